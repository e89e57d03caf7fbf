"""A brief goes to Word and comes back the same, or as it was edited there."""

from __future__ import annotations

import copy
import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from briefkit.cli import run
from briefkit.commands.importing import import_draft
from briefkit.diagnostic import TextFile
from briefkit.drafts import Draft, read_draft
from briefkit.loading import load
from briefkit.restoring.weaving import STANDING_IN
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.validation import plain
from briefkit.word.names import W
from tests.conftest import BRIEFS, STYLES
from tests.roundtrip import BRIEF, back, edited, made, replaced, saying
from tests.test_docx import EVERYTHING
from tests.test_markdown_briefs import briefs, stripped, words
from tests.test_word_drafts import scalars

names = st.text("abcXY ", min_size=1, max_size=12).filter(str.strip)
sources = st.fixed_dictionaries(
    {"type": st.sampled_from(("book", "report")), "title": names},
    optional={"issued": st.sampled_from(("2020", "2020/2021", "n.d.")), "publisher": names},
)
more = st.fixed_dictionaries(
    {},
    optional={
        "language": st.sampled_from(("en", "en-GB", "ko", "ar")),
        "date": st.sampled_from(("2024-12-05", "soon")),
        "status": st.sampled_from(("draft", "published")),
        "abstract": words,
        "authors": st.lists(
            st.fixed_dictionaries({"name": names}, optional={"role": names, "bio": words}),
            min_size=1,
            max_size=3,
        ),
        "sources": st.dictionaries(st.sampled_from("abc"), sources, min_size=1),
        "series": st.fixed_dictionaries({"name": names}),
        "acknowledgements": words,
        "disclaimer": words,
        "about": words,
    },
)
citing = st.builds(
    lambda before, key, after: f"{before} [@{key}, p. 5]{after}",
    words,
    st.sampled_from("abc"),
    words,
)
citing_sections = st.lists(
    st.fixed_dictionaries(
        {
            "body": st.lists(citing | words.map(lambda each: f"{each}[^a]"), min_size=1).map(
                "\n\n".join
            )
        },
        optional={"heading": names},
    ),
    min_size=1,
    max_size=3,
)
notes = st.dictionaries(
    st.sampled_from(("a", "b", "c-1")),
    citing | st.fixed_dictionaries({"text": citing, "ignore": st.just({"year-only": "so"})}),
    min_size=1,
)
whole_briefs = st.builds(
    lambda brief, rest, held, sections: brief | rest | {"footnotes": held} | sections,
    briefs,
    more,
    notes,
    st.fixed_dictionaries({}, optional={"sections": citing_sections}),
)

DATA, FIELDS = made(BRIEF)


def with_changes(**changes: Any) -> Any:
    return FIELDS | changes


def told(draft: Draft) -> list[str]:
    return [each.message for each in draft.diagnostics]


def body(draft: Draft, section: int) -> str:
    return str(plain(draft.root)["sections"][section]["body"])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [BRIEF, EVERYTHING, *(each.read_text(encoding="utf-8") for each in BRIEFS)],
    ids=["small", "everything", *(each.parent.name for each in BRIEFS)],
)
def test_a_document_gives_its_brief_back(text: str, style: str, tmp_path: Path) -> None:
    data, fields = made(text, style)
    draft = back(data, tmp_path)
    assert plain(draft.root) == fields
    assert not draft.diagnostics


def test_a_word_changed_in_a_paragraph_is_all_that_changes(tmp_path: Path) -> None:
    draft = back(edited(DATA, replaced("They are old now", "They are worn now")), tmp_path)
    assert plain(draft.root)["sections"][0]["body"] == FIELDS["sections"][0]["body"].replace(
        "old", "worn"
    ).replace("\n\nN", "\n\nN")
    rest = {name: each for name, each in FIELDS.items() if name != "sections"}
    assert {name: plain(draft.root)[name] for name in rest} == rest
    assert not told(draft)


def test_a_note_whose_words_were_changed_still_cites(tmp_path: Path) -> None:
    changed = edited(DATA, replaced("what the towns pay", "what cities pay"), "footnotes")
    notes = plain(back(changed, tmp_path).root)["footnotes"]
    assert notes == FIELDS["footnotes"] | {
        "costs": "[@lim, p. 5]. The sum leaves out what cities pay."
    }


def test_words_before_a_citation_leave_it_standing(tmp_path: Path) -> None:
    changed = edited(DATA, replaced("Lim Invented, ", "See Lim Invented, "), "footnotes")
    draft = back(changed, tmp_path)
    assert plain(draft.root)["footnotes"]["costs"] == (
        "See [@lim, p. 5]. The sum leaves out what the towns pay."
    )
    assert not told(draft)


