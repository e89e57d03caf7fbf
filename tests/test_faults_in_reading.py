"""What reading reports: each kind explained, and each example true."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefkit.checks import NAMES
from briefkit.commands.ignores import heeded
from briefkit.diagnostic import Unreadable
from briefkit.editing import edit
from briefkit.faults import Fault, faults
from tests.conftest import MOMENT, ROOT, loaded, style_named
from tests.test_checks import examples_in

NAME = re.compile(r"[a-z]+(-[a-z0-9]+)+")
# Calls in which a fault gets its name; Pydantic's own write it with low lines.
NAMING = re.compile(
    r"Diagnostic|PydanticCustomError|refusal|_?(fault|fault_at|error|fail|unreadable)"
)
SHOWN = [each for each in faults() if "Failing:" in each.text]


def reported(text: str) -> set[str]:
    try:
        result = loaded(text)
    except Unreadable as failure:
        return {failure.diagnostic.rule}
    edition = edit(result.brief, style_named("base"), MOMENT)
    return {each.rule for each in (*result.diagnostics, *heeded((), result, edition))}


@pytest.mark.parametrize("fault", SHOWN, ids=lambda fault: fault.name)
def test_the_failing_example_has_the_fault_and_the_passing_one_has_none(fault: Fault) -> None:
    cases = examples_in(fault.text)
    assert reported(cases["Failing"]) == {fault.name}
    assert reported(cases.get("Passing", "title: A\n")) == set()


def test_most_of_what_a_brief_in_yaml_can_have_is_shown() -> None:
    assert len(SHOWN) > 20


def named_in(path: Path) -> Iterator[str]:
    """The names of faults that a module's code gives."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            words = node.args if NAMING.fullmatch(called) else []
        elif isinstance(node, (ast.Return, ast.Tuple)):
            value = node.value if isinstance(node, ast.Return) else node
            given = value.elts if isinstance(value, ast.Tuple) else []
            words = given[:1] if isinstance(node, ast.Return) else _of_slip(given)
        else:
            words = []
        for each in words:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value.replace("_", "-")


def _of_slip(parts: list[ast.expr]) -> list[ast.expr]:
    """The name in a severity, a name and a message."""
    severity = len(parts) == 3 and ast.unparse(parts[0]).startswith("Severity.")
    return parts[1:2] if severity else []


def test_every_fault_that_the_code_names_is_explained() -> None:
    files = [
        each for each in (ROOT / "src/briefkit").rglob("*.py") if each.parent.name != "checks"
    ]
    named = {name for path in files for name in named_in(path) if NAME.fullmatch(name)}
    known = {each.name for each in faults()}
    assert len(named) > 50
    assert named - known == named & set(NAMES)
