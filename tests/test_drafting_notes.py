"""Typed notes read as citations: right where they are read, left alone where unsure."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit.drafting.parsing import ParsedNotes, parsed
from briefkit.model.source import Source
from tests.conftest import CITING
from tests.drafts import field_words, note_words, printed, words

ANN = {"given": "Ann", "family": "Specimen"}
BEN = {"given": "Ben B.", "family": "Other"}
LIM = {"given": "Soo-ho", "family": "Lim", "order": "family-first"}

# One note each, and the fields that it gives.
WHOLE: dict[str, dict[str, Any]] = {
    "Ann Specimen, *A Book: Of Things* (Exampletown: Example Press, 2024), 12.": {
        "type": "book", "author": [ANN], "title": "A Book: Of Things",
        "publisher-place": "Exampletown", "publisher": "Example Press", "issued": "2024",
    },
    "Ann Specimen and Ben B. Other, “A Study,” *Journal of Examples* 12, no. 3 (2024): 45–67, "
    "https://doi.org/10.5555/ex.": {
        "type": "article-journal", "author": [ANN, BEN], "title": "A Study",
        "container-title": "Journal of Examples", "volume": "12", "issue": "3",
        "issued": "2024", "page": "45-67", "DOI": "10.5555/ex",
    },
    "Specimen, A., & Other, B. B. (2024). A study of things. *Journal of Examples*, 12(3), "
    "45–67. https://doi.org/10.5555/ex": {
        "type": "article-journal",
        "author": [
            {"given": "A.", "family": "Specimen"}, {"given": "B. B.", "family": "Other"},
        ],
        "title": "A study of things", "container-title": "Journal of Examples", "volume": "12",
        "issue": "3", "issued": "2024", "page": "45-67", "DOI": "10.5555/ex",
    },
    "Specimen, A. (2024). *A book of things*. Example Press.": {
        "type": "book", "author": [{"given": "A.", "family": "Specimen"}],
        "title": "A book of things", "publisher": "Example Press", "issued": "2024",
    },
    "Ann Specimen, “A Day in May,” *Example Times*, 16 March 2024, <https://example.org/a>.": {
        "type": "article-newspaper", "author": [ANN], "title": "A Day in May",
        "container-title": "Example Times", "issued": "2024-03-16",
        "URL": "https://example.org/a",
    },
    "Ann Specimen, “Who Goes There?,” Example Daily, Nov. 3rd, 2024.": {
        "type": "article-newspaper", "author": [ANN], "title": "Who Goes There?",
        "container-title": "Example Daily", "issued": "2024-11-03",
    },
    "Lim Soo-ho, 2024, “Arms or bread: The cost,” Issue Brief No. 627, Example Institute.": {
        "type": "report", "author": [LIM], "title": "Arms or bread: The cost",
        "genre": "Issue Brief", "number": "627", "publisher": "Example Institute",
        "issued": "2024",
    },
    "UN Security Council, “A Report of the Panel,” UN Doc. S/2024/999, 7 March 2024.": {
        "type": "document", "author": [{"literal": "UN Security Council"}],
        "title": "A Report of the Panel", "number": "S/2024/999", "issued": "2024-03-07",
    },
    "Example Institute, “A Page,” accessed 3 May 2024, https://example.org/p.": {
        "type": "webpage", "author": [{"literal": "Example Institute"}], "title": "A Page",
        "accessed": "2024-05-03", "URL": "https://example.org/p",
    },
    "Example Radio, “An Hour,” 27 Nov 2024. https://example.org/r": {
        "type": "webpage", "container-title": "Example Radio", "title": "An Hour",
        "issued": "2024-11-27", "URL": "https://example.org/r",
    },
    "Vincent van der Sample, “A Part,” in *A Whole*, ed. Ann Specimen and Ben B. Other "
    "(Example Press, 2023), 12–15.": {
        "type": "chapter", "title": "A Part", "container-title": "A Whole",
        "author": [{"given": "Vincent", "family": "Sample",
                    "non-dropping-particle": "van der"}],
        "editor": [ANN, BEN], "publisher": "Example Press", "issued": "2023",
    },
    "*Example Sinmun*, 16 March 2024.": {
        "type": "article-newspaper", "container-title": "Example Sinmun",
        "issued": "2024-03-16",
    },
    "Ann Specimen, “A Thesis” (PhD diss., Example University, 2021), 4.": {
        "type": "thesis", "author": [ANN], "title": "A Thesis", "genre": "PhD diss.",
        "publisher": "Example University", "issued": "2021",
    },
}  # fmt: skip


@pytest.mark.parametrize("note", WHOLE)
def test_a_note_in_full_gives_its_fields(note: str) -> None:
    (source,) = parsed({"n": note}).sources.values()
    assert source.fields == WHOLE[note]
    Source.model_validate(source.fields)


# What follows notes that give `ann` (A Book, 2024) and `lim` (Arms or bread), and its new text.
FIRST = {
    "a": "Ann Specimen, *A Book: Of Things* (Example Press, 2024), 12.",
    "b": "Lim Soo-ho, 2024, “Arms or bread: The cost,” Issue Brief No. 627, Example Institute.",
}
LATER = {
    "Ibid.": "[@lim-2024].",
    "*Ibid.*, p. 3.": "[@lim-2024, p. 3].",
    "Ibid., pp. 3–5; Specimen, *A Book*, 9.": "[@lim-2024, pp. 3-5]; [@specimen-2024, 9].",
    "Lim, 2024, “Arms or bread,” p. 4.": "[@lim-2024, p. 4].",
    "Lim, “Arms or bread: The cost.”": "[@lim-2024].",
    "Lim (2024), p. 4.": "[@lim-2024, p. 4].",
    "Specimen, op. cit., p. 7.": "[@specimen-2024, p. 7].",
    "Specimen, supra note 1, p. 7.": "[@specimen-2024, p. 7].",
    "See also Lim, “Arms or bread,” p. 4, emphasis added.": (
        "See also [@lim-2024, p. 4], emphasis added."
    ),
    "The two authors do not agree about what it cost. Ibid., p. 3.": (
        "The two authors do not agree about what it cost. [@lim-2024, p. 3]."
    ),
    "Ben B. Other, “Day,” *Example Times*, 3 May 2023, cited in Lim, “Arms or bread,” p. 2.": (
        "[@other-2023], cited in [@lim-2024, p. 2]."
    ),
}


@pytest.mark.parametrize("note", LATER)
def test_a_later_note_is_read_by_the_notes_before(note: str) -> None:
    found = parsed({**FIRST, "c": note}).notes["c"]
    assert found is not None
    assert found.text == LATER[note]


UNSURE = (
    "",
    "See above.",
    "The author thanks two readers for what they said.",
    "Ann Specimen, “A Day,” Example Times, 31 November 2024.",
    "Ann Specimen, “A Day,” a column, *Example Times*, 3 May 2024.",
    "Ann Specimen, “A Day,” *Example Times*, 3 May 2024, and more of the kind.",
    "Ann Specimen et al., “A Day,” *Example Times*, 3 May 2024.",
    "Ann Specimen, ‘’A‘ day of it... What then?’ Example Ilbo, 3 May 2024.",
    "Ann Specimen, “ A Day,” *Example Times*, 3 May 2024.",
    "Ann Specimen, “A Day, *Example Times*, 3 May 2024.",
    "Emily Post, “A Day,” *Example Times*, 3 May 2024.",
    "Kim Sample, “A Day,” *Example Times*, 3 May 2024.",
    "Ann Specimen, *A Book*, 2024.",
    "Ann Specimen, “A Talk,” Exampletown, 3 May 2024.",
    "Ann Specimen, *A Book* (Example Press, 2024), [see the website](https://example.org/b).",
    "Ann Specimen, “A Study,” *Journal of Examples* 12 (2024): 45, p. 46.",
    "Specimen, A. (2024). A study. A kind. Of thing.",
    "Lim, 2024, “Arms or bread.”",
    "Ibid.",
    "Op. cit., p. 4.",
    "Ann Specimen, *A Book* (Example Press, 2024).\n\nA second paragraph of words.",
    "`Ann Specimen`, *A Book* (Example Press, 2024).",
)


@pytest.mark.parametrize("note", UNSURE)
def test_a_note_with_anything_unsure_in_it_stays_text(note: str) -> None:
    found = parsed({"n": note})
    assert (found.notes, found.sources) == ({"n": None}, {})


def test_ibid_after_a_note_that_is_unsure_or_cites_two_works_stays_text() -> None:
    both = f"{FIRST['a'][:-1]}; {FIRST['b']}"
    for before in (both, "Something unsure, 2024.", f"{FIRST['a']} Something unsure."):
        assert parsed({"a": before, "b": "Ibid."}).notes["b"] is None


def test_ibid_without_a_part_means_the_same_part_again() -> None:
    found = parsed({"a": FIRST["a"], "b": "Ibid.", "c": "Ibid., 14."}).notes
    assert [note and note.text for note in found.values()] == [
        "[@specimen-2024, 12].", "[@specimen-2024, 12].", "[@specimen-2024, 14].",
    ]  # fmt: skip


def test_a_short_form_that_two_works_share_stays_text() -> None:
    other = FIRST["a"].replace("Things", "Men").replace("2024", "2020")
    notes = {"a": FIRST["a"], "b": other, "c": "Specimen, *A Book*, 9."}
    assert parsed(notes).notes["c"] is None
    assert parsed(notes | {"c": "Specimen, 2020, *A Book*, 9."}).notes["c"] is not None


def test_a_work_given_in_full_again_is_the_same_source() -> None:
    again = "Ann Specimen, *A Book: Of Things* (Example Press, 2024), https://example.org/b."
    found = parsed({"a": FIRST["a"], "b": again})
    (source,) = found.sources.values()
    assert source.fields["URL"] == "https://example.org/b"
    assert source.places["URL",].label == "b"


def test_a_short_title_of_the_author_s_own_is_kept() -> None:
    found = parsed({**FIRST, "c": "Lim, “Arms,” p. 4."})
    assert found.sources["lim-2024"].fields["title-short"] == "Arms"
    assert found.sources["lim-2024"].places["title-short",].label == "c"


def test_sources_cited_by_key_already_are_known_to_ibid_and_short_forms() -> None:
    known = {"s": {"type": "book", "author": [ANN], "title": "A Book", "issued": "2024"}}
    notes = {"a": "[@s, p. 3].", "b": "Ibid.", "c": "Specimen, *A Book*, 9."}
    found = parsed(notes, known)
    assert [note and note.text for note in found.notes.values()] == [
        None, "[@s, p. 3].", "[@s, 9].",
    ]  # fmt: skip
    assert found.sources == {}


def test_every_text_of_a_source_stands_where_its_place_says() -> None:
    notes = {str(index): note for index, note in enumerate(WHOLE)}
    for source in parsed(notes).sources.values():
        for path, place in source.places.items():
            value: Any = source.fields
            for step in path:
                value = value[step]
            written = notes[place.label][place.start : place.end]
            if path and path[0] not in ("issued", "accessed"):
                assert written.replace("–", "-") == value, path
            assert written == written.strip(" ,;")


def test_a_range_in_the_new_text_leads_back_to_the_words_of_the_old() -> None:
    old = (
        "It was never said by whom or to whom. See Lim, “Arms or bread,” p. 4, emphasis added."
    )
    note = parsed({**FIRST, "c": old}).notes["c"]
    assert note is not None
    for words_new, words_old in {
        "never said": "never said",
        "@lim": "Lim, “Arms or bread,” p. 4",
        "emphasis": "emphasis",
        "See [@lim": "See Lim, “Arms or bread,” p. 4",
    }.items():
        start = note.text.index(words_new)
        begin, end = note.original(start, start + len(words_new))
        assert old[begin:end] == words_old


# --- No note loses a word


def lost(notes: Mapping[str, str], found: ParsedNotes) -> list[str]:
    """The words of notes that are neither in the new text nor in a field of a cited source."""
    missing = []
    for label, note in found.notes.items():
        if note:
            keys = re.findall(r"@([\w-]+)", note.text)
            kept = set(note_words(re.sub(r"\[@[\w-]+,? ?|\]", " ", note.text)))
            kept |= {w for key in keys for w in field_words(found.sources[key].fields)}
            missing += [word for word in note_words(notes[label]) if word not in kept]
    return missing


# The types that each style dates by the year.
BY_YEAR = {
    "base": ("article-journal",),
    "korea-on-point": ("article-journal", "book", "chapter", "report", "thesis"),
}


def unprinted(notes: Mapping[str, str], found: ParsedNotes, style: str) -> list[str]:
    """The words of notes that a house style does not print, though no rule of it says so.

    By its rules a style names the first of three authors alone, dates journals, and some
    other works, by the year, prints the pages cited in place of those that a work takes
    up, and gives a work in short where it has been given before: as Ibid., without the
    part where that is the same again.
    """
    shown, seen = printed(found, notes, style), set()
    missing = []
    for label, note in found.notes.items():
        kept = set(words(shown[label]))
        kept |= set(words(note.text)) if note and "Ibid" in shown[label] else set()
        for key in re.findall(r"@([\w-]+)", note.text) if note else ():
            fields = found.sources[key].fields
            if key in seen:
                kept |= field_words(fields)
            if len(fields.get("author", ())) > 2:
                kept |= field_words({"author": fields["author"]})
            if fields["type"] in BY_YEAR[style]:
                kept |= field_words({"issued": fields.get("issued", "")})
            kept |= field_words({"page": fields.get("page", "")})
            seen.add(key)
        missing += [word for word in note_words(notes[label]) if note and word not in kept]
    return missing


TABLE = {str(index): note for index, note in enumerate((*FIRST.values(), *LATER, *WHOLE))}


def test_no_word_of_the_table_is_lost() -> None:
    found = parsed(TABLE)
    assert lost(TABLE, found) == []
    for style in CITING:
        assert unprinted(TABLE, found, style) == []


PEOPLE = (
    "Ann Specimen",
    "Ben B. Other",
    "Lim Soo-ho",
    "A. B. Sample",
    "Vincent van der Sample",
)
BODIES = ("Example Institute", "Ministry of Examples", "Example News", "EXI")
TITLES = (
    "A Day in March", "Arms or bread: The cost", "Who goes there?", "U.S. ‘Kim’ in Town",
    "Ten Years’ Work", "On the “Other” Side", "No. 3 and After", "It’s 2024, isn’t it?",
)  # fmt: skip
OUTLETS = ("*Example Times*", "Example Daily", "*Rodong Example*", "Example Center")
DATES = ("3 May 2024", "March 16, 2024", "11 Nov 2024", "March 2024", "2024", "n.d.")
ENDS = (".", ", p. 4.", ", pp. 4–9.", ". https://example.org/a", ", https://example.org/a.", "")
MANNERS = (
    "{by}, “{title},” {outlet}, {date}{end}",
    "“{title},” {outlet}, {date}{end}",
    "{by}, {year}, “{title},” Issue Brief No. 7, {body}{end}",
    "{by}, *{title}* (Exampletown: Example Press, {year}){end}",
    "{by}, “{title},” *Journal of Examples* 12, no. 3 ({year}): 45–67{end}",
    "{by}, “{title},” in *A Whole*, ed. {by} (Example Press, {year}){end}",
    "{body}, “{title},” {date}{end}",
    "{by}, “{title},” {body}, {date}, accessed 3 May 2024{end}",
    "{by}, “{title},” interview by {by}, {date}{end}",
    "Specimen, A. B. ({year}). {title}. Example Press{end}",
    "Specimen, “{title}”{end}",
    "Ibid{end}",
    "{outlet}, {date}{end}",
    "It has never been said by whom it was paid. {by}, “{title},” {outlet}, {date}{end}",
    "See {by}, “{title},” {outlet}, {date}, cited in {by}, *{title}* (A Press, 2020){end}",
)


@st.composite
def typed(draw: st.DrawFn) -> str:
    """A note in one of the manners, often with a slip in it."""
    manner = draw(st.sampled_from(MANNERS))
    choices = {"by": PEOPLE + BODIES, "title": TITLES, "outlet": OUTLETS, "date": DATES,
               "end": ENDS, "body": BODIES, "year": ("2024", "1999")}  # fmt: skip
    note = re.sub(r"\{(\w+)\}", lambda m: draw(st.sampled_from(choices[m[1]])), manner)
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(note)))
        slip = draw(
            st.sampled_from(["", "", " ", ",", ".", "“", "”", "*", "(", "; ", " and ", "x"])
        )
        note = note[:at] + slip + note[at + (0 if slip else 1) :]
    return note


@settings(max_examples=400, deadline=None)
@given(st.lists(typed(), min_size=1, max_size=4))
def test_no_note_with_slips_or_without_loses_a_word(drafted: list[str]) -> None:
    notes = {f"n{index}": note for index, note in enumerate(drafted)}
    found = parsed(notes)
    assert lost(notes, found) == []
    for source in found.sources.values():
        Source.model_validate(source.fields)


@pytest.mark.parametrize("style", CITING)
def test_the_styles_print_every_word_of_notes_in_all_manners(style: str) -> None:
    choose = random.Random(5)  # noqa: S311 no secret
    parts = {"by": PEOPLE + BODIES, "title": TITLES, "outlet": OUTLETS, "date": DATES,
             "end": ENDS, "body": BODIES, "year": ("2024", "1999")}  # fmt: skip
    read = 0
    for _ in range(60):
        notes = {
            f"n{index}": re.sub(r"\{(\w+)\}", lambda m: choose.choice(parts[m[1]]), manner)
            for index, manner in enumerate(MANNERS)
        }
        found = parsed(notes)
        read += sum(note is not None for note in found.notes.values())
        assert unprinted(notes, found, style) == []
    assert read > 60 * len(MANNERS) / 4
