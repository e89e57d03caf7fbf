"""Every CSL type in every position, in both styles, against a golden file read by eye.

Renew it with ``python -m tests.test_citation_wording``, and read the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from briefkit import prose
from briefkit.editing import edit
from briefkit.model import Brief
from briefkit.model.source import SourceType
from briefkit.prose import Inlines
from tests.conftest import CITING, MOMENT, ROOT, style_named

GOLDEN = ROOT / "tests/golden"
TYPES: tuple[str, ...] = get_args(SourceType)
# Plainly invented; each type takes of these what it would have.
PERSON = {"family": "Specimen", "given": "Ann B."}
COMMON: dict[str, Any] = {"title": "An invented title: With a subtitle", "issued": "2024-03-05"}
IN_PART = {"container-title": "Invented Container", "page": "10-20"}
PUBLISHED = {"publisher": "Example Press", "issued": "2024"}
FIELDS: dict[str, dict[str, Any]] = {
    "article-journal": {**IN_PART, "volume": "12", "issue": "3", "DOI": "10.5555/example"},
    "article-newspaper": {"container-title": "Example Daily", "URL": "https://example.org/a"},
    "article-magazine": {"container-title": "Example Weekly"},
    "book": {**PUBLISHED, "edition": "2nd"},
    "chapter": {**IN_PART, **PUBLISHED, "editor": [{"family": "Editor", "given": "E."}]},
    "report": {**PUBLISHED, "genre": "Issue Brief", "number": "7"},
    "thesis": {**PUBLISHED, "genre": "PhD thesis", "publisher": "Example University"},
    "webpage": {"container-title": "Example Site", "URL": "https://example.org/b"},
    "post": {"container-title": "Example Network", "URL": "https://example.org/c"},
    "post-weblog": {"container-title": "Example Blog", "URL": "https://example.org/d"},
    "broadcast": {"container-title": "Example Radio"},
    "motion_picture": {"container-title": "Example Video", "accessed": "2024-04-01"},
    "hearing": {"authority": "Example Committee"},
    "legislation": {"number": "12", "author": []},
    "treaty": {"author": [], "issued": "2024-06-19"},
    "legal_case": {"authority": "Example Court", "number": "34/5", "author": []},
    "interview": {"interviewer": [{"family": "Asker", "given": "I."}]},
    "dataset": {"publisher": "Example Office", "version": "2", "issued": "2023/2024"},
    "paper-conference": {**IN_PART, "event-title": "Example Meeting"},
    "speech": {"event-title": "Example Forum"},
    "personal_communication": {"genre": "e-mail to the author", "title": None},
}


def specimen(kind: str) -> dict[str, Any]:
    fields = {"author": [PERSON], **COMMON, **FIELDS.get(kind, PUBLISHED), "type": kind}
    return {name: value for name, value in fields.items() if value is not None}


POSITIONS = {
    "first": "[@it, p. 4].",
    "ibid": "[@it, p. 4].",
    "ibid with locator": "[@it, pp. 6-7].",
    "between": "[@other].",
    "subsequent": "[@it, ch. 2].",
}


def marked(nodes: Inlines) -> str:
    """A line with *italics* as they are printed."""
    parts = []
    for node in nodes:
        words = prose.plain_text(node)
        parts.append(f"*{words}*" if isinstance(node, prose.Emphasis) else words)
    return "".join(parts)


def wordings(kind: str, style: str) -> Iterator[tuple[str, str]]:
    labels = [name.replace(" ", "-") for name in POSITIONS]
    brief = {
        "title": "T",
        "sections": [{"body": "".join(f"a[^{label}]" for label in labels)}],
        "footnotes": dict(zip(labels, POSITIONS.values(), strict=True)),
        "sources": {"it": specimen(kind), "other": specimen("book")},
    }
    edition = edit(Brief.model_validate(brief), style_named(style), MOMENT)
    for name, note in zip(POSITIONS, edition.printed_notes, strict=True):
        (paragraph,) = note.blocks
        assert isinstance(paragraph, prose.Paragraph)
        if name != "between":
            yield name, marked(paragraph.children)


def table(style: str) -> str:
    lines = []
    for kind in TYPES:
        lines.append(kind)
        lines += [f"    {name:18}{words}" for name, words in wordings(kind, style)]
    return "\n".join(lines) + "\n"


def golden(style: str) -> Path:
    return GOLDEN / f"citations-{style}.txt"


@pytest.mark.parametrize("style", CITING)
def test_every_type_is_worded_in_every_position_as_read_by_eye(style: str) -> None:
    assert len(TYPES) == 45
    assert table(style) == golden(style).read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in CITING:
        golden(each).write_text(table(each), encoding="utf-8")
