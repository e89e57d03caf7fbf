"""`briefkit check`: which briefs, which rules, what fails, and the sentence at the end."""

from __future__ import annotations

import codecs
import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches, unified_diff
from pathlib import Path
from typing import Literal, get_args

from briefkit import prose
from briefkit.checks import RULES, name_of, summary
from briefkit.commands import (
    EXIT_CLEAN,
    EXIT_FAILED,
    EXIT_PROBLEMS,
    Result,
    Unexamined,
    Wanted,
    examine,
)
from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile, Unreadable
from briefkit.edition import Edition, Note
from briefkit.fixing import mended
from briefkit.loading import Loaded
from briefkit.textfile import read_text_file
from briefkit.writing import write_whole
from briefkit.yamltext import find

Stage = Literal["draft", "review", "publish"]
STAGES: tuple[Stage, ...] = get_args(Stage)
RULE_NAMES = tuple(name_of(rule) for rule in RULES)
# What a draft must already have right; whatever loading reports is that as well.
UNSTRUCTURAL = frozenset(
    name_of(rule) for rule in RULES if not getattr(rule, "STRUCTURAL", False)
) | {"unused-ignore"}
LINE = re.compile(r"[^\n]*\n|[^\n]+")
PATTERNS = ("brief.yaml", "*.brief.yaml")


@dataclass(frozen=True)
class Asked:
    """How to check: only some rules, or all but some; and what fails.

    ``stage`` None means the stage of the brief's own status.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stage: Stage | None = None
    strict: bool = False


@dataclass(frozen=True)
class Tally:
    """How many notes there are, and how many of them have something to look at."""

    notes: int = 0
    flagged: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.notes + other.notes, self.flagged + other.flagged)

    def sentence(self, briefs: int = 1) -> str:
        """The tally as a person reads it, such as “32 notes: 29 whole, 3 to look at.”"""
        where = f" in {briefs} briefs" if briefs > 1 else ""
        if not self.notes:
            return f"No notes{where}."
        noun = "note" if self.notes == 1 else "notes"
        if not self.flagged:
            return f"{self.notes} {noun}{where}: all whole."
        whole = self.notes - self.flagged
        return f"{self.notes} {noun}{where}: {whole} whole, {self.flagged} to look at."


def check(path: Path, asked: Asked, file: TextFile | None = None) -> tuple[Result, Tally]:
    """All that is wrong with one brief, and how its notes fare; nothing is written.

    ``file`` is its text, where that is not to be read from the path.
    """
    try:
        loaded, edition, every = examine(path, Wanted(), file)
    except Unexamined as failure:
        every = failure.diagnostics
        return Result(diagnostics=every, code=EXIT_FAILED, failing=every), Tally()
    found = tuple(each for each in every if _asked_for(each.rule, asked))
    stage = asked.stage or _stage(loaded.brief.status)
    failing = tuple(each for each in found if _fails(each, stage, asked.strict))
    code = EXIT_PROBLEMS if failing else EXIT_CLEAN
    result = Result(diagnostics=found, code=code, failing=failing)
    return result, tally(loaded, edition, found)


def fix(path: Path, asked: Asked, write: bool) -> tuple[str, int]:
    """Mend what the rules asked for can mend: what changes, as a unified diff, and how much.

    Nothing is written unless ``write``. A brief that can't be read is left as it is.
    Raises `OSError` when the file can't be written.
    """
    try:
        file = read_text_file(path)
        after, count = mended(file, lambda each: check(path, asked, each)[0].diagnostics)
    except Unreadable:
        return "", 0
    mark = "\ufeff" if path.read_bytes().startswith(codecs.BOM_UTF8) else ""
    if write and count:
        # Behind a link stands the brief; the link is to stay.
        write_whole(path.resolve(), (mark + after.text).encode())
    return _difference(mark + file.text, mark + after.text, str(path)), count


def _difference(before: str, after: str, name: str) -> str:
    """A unified diff of two texts, whose lines end with a line feed and nothing else."""
    old, new = (LINE.findall(text) for text in (before, after))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, name, name)
    )


def briefs_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The briefs named, and those in the folders named: ``brief.yaml``, ``*.brief.yaml``.

    Hidden folders, and ``templates``, are left out. Raises `FileNotFoundError` with a
    folder that holds none.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = sorted({each for pattern in PATTERNS for each in path.rglob(pattern)})
        shown = [each for each in found if not _left_out(each.relative_to(path))]
        if not shown:
            raise FileNotFoundError(path)
        yield from shown


def _left_out(path: Path) -> bool:
    return any(part.startswith(".") or part == "templates" for part in path.parts)


def unknown_rule(names: Iterable[str]) -> str | None:
    """What is wrong with the names of rules, if one of them is none."""
    for name in names:
        if name not in RULE_NAMES:
            close = get_close_matches(name, RULE_NAMES, n=1)
            hint = f"Did you mean {close[0]}?" if close else "“briefkit rule” lists them"
            return f"There is no rule “{name}”. {hint}"
    return None


def rules() -> Iterator[tuple[str, Severity, str]]:
    """Each rule's name and severity, and what it finds, in one line."""
    for rule in RULES:
        yield name_of(rule), rule.SEVERITY, summary(rule)


