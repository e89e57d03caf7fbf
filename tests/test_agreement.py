"""The PDF, the Word document and the web page say the same, note for note."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.loading import load
from briefkit.model import Brief
from briefkit.style import load_style
from briefkit.style.fonts import covered
from briefkit.textfiles.textfile import read_text_file
from tests.agreeing import assert_agreement, bars
from tests.conftest import BRIEFS, MOMENT, STYLES, loaded, style_named
from tests.published import PUBLISHED


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", BRIEFS, ids=lambda path: path.parent.name)
def test_the_three_formats_of_our_briefs_agree(path: Path, style: str) -> None:
    brief = load(read_text_file(path)).brief
    edition = edit(brief, style_named(style), MOMENT)
    assert len(edition.notes) == len(brief.footnotes) > 0
    assert_agreement(edition)


def _alphabet() -> list[str]:
    """Letters, signs and combining marks that all bundled faces have."""
    faces = [covered(path) for _, path in style_named("base").faces]
    known = frozenset.intersection(*faces)
    ranges = (range(0x41, 0x5B), range(0xC0, 0x17F), range(0x391, 0x3CA), range(0x410, 0x450))
    letters = [letter for each in ranges for letter in map(chr, each) if letter in known]
    return [*letters, "e\u0301", "&", "<b>", '"', "'", ">", "&amp;", "{{", "—", "’"]


def _words(*letters: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(letters), min_size=1, max_size=8).map("".join)


# By language: Korean words have Hangul in them, and the marks that stand beside it.
WORDS = {
    "en": _words(*_alphabet()),
    "ko": _words(*_alphabet(), *"가각힣똠한글말을", *"·「」『』〈〉"),
}
SPECIAL = st.sampled_from(
    [
        "*so*",
        "**so**",
        "`so`",
        "km^2^",
        "CO~2~",
        "[so *x*^th^]{.smallcaps}",
        "[so](https://example.org/a?b=c&d)",
        "https://example.org/" + "x" * 90,
    ]
)
PHRASES = {
    language: st.lists(st.one_of(word, word, word, SPECIAL), min_size=1, max_size=12)
    for language, word in WORDS.items()
}


CITED = ["[@a]", "[@b, p. 2]", "[@a; @b]"]
SOURCES = {
    "a": {"type": "webpage", "title": "A <b> & “C”?", "URL": "https://example.org/a&b"},
    "b": {"type": "book", "title": "B *x* y", "author": ["Büro Д"], "issued": "2024"},
}


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """A brief with notes in paragraphs, lists, tables, quotes, key points and blocks."""
    language = draw(st.sampled_from(sorted(WORDS)))
    word, phrases = WORDS[language], PHRASES[language].map(" ".join)
    labels = [f"n{index}" for index in range(draw(st.integers(1, 6)))]
    cited = draw(st.lists(st.sampled_from(labels), min_size=2, max_size=10))

    def phrase() -> str:
        is_cited = bool(cited) and draw(st.booleans())
        marks = [draw(st.sampled_from([f"[^{cited.pop()}]", *CITED]))] if is_cited else []
        return "".join(
            ["x ", draw(phrases), "x", *marks, draw(st.sampled_from(["", " and y"]))]
        )

    shapes = {
        "paragraph": lambda: phrase(),
        "list": lambda: f"- {phrase()}\n- {phrase()}\n  1. {phrase()}\n",
        "quote": lambda: f"> {phrase()}\n>\n> {phrase()}",
        "code": lambda: f"    typed {draw(word)} *so*",
        "table": lambda: f"| a | b |\n|---|--:|\n| {phrase()} | {phrase()} |",
    }

    held: dict[str, dict[str, object]] = {}

    def placed() -> str:
        """The place of a new block of any kind."""
        field = draw(st.sampled_from(sorted(blocks)))
        label = f"b{sum(map(len, held.values()))}"
        held.setdefault(field, {})[label] = blocks[field]()
        return f"![](#{label})"

    blocks: dict[str, Callable[[], object]] = {
        "figures": lambda: {"image": "bars.png", "alt": draw(word), "title": phrase()},
        "tables": lambda: {
            "title": phrase(),
            "rows": [["a", "b"], [phrase(), "1"]],
            "notes": phrase(),
            "source": phrase(),
            "wide": draw(st.booleans()),
        },
        "boxes": lambda: {"title": phrase(), "text": f"{phrase()}\n\n- {phrase()}\n"},
        "pull_quotes": lambda: {"text": phrase(), "attribution": phrase()},
        "recommendations": lambda: [
            phrase(),
            {"text": phrase(), "to": draw(word), "by": "May"},
        ],
        "key_figures": lambda: [{"figure": draw(word), "text": phrase()} for _ in range(2)],
        "timelines": lambda: [{"date": draw(word), "text": phrase()} for _ in range(2)],
    }
    shapes["placed"] = placed

    def body() -> str:
        chosen = draw(st.lists(st.sampled_from(sorted(shapes)), min_size=1, max_size=4))
        return "\n\n".join(shapes[name]() for name in chosen)

    points = [{"lead": draw(word), "text": phrase()} for _ in range(draw(st.integers(0, 3)))]
    sections = [{"body": body()}]
    sections += [{"heading": f"H {draw(word)}", "body": body()} for _ in range(2)]
    used = re.findall(r"\[\^(n\d)\]", str([points, sections, held]))
    ends = ["end.", "[@a].", "see [@b, p. 3], and [@a]."]
    notes = {
        label: f"{draw(phrases)} {draw(st.sampled_from(ends))}" for label in dict.fromkeys(used)
    }
    title = f"T {draw(word)}"
    return Brief.model_validate(
        {
            "title": title,
            "language": language,
            "key_points": points,
            "sections": sections,
            "footnotes": notes,
            "sources": SOURCES,
            **held,
        }
    )


def test_the_three_formats_agree_on_a_bibliography_and_on_links_to_notes(
    tmp_path: Path,
) -> None:
    style = "label: L\nextends: base\ncitations: {bibliography: true}\n"
    (tmp_path / "style.yaml").write_text(style, encoding="utf-8")
    body = "One.[^n] Two, as [](#m) says.[@b] Three.[^m]"
    brief = {
        "title": "T",
        "sections": [{"body": body}],
        "footnotes": {"n": "See [](#m) and [@a].", "m": "M."},
        "sources": SOURCES,
    }
    edition = edit(Brief.model_validate(brief), load_style(tmp_path), MOMENT)
    assert len(edition.bibliography) == 2
    assert_agreement(edition)
    package = zipfile.ZipFile(io.BytesIO(docx.render(edition)[".docx"]))
    for part in ("document", "footnotes"):
        assert "NOTEREF _Ref_note_3" in package.read(f"word/{part}.xml").decode()


@pytest.mark.parametrize("style", STYLES)
def test_the_three_formats_agree_on_all_that_a_brief_says_of_its_publication(
    style: str,
) -> None:
    assert_agreement(edit(loaded(PUBLISHED).brief, style_named(style), MOMENT))


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # shrinking would lay out pages for minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(briefs(), st.sampled_from(STYLES))
def test_the_three_formats_of_any_brief_agree(brief: Brief, style: str) -> None:
    assert_agreement(edit(brief, style_named(style), MOMENT, images=bars()))
