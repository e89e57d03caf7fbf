"""The parts of a Word file and how they relate (ECMA-376 part 2), read within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cached_property
from typing import Any, NamedTuple

from briefkit.word.names import W
from briefkit.word.refusals import SAVE, damaged, no_package, refusal
from briefkit.word.safexml import UnsafeXml, marks, parse_xml

MOST_BYTES = 100_000_000
MOST_MEMBERS = 10_000
MOST_UNPACKED = 300_000_000
MOST_XML = 40_000_000
# A brief has ten thousand tags and attributes; five thousand notes have half a million.
MOST_MARKS = 1_000_000
# A thick book has ten thousand.
MOST_PARAGRAPHS = 30_000
# Running text shrinks to a tenth or so, white pictures to a hundredth.
MOST_SHRUNK = 200
SMALL = 20_000_000
TYPES = "[content_types].xml"
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relation(NamedTuple):
    """What a part relates to: a kind ("styles"), and a part's name or an outer address."""

    kind: str
    target: str
    external: bool


class Package:
    """A Word file's parts by name ("word/document.xml"), each read when it is asked for.

    Raises `Unreadable` when the file is no Word document, is encrypted, damaged, or would
    grow beyond bounds when unpacked. An address outside the file is never opened.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        if len(data) > MOST_BYTES:
            raise self._too_large()
        if (error := no_package(name, data)) is not None:
            raise error
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, RuntimeError, ValueError, OSError, EOFError):
            raise damaged(name) from None
        members = self._zip.infolist()
        self.unpacked = unpacked = sum(each.file_size for each in members)
        swollen = unpacked > max(SMALL, len(data) * MOST_SHRUNK)
        if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or swollen:
            raise self._too_large()
        # The names of parts are the same in any case (part 2, 9.1.1.2).
        self._members = {each.filename.lstrip("/").lower(): each for each in members}
        self._bytes_left, self._marks_left = MOST_XML, MOST_MARKS
        self._relations: dict[str, dict[str, Relation]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._members)

    def size(self, part: str) -> int | None:
        """How many bytes a part has; None when it is not in the file."""
        member = self._members.get(part.lower())
        return None if member is None else member.file_size

    def read(self, part: str) -> bytes:
        """A part's bytes. Raises `Unreadable` when it is missing or damaged."""
        member = self._members.get(part.lower())
        if member is None or member.compress_type not in METHODS:
            raise damaged(self.name)
        if member.flag_bits & 1:
            message = "This file is protected by a password. Ask for a copy without one"
            raise refusal(self.name, "encrypted-file", message)
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, OSError):
            raise damaged(self.name) from None

    def xml(self, part: str) -> Any:
        """A part's root element. Raises `Unreadable` when it can't be had safely."""
        self._bytes_left -= self.size(part) or 0
        if self._bytes_left < 0:
            raise self._too_large()
        data = self.read(part)
        self._marks_left -= marks(data)
        if self._marks_left < 0:
            raise self._too_large()
        try:
            root = parse_xml(data)
        except UnsafeXml:
            message = (
                "This file has a document type declaration, which Word never writes and "
                f"which can hide harm. If you trust its sender: {SAVE[0].lower()}{SAVE[1:]}"
            )
            raise refusal(self.name, "unsafe-file", message) from None
        except ValueError:
            raise damaged(self.name) from None
        if sum(1 for _ in root.iter(f"{W}p")) > MOST_PARAGRAPHS:
            raise self._too_large()
        return root

    def relations(self, owner: str) -> dict[str, Relation]:
        """What a part ("" for the file itself) relates to, by the ids of its relationships."""
        if owner not in self._relations:
            folder, part = posixpath.dirname(owner), _relations_of(owner)
            found = self.xml(part).iter(RELATION) if self.size(part) is not None else ()
            self._relations[owner] = {
                each.get("Id", ""): _relation(folder, each) for each in found
            }
        return self._relations[owner]

    def related(self, owner: str, kind: str) -> str | None:
        """The first part of a kind that a part relates to and that is in the file."""
        for each in self.relations(owner).values():
            if each.kind == kind and not each.external and self.size(each.target) is not None:
                return each.target
        return None

    def stands_in(self, other: Package) -> bool:
        """Whether another file has all that this one has, be there more in it or not."""
        related = {_relations_of(each).lower(): each for each in ("", self.document)}
        return all(
            self.relations(related[name]).items() <= other.relations(related[name]).items()
            if name in related
            else other.size(name) == self.size(name) and other.read(name) == self.read(name)
            for name in self._members.keys() - {TYPES}
        )

    @cached_property
    def document(self) -> str:
        """The name of the main document part."""
        return self.related("", "officeDocument") or "word/document.xml"

    def main(self) -> Any:
        """The root of the main document. Raises `Unreadable` when there is none."""
        if self.size("[Content_Types].xml") is None:
            message = f"This is not a Word document (.docx). {SAVE}"
            raise refusal(self.name, "not-word", message)
        if self.size(self.document) is None:
            raise damaged(self.name)
        root = self.xml(self.document)
        if root.tag != f"{W}document" or root.find(f"{W}body") is None:
            message = f"This is an Office file, but no Word document. {SAVE}"
            raise refusal(self.name, "not-word", message)
        return root

    def _too_large(self) -> Exception:
        message = (
            "This file is too large for a brief, or unpacks to far more than its size. "
            "Take out what is not text, such as large pictures, and save it again"
        )
        return refusal(self.name, "file-too-large", message)


def _relations_of(owner: str) -> str:
    """The name of the part with the relationships of a part, or of the file itself."""
    folder, base = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relation(folder: str, element: Any) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, True)
    joined = posixpath.normpath(posixpath.join("/", folder, target))
    return Relation(kind, joined.lstrip("/"), False)
