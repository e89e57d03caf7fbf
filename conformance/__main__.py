"""Render every brief in every style, ask each judge about each file, and print the table."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefkit.cli import run
from briefkit.style.finding import styles_in
from conformance import browser, docx, keyboard, markup, office, pdf, wordaccess
from conformance.judging import Faults, Judge, asked

JUDGES: dict[str, tuple[str, Judge]] = {
    "PDF/UA-1": (".pdf", pdf.accessible),
    "PDF/A-2a": (".pdf", pdf.archival),
    "axe": (".html", browser.axe),
    "reflow": (".html", browser.reflow),
    "keyboard": (".html", keyboard.keyboard),
    "Nu": (".html", markup.nu),
    "SDK": (".docx", docx.sdk),
    "audit": (".docx", docx.audit),
    "access": (".docx", wordaccess.accessible),
    "Office": (".docx", office.libreoffice),
}


def rendered(briefs: Sequence[Path], folder: Path) -> list[Path]:
    """The path of each brief's outputs in each style, without an ending."""
    made = []
    for style in styles_in([]):
        for brief in briefs:
            code = run(["render", str(brief), "--style", style, "-o", str(folder / style)])
            if code:
                raise RuntimeError(f"{brief} could not be rendered in {style}")
            made.append(folder / style / brief.parent.name)
    return made


def table(made: Sequence[Path], found: dict[str, Faults]) -> str:
    """How many faults each judge finds in each brief and style."""
    head = "".join(f"{name:>9}" for name in JUDGES)
    lines = [f"{'brief':28}{'style':16}{head}"]
    for each in sorted(made, key=lambda path: (path.name, path.parent.name)):
        counts = (
            len(found[name][each.with_suffix(ending)]) for name, (ending, _) in JUDGES.items()
        )
        cells = "".join(f"{count or 'ok':>9}" for count in counts)
        lines.append(f"{each.name:28}{each.parent.name:16}{cells}")
    return "\n".join(lines)


def main() -> int:
    """Print what is wrong, then the table; give 1 if anything is."""
    with tempfile.TemporaryDirectory() as folder:
        made = rendered(sorted(Path("briefs").glob("*/brief.yaml")), Path(folder))
        found = {}
        for name, (ending, judge) in JUDGES.items():
            print(f"Asking {name}", flush=True)
            found[name] = asked(judge, [each.with_suffix(ending) for each in made])
            for file, faults in found[name].items():
                for fault in faults:
                    print(f"{file.relative_to(folder)}: {name}: {fault}")
        print(table(made, found))
    return int(any(faults for judged in found.values() for faults in judged.values()))


if __name__ == "__main__":
    sys.exit(main())
