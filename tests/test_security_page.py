"""docs/security.md names tests that there are, and every test of an attack."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)
# What only shows that a guard does not refuse too much.
HARMLESS = {"test_a_harmless_drawing_is_taken"}


def _tests_of(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    names = {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    return {each for each in names if each.startswith("test_")}


def test_each_test_that_the_page_names_is_there() -> None:
    assert len(NAMED) > 20
    assert [each for each in NAMED if each[1] not in _tests_of(each[0])] == []


def test_each_row_names_a_test() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 15
    assert [row for row in rows if "`test_" not in row.split(" | ")[-1]] == []


def test_each_test_of_an_attack_is_on_the_page() -> None:
    files = ("test_injection.py", "test_hostile_files.py", "test_hostile_styles.py")
    there = {(file, name) for file in files for name in _tests_of(file)}
    assert {name for _, name in there - set(NAMED)} == HARMLESS
