"""Sources in files beside a brief: YAML, CSL-JSON and BibTeX, each fault at its place."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import commands
from briefkit.diagnostic import Severity, TextFile, Unreadable
from briefkit.jsontext import read as read_json
from briefkit.loading import Loaded, load
from briefkit.source import Source, SourceType, csl_json
from briefkit.sourcefiles import csl_items
from briefkit.textfile import read_text_file
from briefkit.validation import plain
from tests.conftest import BRIEFS

LIM = {
    "type": "report",
    "author": [{"family": "Lim", "given": "Soo-ho", "static-ordering": True}],
    "title": "Mercenaries or allies",
    "issued": {"date-parts": [[2024, 11]]},
    "number": 627,
}


CITING = "".join(
    f"[@{key}]" for key in ["lim", "news", "old", "part", "whole", "paper", "a", "b", "7"]
)


def loaded(folder: Path, sources: str, **files: str) -> Loaded:
    """A brief in a folder whose sources are in files there, given by name."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    brief = folder / "brief.yaml"
    text = f"title: A\nsources: {sources}\nabstract: '{CITING}'\n"
    brief.write_text(text, encoding="utf-8")
    return load(read_text_file(brief))


def faults(result: Loaded) -> list[tuple[str, str, int, int, Severity]]:
    return [
        (Path(d.place.file.name).name, d.rule, *d.place.position, d.severity)
        for d in result.diagnostics
    ]


def test_sources_of_a_yaml_file_are_those_of_the_brief(tmp_path: Path) -> None:
    text = "lim:\n  type: report\n  title: T\n  author: [{family: Lim, order: family-first}]\n"
    result = loaded(tmp_path, "s.yaml", s_yaml=text)
    assert faults(result) == []
    source = result.brief.sources["lim"]
    assert (source.title, source.author[0].order) == ("T", "family-first")


def test_sources_of_csl_json_are_read_whole(tmp_path: Path) -> None:
    items = [{"id": "lim", **LIM, "custom": {"archive_url": "https://example.org/a", "k": "v"}}]
    result = loaded(tmp_path, "s.json", s_json=json.dumps(items, indent="\t"))
    assert faults(result) == []
    source = result.brief.sources["lim"]
    assert source.author[0].order == "family-first"
    assert source.issued is not None
    assert (source.issued.written, source.number) == ("2024-11", "627")
    assert (source.archive_url, source.custom) == ("https://example.org/a", {"k": "v"})


BIB = r"""
@string{press = "Example Press"}
@article{news, author = {Jan van der Berg and {Example Office} and Specimen, Jr., Bo},
  title = {On {DPRK} \emph{things}: \'e \& ``x''}, subtitle = {More},
  journaltitle = {Example Daily}, entrysubtype = {newspaper}, date = {2024-11-27},
  urldate = {2024-12-01}, url = {https://example.org/a}, file = {a.pdf}}
@techreport{old, author = {A. Body}, title = {T}, institution = press, year = 2023,
  month = mar, day = 5, number = 7}
@inbook{part, title = {Part}, crossref = {whole}, pages = {1--3}}
@book{whole, title = {Whole}, publisher = press, year = 1999, editor = {Ed Editor}}
@article{paper, title = {P}, journal = {J}, number = 3, volume = 2, year = 2020,
  doi = {https://doi.org/10.5555/x}}
"""


def test_sources_of_bibtex_have_csl_names(tmp_path: Path) -> None:
    result = loaded(tmp_path, "s.bib", s_bib=BIB)
    assert faults(result) == []
    shown = {key: csl_json(key, source) for key, source in result.brief.sources.items()}
    assert shown["news"] == {
        "id": "news",
        "type": "article-newspaper",
        "title": "On DPRK <i>things</i>: é & “x”: More",
        "author": (
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "Example Office"},
            {"family": "Specimen", "given": "Bo", "suffix": "Jr."},
        ),
        "container-title": "Example Daily",
        "issued": {"date-parts": [[2024, 11, 27]]},
        "accessed": {"date-parts": [[2024, 12, 1]]},
        "URL": "https://example.org/a",
    }
    assert shown["old"]["issued"] == {"date-parts": [[2023, 3, 5]]}
    assert shown["old"]["publisher"] == "Example Press"
    assert (shown["old"]["genre"], shown["old"]["number"]) == ("technical report", "7")
    assert (shown["part"]["container-title"], shown["part"]["page"]) == ("Whole", "1–3")
    assert (shown["paper"]["issue"], shown["paper"]["DOI"]) == ("3", "10.5555/x")


def test_an_unknown_field_is_a_fault_in_yaml_and_a_warning_in_what_a_program_wrote(
    tmp_path: Path,
) -> None:
    text = "lim: {type: book, titel: T}\n"
    error = ("s.yaml", "unknown-field", 1, 19, Severity.ERROR)
    result = loaded(tmp_path, "s.yaml", s_yaml=text)
    assert faults(result) == [error]
    assert "Did you mean “title”" in result.diagnostics[0].message
    exported = '[{"id": "lim", "type": "book",\n  "titel": "T"}]'
    warning = ("s.json", "unknown-field", 2, 3, Severity.WARNING)
    assert faults(loaded(tmp_path, "s.json", s_json=exported)) == [warning]
    bib = "@book{a, title = {T}, containertitle = {C}}"
    warning = ("s.bib", "unknown-field", 1, 7, Severity.WARNING)
    result = loaded(tmp_path, "s.bib", s_bib=bib)
    assert faults(result) == [warning]
    assert "“container-title”" in result.diagnostics[0].message


