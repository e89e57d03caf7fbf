"""Any text whatever, through reading, all rules and all reports: what must hold of it.

``make fuzz`` gives it bytes of a fuzzer's choosing: ``python -m tests.fuzzing [OPTIONS]``,
with the options of libFuzzer, such as ``-max_total_time=600``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from briefkit.commands.checking import Asked, check
from briefkit.diagnostic import Checked, TextFile, Unreadable
from briefkit.reports import REPORTS
from briefkit.word.reading import read_word

# Where a brief's sources and style would be; there is nothing.
NOWHERE = Path("nowhere/brief.yaml")


def examined(text: str) -> int:
    """Check a text, and say how many findings it has; all must stand in it."""
    file = TextFile(str(NOWHERE), text)
    result, tally = check(NOWHERE, Asked(), file)
    for each in result.diagnostics:
        place = each.place
        assert place.file is file
        assert 0 <= place.start <= place.end <= len(place.file.text)
        assert each.message
    assert 0 <= tally.flagged <= tally.notes
    for report in REPORTS.values():
        report([Checked(file.name, result.diagnostics, result.failing)])
    return len(result.diagnostics)


def opened(data: bytes) -> bool:
    """Read bytes as a Word draft, and say whether they are one."""
    try:
        document = read_word("draft.docx", data)
    except Unreadable:
        return False
    for each in document.lost:
        assert 0 <= each.place.start <= each.place.end <= len(document.file.text)
    return True


def main() -> None:
    """Fuzz until the time is up, or something does not hold."""
    import atheris

    def once(data: bytes) -> None:
        if data.startswith(b"PK"):
            opened(data)
        else:
            examined(data.decode(errors="replace"))

    atheris.instrument_all()
    atheris.Setup([*sys.argv, "-timeout=60", "-rss_limit_mb=2000"], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
