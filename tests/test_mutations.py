"""Single faults put into clean briefs: the rule meant for each finds it, and no other does.

``python -m tests.test_mutations`` prints recall and precision by rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from briefkit.commands.checking import Asked, check
from briefkit.diagnostic import Severity, TextFile
from tests.conftest import BRIEFS, style_named

# What may follow from a fault, besides the fault itself, and is no fault of the rules.
IGNORES = "unused-ignore"
LABEL = re.compile(r"^  ([\w-]+): *", re.MULTILINE)


@dataclass(frozen=True)
class Mutation:
    """A brief with one fault, the rules that may name it, the line, and what may follow."""

    text: str
    rules: tuple[str, ...]
    line: int
    consequences: tuple[str, ...] = ()


def block(text: str, name: str) -> tuple[int, int]:
    """Where what stands under a field of the brief begins and ends."""
    found = re.search(rf"^{name}:\n((?:(?:  .*)?\n)*)", text, re.MULTILINE)
    assert found
    return found.span(1)


def entries(text: str, name: str) -> Iterator[tuple[str, int, int]]:
    """Each entry under a field: its name, where it begins and where it ends."""
    start, end = block(text, name)
    heads = list(LABEL.finditer(text, start, end))
    ends = [each.start() for each in heads[1:]] + [end]
    for head, stop in zip(heads, ends, strict=True):
        yield head[1], head.start(), stop


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def cut(text: str, start: int, end: int, new: str = "") -> str:
    return text[:start] + new + text[end:]


def definitions_dropped(text: str) -> Iterator[Mutation]:
    for label, start, end in entries(text, "footnotes"):
        changed = cut(text, start, end)
        for found in re.finditer(re.escape(f"[^{label}]"), changed):
            line = line_of(changed, found.start())
            yield Mutation(changed, ("undefined-footnote",), line, ("unused-source", IGNORES))


def references_dropped(text: str) -> Iterator[Mutation]:
    for label, _, _ in entries(text, "footnotes"):
        changed = text.replace(f"[^{label}]", "")
        start = next(start for name, start, _ in entries(changed, "footnotes") if name == label)
        yield Mutation(changed, ("unused-footnote",), line_of(changed, start), (IGNORES,))


def labels_doubled(text: str) -> Iterator[Mutation]:
    for name in ("footnotes", "sources"):
        for _, start, end in entries(text, name):
            changed = cut(text, end, end, text[start:end])
            rule = "duplicate-footnote" if name == "footnotes" else "duplicate-source"
            yield Mutation(changed, (rule,), line_of(changed, end))


def notes_blanked(text: str) -> Iterator[Mutation]:
    for words in ('""', "TBD", "TODO", '"citation needed"'):
        for label, start, end in entries(text, "footnotes"):
            changed = cut(text, start, end, f"  {label}: {words}\n")
            # A pointer to self may be one to the editors as well.
            follow = ("unused-source", "unresolved-review", IGNORES)
            yield Mutation(changed, ("empty-footnote",), line_of(text, start), follow)


def keys_misspelt(text: str) -> Iterator[Mutation]:
    for found in re.finditer(r"@([\w-]+)", text[block(text, "footnotes")[0] :]):
        at = block(text, "footnotes")[0] + found.end()
        changed = cut(text, at, at, "x")
        follow = ("unused-source", IGNORES)
        yield Mutation(changed, ("undefined-source",), line_of(text, at), follow)


def fields_dropped(text: str) -> Iterator[Mutation]:
    for key, start, end in entries(text, "sources"):
        ignored = re.search(rf"words: {key}$", text, re.MULTILINE)
        pattern = r"^    ([\w-]+):(.*)\n(?:      .*\n)*"
        parts = list(re.finditer(pattern, text[start:end], re.MULTILINE))
        fields = {part[1]: part[2].strip() for part in parts}
        for part in [] if ignored else parts:
            if needed(part[1], fields):
                changed = cut(text, start + part.start(), start + part.end())
                rules = ("incomplete-source", "undated-web-source")
                yield Mutation(changed, rules, line_of(text, start), (IGNORES,))


def needed(name: str, fields: dict[str, str]) -> bool:
    """Whether a source of these fields must have one of them."""
    required = style_named("base").file.checks.required.get(fields["type"], ("title",))
    groups = [{each.partition(":")[0] for each in group.split("|")} for group in required]
    dated = {"issued", "accessed"} & fields.keys()
    only_date = "URL" in fields and dated == {name}
    return only_date or any(group & fields.keys() == {name} for group in groups)


def dates_made_impossible(text: str) -> Iterator[Mutation]:
    for found in re.finditer(r"^ *(?:date|issued): (\d{4}-\d\d-\d\d)$", text, re.MULTILINE):
        changed = cut(text, *found.span(1), "2024-11-31")
        yield Mutation(changed, ("impossible-date",), line_of(text, found.start(1)))


def addresses_broken(text: str) -> Iterator[Mutation]:
    slips = {"https://": "https:/", "http": "ht tp"}
    for found in re.finditer(r"URL: (https://\S+)", text):
        for right, wrong in slips.items():
            changed = cut(text, *found.span(1), found[1].replace(right, wrong))
            rules = ("forbidden-link", "malformed-url")
            yield Mutation(changed, rules, line_of(text, found.start(1)))
        tracked = found[1] + ("&" if "?" in found[1] else "?") + "utm_source=x"
        changed = cut(text, *found.span(1), tracked)
        yield Mutation(changed, ("tracking-url",), line_of(text, found.start(1)))


def quotes_turned(text: str) -> Iterator[Mutation]:
    start, end = block(text, "sections")
    for found in re.finditer("[“”]", text[start:end]):
        at = start + found.start()
        changed = cut(text, at, at + 1, "”" if found[0] == "“" else "“")
        # Which of two marks is the wrong one cannot be told: the line may be the other's.
        yield Mutation(changed, ("unbalanced-quotes",), 0, ("doubtful-quotes",))


def references_moved(text: str) -> Iterator[Mutation]:
    for found in re.finditer(r"([.,])(\[\^[\w-]+\])", text):
        changed = cut(text, *found.span(), found[2] + found[1])
        line = line_of(text, found.start())
        # Where a reference stands beside a stop differs from language to language.
        if "\nlanguage: en" in text:
            yield Mutation(changed, ("reference-before-punctuation",), line)
        changed = cut(text, found.end(1), found.end(1), " ")
        yield Mutation(changed, ("space-before-reference",), line)


def ibid_typed(text: str) -> Iterator[Mutation]:
    for label, start, end in entries(text, "footnotes"):
        changed = cut(text, start, end, f"  {label}: Ibid.\n")
        follow = ("unused-source", "ambiguous-ibid", "ibid-without-source", IGNORES)
        yield Mutation(changed, ("typed-ibid",), line_of(text, start), follow)


def notes_put_before_ibid(text: str) -> Iterator[Mutation]:
    """An Ibid. typed where it meant one work; now a note that cites two stands between."""
    one, two, *_ = (key for key, _, _ in entries(text, "sources"))
    for found in re.finditer(r"\[\^([\w-]+)\](?=[^[]*\[\^([\w-]+)\])", text):
        same_field = "\n\n" not in text[found.end() : text.index(f"[^{found[2]}]", found.end())]
        if found.start() < block(text, "sections")[0] or not same_field:
            continue
        changed = cut(text, found.end(), found.end(), " More was said.[^between]")
        start, end = next(e[1:] for e in entries(changed, "footnotes") if e[0] == found[2])
        new = f"  between: See [@{one}; @{two}].\n  {found[2]}: Ibid.\n"
        # A source cited once more may need a short title.
        follow = ("typed-ibid", "unused-source", "long-short-form", IGNORES)
        line = line_of(changed, start) + 1
        yield Mutation(cut(changed, start, end, new), ("ambiguous-ibid",), line, follow)


MUTATORS: tuple[Callable[[str], Iterator[Mutation]], ...] = (
    definitions_dropped,
    references_dropped,
    labels_doubled,
    notes_blanked,
    keys_misspelt,
    fields_dropped,
    dates_made_impossible,
    addresses_broken,
    quotes_turned,
    references_moved,
    ibid_typed,
    notes_put_before_ibid,
)


@dataclass(frozen=True)
class Outcome:
    """What became of a mutation: whether it was found, and what else was, that should not."""

    mutation: Mutation
    found: bool
    others: tuple[str, ...]


def outcome(path: Path, mutation: Mutation) -> Outcome:
    found = check(path, Asked(), TextFile(str(path), mutation.text))[0].diagnostics
    hit = any(
        each.rule in mutation.rules and mutation.line in (0, each.place.position.line)
        for each in found
    )
    allowed = {*mutation.rules, *mutation.consequences}
    others = (
        e.rule for e in found if e.severity is not Severity.INFO and e.rule not in allowed
    )
    return Outcome(mutation, hit, tuple(others))


@cache
def outcomes(mutator: Callable[[str], Iterator[Mutation]]) -> tuple[Outcome, ...]:
    return tuple(
        outcome(path, mutation)
        for path in BRIEFS
        for mutation in mutator(path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("mutator", MUTATORS, ids=lambda each: each.__name__)
def test_every_fault_is_found_and_nothing_else_is(
    mutator: Callable[[str], Iterator[Mutation]],
) -> None:
    made = outcomes(mutator)
    assert made
    missed = [(each.mutation.rules, each.mutation.line) for each in made if not each.found]
    assert missed == []
    assert [(e.mutation.rules, e.mutation.line, e.others) for e in made if e.others] == []


def table() -> str:
    """Recall and precision by rule, over all mutations."""
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for each in (each for mutator in MUTATORS for each in outcomes(mutator)):
        rule = each.mutation.rules[0]
        made[rule] += 1
        found[rule] += each.found
        wrong.update(each.others)
    rules = sorted({*made, *wrong})
    head = f"{'rule':30}{'faults':>8}{'recall':>9}{'precision':>11}\n"
    return head + "".join(
        f"{rule:30}{made[rule]:8}{found[rule] / (made[rule] or 1):9.0%}"
        f"{found[rule] / ((found[rule] + wrong[rule]) or 1):11.0%}\n"
        for rule in rules
    )


if __name__ == "__main__":
    print(table(), end="")
