"""Notes that the house styles word, read back: how many come back, and none of them wrong.

``python -m tests.test_drafting_recall`` prints how many, by position and by type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from briefkit import prose
from briefkit.drafting.parsing import DraftNote, ParsedNotes, parsed
from briefkit.editing import edit
from briefkit.model import Brief
from briefkit.model.source import Source
from briefkit.model.sourcedate import SourceDate
from tests.conftest import CITING, MOMENT, style_named
from tests.test_citation_wording import POSITIONS, TYPES, marked, specimen

OTHER = {
    "type": "book",
    "author": [{"family": "Elsewhere", "given": "Eve"}],
    "title": "Another invented title",
    "publisher": "Elsewhere Press",
    "issued": "2019",
}
# What a note does not tell: types that are worded in one way, and what they are read as.
READ_AS = {
    "book": "classic collection figure graphic map musical_score pamphlet periodical",
    "webpage": "post post-weblog",
    "article-newspaper": "article-magazine broadcast post post-weblog webpage",
}


def worded(kind: str, style: str) -> dict[str, str]:
    """Notes in the manner of a style: in full, Ibid. twice, another work, the short form."""
    labels = [name.replace(" ", "-") for name in POSITIONS]
    brief = {
        "title": "T",
        "sections": [{"body": "".join(f"a[^{label}]" for label in labels)}],
        "footnotes": dict(zip(labels, POSITIONS.values(), strict=True)),
        "sources": {"it": specimen(kind), "other": OTHER},
    }
    edition = edit(Brief.model_validate(brief), style_named(style), MOMENT)
    notes = {}
    for label, note in zip(labels, edition.printed_notes, strict=True):
        (paragraph,) = note.blocks
        assert isinstance(paragraph, prose.Paragraph)
        notes[label] = marked(paragraph.children)
    return notes


def differing(fields: dict[str, Any], kind: str) -> Iterator[str]:
    """The fields that were read otherwise than they are; a year may stand for a day."""
    true = Source.model_validate(specimen(kind))
    read = Source.model_validate(fields)
    if read.type != kind and kind not in READ_AS[read.type].split():
        yield f"type {read.type}"
    for name in read.model_fields_set - {"type"}:
        value, other = getattr(read, name), getattr(true, name)
        same = value == other
        if isinstance(value, SourceDate) and isinstance(other, SourceDate):
            same = other.written.startswith(value.written)
        if not same:
            yield f"{name}: {value!r}, not {other!r}"


# --- What comes back


PARTS = {
    "first": ", p. 4",
    "ibid": ", p. 4",
    "ibid-with-locator": ", pp. 6-7",
    "subsequent": ", chap. 2",
}


def judged(kind: str, style: str) -> Iterator[tuple[str, str]]:
    """Each position with how its note came back: as it was, as text, or wrong and how."""
    found: ParsedNotes = parsed(worded(kind, style))
    for label, part in PARTS.items():
        note = found.notes[label]
        yield label, "text" if note is None else _verdict(note, found, kind, label, part)


def _verdict(note: DraftNote, found: ParsedNotes, kind: str, label: str, part: str) -> str:
    first = found.notes["first"]
    if first is None:
        return "wrong: of a work that is not known"
    (key, *_) = found.sources
    bare = part.replace("pp. ", "").replace("p. ", "")
    if note.text not in (f"[@{key}{part}].", f"[@{key}{bare}].", f"[@{key}{part}]"):
        return f"wrong: {note.text}"
    wrong = list(differing(dict(found.sources[key].fields), kind)) if label == "first" else []
    return f"wrong: {', '.join(wrong)}" if wrong else "as it was"


@pytest.mark.parametrize("style", CITING)
@pytest.mark.parametrize("kind", TYPES)
def test_what_is_read_back_of_a_style_s_notes_is_never_wrong(kind: str, style: str) -> None:
    wrong = [(where, how) for where, how in judged(kind, style) if how.startswith("wrong")]
    assert wrong == []


# The types that think tanks cite most, in full and later.
MOST_CITED = (
    *("article-journal", "article-magazine", "article-newspaper", "book", "chapter"),
    *("interview", "report", "thesis", "webpage"),
)


@pytest.mark.parametrize("style", CITING)
@pytest.mark.parametrize("kind", MOST_CITED)
def test_notes_of_the_common_types_come_back_in_every_position(kind: str, style: str) -> None:
    assert dict(judged(kind, style)) == dict.fromkeys(PARTS, "as it was")


def main() -> None:
    for style in CITING:
        verdicts = {kind: dict(judged(kind, style)) for kind in TYPES}
        for label in PARTS:
            count = Counter(each[label].partition(":")[0] for each in verdicts.values())
            print(
                f"{style:15} {label:18} {count['as it was']} of {len(TYPES)} as they were, "
                f"{count['text']} left as text, {count['wrong']} wrong"
            )
        for kind, each in verdicts.items():
            if set(each.values()) != {"as it was"}:
                print(f"    {kind:24}", "; ".join(f"{k} {v}" for k, v in each.items()))


if __name__ == "__main__":
    main()