def explain_rule(name: str) -> str:
    """What a rule finds and why it matters, with a failing and a passing example."""
    rule = RULES[RULE_NAMES.index(name)]
    return f"{name} ({rule.SEVERITY})\n\n{inspect.getdoc(rule)}"


def _asked_for(rule: str, asked: Asked) -> bool:
    return (not asked.select or rule in asked.select) and rule not in asked.ignore


def _stage(status: str) -> Stage:
    stages: dict[str, Stage] = {"draft": "draft", "review": "review"}
    return stages.get(status, "publish")


def _fails(found: Diagnostic, stage: Stage, strict: bool) -> bool:
    """Whether a finding fails the check at a stage."""
    if strict:
        return True
    if stage == "draft":
        return found.severity is Severity.ERROR and found.rule not in UNSTRUCTURAL
    if stage == "review":
        return found.severity is Severity.ERROR
    return found.severity is not Severity.INFO


def tally(loaded: Loaded, edition: Edition, found: Iterable[Diagnostic]) -> Tally:
    """How many notes a brief has, and how many something was found in.

    A finding belongs to a note when it stands in its text or label, at a reference to it,
    or in a source that it cites.
    """
    places = [each.place for each in found]
    marks = _marks(loaded, edition)
    unused = [label for label in edition.brief.footnotes if label not in edition.numbers]
    notes = [tuple(_parts(loaded, note, marks)) for note in edition.notes]
    notes += [(_whole(loaded, ("footnotes", label)),) for label in unused]
    flagged = (
        any(_within(place, part) for place in places for part in parts) for parts in notes
    )
    return Tally(len(notes), sum(flagged))


def _marks(loaded: Loaded, edition: Edition) -> dict[str, list[Place]]:
    """Where the references to each note stand, by label."""
    marks: dict[str, list[Place]] = {}
    for path, blocks in edition.texts.items():
        for each in prose.references(blocks):
            marks.setdefault(each.label, []).append(loaded.place(path, each.start, each.end))
    return marks


def _parts(loaded: Loaded, note: Note, marks: dict[str, list[Place]]) -> Iterator[Place]:
    """The places that make up a note."""
    if note.end is None:
        yield _whole(loaded, note.path)
        yield from marks[note.label]
    else:
        yield loaded.place(note.path, note.start, note.end)
    for placed in note.placed:
        path = ("sources", placed.citation.key)
        if find(loaded.root, path) is not None:
            yield _whole(loaded, path)


def _whole(loaded: Loaded, path: tuple[str | int, ...]) -> Place:
    """The place of a field from the beginning of its name to the end of what it holds."""
    key, node = loaded.place(path), find(loaded.root, path)
    return Place(key.file, key.start, max(key.end, node.place.end if node else key.end))


def _within(place: Place, part: Place) -> bool:
    return place.file is part.file and part.start <= place.start and place.end <= part.end
