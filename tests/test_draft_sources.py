"""Works that a Word draft cites, by its fields or in words, as sources of a brief."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from briefkit.cli import run
from briefkit.drafts import Draft, read_draft
from briefkit.loading import load
from briefkit.textfiles.textfile import read_text_file
from tests import worddrafts
from tests.word_raw import field, notes, paragraph, reference

REPORT = {
    "type": "report",
    "title": "An Invented Report",
    "publisher": "Example Press",
    "author": [{"family": "Specimen", "given": "Ann"}],
    "issued": {"date-parts": [[2023]]},
}
SHOWN = "Ann Specimen, An Invented Report (Example Press, 2023), 4."
MOCK = "Di Mock, “Ports or Piers,” Issue Brief No. 62, Invented Institute, 2024"
SAMPLE = "Cy Sample, “Costs,” Invented Times, 3 May 2024, p. 3"


def zotero(words: str = SHOWN, plain: str = SHOWN, **item: Any) -> str:
    """A field of Zotero's; ``plain`` is what the program wrote, ``words`` what stands there."""
    cited = {"id": 1, "uris": ["http://zotero.org/users/local/x/items/E1"], "itemData": REPORT}
    data = {"properties": {"plainCitation": plain}, "citationItems": [cited | item]}
    return field(escape(f"ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data)}"), words)


def draft_of(*held: str, before: str = "") -> bytes:
    """A draft with these notes, each after a sentence of its own."""
    body = "".join(
        paragraph(f"Sentence {number}.", reference(number)) for number, _ in enumerate(held, 2)
    )
    footnotes = notes("footnote", *map(paragraph, held))
    return worddrafts.draft(worddrafts.TITLE + before + body, footnotes=footnotes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "draft.docx"


def imported(path: Path, data: bytes) -> Draft:
    path.write_bytes(data)
    return read_draft(path, "refuse", by_content=True)


def texts(draft: Draft) -> list[str]:
    return [each.text for each in draft.brief.footnotes.values()]


def messages(draft: Draft) -> str:
    return " ".join(each.message for each in draft.diagnostics)


def test_a_field_in_a_note_becomes_a_citation_and_its_work_a_source_once(path: Path) -> None:
    cited = zotero(locator="4", label="page", prefix="see")
    draft = imported(path, draft_of(cited, zotero()))
    assert texts(draft) == ["[see @specimen-2023, p. 4].", "[@specimen-2023]."]
    (source,) = draft.brief.sources.values()
    assert (source.type, source.title, source.publisher) == (
        "report", "An Invented Report", "Example Press",
    )  # fmt: skip
    assert "not-carried" not in {each.rule for each in draft.diagnostics}


def test_a_field_in_the_text_becomes_a_citation_only_where_a_brief_is_made(
    path: Path,
) -> None:
    shown = "(Specimen 2023)"
    data = draft_of("A note.", before=paragraph("So ", zotero(shown, shown), "."))
    assert imported(path, data).brief.sections[0].body.startswith("So [@specimen-2023].")
    checked = read_draft(path, "refuse")
    assert checked.brief.sections[0].body.startswith("So (Specimen 2023).")
    assert not any(each.rule == "not-carried" for each in checked.diagnostics)


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        (zotero("Ann Specimen, my own words, 2023."), "changed by hand"),
        (field("ADDIN ZOTERO_ITEM CSL_CITATION {}", SHOWN), "citation manager's data"),
    ],
    ids=["reworded", "broken"],
)
def test_words_that_say_more_than_their_field_are_kept_and_that_is_said(
    cited: str, told: str, path: Path
) -> None:
    draft = imported(path, draft_of(cited))
    (text,) = texts(draft)
    assert text.startswith("Ann Specimen, ")
    assert not draft.brief.sources
    assert told in messages(draft)


def test_a_field_in_a_heading_leaves_its_words(path: Path) -> None:
    heading = worddrafts.styled("1", "What ", zotero("Specimen", "Specimen"), " says")
    draft = imported(path, draft_of("A note.", before=heading))
    assert draft.brief.sections[0].heading == "What Specimen says"


def test_import_makes_sources_of_typed_notes_when_asked_to(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.write_bytes(draft_of(f"{MOCK}.", "Ibid., p. 5.", "Nobody knows what this is, 2024."))
    output = path.with_name("brief.yaml")
    assert run(["import", str(path), "-o", str(output), "--sources"]) == 0
    assert "3 notes, 1 source." in capsys.readouterr().err
    brief = load(read_text_file(output)).brief
    assert [each.text for each in brief.footnotes.values()] == [
        "[@mock-2024].", "[@mock-2024, p. 5].", "Nobody knows what this is, 2024.",
    ]  # fmt: skip
    assert brief.sources["mock-2024"].number == "62"
    assert "# read out of the note" in output.read_text(encoding="utf-8")


def test_import_leaves_typed_notes_as_they_are_when_not_asked(path: Path) -> None:
    path.write_bytes(draft_of(f"{MOCK}."))
    output = path.with_name("brief.yaml")
    assert run(["import", str(path), "-o", str(output)]) == 0
    brief = load(read_text_file(output)).brief
    assert not brief.sources
    assert [each.text for each in brief.footnotes.values()] == [f"{MOCK}.\n"]


FAULTS = {
    "rests-on-secondary": ((f"{SAMPLE}, cited in {MOCK}.", "Mock, “Ports or Piers,” p. 9."), 2),
    "citable-directly": ((f"{SAMPLE}, https://example.org/b, cited in {MOCK}.",), 1),
    "ambiguous-ibid": ((f"{SAMPLE}; {MOCK}.", "Ibid., p. 4."), 2),
    "duplicate-source": (
        (
            f"{SAMPLE}, https://example.org/b.",
            "Cy Sample, “Other Costs,” Invented Times, 3 May 2024, https://example.org/b.",
        ),
        2,
    ),
    "single-source": ((f"{MOCK}.", *(f"Ibid., p. {n}." for n in range(2, 13))), 1),
}


@pytest.mark.parametrize("rule", FAULTS)
def test_what_typed_notes_cite_is_judged_as_sources_are(
    rule: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held, number = FAULTS[rule]
    path.write_bytes(draft_of(*held))
    run(["check", str(path), "--select", rule, "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [each["where"] for each in found] == [f"{path}, note {number}"]


def test_whole_notes_have_no_such_fault(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(draft_of(f"{SAMPLE}.", f"{MOCK}.", "Ibid., p. 5.", "Sample, “Costs.”"))
    run(["check", str(path), *(f"--select={rule}" for rule in FAULTS), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == []


def test_findings_in_sources_point_at_the_words_that_they_were_read_from(path: Path) -> None:
    path.write_bytes(draft_of("See Cy Sample, “Costs,” Invented Times, 3 May 2024."))
    found = read_draft(path, "refuse").with_sources
    place = found.place(("sources", "sample-2024", "title"))
    shown = found.whole(("sources", "sample-2024"))
    assert place.file.text[place.start :].startswith("Costs")
    assert place.file.text[shown.start : shown.end].startswith("Cy Sample, ")


def test_five_thousand_notes_of_one_author_and_year_are_told_apart(path: Path) -> None:
    held = [MOCK.replace("Ports or", f"Port {number} or") for number in range(5000)]
    draft = imported(path, draft_of(*held))
    keys = draft.with_sources.brief.sources
    assert (len(keys), "mock-2024" in keys, "mock-2024-5000" in keys) == (5000, True, True)
