"""A style folder from a stranger reads nothing, runs nothing, and fetches nothing."""

import io
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import jinja2
import pikepdf
import pytest
from PIL import Image as Pictures

from briefkit.cli import run
from briefkit.commands.examining import examine
from briefkit.commands.results import FORMAT_NAMES, Wanted
from briefkit.editing import edit
from briefkit.style import load_style
from briefkit.style.faults import StyleError
from briefkit.wordwriting.template import TemplateUnfit, compared, opened
from tests.conftest import MOMENT, loaded, style_named
from tests.test_word_safety import BAD

FORBIDDEN = (
    "{{ ''.__class__ }}",
    "{{ ''|attr('__class__') }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ ('%s'|format(1)).__class__.__mro__ }}",
    "{{ edition.words.__globals__ }}",
    "{{ edition.words.__func__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ edition.notes.append(1) }}",
    "{{ edition.style.read('/etc/hostname') }}",
    "{{ edition.style.folders[0].parent }}",
    "{{ edition.style.folders[0].joinpath('/etc/hostname').read_text() }}",
    "{{ edition.style.folders[0].joinpath('made').write_text('x') }}",
    "{{ (edition.style.folders|map(attribute='parent')|first).name }}",
    "{{ edition.style.faces[0][1].read_bytes() }}",
    "{{ edition.style.templates.from_string('x') }}",
    "{{ edition.style.templates.loader.loaders }}",
    "{{ edition.style.templates.compile_templates('made') }}",
    "{{ brief.parse_file('/etc/hostname') }}",
    "{{ brief.parse_raw('i', proto='pickle', allow_pickle=true) }}",
    "{{ brief.model_construct() }}",
    "{{ brief.model_copy(update={'title': 'x'}) }}",
    "{% import '/etc/hostname' as x %}",
    "{% include '../style.yaml' %}",
    "{% extends 'base/../style.yaml' %}",
    "{% for x in range(10000000) %}{% endfor %}",
)


@pytest.mark.parametrize("source", FORBIDDEN)
def test_a_template_reaches_no_file_and_nothing_of_python(source: str) -> None:
    edition = edit(loaded("title: A").brief, style_named("base"), MOMENT)
    template = edition.style.templates.from_string(source)
    with pytest.raises((jinja2.exceptions.SecurityError, jinja2.TemplateNotFound,
                        jinja2.UndefinedError, OverflowError)):  # fmt: skip
        template.render(edition=edition, brief=edition.brief)


NEW = "label: L\nextends: base\n"


def _face(file: str, package: str = "") -> str:
    named = f", package: {package}" if package else ""
    return f"{NEW}faces: [{{family: F, file: '{file}'{named}}}]\n"


def _linked(name: str, target: str) -> Callable[[Path], str]:
    def make(style: Path) -> str:
        (style / name).symlink_to(target)
        return NEW

    return make


STYLES: dict[str, Callable[[Path], str]] = {
    "a font above": lambda _: _face("../secret.ttf"),
    "a font anywhere": lambda style: _face(str(style.parent / "secret.ttf")),
    "a font out of its package": lambda _: _face("../pip/__init__.py", "fontTools"),
    "a package within a package": lambda _: _face("a.ttf", "fontTools.ttLib"),
    "a font by a link": _linked("a.ttf", "../secret.ttf"),
    "a sheet by a link": _linked("house.css", "../secret.ttf"),
    "a template by a link": _linked("brief.html.j2", "/etc/hostname"),
    "a Word file by a link": _linked("template.docx", "../secret.ttf"),
    "a folder by a link": _linked("word", "/etc"),
    "a base above": lambda _: "label: L\nextends: ../other\n",
    "a base anywhere": lambda style: f"label: L\nextends: {style.parent}/other\n",
    "a base at home": lambda _: "label: L\nextends: ~/other\n",
}


