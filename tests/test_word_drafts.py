"""Word drafts are read: all their words, each as what it is."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefkit.briefwriting.wrapping import rewrapped
from briefkit.briefwriting.yaml import yaml_text
from briefkit.drafts import Draft, read_draft
from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.model import Brief
from briefkit.textfiles.validation import plain
from briefkit.textfiles.yamltree import Mapping, Node, Scalar
from tests import googledocs, typeddrafts, word_raw, worddrafts
from tests.conftest import MOMENT, style_named


def opened(data: bytes, folder: Path, **options: Any) -> Draft:
    path = folder / "draft.docx"
    path.write_bytes(data)
    return read_draft(path, options.pop("tracked", "refuse"), **options)


DRAFTS = worddrafts.DRAFTS | typeddrafts.DRAFTS | googledocs.DRAFTS


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def scalars(node: Node) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    held = [e.value for e in node.entries] if isinstance(node, Mapping) else list(node.items)
    return [each for inner in held for each in scalars(inner)]


def test_there_are_drafts_of_every_kind() -> None:
    assert len(DRAFTS) >= 30


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_read_as_what_it_is(name: str, tmp_path: Path) -> None:
    wanted = DRAFTS[name]
    found = opened(wanted.data, tmp_path)
    fields = plain(found.root)
    assert {path: at(fields, path) for path in wanted.fields} == wanted.fields
    lost = [each.message for each in found.diagnostics if each.rule == "not-carried"]
    assert len(lost) == len(wanted.lost), lost
    assert all(words in message for words, message in zip(wanted.lost, lost, strict=True))


@pytest.mark.parametrize("name", DRAFTS)
def test_every_letter_knows_its_place_in_the_draft(name: str, tmp_path: Path) -> None:
    found = opened(DRAFTS[name].data, tmp_path)
    seen = 0
    for scalar in scalars(found.root):
        for index, character in enumerate(scalar.value):
            place = scalar.range(index, index + 1)
            written = found.file.text[place.start : place.end]
            if character.isalpha() and character.isascii() and len(written) == 1:
                assert written.casefold() == character.casefold()
                seen += 1
    assert seen


# Words before or above others that say what these are, in place of which a field stands.
LABELS = frozenset(
    (
        *("by", "von", "und", "par", "et", "بقلم", "and", "from", "date", "author", "re"),
        *("table", "tab", "source", "출처", "key", "points", "takeaways", "main", "messages"),
        *("auf", "einen", "blick", "executive", "summary", "zusammenfassung", "notes"),
        *("references", "keywords", "abstract", "december", "march", "märz", "mars", "مارس"),
    )
)


@pytest.mark.parametrize("name", DRAFTS)
def test_no_word_of_a_draft_is_left_out(name: str, tmp_path: Path) -> None:
    found = opened(DRAFTS[name].data, tmp_path)
    carried = " ".join(each.value for each in scalars(found.root))
    carried = carried.replace("[](#", "note [](#")  # The style says “note” by itself.
    for word in re.findall(r"[^\W\d_]{2,}", found.file.text):
        told = " ".join(each.message for each in found.diagnostics)
        assert word.lower() in carried.lower() or word in told or word.lower() in LABELS


@pytest.mark.parametrize("name", DRAFTS)
def test_an_imported_draft_says_the_same(name: str, tmp_path: Path) -> None:
    from briefkit.diagnostic import TextFile
    from briefkit.textfiles.yamltext import read

    found = opened(DRAFTS[name].data, tmp_path, by_content=True)
    root, faults = read(TextFile("brief.yaml", yaml_text(rewrapped(found.root), found.guesses)))
    assert not faults
    assert squeezed(plain(root)) == squeezed(plain(found.root))


def squeezed(value: Any) -> Any:
    """A tree whose texts are the same however their lines are broken."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return list(map(squeezed, value))
    return {name: squeezed(inner) for name, inner in value.items()}


