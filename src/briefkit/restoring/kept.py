"""What a Word document of our own keeps: the brief, and the document, as it was made of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefkit.diagnostic import TextFile, Unreadable
from briefkit.model import Brief
from briefkit.textfiles import jsontext
from briefkit.textfiles.validation import Unfit, fit
from briefkit.textfiles.yamltree import Mapping
from briefkit.word import keptbrief
from briefkit.word.document import WordDocument
from briefkit.word.innerlinks import with_inner_links
from briefkit.word.keptbrief import Broken
from briefkit.word.package import Package
from briefkit.word.reading import read_word
from briefkit.word.typednotes import with_typed_notes

# A brief of a hundred pages has a tenth of it.
MOST_FIELDS = 2_000_000
MOST_UNPACKED = 10_000_000


@dataclass(frozen=True)
class Kept:
    """What a document kept: the brief, the labels of its notes, and the document as it was."""

    root: Mapping
    labels: tuple[str | None, ...]
    document: WordDocument


def kept_in(part: bytes, now: WordDocument, data: bytes) -> Kept:
    """What a part keeps; the document as it was is not read where it is as it is ``now``.

    ``data`` are the bytes of the latter. Raises `Broken` when what it keeps can't be used.
    """
    held = keptbrief.read(part)
    file = TextFile("", held.fields)
    try:
        too_large = len(held.fields) > MOST_FIELDS
        package = Package("", held.document)
        if too_large or package.unpacked > MOST_UNPACKED:
            raise Broken
        jsontext.parse(file)
        root, faults = jsontext.read(file)
        labels = json.loads(held.labels)
        same = package.stands_in(Package("", data))
        document = now if same else _read(held.document)
        if not isinstance(root, Mapping) or not isinstance(labels, list):
            raise Broken
        faults += fit(root, Brief, {}).diagnostics
    except (Unreadable, Unfit, ValueError, RecursionError):
        raise Broken from None
    if faults or not all(each is None or isinstance(each, str) for each in labels):
        raise Broken
    return Kept(root, tuple(labels), document)


def _read(data: bytes) -> WordDocument:
    return with_inner_links(with_typed_notes(read_word("", data)))
