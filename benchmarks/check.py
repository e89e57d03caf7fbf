"""How long checking takes: start-up, many briefs in one process and in all cores, a Word draft.

Run with ``make benchmark``. Only the ratios mean anything: the machine may be busy.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

import docx
from render import BRIEF, measured

from briefkit.commands.checking import Asked, check

BRIEFS = 1000
PARAGRAPHS, NOTES = 150, 100
MANY_NOTES = 5000
ASKED = Asked()
MODULE = [sys.executable, "-m", "briefkit"]


def generated(number: int, text: str, folder: Path) -> Path:
    """The demo brief with words and labels that no other of them has."""
    words = re.sub(r"\b([a-z]{7,})\b(?=[^:\n]*[.,])", rf"\1{'abcdefghij'[number % 10]}", text)
    path = folder / f"n{number}.brief.yaml"
    path.write_text(words.replace("Pyongyang", f"Town{number}"), encoding="utf-8")
    return path


def checked(path: Path) -> int:
    """How many findings a brief has."""
    return len(check(path, ASKED)[0].diagnostics)


def quiet(*arguments: str) -> list[str]:
    """A check whose findings, and exit code, nobody asks for."""
    return ["sh", "-c", '"$@" 2>/dev/null; test $? -lt 2', "check", *MODULE, *arguments]


def draft(folder: Path, paragraphs: int = PARAGRAPHS, notes: int = NOTES) -> Path:
    """A Word draft, of some thirty pages, with its notes typed by hand."""
    document = docx.Document()
    document.add_heading("A Draft About Ports", 0)
    for number in range(1, paragraphs + 1):
        if number % 10 == 1:
            document.add_heading(f"Part {number // 10 + 1}", 1)
        mark = f"[{number}]" if number <= notes else ""
        document.add_paragraph(f"Ports cost money, and piers do, too; so do cranes. {mark}" * 8)
    document.add_heading("Notes", 1)
    for number in range(1, notes + 1):
        document.add_paragraph(f"[{number}] Invented Review, “Ports and Piers {number},” 2024.")
    path = folder / "draft.docx"
    document.save(str(path))
    return path


def own(folder: Path) -> Path:
    """A Word document of ours, with its brief inside and as many notes as are read in time."""
    labels = range(MANY_NOTES)
    body = "\n\n".join(f"Ports cost {n} coins.[^n{n}]" for n in labels)
    notes = {f"n{n}": f"Invented Review, “Ports and Piers {n},” 2024." for n in labels}
    brief = {"title": "Ports", "sections": [{"body": body}], "footnotes": notes}
    path = folder / "own.json.yaml"
    path.write_text(json.dumps(brief), encoding="utf-8")
    subprocess.run(
        [*MODULE, "render", str(path), "-f", "docx"], check=True, capture_output=True
    )
    return path.with_suffix(".docx")


def start_up(folder: Path) -> None:
    # Bytecode is kept, as it is where a package is installed, whatever is set here.
    os.environ |= {"PYTHONPYCACHEPREFIX": str(folder), "PYTHONDONTWRITEBYTECODE": ""}
    empty, _ = measured([sys.executable, "-c", ""])
    brief = folder / "brief.yaml"
    brief.write_text("title: A\n", encoding="utf-8")
    measured(quiet("check", str(brief)), runs=1)
    started, _ = measured(quiet("check", str(brief)))
    print(
        f"start-up: {started:.2f} s, an empty Python {empty:.2f} s: {started - empty:.2f} more"
    )


def many(folder: Path) -> None:
    text = BRIEF.read_text(encoding="utf-8")
    paths = [generated(number, text, folder) for number in range(BRIEFS)]
    start = time.perf_counter()
    sum(map(checked, paths))
    alone = time.perf_counter() - start
    cores = os.cpu_count() or 1
    start = time.perf_counter()
    with Pool(cores) as pool:
        pool.map(checked, paths, chunksize=20)
    together = time.perf_counter() - start
    print(f"{BRIEFS} briefs in one process: {BRIEFS / alone:.0f} a second")
    print(f"{BRIEFS} briefs on {cores} cores: {BRIEFS / together:.0f} a second")
    seconds, peak = measured(quiet("check", str(folder)), runs=1)
    print(f"briefkit check FOLDER: {BRIEFS / seconds:.0f} a second, {peak:.0f} MB at most")


def word(folder: Path) -> None:
    path = draft(folder)
    checked(path)
    start = time.perf_counter()
    checked(path)
    warm = time.perf_counter() - start
    from briefkit.drafts import read_draft

    start = time.perf_counter()
    read_draft(path, "refuse")
    read = time.perf_counter() - start
    print(f"a draft with {NOTES} notes: checked in {warm:.2f} s, of which read in {read:.2f} s")
    for name, command in others(path):
        seconds, _ = measured(command)
        print(f"{name} reads the same draft in {seconds:.2f} s, a process of its own")


def long_drafts(folder: Path) -> None:
    for name, path in (
        ("typed by hand", draft(folder, MANY_NOTES, MANY_NOTES)),
        ("of our own", own(folder)),
    ):
        seconds, peak = measured(quiet("check", str(path)), runs=1)
        print(f"a draft with {MANY_NOTES} notes {name}: {seconds:.1f} s, {peak:.0f} MB at most")


def others(path: Path) -> Iterator[tuple[str, list[str]]]:
    """What else reads Word drafts, and how it is asked; what is missing here is said."""
    asked = {
        "pandoc": [str(path), "-t", "markdown", "-o", os.devnull],
        "mammoth": [str(path), os.devnull],
    }
    places = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for name, arguments in asked.items():
        if program := shutil.which(name, path=places):
            yield name, [program, *arguments]
        else:
            print(f"{name} is not installed, and so not measured")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        for measure in (start_up, many, word, long_drafts):
            folder = Path(name) / measure.__name__
            folder.mkdir()
            measure(folder)


if __name__ == "__main__":
    main()
