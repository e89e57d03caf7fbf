"""The rules on addresses, DOIs, and what a note says beside its address."""

from __future__ import annotations

import pytest

from briefkit.checks.title_differs_from_url import slip
from tests.findings import body, mended, note, of_rule, places

SITE = "https://example.org"

# rule, words, column of the finding in a body, words after the edits (None: no edits)
FAILING = [
    ("malformed-url", "See www.example.org/a now.", 11, "See https://www.example.org/a now."),
    ("malformed-url", "See https:// example.org/a now.", 11, f"See {SITE}/a now."),
    ("malformed-url", "See https//example.org/a.", 11, f"See {SITE}/a."),
    ("malformed-url", "See http:/example.org/a.", 11, "See http://example.org/a."),
    ("malformed-url", f"See <{SITE}/a;>.", 12, f"See <{SITE}/a>."),
    ("malformed-url", f"See [a]({SITE}/a.).", 15, f"See [a]({SITE}/a)."),
    ("malformed-url", f"See [a](<{SITE}/a b>).", 16, None),
    ("malformed-url", f"See {SITE}/a;{SITE}/b.", 11, None),
    ("malformed-url", "See [a](http://[b).", 15, None),
    ("malformed-url", "See [a](https://example.org:80000/b).", 15, None),
    ("malformed-url", "See [a](https:///b).", 15, None),
    ("tracking-url", f"See {SITE}/a?utm_source=chatgpt.com.", 11, f"See {SITE}/a."),
    ("tracking-url", f"See {SITE}/a?id=3&fbclid=x&p=2.", 11, f"See {SITE}/a?id=3&p=2."),
    ("tracking-url", f"See {SITE}/a?gclid=x&mc_cid=y&p=2.", 11, f"See {SITE}/a?p=2."),
    ("tracking-url", f"See {SITE}/a?p=2&igshid=y#s.", 11, f"See {SITE}/a?p=2#s."),
    ("tracking-url", f"See {SITE}/a?utm_id=y#return.", 11, f"See {SITE}/a."),
    ("tracking-url", f"See {SITE}/a# now.", 11, f"See {SITE}/a now."),
    ("tracking-url", f"See [a]({SITE}/a?utm_a_b=c).", 15, f"See [a]({SITE}/a)."),
    ("tracking-url", "See https://m.example.org/a.", 11, None),
    ("tracking-url", "See https://bit.ly/abc.", 11, None),
    ("tracking-url", "See https://www.google.com/search?q=troops.", 11, None),
    ("tracking-url", f"See {SITE}/news/amp/.", 11, None),
    ("malformed-doi", "See doi:10.5555/12.", 11, "See https://doi.org/10.5555/12."),
    ("malformed-doi", "See DOI: 10.5555/12.", 11, "See https://doi.org/10.5555/12."),
    ("malformed-doi", "See doi.org/10.5555/12.", 11, "See https://doi.org/10.5555/12."),
    (
        "malformed-doi",
        "See http://dx.doi.org/10.5555/12.",
        11,
        "See https://doi.org/10.5555/12.",
    ),
    ("malformed-doi", "See https://doi.org/5555/12.", 11, None),
    ("malformed-doi", "See https://doi.org/10.55/12.", 11, None),
]


@pytest.mark.parametrize(("rule", "words", "column", "after"), FAILING)
def test_a_faulty_address_is_found_and_mended(
    rule: str, words: str, column: int, after: str | None
) -> None:
    text = body(words)
    assert {(line, at) for line, at, _ in places(rule, text)} == {(4, column)}
    assert mended(rule, text) == body(after or words)
    assert of_rule(rule, body(after)) == [] if after else True


CLEAN = [
    ("malformed-url", f"See {SITE}/a and {SITE}/b, and ({SITE}/c)."),
    ("malformed-url", f"See <{SITE}/a;v=1> and [x]({SITE}/%20b)."),
    ("malformed-url", "Code `www.example.org` and mail www@www.example.org stay."),
    ("malformed-url", "The protocol is http: it has no host."),
    ("malformed-url", "See [a](www.example.org)."),
    ("tracking-url", f"See {SITE}/a?page=2&source=x#part and {SITE}/#s1."),
    ("tracking-url", "See https://medium.com/a, https://amp-example.org/x, https://t.com/co."),
    ("tracking-url", f"See {SITE}/campus/example and https://www.google.com/maps?q=a."),
    ("malformed-doi", "See https://doi.org/10.5555/12 and https://doi.org/10/abc."),
    ("malformed-doi", "The DOI is the same: see `doi:10.5555/12`. Its doi is 10 words."),
    ("malformed-doi", "See https://doi.org/ for more."),
]


