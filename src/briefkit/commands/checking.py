"""`briefkit check`: which briefs, which rules, what fails, and the sentence at the end."""

from __future__ import annotations

import codecs
import datetime
import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Literal, get_args

from briefkit.checks import NAMES, RULES, name_of, summary, unknown
from briefkit.commands.examining import UNDATED, Unexamined, examine
from briefkit.commands.fixing import mended
from briefkit.commands.results import EXIT_CLEAN, EXIT_FAILED, EXIT_PROBLEMS, Result, Wanted
from briefkit.commands.tallying import Tally, tally
from briefkit.commands.writing import write_whole
from briefkit.diagnostic import Diagnostic, Severity, TextFile, Unreadable
from briefkit.faults import faults
from briefkit.textfiles.textfile import is_draft, read_text_file

Stage = Literal["draft", "review", "publish"]
STAGES: tuple[Stage, ...] = get_args(Stage)
# What a draft must already have right; whatever loading reports is that as well.
UNSTRUCTURAL = frozenset(
    name_of(rule) for rule in RULES if not getattr(rule, "STRUCTURAL", False)
) | {"unused-ignore"}
LINE = re.compile(r"[^\n]*\n|[^\n]+")
PATTERNS = ("brief.yaml", "*.brief.yaml", "brief.md", "*.brief.md")


@dataclass(frozen=True)
class Asked:
    """How to check: only some rules, or all but some; and what fails.

    ``stage`` None means the stage of the brief's own status; ``wanted`` says how to read it.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    stage: Stage | None = None
    strict: bool = False
    wanted: Wanted = field(default_factory=Wanted)


def check(path: Path, asked: Asked, file: TextFile | None = None) -> tuple[Result, Tally]:
    """All that is wrong with one brief, and how its notes fare; nothing is written.

    ``file`` is its text, where that is not to be read from the path.
    """
    try:
        loaded, edition, every = examine(path, asked.wanted, file)
    except Unexamined as failure:
        every = failure.diagnostics
        return Result(diagnostics=every, code=EXIT_FAILED, failing=every), Tally()
    found = tuple(each for each in every if _asked_for(each.rule, asked))
    stage = asked.stage or _stage(loaded.brief.status)
    failing = tuple(each for each in found if _fails(each, stage, asked.strict))
    code = EXIT_PROBLEMS if failing else EXIT_CLEAN
    draft = loaded if is_draft(path) else None
    result = Result(diagnostics=found, code=code, failing=failing, draft=draft)
    return result, tally(loaded, edition, found)


def annotate(
    result: Result, asked: Asked, output: Path, moment: datetime.datetime | None
) -> None:
    """Write a copy of a checked Word draft with each finding as a comment, made at a moment.

    Without one, comments carry that of the draft. Raises `OSError` when the copy can't be
    written. Of a draft that could not be read there is none.
    """
    from briefkit.drafts import Draft
    from briefkit.word.annotating import annotated

    if isinstance(draft := result.draft, Draft):
        made = moment or draft.document.created or UNDATED
        found, tracked = result.diagnostics, asked.wanted.tracked
        write_whole(output, annotated(draft.data, draft.document, found, made, tracked))


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
    """The briefs named, and those in the folders named: ``brief.yaml`` or
    ``brief.md``, or a name that ends in ``.brief.yaml`` or ``.brief.md``.

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
    return next(filter(None, map(unknown, names)), None)


def rules() -> Iterator[tuple[str, Severity, str]]:
    """Each rule's name and severity, and what it finds, in one line."""
    for rule in RULES:
        yield name_of(rule), rule.SEVERITY, summary(rule)


def other_faults() -> Iterator[tuple[str, Severity, str]]:
    """The same of each kind of fault that is no rule's, but found in reading."""
    for fault in faults():
        yield fault.name, fault.severity, fault.summary


def explain_rule(name: str) -> str:
    """What a rule finds and why it matters, mostly with a failing and a passing example.

    Raises `KeyError` when no rule and no fault found in reading has this name.
    """
    if name in NAMES:
        rule = RULES[NAMES.index(name)]
        return f"{name} ({rule.SEVERITY})\n\n{inspect.getdoc(rule)}"
    fault = {each.name: each for each in faults()}[name]
    return f"{name} ({fault.severity})\n\n{fault.text}"


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
