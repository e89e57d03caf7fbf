"""The labelled notes of ``tests/notes``, and what rules say of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.diagnostic import Diagnostic
from tests.conftest import ROOT
from tests.test_checks import diagnosed

FILES = {"held out": "held-out.txt", "worked on": "worked-on.txt"}
PARTS = ("title", "date", "outlet")
RULE = "incomplete-note"


@dataclass(frozen=True)
class Labelled:
    """A note, what an editor finds missing in it, and all that the rules say of it."""

    text: str
    lacks: frozenset[str]
    findings: tuple[Diagnostic, ...]

    @property
    def flagged(self) -> bool:
        """Whether the rule says that something is missing."""
        return any(each.rule == RULE for each in self.findings)

    @property
    def named(self) -> frozenset[str]:
        """What the rule says is missing."""
        said = " ".join(
            each.message.partition(". ")[0] for each in self.findings if each.rule == RULE
        )
        return frozenset(part for part in PARTS if part in said)


def written(name: str) -> Iterator[tuple[frozenset[str], str]]:
    """The labels and the notes of a file, in order."""
    path = ROOT / "tests/notes" / FILES[name]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            lacks, _, text = line.partition(" | ")
            parts = frozenset(lacks.split(", ")) - {"whole"}
            assert text, line
            assert parts <= {*PARTS}, line
            yield parts, text


def judged(name: str) -> list[Labelled]:
    """The notes of a file, as the notes of one brief, with what the rules find in each."""
    notes = list(written(name))
    marks = "".join(f"[^n{number}]" for number, _ in enumerate(notes))
    text = f"title: A\nsections: [{{body: 'Words.{marks}'}}]\nfootnotes:\n"
    head = text.count("\n")
    text += "".join(f"  n{n}: |-\n    {note}\n" for n, (_, note) in enumerate(notes))
    found: dict[int, list[Diagnostic]] = {}
    for each in diagnosed(text):
        found.setdefault((each.place.position.line - head - 1) // 2, []).append(each)
    return [
        Labelled(note, lacks, tuple(found.get(number, ())))
        for number, (lacks, note) in enumerate(notes)
    ]