def test_a_citation_whose_words_were_changed_is_text_and_that_is_said(tmp_path: Path) -> None:
    changed = edited(DATA, replaced("A Book of Harbours", "A Book of Ports"), "footnotes")
    draft = back(changed, tmp_path)
    note = plain(draft.root)["footnotes"]["costs"]
    assert "A Book of Ports" in note
    assert note.endswith("The sum leaves out what the towns pay.")
    (message,) = told(draft)
    assert "“[@lim, p. 5]”" in message


def test_a_citation_in_the_text_whose_note_was_changed_becomes_that_note(
    tmp_path: Path,
) -> None:
    changed = edited(DATA, replaced("Sand,” ", "Mud,” "), "footnotes")
    draft = back(changed, tmp_path)
    fields = plain(draft.root)
    (label,) = fields["footnotes"].keys() - FIELDS["footnotes"].keys()
    assert "Mud" in fields["footnotes"][label]
    assert f"Nobody repairs them[^{label}]" in body(draft, 0).replace(" [", "[")
    assert "“[@review, p. 12]”" in told(draft)[0]


def test_a_paragraph_added_stands_among_the_others(tmp_path: Path) -> None:
    def add(root: Any) -> None:
        after = saying(root, "Sand must be dredged")
        new = etree.fromstring(
            f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>New words.</w:t></w:r></w:p>'
        )
        after.addnext(new)

    draft = back(edited(DATA, add), tmp_path)
    first, last = FIELDS["sections"][1]["body"].split("\n\n")
    sections = copy.deepcopy(FIELDS["sections"])
    sections[1]["body"] = f"{first}\n\nNew words.\n\n{last}"
    assert plain(draft.root) == with_changes(sections=sections)


def test_a_note_deleted_is_gone_and_the_others_keep_theirs(tmp_path: Path) -> None:
    def delete(root: Any) -> None:
        paragraph = saying(root, "Sand must be dredged")
        (reference,) = paragraph.iter(f"{W}footnoteReference")
        reference.getparent().getparent().remove(reference.getparent())

    # Word takes the link to the note away with it, or keeps its number as words.
    draft = back(edited(DATA, delete), tmp_path)
    fields = plain(draft.root)
    assert "[^dredging]" not in str(fields["sections"])
    assert fields["footnotes"]["again"] == "[@review]."
    assert fields["sources"] == FIELDS["sources"]


def test_sections_swapped_follow_word_and_are_the_author_s(tmp_path: Path) -> None:
    def swap(root: Any) -> None:
        held = root.find(f"{W}body")
        gains = saying(root, "Gains")
        moved = [gains, gains.getnext()]
        costs = saying(root, "Costs")
        for each in moved:
            costs.addprevious(each)
        assert held is not None

    draft = back(edited(DATA, swap), tmp_path)
    opening, costs, gains = FIELDS["sections"]
    assert plain(draft.root) == with_changes(sections=[opening, gains, costs])
    assert not told(draft)


def test_a_paragraph_moved_to_another_section_keeps_its_citation(tmp_path: Path) -> None:
    def move(root: Any) -> None:
        saying(root, "Men and ships").addprevious(saying(root, "Nobody repairs"))

    draft = back(edited(DATA, move), tmp_path)
    assert "Nobody repairs them [@review, p. 12]." in body(draft, 1)
    assert "Nobody repairs" not in body(draft, 0)


def test_a_key_point_removed_is_gone(tmp_path: Path) -> None:
    def remove(root: Any) -> None:
        point = saying(root, "They cost more")
        point.getparent().remove(point)

    draft = back(edited(DATA, remove), tmp_path)
    assert plain(draft.root)["key_points"] == FIELDS["key_points"][1:]


def test_a_byline_edited_keeps_what_word_does_not_show_of_the_others(tmp_path: Path) -> None:
    draft = back(edited(DATA, replaced("Ben Writer", "Bea Writer")), tmp_path)
    assert plain(draft.root)["authors"] == [FIELDS["authors"][0], {"name": "Bea Writer"}]


def test_the_end_of_a_document_can_be_edited(tmp_path: Path) -> None:
    draft = back(edited(DATA, replaced("answers for this", "stands for this")), tmp_path)
    assert plain(draft.root)["disclaimer"] == "Nobody but the authors stands for this."
    draft = back(edited(DATA, replaced("ports, piers", "ports")), tmp_path)
    assert plain(draft.root) == FIELDS
    (message,) = told(draft)
    assert message.startswith("“Keywords” at the end was changed in Word")


