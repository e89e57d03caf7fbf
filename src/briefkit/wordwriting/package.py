"""The parts of a Word document as one package, the same bytes each time (ECMA-376 part 2)."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT_TYPE = f"{WML}.document.main+xml"
# Each part's content type, by its name; its relationship's type ends in the same word.
PARTS = {
    "styles": ("/word/styles.xml", f"{WML}.styles+xml", "styles"),
    "settings": ("/word/settings.xml", f"{WML}.settings+xml", "settings"),
    "fonttable": ("/word/fontTable.xml", f"{WML}.fontTable+xml", "fontTable"),
    "numbering": ("/word/numbering.xml", f"{WML}.numbering+xml", "numbering"),
    "footnotes": ("/word/footnotes.xml", f"{WML}.footnotes+xml", "footnotes"),
    "header": ("/word/header1.xml", f"{WML}.header+xml", "header"),
    "wide_header": ("/word/header2.xml", f"{WML}.header+xml", "header"),
    "firstheader": ("/word/header3.xml", f"{WML}.header+xml", "header"),
    "footer": ("/word/footer1.xml", f"{WML}.footer+xml", "footer"),
    "app": (
        "/docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "extended-properties",
    ),
    "theme": (
        "/word/theme/theme1.xml",
        "application/vnd.openxmlformats-officedocument.theme+xml",
        "theme",
    ),
    "brief": ("/customXml/item1.xml", "application/xml", "customXml"),
    "briefproperties": (
        "/customXml/itemProps1.xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        "customXmlProps",
    ),
}
# The parts that another one than the document relates to; "" is the package itself.
OWNERS = {"app": "", "briefproperties": "brief"}
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST_MEMBERS = ("[Content_Types].xml", "_rels/.rels")
# The moments that a zip can tell.
EARLIEST, LATEST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}
# Word holds no more characters in a property.
LONGEST_PROPERTY = 255


class WordPackage:
    """A Word document in the making: parts are added as text, then saved."""

    def __init__(self) -> None:
        from docx.opc.package import OpcPackage
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        self._uri, self._part = PackURI, Part
        self._package: Any = OpcPackage()
        self._parts: dict[str, Any] = {
            "document": self._new("/word/document.xml", DOCUMENT_TYPE)
        }
        self._places = dict(PARTS)
        self._pictures: dict[bytes, Any] = {}
        self._package.relate_to(self._parts["document"], f"{RELATIONSHIPS}/officeDocument")

    def _new(self, name: str, content_type: str) -> Any:
        return self._part(self._uri(name), content_type, b"", self._package)

    def _named(self, name: str) -> Any:
        if name not in self._parts:
            uri, content_type, _ = self._places[name]
            self._parts[name] = self._new(uri, content_type)
        return self._parts[name]

    def reserve(self, kind: str) -> str:
        """The name of one more part of a kind, such as “header”, to be added."""
        _, content_type, relation = PARTS[kind]
        number = len(self._places)
        name = f"{kind}-{number}"
        self._places[name] = (f"/word/{kind}{number}.xml", content_type, relation)
        return name

    def relate_from(self, name: str) -> Callable[[str], str]:
        """A function that links a part to a URL and gives the relationship's id."""

        def relate(url: str) -> str:
            kind = f"{RELATIONSHIPS}/hyperlink"
            return str(self._named(name).relate_to(url, kind, is_external=True))

        return relate

    def embed(self, data: bytes, media_type: str, owner: str = "document") -> str:
        """Put a picture into the package, once; gives its relationship's id in a part."""
        if data not in self._pictures:
            name = f"/word/media/image{len(self._pictures) + 1}.{SUFFIXES[media_type]}"
            picture = self._part(self._uri(name), media_type, data, self._package)
            self._pictures[data] = picture
        kind = f"{RELATIONSHIPS}/image"
        return str(self._named(owner).relate_to(self._pictures[data], kind))

    def add(self, name: str, content: bytes) -> str:
        """Put a part into the package; gives its relationship's id, mostly in the document."""
        part = self._named(name)
        part._blob = content
        if name == "document":
            return ""
        kind = f"{RELATIONSHIPS}/{self._places[name][2]}"
        owner = OWNERS.get(name, "document")
        return str((self._parts[owner] if owner else self._package).relate_to(part, kind))

    def save(self, moment: datetime.datetime, properties: dict[str, str]) -> bytes:
        """The package's bytes; ``properties`` are its core properties but the dates."""
        core = self._package.core_properties
        for name, value in properties.items():
            setattr(core, name, _property(value))
        core.created = core.modified = moment.replace(tzinfo=None)
        core.last_modified_by = _property(properties["author"])
        core.revision = 1
        saved = io.BytesIO()
        self._package.save(saved)
        return repacked(saved, moment)


def _property(value: str) -> str:
    fits = len(value) <= LONGEST_PROPERTY
    return value if fits else f"{value[: LONGEST_PROPERTY - 1]}…"


def repacked(saved: io.BytesIO, moment: datetime.datetime) -> bytes:
    """A zip with its members in order and their dates fixed (to zip's even seconds)."""
    stamp = min(max(moment.timetuple()[:6], EARLIEST), LATEST)
    stamp = (*stamp[:5], stamp[5] // 2 * 2)

    def order(name: str) -> tuple[int, str]:
        return (FIRST_MEMBERS.index(name) if name in FIRST_MEMBERS else 2, name)

    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=order):
            member = zipfile.ZipInfo(name, stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = 0
            target.writestr(member, source.read(name))
    return packed.getvalue()
