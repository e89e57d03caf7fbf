"""How well `incomplete-note` judges the labelled notes of ``tests/notes``.

Run with ``make benchmark``: precision and recall by what is missing, for the notes that the
rule was worked on with and for those held out, and the notes that are judged otherwise
than an editor labelled them. Then what other rules say of notes that are whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.labelled_notes import FILES, PARTS, RULE, Labelled, judged
from tests.scoring import Score, by_part, flagged


def row(name: str, score: Score) -> str:
    """A line of the table."""
    counts = f"{score.right:7}{score.wrong:7}{score.missed:8}"
    return f"{name:24}{counts}{score.precision:11.0%}{score.recall:8.0%}"


def misjudged(notes: list[Labelled]) -> Iterator[str]:
    """The notes of which the rule says something else than the label."""
    for note in notes:
        if note.named != note.lacks:
            wanted, said = (
                ", ".join(part for part in PARTS if part in parts) or "whole"
                for parts in (note.lacks, note.named)
            )
            yield f"{wanted}, judged {said}: {note.text}"


def others(notes: list[Labelled]) -> Iterator[str]:
    """What other rules find in whole notes."""
    for note in notes:
        for each in note.findings:
            if not note.lacks and each.rule != RULE:
                yield f"{each.rule}: {note.text}\n    {each.message}"


def main() -> None:
    """Print the tables and the notes."""
    tables = {name: judged(name) for name in FILES}
    print(f"{RULE:24}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}")
    for name, notes in tables.items():
        print(row(f"{len(notes)} notes {name}", flagged(notes)))
        for part in PARTS:
            print(row(f"  {part}", by_part(notes, part)))
    for name, notes in tables.items():
        print(f"\nJudged otherwise than labelled, {name}:")
        print("\n".join(misjudged(notes)) or "none")
    for name, notes in tables.items():
        print(f"\nOther rules on whole notes, {name}:")
        print("\n".join(others(notes)) or "none")


if __name__ == "__main__":
    main()
