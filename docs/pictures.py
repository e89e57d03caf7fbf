"""Makes the pictures in the README from the demo brief: run with ``make pictures``."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import georgia
from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import sync_playwright

from briefkit.commands import rendering, results
from briefkit.style import load_style
from briefkit.style.finding import packaged_styles

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "briefs/soldiers-for-technology/brief.yaml"
GROUND, INK, SHADOW = "#e9ebee", "#1b1e23", "#c9cdd3"
STYLES = ("base", "korea-on-point", "report", "memo")
PAGE = (620, 877)
OTHERS = {"Korean": "soldiers-for-technology-ko", "Arabic": "specimen-arabic"}


def pages(folder: Path, style: str) -> dict[str, Image.Image]:
    """The first page of each format, as pictures, by format."""
    wanted = results.Wanted(("pdf", "docx", "html"), folder, style)
    result = rendering.render(BRIEF, wanted, lambda _: None)
    pdf, docx, html = result.written
    office = folder / "office"
    office.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(office)]
    fonts = georgia.environment(office)
    subprocess.run([*convert, str(docx)], check=True, capture_output=True, env=fonts)
    return {
        "PDF": page(pdf),
        "Word": page(office / pdf.name),
        "Web page": screenshot(html, folder / "web.png"),
    }


def languages(folder: Path) -> dict[str, Image.Image]:
    """The beginning of the briefs in other languages, printed and on the web."""
    sheets = {}
    for language, name in OTHERS.items():
        brief = ROOT / f"briefs/{name}/brief.yaml"
        result = rendering.render(
            brief, results.Wanted(("pdf", "html"), folder), lambda _: None
        )
        pdf, html = result.written
        sheets[f"{language}, PDF"] = page(pdf)
        sheets[f"{language}, web page"] = screenshot(html, folder / f"{name}.png")
    return sheets


def page(pdf: Path, number: int = 1) -> Image.Image:
    """One page of a PDF."""
    target = pdf.with_suffix(f".{number}")
    which = ["-f", str(number), "-l", str(number), "-singlefile"]
    subprocess.run(["pdftoppm", "-r", "150", "-png", *which, str(pdf), str(target)], check=True)
    return Image.open(f"{target}.png").convert("RGB").resize(PAGE, Image.Resampling.LANCZOS)


def screenshot(html: Path, target: Path) -> Image.Image:
    """The top of a web page on a desk."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        window = browser.new_page(viewport={"width": 1240, "height": 1754})
        window.goto(html.as_uri())
        window.screenshot(path=str(target))
        browser.close()
    return Image.open(target).convert("RGB").resize(PAGE, Image.Resampling.LANCZOS)


def source(font: Path) -> Image.Image:
    """The beginning of the brief's file, as an editor shows it."""
    sheet = Image.new("RGB", PAGE, "#ffffff")
    draw = ImageDraw.Draw(sheet)
    type_ = ImageFont.truetype(str(font), 13)
    type_.set_variation_by_axes([420])
    text = BRIEF.read_text(encoding="utf-8").splitlines()[1:]
    for index, line in enumerate(text[:52]):
        name, colon, rest = line.partition(":")
        is_field = bool(colon) and name.strip(" -").isidentifier()
        top = 22 + index * 16
        draw.text((24, top), name + colon if is_field else line, INK, font=type_)
        if is_field:
            draw.text((24, top), name, "#9d1c2e", font=type_)
            draw.text(
                (24 + draw.textlength(name + colon, font=type_), top), rest, INK, font=type_
            )
    return sheet


def arranged(sheets: dict[str, Image.Image], font: Path, target: Path) -> None:
    """The sheets side by side, each with its name above it."""
    gap, head = 36, 64
    width = gap + len(sheets) * (PAGE[0] + gap)
    canvas = Image.new("RGB", (width, PAGE[1] + head + gap), GROUND)
    draw = ImageDraw.Draw(canvas)
    type_ = ImageFont.truetype(str(font), 24)
    type_.set_variation_by_axes([600])
    for index, (name, sheet) in enumerate(sheets.items()):
        left = gap + index * (PAGE[0] + gap)
        draw.text((left, 20), name, INK, font=type_)
        draw.rectangle((left + 3, head + 3, left + PAGE[0] + 3, head + PAGE[1] + 3), SHADOW)
        canvas.paste(sheet, (left, head))
    # Of few colours, but those of a house among them: thin rules and marks have little room.
    few = canvas.quantize(96, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


def main() -> None:
    """Write the pictures into docs/."""
    base = load_style(packaged_styles() / "base")
    font = next(path for face, path in base.faces if face.family == "Source Sans 3")
    with tempfile.TemporaryDirectory() as name:
        arranged(languages(Path(name)), font, ROOT / "docs/languages.png")
    for style in STYLES:
        with tempfile.TemporaryDirectory() as name:
            sheets = pages(Path(name), style)
        arranged(sheets, font, ROOT / f"docs/{style}.png")
        if style == "korea-on-point":
            first = {"One file": source(font)}
            arranged(first | sheets, font, ROOT / "docs/briefkit.png")


if __name__ == "__main__":
    main()