@pytest.mark.parametrize(("rule", "words"), CLEAN)
def test_a_good_address_is_left_alone(rule: str, words: str) -> None:
    assert places(rule, body(words)) == []


SOURCE = "title: A\nsections: [{{body: 'Words.[@a]'}}]\nsources:\n  a: {{{}}}\n"


def test_the_addresses_of_sources_are_read_too() -> None:
    text = SOURCE.format(f"type: webpage, URL: '{SITE}/a?utm_source=x'")
    assert [place[:2] for place in places("tracking-url", text)] == [(4, 28)]
    assert f"URL: '{SITE}/a'" in mended("tracking-url", text)
    assert places("malformed-doi", SOURCE.format("type: article, DOI: 10.55/12")) == [
        (4, 27, "10.55/12")
    ]
    for doi in ("10.5555/12", "https://doi.org/10.5555/12"):
        assert places("malformed-doi", SOURCE.format(f"type: article, DOI: {doi}")) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"“T,” 2 Nov 2024. {SITE}/2024/11/27/a", ["2 Nov 2024"]),
        (f"“T,” November 2, 2024, {SITE}/2024-11-27/a", ["November 2, 2024"]),
        (f"“T,” 2024-11-02, {SITE}/20241127-a", ["2024-11-02"]),
        (
            f"“T,” 27 Nov 2024. {SITE}/2024/11/27/a; “U,” 2 Nov 2024. {SITE}/2024/11/21/b",
            ["2 Nov 2024"],
        ),
        (f"“T,” 26 Nov 2024. {SITE}/2024/11/27/a", []),
        (f"“T,” 2 Nov 2024, 5 Nov 2024. {SITE}/2024/11/27/a", []),
        (f"“T,” 27 Nov 2024, accessed 5 May 2025, {SITE}/2024/11/27/a", []),
        (f"“T,” n.d., accessed 5 May 2025, {SITE}/2024/11/27/a", []),
        (f"“T,” 2 Nov 2024. {SITE}/key=202411110557", []),
        (f"“T,” 2 Nov 2024. {SITE}/2024/13/27/a", []),
        (f"“T,” Nov 2024. {SITE}/2024/11/27/a", []),
    ],
)
def test_a_date_is_held_against_the_address_after_it(words: str, expected: list[str]) -> None:
    found = places("date-differs-from-url", note(words))
    assert [words for _, _, words in found] == expected


def test_a_slip_in_a_title_is_found_at_its_word() -> None:
    text = note(f"“Strom Shadow in Kursk,” 2024. {SITE}/storm-shadow-kursk")
    assert places("title-differs-from-url", text) == [(5, 6, "Strom")]


@pytest.mark.parametrize(
    "words",
    [
        f"“Korean Women Soldiers,” 2024. {SITE}/korea-woman-soldier",
        f"“Storm Shadow and a Strom,” 2024. {SITE}/storm-shadow",
        f"“Defence of Labour,” 2024. {SITE}/defense-labor",
        f"“Organised Troops,” 2024. {SITE}/organized-troops",
        f"“Strom,” 2024, {SITE}/a; “Other,” 2024, {SITE}/storm",
        f"Strom says so. {SITE}/storm",
    ],
)
def test_another_form_of_a_word_is_no_slip(words: str) -> None:
    assert places("title-differs-from-url", note(words)) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("strom", "storm", True),
        ("shaddow", "shadow", True),
        ("shdow", "shadow", True),
        ("shidow", "shadow", True),
        ("storm", "storm", False),
        ("troops", "troop", False),
        ("centre", "center", False),
        ("missile", "massive", False),
    ],
)
def test_a_slip_is_one_letter_within_a_word(first: str, second: str, expected: bool) -> None:
    assert slip(first, second) is expected
    assert slip(second, first) is expected


def test_a_semicolon_glued_to_an_address_is_parted_from_it() -> None:
    text = body("https://example.org/a; RFA")
    assert places("malformed-url", text) == [(4, 28, ";")]
    assert mended("malformed-url", text) == body("https://example.org/a ; RFA")
