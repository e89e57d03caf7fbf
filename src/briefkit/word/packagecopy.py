"""A Word document's package, copied with a few parts changed (ECMA-376 part 2)."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from briefkit.word.names import RELATIONSHIPS

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"{{{PACKAGE}/content-types}}"
RELATIONS = f"{{{PACKAGE}/relationships}}"
TYPES_MEMBER = "[Content_Types].xml"


class PackageCopy:
    """A package as it will be saved: parts that are put anew, and all others as they were.

    Parts go by the names of their zip members, without a leading slash.
    """

    def __init__(self, data: bytes) -> None:
        self._source = zipfile.ZipFile(io.BytesIO(data))
        self._new: dict[str, bytes] = {}
        document = self.related("", "officeDocument")
        if document is None:
            raise ValueError("a package without a main document")
        self.document: str = document

    def tree(self, name: str) -> Any:
        """A part's root element; what is done to it counts once it is put back."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self._source.read(name), parser)

    def put(self, name: str, root: Any) -> None:
        """Replace a part, or add one that nothing refers to yet."""
        info = root.getroottree().docinfo
        self._new[name] = etree.tostring(
            root.getroottree(),
            xml_declaration=True,
            encoding=info.encoding or "UTF-8",
            standalone=True if info.standalone is None else info.standalone,
        )

    def related(self, owner: str, kind: str) -> str | None:
        """The part of a kind ("comments", "styles") that a part, "" for the package, has."""
        if (relations := _relations_of(owner)) not in self._source.namelist():
            return None
        for each in self.tree(relations).iter(f"{RELATIONS}Relationship"):
            internal = each.get("TargetMode") != "External"
            if internal and each.get("Type", "").rpartition("/")[2] == kind:
                folder = posixpath.dirname(f"/{owner}")
                return posixpath.normpath(posixpath.join(folder, each.get("Target"))).lstrip(
                    "/"
                )
        return None

    def add(self, kind: str, content_type: str, root: Any) -> None:
        """Add a part of a kind that the main document has none of, and relate it."""
        folder = posixpath.dirname(self.document)
        names = [f"{kind}.xml", *(f"{kind}{number}.xml" for number in range(1, 1000))]
        taken = set(self._source.namelist())
        name = next(each for each in names if posixpath.join(folder, each) not in taken)
        part = posixpath.join(folder, name)
        types = self.tree(TYPES_MEMBER)
        etree.SubElement(
            types, f"{TYPES}Override", PartName=f"/{part}", ContentType=content_type
        )
        self.put(TYPES_MEMBER, types)
        self._relate(kind, name)
        self.put(part, root)

    def _relate(self, kind: str, target: str) -> None:
        member = _relations_of(self.document)
        if member in self._source.namelist():
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

    def save(self) -> bytes:
        """The package's bytes: its members in their order, then those added."""
        saved = io.BytesIO()
        like = self._source.getinfo(self.document)
        with zipfile.ZipFile(saved, "w") as target:
            target.comment = self._source.comment
            for member in self._source.infolist():
                content = self._new.pop(member.filename, None)
                target.writestr(
                    copy.copy(member), self._source.read(member) if content is None else content
                )
            for name, content in self._new.items():
                member = copy.copy(like)
                member.filename = name
                target.writestr(member, content)
        return saved.getvalue()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
