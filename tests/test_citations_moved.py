"""The demo's citations when its notes are moved, deleted and put between, as editors do."""

from __future__ import annotations

from briefkit import prose
from briefkit.editing import edit
from briefkit.loading import load
from briefkit.model import Brief, Footnote
from briefkit.textfiles.textfile import read_text_file
from tests.conftest import MOMENT, ROOT, style_named

DEMO = ROOT / "briefs/soldiers-for-technology/brief.yaml"


def demo_notes(change: dict[str, str], order: list[str] | None = None) -> dict[str, str]:
    """The demo's printed notes by label, some changed, deleted or in another order."""
    brief = load(read_text_file(DEMO)).brief
    notes = brief.footnotes | {label: Footnote(text=text) for label, text in change.items()}
    body = "".join(f"x[^{label}]" for label in order or notes)
    changed = brief.model_copy(
        update={
            "footnotes": notes,
            "key_points": (),
            "sections": (replace_body(brief, body),),
        }
    )
    made = edit(changed, style_named("korea-on-point"), MOMENT)
    return {
        note.label: prose.plain_text(shown.blocks)
        for note, shown in zip(made.notes, made.printed_notes, strict=True)
    }


def replace_body(brief: Brief, body: str) -> object:
    return brief.sections[0].model_copy(update={"body": body, "sections": ()})


def test_the_demo_says_ibid_and_short_by_itself() -> None:
    notes = demo_notes({})
    assert notes["lim"] == "Lim, 2024, “Mercenaries or allies.”"
    assert notes["lim-again"] == "Ibid."


def test_a_note_moved_away_is_no_longer_ibid() -> None:
    order = ["livelihood", "salary", "lim", "technology", "lim-again", "kursk"]
    assert demo_notes({}, order)["lim-again"] == "Lim, 2024, “Mercenaries or allies.”"


def test_two_notes_swapped_change_their_wording() -> None:
    order = ["lim-again", "lim", "salary"]
    notes = demo_notes({}, order)
    assert notes["lim-again"].startswith("Lim Soo-ho, 2024, “Mercenaries or allies: The")
    assert notes["lim"] == "Ibid."
    assert notes["salary"].endswith("cited in Lim, 2024, “Mercenaries or allies.”")


def test_a_note_deleted_leaves_the_next_one_in_full() -> None:
    notes = demo_notes({}, ["lim-again", "technology"])
    assert notes["lim-again"].startswith("Lim Soo-ho, 2024, “Mercenaries or allies: The")


def test_a_note_put_between_ends_ibid() -> None:
    order = ["salary", "lim", "new", "lim-again"]
    notes = demo_notes({"new": "A remark that cites nothing."}, order)
    assert notes["lim-again"] == "Lim, 2024, “Mercenaries or allies.”"