def test_of_what_a_program_wrote_only_what_is_cited_is_read_or_nearly(tmp_path: Path) -> None:
    items = [{"id": key, "type": "book"} for key in ("lim", "limm", "newss", "other", "2")]
    result = loaded(tmp_path, "s.json", s_json=json.dumps(items))
    assert list(result.brief.sources) == ["lim", "newss"]


def test_files_add_to_each_other_and_no_key_stands_twice(tmp_path: Path) -> None:
    one = "a: {type: book}\nb: {type: book}\n"
    two = '[{"id": "b", "type": "book"},\n {"id": 7, "type": "book"}, {"id": 7}, {}]'
    result = loaded(tmp_path, "[s.yaml, t.json]", s_yaml=one, t_json=two)
    assert list(result.brief.sources) == ["a", "b", "7"]
    assert [each[:4] for each in faults(result)] == [
        ("t.json", "duplicate-source", 1, 9),
        ("t.json", "duplicate-source", 2, 36),
        ("t.json", "missing-field", 2, 40),
    ]


def test_a_key_twice_in_a_brief_is_a_duplicate_source() -> None:
    text = "title: A\nsources:\n  a: {type: book}\n  a: {type: map}\n"
    (found,) = load(TextFile("brief.yaml", text)).diagnostics
    assert (found.rule, found.place.position) == ("duplicate-source", (4, 3))


REFUSED = {
    "missing.yaml": "there is no file",
    "s.txt": "no format that is known",
    "../s.yaml": "outside the brief's folder",
    "/etc/passwd.yaml": "outside the brief's folder",
    "link.yaml": "outside the brief's folder",
}


@pytest.mark.parametrize("name", REFUSED)
def test_only_files_of_the_briefs_own_folder_are_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "brief"
    folder.mkdir()
    (tmp_path / "s.yaml").write_text("a: {type: book}\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "s.yaml")
    result = loaded(folder, name, s_txt="")
    (found,) = result.diagnostics
    assert (found.rule, found.place.position) == ("sources-file", (2, 10))
    assert REFUSED[name] in found.message
    assert result.brief.sources == {}


MALFORMED = {
    "s.json": ('[{"id": "a",\n "type": }]', "invalid-json", (2, 10)),
    "deep.json": ("[" * 100_000, "invalid-json", (1, 1)),
    "nested.json": ("[" * 60 + "]" * 60, "invalid-json", (1, 52)),
    "o.json": ('{"id": 1}', "invalid-json", (1, 1)),
    "s.bib": ("@book{a, title = {T}\n year = 2024}", "invalid-bibtex", (2, 1)),
    "end.bib": ("@book{a, title = {T", "invalid-bibtex", (1, 1)),
    "twice.bib": ("@book{a, title={T}}\n@book{a, title={T}}", "invalid-bibtex", (1, 1)),
    "no.bib": ("nothing", "invalid-bibtex", (1, 1)),
    "s.yaml": ("a: [", "invalid-yaml", (1, 4)),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_file_is_one_error_at_its_line_and_nothing_is_written(
    name: str, tmp_path: Path
) -> None:
    text, rule, position = MALFORMED[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        loaded(tmp_path, name)
    found = caught.value.diagnostic
    assert Path(found.place.file.name).name == name
    assert (found.rule, found.place.position) == (rule, position)
    wanted = commands.Wanted(("html",), tmp_path / "out")
    result = commands.render(tmp_path / "brief.yaml", wanted, lambda _: None)
    assert result.code == commands.EXIT_FAILED
    assert not (tmp_path / "out").exists()


# --- Round trip of CSL-JSON

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).filter(
    str.strip
)
NAMES = st.one_of(
    st.fixed_dictionaries(
        {"family": WORDS, "given": WORDS},
        optional={"suffix": WORDS, "order": st.just("family-first")},
    ),
    st.fixed_dictionaries({"literal": WORDS}),
)
DATES = st.sampled_from(
    ["2024", "2024-11", "2024-11-27", "2023/2024", "2024~", "2024?", "n.d."]
)
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(get_args(SourceType))},
    optional={
        "title": WORDS,
        "author": st.lists(NAMES, min_size=1, max_size=3),
        "issued": DATES,
        "accessed": DATES,
        "volume": WORDS,
        "URL": WORDS,
        "archive_url": WORDS,
        "archive_location": WORDS,
    },
)


@settings(max_examples=50, deadline=None)
@given(ITEMS)
def test_a_source_written_as_csl_json_and_read_is_the_same(item: dict[str, Any]) -> None:
    source = Source.model_validate(item)
    assert reread(csl_json("key", source)) == source


@pytest.mark.parametrize("kind", get_args(SourceType))
def test_every_type_of_csl_is_read_and_written(kind: str) -> None:
    source = Source.model_validate({"type": kind, "title": "T"})
    assert reread(csl_json("key", source)) == source


def reread(item: dict[str, Any]) -> Source:
    node, found = read_json(TextFile("s.json", json.dumps([item])))
    (entry,) = csl_items(node, found)
    assert found == []
    return Source.model_validate(plain(entry.value))


def test_a_name_twice_in_an_object_is_found() -> None:
    _, found = read_json(TextFile("s.json", '{"a": 1, "b": [null, true, 1.10], "a": 2}'))
    assert [(each.rule, each.place.start) for each in found] == [("duplicate-key", 34)]


def test_pybtex_is_loaded_only_where_bibtex_is_read() -> None:
    code = (
        "import sys; from briefkit.cli import run; run(['check', sys.argv[1]]);"
        "assert 'pybtex' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(BRIEFS[0])], check=True)
