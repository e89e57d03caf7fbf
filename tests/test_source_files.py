"""Sources in files beside a brief: read from their own folder only, each fault in its file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefkit import checks
from briefkit.commands import rendering, results
from briefkit.commands.checking import Asked, check
from briefkit.diagnostic import Severity, Unreadable
from briefkit.loading import Loaded, load
from briefkit.textfiles.textfile import read_text_file

LIM = {
    "id": "lim-2024",
    "type": "report",
    "author": [{"family": "Lim", "given": "Soo-ho", "static-ordering": True}],
    "issued": {"date-parts": [[2024]]},
    "title": "Mercenaries or allies",
    "genre": "Issue Brief",
    "number": 627,
    "publisher": "INSS",
}
YAML = "lim-2024: {type: report, title: Mercenaries or allies, issued: 2024}\n"
BIB = "@report{lim-2024,\n  title = {Mercenaries or allies},\n  date = {2024},\n}\n"
Written = Callable[..., Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """A brief that cites lim-2024, with the files beside it."""

    def write(sources: str, cites: str = "lim-2024", **files: str) -> Path:
        folder = tmp_path / "brief"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
        path = folder / "brief.yaml"
        path.write_text(
            f"title: A\nsections:\n  - body: Arms came first.[@{cites}]\nsources: {sources}\n",
            encoding="utf-8",
        )
        return path

    return write


def read(path: Path) -> Loaded:
    return load(read_text_file(path))


def faults(path: Path) -> list[tuple[str, str, tuple[int, ...], Severity]]:
    """Name of file, rule, position and severity of all that loading finds."""
    return [
        (Path(each.place.file.name).name, each.rule, tuple(each.place.position), each.severity)
        for each in read(path).diagnostics
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("s.yaml", YAML), ("s.json", json.dumps([LIM])), ("s.bib", BIB)]
)
def test_a_brief_takes_its_sources_from_a_file_of_each_kind(
    written: Written, name: str, text: str
) -> None:
    path = written(name, **{name.replace(".", "_"): text})
    result = read(path)
    assert result.diagnostics == ()
    source = result.brief.sources["lim-2024"]
    assert (source.title, source.issued and source.issued.written) == (
        "Mercenaries or allies",
        "2024",
    )
    place = result.place(("sources", "lim-2024"))
    assert place.file.name == str(path.with_name(name))
    assert "lim-2024" in place.file.text[place.start : place.end]


def test_numbers_of_json_stay_as_written(written: Written) -> None:
    item = json.dumps([LIM]).replace("627", "1.10")
    assert read(written("s.json", s_json=item)).brief.sources["lim-2024"].number == "1.10"


def test_a_number_is_an_id(written: Written) -> None:
    item = json.dumps([{**LIM, "id": 12}])
    assert list(read(written("s.json", "12", s_json=item)).brief.sources) == ["12"]


def test_later_files_add_to_earlier_ones(written: Written) -> None:
    path = written("[a.yaml, b.bib]", a_yaml="kim: {type: book}\n", b_bib=BIB)
    assert list(read(path).brief.sources) == ["kim", "lim-2024"]


FAULTS: dict[str, tuple[str, dict[str, str], tuple[str, str, tuple[int, int]]]] = {
    "a missing file": ("none.bib", {}, ("brief.yaml", "sources-file", (4, 10))),
    "an unknown kind of file": ("a.docx", {}, ("brief.yaml", "sources-file", (4, 10))),
    "a group in a list of files": (
        "[{a: b}]", {}, ("brief.yaml", "wrong-type", (4, 11)),
    ),
    "a key twice in the brief": (
        "\n  a: {type: book}\n  a: {type: book}", {},
        ("brief.yaml", "duplicate-source", (6, 3)),
    ),
    "a key twice in YAML": (
        "s.yaml", {"s_yaml": YAML * 2}, ("s.yaml", "duplicate-source", (2, 1)),
    ),
    "a key in two files": (
        "[a.yaml, s.bib]", {"a_yaml": YAML, "s_bib": BIB},
        ("s.bib", "duplicate-source", (1, 9)),
    ),
    "an id twice": (
        "s.json", {"s_json": f"[{json.dumps(LIM)},\n{json.dumps(LIM)}]"},
        ("s.json", "duplicate-source", (2, 8)),
    ),
    "an item without an id": (
        "s.json", {"s_json": '[{"type": "book"}]'}, ("s.json", "missing-id", (1, 2)),
    ),
    "a name twice in an object": (
        "s.json", {"s_json": '[{"id": "lim-2024", "type": "book",\n "type": "map"}]'},
        ("s.json", "duplicate-key", (2, 2)),
    ),
    "a malformed date in JSON": (
        "s.json", {"s_json": '[{"id": "lim-2024", "type": "book",\n "issued": {"a": "b"}}]'},
        ("s.json", "malformed-date", (2, 12)),
    ),
    "a control character in JSON": (
        "s.json", {"s_json": '[{"id": "lim-2024", "type": "book", "title": "A\\ud800"}]'},
        ("s.json", "control-character", (1, 46)),
    ),
    "a key twice in BibTeX": (
        "s.bib", {"s_bib": BIB + BIB}, ("s.bib", "duplicate-source", (5, 9)),
    ),
    "a control character in BibTeX": (
        "s.bib", {"s_bib": BIB.replace("all", "a\x07ll")},
        ("s.bib", "control-character", (2, 28)),
    ),
    "an undefined string in BibTeX": (
        "s.bib", {"s_bib": "@misc{lim-2024,\n  title = nowhere,\n}"},
        ("s.bib", "undefined-string", (2, 3)),
    ),
    "too many commas in a name": (
        "s.bib", {"s_bib": "@misc{lim-2024, author = {A, B, C, D}}"},
        ("s.bib", "malformed-name", (1, 7)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_an_error_at_its_place_in_its_file(written: Written, name: str) -> None:
    sources, files, expected = FAULTS[name]
    path = written(sources, **files)
    assert faults(path) == [(*expected, Severity.ERROR)]
    assert check(path, Asked(stage="review"))[0].code == results.EXIT_PROBLEMS


MALFORMED: dict[str, tuple[str, tuple[str, tuple[int, int]], str]] = {
    "json: a comma missing": ('[{"id": "a"\n "type": 1}]', ("invalid-json", (2, 2)), "comma"),
    "json: a comma too many": ('[{"id": "a"},\n]', ("invalid-json", (2, 1)), "comma"),
    "json: an open quotation": ('[{"id": "a}]', ("invalid-json", (1, 9)), "never closed"),
    "json: no number": ('[{"id": NaN}]', ("invalid-json", (1, 9)), "NaN"),
    "json: no number, behind its name in a text": (
        '[{"title": "On NaN values"},\n {"id": -Infinity}]', ("invalid-json", (2, 9)), "“-Inf",
    ),
    "json: no list": ('{"id": "a"}', ("invalid-json", (1, 1)), "list of items"),
    "json: empty": ("", ("invalid-json", (1, 1)), "missing"),
    "json: too deep": ("[" * 60 + "]" * 60, ("json-too-deep", (1, 52)), "deep"),
    "json: far too deep": ("[" * 200_000, ("json-too-deep", (1, 1)), "deep"),
    "bib: never closed": ("\n@misc{a,\n title = {B\n}", ("invalid-bibtex", (2, 1)), "closed"),
    "bib: a comma missing": (
        "@misc{a,\n title = {B}\n year = 2024}", ("invalid-bibtex", (3, 2)), "comma",
    ),
    "bib: no equals": ("@misc{a,\n title {B}}", ("invalid-bibtex", (2, 8)), "="),
    "bib: no key": ("@misc{, title = {B}}", ("invalid-bibtex", (1, 7)), "key"),
    "bib: no value": ("@misc{a, title = , year = 1}", ("invalid-bibtex", (1, 18)), "value"),
    "bib: no entry": ("Write to name@example.org today", ("invalid-bibtex", (1, 14)), "begins"),
    "bib: too deep": ("@misc{a, t = {" + "{" * 5000, ("invalid-bibtex", (1, 116)), "deep"),
    "bib: empty": ("nothing", ("invalid-bibtex", (1, 1)), "no entries"),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_one_clear_error_and_nothing_is_written(
    written: Written, name: str
) -> None:
    text, expected, words = MALFORMED[name]
    file = f"s.{name.partition(':')[0]}"
    path = written(file, **{file.replace(".", "_"): text})
    with pytest.raises(Unreadable) as raised:
        read(path)
    found = raised.value.diagnostic
    assert (found.rule, tuple(found.place.position)) == expected
    assert words in found.message
    result = rendering.render(path, results.Wanted(("html",)), lambda _: None)
    assert (result.code, len(result.diagnostics)) == (results.EXIT_FAILED, 1)
    assert sorted(each.name for each in path.parent.iterdir()) == ["brief.yaml", file]


@pytest.mark.parametrize(
    "name",
    [
        "../brief/s.yaml",
        "../other.yaml",
        "{root}/other.yaml",
        "link.yaml",
        "up/other.yaml",
        "folder.yaml",
    ],
)
def test_only_files_in_the_briefs_own_folder_are_read(
    written: Written, tmp_path: Path, name: str
) -> None:
    (tmp_path / "other.yaml").write_text(YAML, encoding="utf-8")
    path = written(name.replace("{root}", str(tmp_path)), s_yaml=YAML)
    (path.parent / "link.yaml").symlink_to(tmp_path / "other.yaml")
    (path.parent / "up").symlink_to(tmp_path)
    (path.parent / "folder.yaml").mkdir()
    assert faults(path) == [("brief.yaml", "sources-file", (4, 10), Severity.ERROR)]
    assert read(path).brief.sources == {}


def test_a_link_within_the_folder_is_followed(written: Written) -> None:
    path = written("link.yaml", s_yaml=YAML)
    (path.parent / "link.yaml").symlink_to("s.yaml")
    assert "lim-2024" in read(path).brief.sources


UNKNOWN = {
    "s.json": (json.dumps([{**LIM, "container-titel": "B"}]), "container-title"),
    "s.bib": (BIB.replace("date", "jornaltitle = {B}, date"), "journaltitle"),
    "s.yaml": (YAML.replace("issued", "container-titel: B, issued"), "container-title"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_field_is_a_slip_only_where_people_write(
    written: Written, name: str
) -> None:
    text, close = UNKNOWN[name]
    (found,) = read(written(name, **{name.replace(".", "_"): text})).diagnostics
    assert found.rule == "unknown-field"
    assert f"“{close}”?" in found.message
    by_hand = name.endswith(".yaml")
    assert (found.severity is Severity.ERROR, checks.blocks_rendering(found)) == (
        by_hand,
        by_hand,
    )


def test_a_library_is_judged_only_in_what_the_brief_cites(written: Written) -> None:
    other: dict[str, Any] = {"id": "other", "type": "nothing", "foo": 1}
    path = written("s.json", s_json=json.dumps([other, LIM]))
    result = read(path)
    assert (list(result.brief.sources), result.diagnostics) == (["lim-2024"], ())
    assert result.library == {"other", "lim-2024"}


def test_a_misspelt_key_is_told_from_all_keys_of_a_library(written: Written) -> None:
    path = written("s.json", "lim2024", s_json=json.dumps([LIM]))
    found = check(path, Asked())[0].diagnostics
    told = [each.message for each in found if each.rule == "undefined-source"]
    assert told == ["There is no source “lim2024”. Did you mean “lim-2024”?"]


@pytest.mark.parametrize("key", ["http://zotero.org/users/1/items/A", "a.b", "lim-2024b"])
def test_keys_of_any_form_are_found_in_a_library(written: Written, key: str) -> None:
    items = [{**LIM, "id": each} for each in (key, "lim-2024", "lim")]
    path = written("s.json", f"{{{key}}}", s_json=json.dumps(items))
    assert key in read(path).brief.sources


def test_a_date_of_a_source_that_is_none_is_found_in_its_file(written: Written) -> None:
    item = {**LIM, "accessed": {"raw": "yesterday"}}
    path = written("s.json", s_json=json.dumps([item], indent=1))
    (found,) = (e for e in check(path, Asked())[0].diagnostics if e.rule == "impossible-date")
    assert Path(found.place.file.name).name == "s.json"
    assert "accessed" in found.place.file.line(found.place.position.line)
    assert "yesterday" in found.message


@pytest.mark.parametrize(("suffix", "expected"), [("bib", "True"), ("json", "False")])
def test_the_reader_of_bibtex_is_loaded_only_when_it_is_needed(
    written: Written, suffix: str, expected: str
) -> None:
    path = written(f"s.{suffix}", s_bib=BIB, s_json=json.dumps([LIM]))
    code = (
        "import sys; from pathlib import Path; "
        "from briefkit.commands.checking import Asked, check; "
        "check(Path(sys.argv[1]), Asked()); print('pybtex' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert ran.stdout.strip() == expected, ran.stderr