def test_tracked_changes_are_listed_or_settled(tmp_path: Path) -> None:
    change = '<w:{0} w:id="9" w:author="Ann" w:date="2024-12-05T00:00:00Z">{1}</w:{0}>'
    deleted = word_raw.word("old ").replace("w:t", "w:delText").replace("w:delTextS", "w:tS")
    body = word_raw.paragraph(
        "The ",
        change.format("del", deleted),
        change.format("ins", word_raw.word("new ")),
        "port.",
    )
    data = worddrafts.draft(worddrafts.TITLE + body)
    refused = opened(data, tmp_path)
    messages = [e.message for e in refused.diagnostics if e.rule == "unresolved-review"]
    assert [message.split(". ")[0] for message in messages] == [
        "Ann on 2024-12-05 deleted “old ”",
        "Ann on 2024-12-05 inserted “new ”",
    ]
    for tracked, words in (("accept", "The new port."), ("reject", "The old port.")):
        settled = opened(data, tmp_path, tracked=tracked)
        assert not settled.diagnostics
        assert at(plain(settled.root), worddrafts.BODY) == words


def test_a_draft_that_libreoffice_saved_again_reads_the_same(tmp_path: Path) -> None:
    # It makes a picture of an equation.
    kept = {name: each for name, each in DRAFTS.items() if name != "an equation"}
    files = {name: f"{number}.docx" for number, name in enumerate(kept)}
    for name, file in files.items():
        (tmp_path / file).write_bytes(kept[name].data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", "saved"]
    subprocess.run([*convert, *files.values()], cwd=tmp_path, check=True, capture_output=True)
    for name, file in files.items():
        found = plain(read_draft(tmp_path / "saved" / file, "refuse").root)
        wanted = kept[name].fields
        assert {path: at(found, path) for path in wanted} == wanted, name


def test_what_our_own_files_raise_lower_and_link_is_read_back(tmp_path: Path) -> None:
    body = "CO~2~ and km^2^ in [nato *x*]{.smallcaps}, **SO~4~^2−^**, see [Costs](<#s-costs>)."
    sections = [{"body": body}, {"heading": "Costs", "body": "The 2^nd^."}]
    brief = Brief.model_validate({"title": "Ports", "sections": sections})
    rendered = docx.render(edit(brief, style_named("base"), MOMENT))
    found = opened(rendered[".docx"], tmp_path)
    assert not found.diagnostics
    assert at(plain(found.root), worddrafts.BODY) == body


def test_pandoc_s_dialect_reads_the_same(tmp_path: Path) -> None:
    text = (
        "# Costs\n\nPorts cost *money*.[^a]\n\n- one\n- two\n\n[^a]: Invented Review, 2024.\n"
    )
    (tmp_path / "draft.md").write_text(f"---\ntitle: Ports\n---\n\n{text}", encoding="utf-8")
    subprocess.run(["pandoc", "draft.md", "-o", "draft.docx"], cwd=tmp_path, check=True)
    found = plain(read_draft(tmp_path / "draft.docx", "refuse").root)
    assert found["title"] == "Ports"
    assert found["footnotes"] == {"1": "Invented Review, 2024."}
    assert found["sections"] == [
        {"heading": "Costs", "body": "Ports cost *money*.[^1]\n\n- one\n- two"}
    ]


def test_a_note_on_an_author_is_hers_also_before_a_day_on_the_same_line(tmp_path: Path) -> None:
    title = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>' + word_raw.word("On Rafts") + "</w:p>"
    line = word_raw.paragraph("By Ann Specimen", word_raw.reference(2), " | 5 December 2024")
    held = word_raw.notes("footnote", word_raw.paragraph("A fellow."))
    path = tmp_path / "draft.docx"
    path.write_bytes(
        word_raw.package(title + line + word_raw.paragraph("Rafts go."), footnotes=held)
    )
    fields = plain(read_draft(path, "refuse").root)
    assert fields["date"] == "2024-12-05"
    assert fields["authors"] == [{"name": "Ann Specimen", "note": "A fellow."}]
