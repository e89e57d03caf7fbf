"""The judge of keyboards tells what is broken, so its silence means something."""

from __future__ import annotations

from pathlib import Path

import pytest
from conformance.keyboard import keyboard

from briefkit.cli import run
from tests.conftest import DEMO

NAME = "soldiers-for-technology.html"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    assert run(["render", str(DEMO), "-f", "html", "-o", str(folder)]) == 0
    return folder / NAME


BREAKS = {
    "Tab reaches": ('href="#fn-2"', 'href="#fn-2" tabindex="5"'),
    "the focus does not show": (
        "</style>",
        "a:focus-visible { outline: none !important }</style>",
    ),
    "out of sight": ("</style>", ".backlinks a { position: fixed; left: -999px }</style>"),
    "Enter leaves note-1 closed": ('popovertarget="note-1"', 'disabled popovertarget="note-1"'),
    "Escape leaves note-2 open": ('id="note-2" popover', 'id="note-2" popover="manual"'),
    "#fn-3 has no link back": ('href="#fnref-3"', 'href="#fnref-4"'),
    "#fn-1 does not show": ("</style>", "#fn-1 { visibility: hidden }</style>"),
    "has no reference": ('role="doc-noteref"', ""),
}


@pytest.mark.parametrize("told", BREAKS)
def test_what_the_keyboard_does_not_reach_is_told(
    rendered: Path, tmp_path: Path, told: str
) -> None:
    page = rendered.read_text(encoding="utf-8")
    old, new = BREAKS[told]
    assert old in page
    broken = tmp_path / NAME
    broken.write_text(page.replace(old, new), encoding="utf-8")
    (faults,) = keyboard([broken]).values()
    assert [fault for fault in faults if told in fault], faults


def test_a_page_as_rendered_is_reached_whole(rendered: Path) -> None:
    assert keyboard([rendered]) == {rendered: []}
