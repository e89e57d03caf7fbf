"""Word documents made from raw WordprocessingML, for what no library writes."""

from __future__ import annotations

import io
import zipfile

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": RELATIONSHIPS,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
)


def word(words: str, properties: str = "") -> str:
    """A run of words."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*content: str) -> str:
    """A paragraph of runs, each given as XML or as bare words."""
    runs = (each if each.startswith("<") else word(each) for each in content)
    return f"<w:p>{''.join(runs)}</w:p>"


def field(code: str, *result: str) -> str:
    """A complex field: its code, and its result."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    words = "".join(word(each) for each in result)
    return f"{char('begin')}{instruction}{char('separate')}{words}{char('end')}"


def reference(note: int, kind: str = "footnote") -> str:
    """The number of a note."""
    look = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    return f'<w:r>{look}<w:{kind}Reference w:id="{note}"/></w:r>'


def text_box(*paragraphs: str) -> str:
    """A run with a text box in it."""
    shape = '<v:rect style="width:200pt;height:50pt"><v:textbox><w:txbxContent>'
    closed = "</w:txbxContent></v:textbox></v:rect>"
    return f"<w:r><w:pict>{shape}{''.join(paragraphs)}{closed}</w:pict></w:r>"


def notes(kind: str, *content: str) -> str:
    """The part of the footnotes or endnotes, numbered from 2; each is its paragraphs."""
    separators = "".join(
        f'<w:{kind} w:type="{each}" w:id="{n}"><w:p><w:r><w:{each}/></w:r></w:p></w:{kind}>'
        for n, each in enumerate(("separator", "continuationSeparator"))
    )
    each_note = "".join(
        f'<w:{kind} w:id="{n}">{each}</w:{kind}>' for n, each in enumerate(content, 2)
    )
    return part(f"{kind}s", separators + each_note)


def package(body: str, **parts: str) -> bytes:
    """A document's bytes: its body, and further parts by kind, as XML."""
    parts = {"styles": part("styles", STYLES)} | parts
    document = part("document", f"<w:body>{body}<w:sectPr/></w:body>")
    members = {
        "[Content_Types].xml": _types(("document.main", *parts)),
        "_rels/.rels": _relationships(officeDocument="word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relationships(
            **{kind: f"{kind}.xml" for kind in parts}
        ),
        **{f"word/{kind}.xml": content for kind, content in parts.items()},
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            target.writestr(zipfile.ZipInfo(name, (2024, 12, 5, 0, 0, 0)), content)
    return packed.getvalue()


def part(root: str, content: str) -> str:
    return f'{HEAD}<w:{root} {NAMESPACES} mc:Ignorable="w14">{content}</w:{root}>'


def _types(kinds: tuple[str, ...]) -> str:
    defaults = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    overrides = "".join(
        f'<Override PartName="/word/{kind.partition(".")[0]}.xml" '
        f'ContentType="{WML}.{kind}+xml"/>'
        for kind in kinds
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relationships(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
