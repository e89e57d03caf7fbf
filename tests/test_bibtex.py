"""BibTeX and BibLaTeX in CSL's terms; all entries are invented or from the demo's notes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefkit.bibliography import bibtex
from briefkit.bibliography.fields import TYPES
from briefkit.bibliography.latex import verbatim, words
from briefkit.bibliography.library import Library
from briefkit.diagnostic import TextFile
from briefkit.model.source import SourceType
from briefkit.textfiles.validation import plain


class All:
    """Cites whatever there is."""

    def among(self, keys: set[str]) -> set[str]:
        return keys


def library(text: str) -> Library:
    return bibtex.read(TextFile("s.bib", text), All())


def source(text: str, key: str = "a") -> dict[str, Any]:
    (entry,) = (each for each in library(text).entries if each.key.value == key)
    read: dict[str, Any] = plain(entry.value)
    return read


def entry(fields: str, kind: str = "book") -> dict[str, Any]:
    return source(f"@{kind}{{a, {fields}}}")


def test_a_report_is_read_whole() -> None:
    text = r"""@techreport{lim-2024,
      author = {Lim, Soo-ho}, title = {Mercenaries or allies},
      subtitle = {The benefits and harms of the North Korean military's deployment to Russia},
      type = {Issue Brief}, number = 627, institution = {INSS}, year = 2024, pages = {1--8},
    }"""
    assert source(text, "lim-2024") == {
        "type": "report",
        "author": [{"family": "Lim", "given": "Soo-ho"}],
        "title": "Mercenaries or allies: The benefits and harms of the North Korean "
        "military's deployment to Russia",
        "genre": "Issue Brief",
        "number": "627",
        "publisher": "INSS",
        "issued": "2024",
        "page": "1–8",
    }


def test_a_newspaper_article_is_read_whole() -> None:
    text = r"""@article{a, entrysubtype = {newspaper}, author = {Yoo, Min-joo},
      title = {Missing {North Korean} soldiers}, journaltitle = {News1}, langid = {english},
      date = {2024-11-23}, urldate = {2024-12-01T10:00:00},
      url = {https://www.example.org/nk\_military/5609280?a=1%20b}}"""
    assert source(text) == {
        "type": "article-newspaper",
        "author": [{"family": "Yoo", "given": "Min-joo"}],
        "title": "Missing North Korean soldiers",
        "container-title": "News1",
        "language": "en",
        "issued": "2024-11-23",
        "accessed": "2024-12-01",
        "URL": "https://www.example.org/nk_military/5609280?a=1%20b",
    }


def test_every_type_of_bibtex_is_one_of_csl() -> None:
    known = set(SourceType.__args__)  # type: ignore[attr-defined]
    for kind in TYPES:
        assert entry("title = {A}", kind)["type"] in known


TYPED = {
    "@article{a, entrysubtype = {Magazine}}": "article-magazine",
    "@article{a, journal = {B}}": "article-journal",
    "@misc{a, title = {B}}": "document",
    "@misc{a, howpublished = {\\url{https://example.org/b}}}": "webpage",
    "@misc{a, eprint = {2401.00001}, archiveprefix = {arXiv}}": "article",
    "@unpublished{a, title = {B}}": "manuscript",
    "@unpublished{a, title = {B}, eventtitle = {C}}": "speech",
    "@InBook{a, title = {B}}": "chapter",
    "@conference(a, title = {B})": "paper-conference",
    "@jurisdiction{a, title = {B}}": "legal_case",
}


@pytest.mark.parametrize("text", TYPED)
def test_a_type_is_told_from_the_fields_too(text: str) -> None:
    assert source(text)["type"] == TYPED[text]


DATES = {
    "year = 2024": "2024",
    "year = 2024, month = nov": "2024-11",
    "year = 2024, month = nov, day = 7": "2024-11-07",
    "year = {2024}, month = {November}": "2024-11",
    "year = {2024}, month = 3": "2024-03",
    "year = {2024}, month = {03}, day = {09}": "2024-03-09",
    "year = 2024, month = nov # {~27}": "2024-11-27",
    "year = 2024, month = {27~} # nov": "2024-11-27",
    "year = 2024, month = {11--13 } # nov": "2024-11-11/2024-11-13",
    "year = 2024, month = {January--February}": "2024-01/2024-02",
    "year = 2024, month = {Spring}": "2024-21",
    "year = 2024, month = {Juno Month}": "2024-06",
    "year = 2024, month = {tka}": "2024",
    "year = {n.d.}, month = may": "n.d.",
    "date = {2024-11-27}": "2024-11-27",
    "date = {2023/2024}, year = 1999": "2023/2024",
    "date = {2024~}": "2024~",
    "pubstate = {inpress}": "in press",
}


@pytest.mark.parametrize("fields", DATES)
def test_a_date_is_read_however_it_is_written(fields: str) -> None:
    assert entry(fields)["issued"] == DATES[fields]


def test_a_month_that_is_none_is_warned_of() -> None:
    (found,) = library("@book{a, year = 2024, month = {tka}}").found
    assert (found.rule, found.severity) == ("unknown-value", "warning")


NAMES: dict[str, list[dict[str, str]]] = {
    "Kim, Ju-ae and Lim, Soo-ho": [
        {"family": "Kim", "given": "Ju-ae"},
        {"family": "Lim", "given": "Soo-ho"},
    ],
    "Anna Maria van der Berg": [
        {"family": "Berg", "given": "Anna Maria", "non-dropping-particle": "van der"}
    ],
    "de la Cruz, Jr., Ana": [
        {"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la", "suffix": "Jr."}
    ],
    "{Institute of Things and Others, Ltd.}": [
        {"literal": "Institute of Things and Others, Ltd."}
    ],
    r"{\"O}zg{\"u}r, Ay{\c s}e": [{"family": "Özgür", "given": "Ayşe"}],
    "{van Houten} Bo and others": [{"family": "Bo", "given": "van Houten"}],
    "family=Berg, given=Anna, prefix=van der, useprefix=true": [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van der"}
    ],
    "family=Berg, prefix=von, useprefix=false": [
        {"family": "Berg", "dropping-particle": "von"}
    ],
}


@pytest.mark.parametrize("written", NAMES)
def test_names_are_parted(written: str) -> None:
    assert entry(f"author = {{{written}}}")["author"] == NAMES[written]


FIELDS: dict[str, tuple[str, str, str]] = {
    "school = {University B}": ("mastersthesis", "publisher", "University B"),
    "title = {B}": ("phdthesis", "genre", "PhD thesis"),
    "type = {mathesis}": ("thesis", "genre", "Master’s thesis"),
    "booktitle = {B}, booksubtitle = {C}": ("incollection", "container-title", "B: C"),
    "title = {Why?}, subtitle = {C}": ("book", "title", "Why? C"),
    "maintitle = {B}, title = {C}": ("book", "volume-title", "C"),
    "journal = {B}, number = {3}": ("article", "issue", "3"),
    "series = {B}, number = {3}": ("book", "collection-number", "3"),
    "number = {3}": ("report", "number", "3"),
    "eprint = {0000001}, eprinttype = {jstor}": (
        "online", "URL", "https://www.jstor.org/stable/0000001",
    ),
    "eprint = {2401.00001}, eprinttype = {arxiv}": (
        "online", "URL", "https://arxiv.org/abs/2401.00001",
    ),
    "doi = {https://doi.org/10.5555/a\\_b}": ("book", "DOI", "10.5555/a_b"),
    "howpublished = {\\url{https://example.org/~b}}": ("misc", "URL", "https://example.org/~b"),
    "langid = {ngerman}": ("book", "language", "de"),
    "translator = {Lim, Soo-ho}, origtitle = {B}": ("book", "original-title", "B"),
    "address = {Seoul}": ("book", "publisher-place", "Seoul"),
    "organization = {B}, publisher = {C}": ("manual", "publisher", "C; B"),
    "eventdate = {2024-11-27}": ("inproceedings", "event-date", "2024-11-27"),
    "annotation = {B}": ("book", "annote", "B"),
    "shorttitle = {B}": ("book", "title-short", "B"),
}  # fmt: skip


@pytest.mark.parametrize("fields", FIELDS)
def test_a_field_has_csls_name(fields: str) -> None:
    kind, name, value = FIELDS[fields]
    assert entry(fields, kind)[name] == value


LATEX = {
    r"G{\"o}del \'etude \c{c}a {\v{s}} {\ss} {\L}\'od\'z": "Gödel étude ça š ß Łódź",
    r"na{\"\i}ve, na\"{\i}ve, na\"\i{}ve": "naïve, naïve, naïve",
    r"{The {World}} of {DPRK}": "The World of DPRK",
    r"On \emph{The {DPRK} Today} and \textit{B}": "On <i>The DPRK Today</i> and <i>B</i>",
    r"a {\em b} c": "a <i>b</i> c",
    r"\textbf{a} H\textsubscript{2}O, m$^2$": "<b>a</b> H<sub>2</sub>O, m<sup>2</sup>",
    r"50\% \& 10% \$5 \#1 a\_b": "50% & 10% $5 #1 a_b",
    "a---b, 1--2, ``c'' d~e": "a—b, 1–2, “c” d e",
    r"\enquote{a} \unknown{b} \textquoteright": "“a” b ’",
    r"\href{https://example.org/a}{b}": "b",
    "한국 it's": "한국 it's",
}


@pytest.mark.parametrize("latex", LATEX)
def test_latex_becomes_words(latex: str) -> None:
    assert words(latex) == LATEX[latex]


@given(st.text(alphabet="ab{}\\$^_%~-`'\"#&i éß<", max_size=30))
def test_no_latex_is_too_odd(latex: str) -> None:
    assert "\n" not in words(latex)
    assert isinstance(verbatim(latex), str)


def test_a_part_takes_from_its_whole_what_it_lacks() -> None:
    text = """@inproceedings{a, title = {B}, crossref = {c}}
    @proceedings{C, title = {D}, editor = {Kim, Ju-ae}, xdata = {e}, year = 2024}
    @xdata{e, publisher = {F}, location = {Seoul}}"""
    assert source(text) == {
        "type": "paper-conference",
        "title": "B",
        "container-title": "D",
        "editor": [{"family": "Kim", "given": "Ju-ae"}],
        "publisher": "F",
        "publisher-place": "Seoul",
        "issued": "2024",
    }


@pytest.mark.parametrize("other", ["a", "nowhere"])
def test_a_parent_that_is_none_is_warned_of(other: str) -> None:
    found = library(f"@book{{a, title = {{B}}, crossref = {{{other}}}}}").found
    assert {(each.rule, each.severity) for each in found} == {("undefined-crossref", "warning")}
    assert len(found) == 1


def test_what_reference_managers_keep_is_no_fault() -> None:
    kept = (
        "file = {a.pdf}, mendeley-tags = {b}, timestamp = {c}, groups = {d}, bdsk-url-2 = {e}"
    )
    assert library(f"@book{{a, title = {{B}}, {kept}}}").found == []


def test_an_unknown_type_is_warned_of_with_the_nearest() -> None:
    (found,) = library("@boook{a, title = {B}}").found
    assert (found.rule, found.severity) == ("unknown-value", "warning")
    assert "“@book”?" in found.message


def test_strings_comments_and_preambles_are_no_entries() -> None:
    text = '@string{p = "INSS"} @preamble{"x"} @comment{b} c @report{a, publisher = p # { B}}'
    assert source(text)["publisher"] == "INSS B"
    assert len(library(text).entries) == 1
