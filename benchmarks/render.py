"""How long rendering takes, and how much memory: whole processes, beside what else there is.

Run with ``make benchmark``. All figures come from one run on one machine, so only their
ratios mean anything. The other programs get the same text with the same notes, as Markdown.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "briefs/soldiers-for-technology/brief.yaml"
# A brief of every block, with charts.
BLOCKS = ROOT / "briefs/a-years-notice/brief.yaml"
PAGES = ("pdf", "docx", "html")
RUNS = 3


def measured(command: list[str], runs: int = RUNS) -> tuple[float, float]:
    """Seconds, the middle of some runs, and peak megabytes of a process."""
    seconds, peaks = [], []
    for _ in range(runs):
        start = time.perf_counter()
        process = os.spawnvp(os.P_NOWAIT, command[0], command)
        _, status, usage = os.wait4(process, 0)
        seconds.append(time.perf_counter() - start)
        peaks.append(usage.ru_maxrss / 1024)
        if status:
            raise SystemExit(f"failed: {' '.join(command)}")
    return statistics.median(seconds), max(peaks)


def data() -> dict[str, Any]:
    """The demo brief, as plain text."""
    read: dict[str, Any] = yaml.load(BRIEF.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return read


def enlarged(times: int, folder: Path) -> Path:
    """The demo brief with its headed sections repeated, each time with notes of their own."""
    brief = data()
    opening, *headed = brief["sections"]
    notes = brief["footnotes"]
    brief["sections"], brief["footnotes"] = [opening], {}
    for turn in range(times):
        for section in headed:
            body = section["body"].replace("[^", f"[^t{turn}-")
            brief["sections"].append({"heading": section["heading"], "body": body})
        brief["footnotes"] |= {f"t{turn}-{label}": text for label, text in notes.items()}
    path = folder / f"times-{times}.yaml"
    path.write_text(yaml.safe_dump(brief, allow_unicode=True, width=10_000), encoding="utf-8")
    return path


def markdown(folder: Path) -> Path:
    """The same text and notes as Markdown, for pandoc and typst by way of pandoc."""
    brief = data()
    parts = [f"% {brief['title']}"]
    parts += [f"- **{point['lead']}** {point['text']}" for point in brief["key_points"]]
    for section in brief["sections"]:
        parts += [f"## {section['heading']}"] if "heading" in section else []
        parts.append(section["body"])
    parts += [f"[^{label}]: {text}" for label, text in brief["footnotes"].items()]
    path = folder / "brief.md"
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return path


def briefkit(path: Path, formats: str, folder: Path) -> list[str]:
    command = [sys.executable, "-m", "briefkit", "render", str(path), "-o", str(folder)]
    return ["sh", "-c", '"$@" >"$0"', os.devnull, *command, "-f", formats]


def others(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The other programs that are installed here, and what they are asked."""
    source = str(markdown(folder))
    if shutil.which("pandoc"):
        yield "pandoc, docx", ["pandoc", source, "-o", str(folder / "p.docx")]
        yield "pandoc, html", ["pandoc", "-s", source, "-o", str(folder / "p.html")]
        engine = Path(sys.executable).with_name("weasyprint")
        pdf = ["pandoc", source, f"--pdf-engine={engine}", "-o", str(folder / "p.pdf")]
        yield "pandoc with weasyprint, pdf", ["sh", "-c", '"$@" 2>"$0"', os.devnull, *pdf]
    if shutil.which("typst") and shutil.which("pandoc"):
        typst = str(folder / "p.typ")
        script = 'pandoc "$1" -s -t typst -o "$2" && typst compile "$2"'
        yield "typst by way of pandoc, pdf", ["sh", "-c", script, "sh", source, typst]


def warm(brief: Path, name: str) -> float:
    """Seconds for a format in a process that has rendered the brief before."""
    from briefkit.commands import rendering
    from briefkit.commands.results import Wanted

    with tempfile.TemporaryDirectory() as folder:
        wanted = Wanted((name,), Path(folder))
        rendering.render(brief, wanted, lambda _: None)
        taken = []
        for _ in range(RUNS):
            start = time.perf_counter()
            rendering.render(brief, wanted, lambda _: None)
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def blocks(folder: Path) -> None:
    """Print what every block costs: that brief beside the demo, one after the other."""
    print(f"\n{'every block, beside the demo':32}{'seconds':>9}{'demo':>9}{'times':>8}")
    for name in PAGES:
        cold = [measured(briefkit(each, name, folder))[0] for each in (BLOCKS, BRIEF)]
        kept = [warm(each, name) for each in (BLOCKS, BRIEF)]
        for label, (every, demo) in (("cold", cold), ("warm", kept)):
            row = f"briefkit, {name}, {label}"
            print(f"{row:32}{every:9.2f}{demo:9.2f}{every / demo:8.2f}")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, _ = measured([sys.executable, "-c", ""])
        rows = [("bare Python", bare, 0.0)]
        for formats in (*PAGES, ",".join(PAGES)):
            rows.append((f"briefkit, {formats}", *measured(briefkit(BRIEF, formats, folder))))
        whole = rows[-1][1]
        for times in (1, 4, 16):
            path = enlarged(times, folder)
            rows.append(
                (
                    f"briefkit, all, x{times}",
                    *measured(briefkit(path, ",".join(PAGES), folder), runs=1),
                )
            )
        rows += [(label, *measured(command)) for label, command in others(folder)]
        table(rows, whole)
        blocks(folder)


def table(rows: list[tuple[str, float, float]], whole: float) -> None:
    """Print seconds, how many times the demo in all formats that is, and memory."""
    print(f"{'':32}{'seconds':>9}{'ratio':>8}{'peak MB':>9}")
    for label, seconds, peak in rows:
        shown = f"{peak:9.0f}" if peak else ""
        print(f"{label:32}{seconds:9.2f}{seconds / whole:8.2f}{shown}")


if __name__ == "__main__":
    main()
