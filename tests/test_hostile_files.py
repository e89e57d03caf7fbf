"""Files that a brief brings in: none from outside its folder, none that acts or has no end.

More of them where their readers are tested: hostile YAML (`test_yamltext`), charts that fetch
or compute without end (`test_charts`, `test_chart_drawing`), pictures that act or are too
large (`test_blocks`), sources outside the folder (`test_source_files`), hostile Word drafts
(`test_word_safety`).
"""

import io
import json
import re
import subprocess
import sys
import zlib
from base64 import b64encode
from pathlib import Path

import pytest
from PIL import Image as Pictures

from briefkit.cli import run
from briefkit.images import read_image
from briefkit.images.rasterfiles import Unusable
from briefkit.loading import load
from briefkit.textfiles.textfile import read_text_file

FILES = {
    "a picture above": "figures: {f: {image: ../secret.png, alt: A., title: T}}",
    "a picture anywhere": "figures: {f: {image: /etc/hostname, alt: A., title: T}}",
    "a picture by a link": "figures: {f: {image: link.png, alt: A., title: T}}",
    "a picture on the web": "figures: {f: {image: 'http://127.0.0.1:9/a', alt: A., title: T}}",
    "a picture by its address": "figures: {f: {image: 'file:///etc/hostname', alt: A.}}",
    "a table above": "tables: {f: {rows: ../secret.csv, title: T}}",
    "a table by a link": "tables: {f: {rows: link.csv, title: T}}",
    "data above": "figures: {f: {chart: {data: ../secret.csv, mark: bar}, alt: A., title: T}}",
    "data by a link": "figures: {f: {chart: {data: link.csv, mark: bar}, alt: A., title: T}}",
}


