"""``briefkit explain``: every note's chain, and why it is worded as it is."""

from __future__ import annotations

import re

import pytest

from briefkit.__main__ import main
from briefkit.commands.explaining import explain
from tests.conftest import DEMO
from tests.test_citations import edition

WHY = {
    ("[@lim].", "[@lim]."): "lim: Ibid. as note 1 cites just this source before",
    ("[@lim, p. 2].", "[@lim, p. 3]."): (
        "lim: Ibid. as note 1 cites just this source before, with another part"
    ),
    ("[@lim, p. 2].", "[@lim]."): (
        "lim: short, cited in full in note 1; not Ibid., as note 1 cites a part of it, "
        "and this is the whole"
    ),
    ("[@lim; @book].", "[@book]."): (
        "book: short, cited in full in note 1; not Ibid., as note 1, just before, cites 2 "
        "sources"
    ),
    ("[@lim].", "[@book].", "x", "[@lim]."): (
        "lim: short, cited in full in note 1; not Ibid., as note 3, just before, cites no "
        "source"
    ),
    ("[@lim].", "[@book].", "[@lim]."): (
        "lim: short, cited in full in note 1; not Ibid., as note 2 cites book just before"
    ),
    ("x",): "cites no source by key",
}


@pytest.mark.parametrize("notes", WHY)
def test_each_position_is_explained(notes: tuple[str, ...]) -> None:
    last = explain(edition(*notes), f"n{len(notes) - 1}")
    assert f"- {WHY[notes]}\n" in last


def test_a_note_is_found_by_number_or_label() -> None:
    made = edition("[@lim].", "[@book].")
    assert explain(made, "2") == explain(made, "n1") != explain(made, "1")
    assert explain(made) == f"{explain(made, '1')}\n{explain(made, '2')}"


def test_a_link_to_another_note_is_shown_with_its_number() -> None:
    made = edition("See [](#n1) and *[](#n2)*.", "[@lim].", "x")
    assert "   See note 2 and note 3.\n" in explain(made, "n0")
    assert "   See [](#nobody).\n" in explain(edition("See [](#nobody)."))


def test_the_command_explains_the_demo(capsys: pytest.CaptureFixture[str]) -> None:
    run("explain", str(DEMO))
    assert re.search(
        r"^4  lim-again\n   Ibid\.\n   - lim-2024: Ibid\.", capsys.readouterr().out, re.M
    )


def run(*arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["briefkit", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
    return int(left.value.code or 0)


def test_an_unknown_note_is_said_to_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", str(DEMO), "99") == 2
    assert "has no note “99”. Its notes are 1 to 9" in capsys.readouterr().err
