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

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"{{{PACKAGE}/content-types}}"
RELATIONS = f"{{{PACKAGE}/relationships}}"
# The namespaces of both kinds of WordprocessingML (part 1, annex A; part 4).
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
AS_STRICT = re.compile(
    rb"http://schemas\.openxmlformats\.org/(officeDocument|wordprocessingml|drawingml)/2006/"
)
STRICTLY = rb"http://purl.oclc.org/ooxml/\1/"
TYPES_MEMBER = "[Content_Types].xml"


class PackageCopy:
    """A package as it will be saved: parts that are put anew, and all others as they were.

    Parts go by their names, without a leading slash and in any case (part 2, 9.1.1.2). A
    file of the Strict kind is worked on in the namespaces of the Transitional, and kept.
    """

    def __init__(self, data: bytes) -> None:
        self._source = zipfile.ZipFile(io.BytesIO(data))
        self._members = {
            each.filename.lstrip("/").lower(): each.filename for each in self._source.infolist()
        }
        self._new: dict[str, bytes] = {}
        self.document = self.related("", "officeDocument") or "word/document.xml"
        self._strict = STRICT.search(self._source.read(self._member(self.document))) is not None

    def tree(self, name: str) -> Any:
        """A part's root element; what is done to it counts once it is put back."""
        content = self._source.read(self._member(name))
        # Without comments, as it was read, or words would be cut at them.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(STRICT.sub(TRANSITIONAL, content), parser)

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
        """The part of a kind ("comments", "styles") that a part, "" for the package, has.

        As when it was read, that is the first which is in the file.
        """
        if (relations := _relations_of(owner)).lower() not in self._members:
            return None
        for each in self.tree(relations).iter(f"{RELATIONS}Relationship"):
            internal = each.get("TargetMode") != "External"
            if internal and each.get("Type", "").rpartition("/")[2] == kind:
                folder = posixpath.dirname(f"/{owner}")
                target = posixpath.join(folder, each.get("Target", ""))
                part = posixpath.normpath(target).lstrip("/")
                if part.lower() in self._members:
                    return part
        return None

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
