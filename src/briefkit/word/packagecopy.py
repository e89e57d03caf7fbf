"""A Word document's package, copied with a few parts changed (ECMA-376 part 2)."""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
from typing import Any

from lxml import etree

from briefkit.word.names import RELATIONSHIPS
from briefkit.word.package import Package
from briefkit.word.safexml import STRICT, parse_xml

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"{{{PACKAGE}/content-types}}"
RELATIONS = f"{{{PACKAGE}/relationships}}"
# The namespaces of the Transitional kind that the Strict has others for (part 1, annex A).
AS_STRICT = re.compile(
    rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/"
)
STRICTLY = rb"http://purl.oclc.org/ooxml/\1/"
TYPES_MEMBER = "[Content_Types].xml"


class PackageCopy:
    """A package as it will be saved: parts that are put anew, and all others as they were.

    Parts go by their names, without a leading slash and in any case (part 2, 9.1.1.2). A
    file of the Strict kind is worked on in the namespaces of the Transitional, and kept.
    Raises `Unreadable` as `Package` does.
    """

    def __init__(self, data: bytes) -> None:
        self._read = Package("", data)
        self._source = zipfile.ZipFile(io.BytesIO(data))
        self._members = {
            each.filename.lstrip("/").lower(): each.filename for each in self._source.infolist()
        }
        self._new: dict[str, bytes] = {}
        self.document = self._read.document
        self._strict = STRICT.search(self._source.read(self._member(self.document))) is not None

    def tree(self, name: str) -> Any:
        """A part's root element; what is done to it counts once it is put back."""
        return parse_xml(self._source.read(self._member(name)))

    def put(self, name: str, root: Any) -> None:
        """Replace a part, or add one that nothing refers to yet."""
        info = root.getroottree().docinfo
        content = etree.tostring(
            root.getroottree(),
            xml_declaration=True,
            encoding=info.encoding or "UTF-8",
            standalone=info.standalone,
        )
        content = AS_STRICT.sub(STRICTLY, content) if self._strict else content
        self._new[self._member(name)] = content

    def related(self, owner: str, kind: str) -> str | None:
        """The part of a kind ("comments", "styles") that a part, "" for the package, has."""
        return self._read.related(owner, kind)

    def add(self, kind: str, content_type: str, root: Any) -> None:
        """Add a part of a kind that the main document has none of, and relate it."""
        folder = posixpath.dirname(self.document)
        names = [f"{kind}.xml", *(f"{kind}{number}.xml" for number in range(1, 1000))]
        parts = [posixpath.join(folder, each) for each in names]
        part = next(each for each in parts if each.lower() not in self._members)
        types = self.tree(TYPES_MEMBER)
        etree.SubElement(
            types, f"{TYPES}Override", PartName=f"/{part}", ContentType=content_type
        )
        self.put(TYPES_MEMBER, types)
        self._relate(kind, posixpath.basename(part))
        self.put(part, root)

    def _relate(self, kind: str, target: str) -> None:
        member = _relations_of(self.document)
        if member.lower() in self._members:
            root = self.tree(member)
        else:
            root = etree.fromstring(f'<Relationships xmlns="{PACKAGE}/relationships"/>')
        ids = {each.get("Id") for each in root}
        free = next(f"rId{n}" for n in range(1, len(ids) + 2) if f"rId{n}" not in ids)
        etree.SubElement(
            root,
            f"{RELATIONS}Relationship",
            Id=free,
            Type=f"{RELATIONSHIPS}/{kind}",
            Target=target,
        )
        self.put(member, root)

    def _member(self, part: str) -> str:
        """The name of the zip's member that holds a part, or will."""
        return self._members.get(part.lower(), part)

    def save(self) -> bytes:
        """The package's bytes: its members in their order, then those added."""
        saved = io.BytesIO()
        like = self._source.getinfo(self._member(self.document))
        with zipfile.ZipFile(saved, "w") as target:
            target.comment = self._source.comment
            for member in self._source.infolist():
                content = self._new.pop(member.filename, None)
                same = self._source.read(member) if content is None else content
                target.writestr(copy.copy(member), same)
            for name, content in self._new.items():
                member = copy.copy(like)
                member.filename = name
                target.writestr(member, content)
        return saved.getvalue()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
