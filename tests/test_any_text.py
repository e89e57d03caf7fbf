"""Any text whatever is checked without a traceback, and no finding stands outside it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import conftest
from tests.fuzzing import examined

DEMO = conftest.DEMO.read_text(encoding="utf-8")
FAULTY = (conftest.DEMO.parents[2] / "tests" / "faulty.yaml").read_text(encoding="utf-8")
BITS = (
    *(
        "[^",
        "]",
        "[@",
        "{",
        "}",
        "“",
        '"',
        "'",
        "|",
        ">",
        "- ",
        ": ",
        "#",
        "&a ",
        "*a",
        "!!str",
    ),
    *(
        "Ibid.",
        "cited in",
        "2024",
        "https://",
        "\u202e",
        "\u0300",
        "\r",
        "\t",
        "\0",
        "\ufeff",
        "👩‍👩‍👧",
    ),
    *("footnotes:\n", "sources:\n", "  a: ", "sections:\n", "\n\n", "```", "<", "&lt;", "\\"),
)

pieces = st.lists(st.sampled_from(BITS) | st.text(max_size=8), max_size=30).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces)
def test_any_text_is_checked(text: str) -> None:
    examined(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_brief_is_checked(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from((DEMO, FAULTY)))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 60)))
        middle = data.draw(pieces | st.just(text[start:end] * 2))
        text = text[:start] + middle + text[end:]
    examined(text)


def test_the_check_of_any_text_finds_what_is_wrong() -> None:
    assert examined(FAULTY) > 20
    assert examined("title: [") == 1