def test_looks_changed_in_word_are_no_less_an_edit(tmp_path: Path) -> None:
    def slant(root: Any) -> None:
        (run,) = [r for r in root.iter(f"{W}r") if "Men and ships" in "".join(r.itertext())]
        run.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{W[1:-1]}"><w:i/></w:rPr>'))

    draft = back(edited(DATA, slant), tmp_path)
    assert "*Men and ships are hired for it.*[^again]" in body(draft, 1)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(whole_briefs, st.sampled_from(STYLES))
def test_any_brief_comes_back_as_it_was(brief: dict[str, Any], style: str) -> None:
    data, fields = made(json.dumps(brief), style)
    with TemporaryDirectory() as folder:
        draft = back(data, Path(folder))
    assert plain(draft.root) == fields
    assert not draft.diagnostics


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(whole_briefs, st.sampled_from((".yaml", ".md")))
def test_any_brief_that_was_imported_prints_the_same(brief: dict[str, Any], end: str) -> None:
    text = json.dumps(brief)
    before = load(TextFile("brief.yaml", text))
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(made(text)[0])
        imported = import_draft(folder / "a.docx", folder / f"a{end}", "refuse")
        assert imported.code == 0, imported
        after = load(read_text_file(folder / f"a{end}"))
    if end == ".yaml":
        assert after.brief == before.brief
        assert made(after.file.text)[0] == made(text)[0]
    else:
        assert stripped(plain(after.root)) == stripped(plain(before.root))


def test_every_character_of_a_restored_brief_knows_its_place(tmp_path: Path) -> None:
    draft = back(DATA, tmp_path)
    seen = 0
    for scalar in scalars(draft.root):
        # What stands for words of Word's is their whole length.
        masked = STANDING_IN.sub(lambda found: " " * len(found[0]), scalar.value)
        for index, character in enumerate(masked):
            place = scalar.range(index, index + 1)
            assert 0 <= place.start <= place.end <= len(draft.file.text)
            written = draft.file.text[place.start : place.end]
            if character.isalpha() and len(written) == 1:
                assert written == character
                seen += 1
    assert seen > 300


@pytest.mark.parametrize("end", [".yaml", ".md"])
def test_the_demo_is_imported_as_it_is(end: str, tmp_path: Path) -> None:
    for path in BRIEFS:
        text = path.read_text(encoding="utf-8")
        folder = tmp_path / path.parent.name
        folder.mkdir()
        (folder / "a.docx").write_bytes(made(text)[0])
        assert run(["import", str(folder / "a.docx"), "-o", str(folder / f"a{end}")]) == 0
        there = load(read_text_file(folder / f"a{end}"))
        assert stripped(plain(there.root)) == stripped(plain(load(TextFile("", text)).root))
        if end == ".yaml":
            assert there.brief == load(TextFile("", text)).brief


def test_a_check_finds_in_the_document_what_it_finds_in_the_brief(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    faulty = BRIEF.replace("each year", "TBD each year").replace("undated.", "undated")
    (tmp_path / "a.docx").write_bytes(made(faulty)[0])
    copy = tmp_path / "b.docx"
    assert run(["check", str(tmp_path / "a.docx"), "--annotate", str(copy)]) == 0
    told = capsys.readouterr().err
    assert "“TBD” is a question" in told
    assert f"{tmp_path / 'a.docx'}, note 3: warning missing-full-stop" in told
    (comment,) = [
        each for each in python_docx.Document(str(copy)).comments if "TBD" in each.text
    ]
    assert comment.author == "briefkit"
    # The comments are no edits: the copy still gives the brief.
    assert plain(back(copy.read_bytes(), tmp_path).root) == made(faulty)[1]


def test_what_libreoffice_saved_again_gives_the_same_brief(tmp_path: Path) -> None:
    texts = [BRIEF, EVERYTHING, *(each.read_text(encoding="utf-8") for each in BRIEFS)]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.docx").write_bytes(made(text)[0])
    changed = edited(DATA, replaced("They are old now", "They are worn now"))
    (tmp_path / "edited.docx").write_bytes(changed)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "docx", "--outdir", "saved"]
    files = sorted(each.name for each in tmp_path.glob("*.docx"))
    subprocess.run([*convert, *files], cwd=tmp_path, check=True, capture_output=True)
    for number, text in enumerate(texts):
        draft = read_draft(tmp_path / "saved" / f"{number}.docx", "refuse")
        assert plain(draft.root) == made(text)[1]
    draft = read_draft(tmp_path / "saved" / "edited.docx", "refuse")
    assert "They are worn now" in body(draft, 0)
    assert plain(draft.root)["footnotes"] == FIELDS["footnotes"]
