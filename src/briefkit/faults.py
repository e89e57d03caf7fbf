"""What is found wrong before any rule is asked: in reading files, styles and ignores."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefkit.diagnostic import Severity

FILE = "faults.md"
ENTRY = re.compile(
    r"^## (?P<name>\S+)\n\*(?P<severity>\w+)\*\n\n(?P<text>.*?)\n*(?=^## |\Z)", re.M | re.S
)


@dataclass(frozen=True)
class Fault:
    """A kind of fault: the name it is reported by, how much it matters, what it means.

    ``text`` is Markdown, its first paragraph a summary, then examples where there are any.
    """

    name: str
    severity: Severity
    text: str

    @property
    def summary(self) -> str:
        """What is wrong, in one line."""
        return " ".join(self.text.split("\n\n")[0].split())


def faults() -> tuple[Fault, ...]:
    """All kinds of faults that are no rule's."""
    text = Path(__file__).with_name(FILE).read_text(encoding="utf-8")
    return tuple(
        Fault(each["name"], Severity(each["severity"]), each["text"])
        for each in ENTRY.finditer(text)
    )
