"""What was read of a Word draft, as tests ask for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from briefkit.word.document import Inline, Paragraph, WordDocument
from briefkit.word.reading import read_word
from briefkit.word.tracked import Tracked
from tests import worddrafts
from tests.word_raw import notes, paragraph

BY = 'w:id="9" w:author="Ann" w:date="2024-12-05T00:00:00Z"'
FOUR_NOTES = notes("footnote", *(paragraph(f"Note {letter}.") for letter in "abcd"))


def read(body: str, tracked: Tracked = "refuse", **parts: str) -> WordDocument:
    return read_word("draft.docx", worddrafts.draft(body, **parts), tracked)


def paragraphs(document: WordDocument) -> list[Paragraph]:
    return [each for each in document.blocks if isinstance(each, Paragraph)]


def texts(document: WordDocument) -> list[str]:
    return [each.text for each in paragraphs(document)]


def of_kind(document: WordDocument, kind: type[Inline]) -> list[Any]:
    inlines = (each for paragraph in paragraphs(document) for each in paragraph.inlines)
    return [each for each in inlines if isinstance(each, kind)]


def lost(document: WordDocument) -> list[str]:
    return [each.message for each in document.lost]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def remade(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A document each of whose parts is changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in parts_of(data).items():
            target.writestr(name, change(content))
    return made.getvalue()