@pytest.mark.parametrize("name", STYLES)
def test_a_style_folder_reaches_nothing_outside_itself(name: str, tmp_path: Path) -> None:
    (tmp_path / "secret.ttf").write_text("secret", encoding="utf-8")
    for folder in ("style", "other"):
        (tmp_path / folder).mkdir()
    (tmp_path / "other" / "style.yaml").write_text(NEW, encoding="utf-8")
    style = STYLES[name](tmp_path / "style")
    (tmp_path / "style" / "style.yaml").write_text(style, encoding="utf-8")
    with pytest.raises(StyleError) as caught:
        load_style(tmp_path / "style")
    assert caught.value.diagnostics[0].rule in ("outside-style", "missing-font")


@pytest.mark.parametrize("name", ["with entities", "a zip bomb", "nested without end"])
def test_a_hostile_word_template_is_refused(name: str, tmp_path: Path) -> None:
    data = BAD[name][0]
    (tmp_path / "template.docx").write_bytes(_as_styles(data))
    with pytest.raises(TemplateUnfit):
        compared(opened(tmp_path / "template.docx"), b"<a/>")


def _as_styles(data: bytes) -> bytes:
    """A package whose main part is its styles, too."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Type="x/styles" Target="document.xml"/></Relationships>'
    )
    target = io.BytesIO(data)
    with zipfile.ZipFile(target) as package:
        names = package.namelist()
        parts = {each: package.read(each) for each in names if not each.endswith(".rels")}
        relations = package.read("_rels/.rels")
    again = io.BytesIO()
    with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)
        package.writestr("_rels/.rels", relations)
        package.writestr("word/_rels/document.xml.rels", relation)
    return again.getvalue()


FETCHING_CSS = """
@import url("{url}/import.css");
@import url("file:///etc/hostname");
@font-face {{ font-family: Stolen; src: url("{url}/font.woff"); }}
h1 {{ font-family: Stolen; background: url("{url}/back.png"); content: url("{url}/c.png"); }}
li {{ list-style-image: url("//{host}/item.png"); }}
"""
FETCHING_HTML = """
<link rel="stylesheet" href="{url}/sheet.css"><link rel="attachment" href="{url}/a.txt">
<link rel="attachment" href="file:///etc/hostname"><link rel="attachment" href="secret.txt">
<a rel="attachment" href="file:///etc/hostname">x</a><img src="{url}/i.png" alt="">
<object data="{url}/o"></object><embed src="{url}/e.svg"><img src="../secret.png" alt="">
<svg><image href="{url}/s.png"/><use href="{url}/s.svg#a"/></svg>
"""


def test_no_request_is_made_and_no_file_attached_whatever_a_style_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    style = tmp_path / "style"
    style.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    Pictures.new("RGB", (9, 9)).save(tmp_path / "secret.png")
    base = style_named("base").folders[0]
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        host = f"127.0.0.1:{server.getsockname()[1]}"
        asked = {"url": f"http://{host}", "host": host}
        page = (base / "brief.html.j2").read_text(encoding="utf-8")
        page = page.replace("</header>", FETCHING_HTML.format(**asked) + "</header>", 1)
        (style / "brief.html.j2").write_text(page, encoding="utf-8")
        (style / "house.css").write_text(FETCHING_CSS.format(**asked), encoding="utf-8")
        (style / "style.yaml").write_text(NEW, encoding="utf-8")
        brief = tmp_path / "a.yaml"
        text = 'title: A\nsections: [{body: "x [y](http://HOST/)[^n]"}]\nfootnotes: {n: "B."}\n'
        brief.write_text(text.replace("HOST", host), encoding="utf-8")
        formats = ",".join(each for each in FORMAT_NAMES if each != "crossref")
        assert run(["render", str(brief), "--style", str(style), "-f", formats]) == 0
        with pytest.raises(BlockingIOError):
            server.accept()
    with pikepdf.open(tmp_path / "a.pdf") as document:
        assert not document.attachments
        assert b"secret" not in (tmp_path / "a.pdf").read_bytes()


def test_the_style_that_a_brief_names_is_only_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: A\nstyle: /etc\n", encoding="utf-8")
    _, edition, found = examine(tmp_path / "a.yaml", Wanted())
    assert "unknown-style" in {each.rule for each in found}
    assert edition.style.name == "base"