@pytest.mark.parametrize("name", FILES)
def test_a_brief_brings_in_no_file_from_outside_its_folder(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "brief"
    folder.mkdir()
    Pictures.new("RGB", (9, 9)).save(tmp_path / "secret.png")
    (tmp_path / "secret.csv").write_text("a,b\nSECRET,1\n", encoding="utf-8")
    for ending in ("png", "csv"):
        (folder / f"link.{ending}").symlink_to(tmp_path / f"secret.{ending}")
    text = f"title: A\nsections: [{{body: '![](#f)'}}]\n{FILES[name]}\n"
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    brief = load(read_text_file(folder / "a.yaml"))
    assert not brief.images
    assert not brief.charts
    assert "SECRET" not in str(brief.brief)
    assert run(["render", str(folder / "a.yaml"), "-f", "html"]) == 1
    assert re.search(
        "outside the brief's folder|is not there|is an address", capsys.readouterr().err
    )


def test_no_label_leads_a_picture_out_of_the_folder_asked_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Pictures.new("RGB", (9, 9)).save(tmp_path / "in" / "b.png")
    labels = ("../../../evil", "/tmp/evil", "..", "ㄱ")  # noqa: S108
    figures = {each: {"image": "b.png", "alt": "A.", "title": "T"} for each in labels}
    body = "\n\n".join(f"![](<#{each}>)" for each in labels)
    brief = {"title": "A", "sections": [{"body": body}], "figures": figures}
    (tmp_path / "in" / "a.yaml").write_text(json.dumps(brief), encoding="utf-8")
    output = tmp_path / "x" / "y" / "out"
    run(["render", str(tmp_path / "in" / "a.yaml"), "-f", "cms", "-o", str(output)])
    files = {each for each in tmp_path.rglob("*") if each.is_file()}
    cms = output / "a-cms"
    assert {each.parent for each in files} == {tmp_path / "in", cms}
    assert len(files) > 3
    for source in re.findall('src="([^"]+)"', (cms / "fragment.html").read_text("utf-8")):
        assert (cms / source).is_file()


def _svg(content: str, root: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {root}>{content}</svg>'


def _data(kind: str, data: bytes) -> str:
    return f'<image href="data:image/{kind};base64,{b64encode(data).decode()}"/>'


def _png(width: int = 9, height: int = 9) -> bytes:
    saved = io.BytesIO()
    Pictures.new("L", (9, 9)).save(saved, "PNG")
    data = saved.getvalue()
    size = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + data[24:29]
    return data[:12] + size + zlib.crc32(size).to_bytes(4) + data[33:]


def _bomb() -> str:
    """Ten rectangles, each of eight generations drawing the one before ten times."""
    one = '<g id="a0"><rect width="1" height="1"/></g>'
    uses = [10 * f'<use href="#a{n}"/>' for n in range(8)]
    more = (f'<g id="a{n}">{each}</g>' for n, each in enumerate(uses, 1))
    return one + "".join(more)


SVGS = {
    "an SVG within it": _svg(_data("svg+xml", _svg("<script/>").encode())),
    "a huge picture within it": _svg(_data("png", _png(20_000, 20_000))),
    "no picture within it": _svg(_data("png", b"GIF89a")),
    "broken data": _svg('<image href="data:image/png;base64,!!"/>'),
    "parts drawn without end": _svg(_bomb()),
    "parts that draw themselves": _svg('<g id="a"><use href="#a"/></g>'),
    "patterns in patterns": _svg(
        '<pattern id="a"><rect fill="url(#b)"/></pattern>'
        '<pattern id="b"><rect fill="url(\'#a\')"/></pattern>'
    ),
    "a link that changes": _svg(
        '<a href="#b"><set attributeName="href" to="javascript:x"/></a>'
    ),
    "a link that moves": _svg('<a href="#b"><animate attributeName="href" values="x"/></a>'),
    "a hidden address": _svg(r"<style>a { fill: u\72l(http://127.0.0.1:9/) }</style>"),
    "a hidden import": _svg(r"<style>@im\70ort 'http://127.0.0.1:9/';</style>"),
    "a set of pictures": _svg("<rect style=\"fill: image-set('http://127.0.0.1:9/' 1x)\"/>"),
    "another base": _svg('<use href="#a"/>', 'xml:base="http://127.0.0.1:9/"'),
}


@pytest.mark.parametrize("name", SVGS)
def test_a_drawing_that_acts_or_has_no_end_is_refused(name: str) -> None:
    with pytest.raises(Unusable):
        read_image(SVGS[name].encode())


def test_a_harmless_drawing_is_taken() -> None:
    parts = '<g aria-label="C:\\a, by url(x)"/>'
    parts += '<g id="a"><rect fill="url(#p)"/></g><use href="#a"/>' + _data("png", _png())
    assert read_image(_svg(parts).encode()).width == 9


def test_a_picture_with_words_without_end_is_refused() -> None:
    words = b"zTXta\0\0" + zlib.compress(bytes(80_000_000), 9)
    chunk = (len(words) - 4).to_bytes(4) + words + zlib.crc32(words).to_bytes(4)
    data = _png()
    with pytest.raises(Unusable):
        read_image(data[:33] + chunk + data[33:])


CSVS = {
    "a cell without end": "a,b\n" + "x" * 200_000,
    "a quotation without end": 'a,b\n"' + "x,\n" * 100_000,
    "rows without end": "a\n" + "1\n" * 900_000,
    "columns without end": "," * 1_900_000,
}
MEMORY = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from briefkit.cli import run
sys.exit(run(["check", *sys.argv[1:]]))
"""


def test_tables_without_end_are_refused_in_little_memory(tmp_path: Path) -> None:
    briefs = []
    for number, text in enumerate(CSVS.values()):
        (tmp_path / f"{number}.csv").write_text(text, encoding="utf-8")
        brief = tmp_path / f"{number}.yaml"
        table = f"tables: {{t: {{title: T, rows: {number}.csv}}}}"
        brief.write_text(f"title: A\nsections: [{{body: '![](#t)'}}]\n{table}\n", "utf-8")
        briefs.append(str(brief))
    done = _checked(briefs)
    assert done.returncode == 1, done.stderr
    for number in range(3):
        assert re.search(rf"{number}\.\w+:\S+ error table-file", done.stderr), number


def _checked(briefs: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MEMORY, *briefs]
    return subprocess.run(command, capture_output=True, text=True, check=False)
