"""`[see @lim-2024, pp. 4-6; @ytn-2024]` taken apart into what it cites (CSL 1.0.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

# CSL's locators and how they are written in a citation; "page" also where no label stands.
LOCATORS: dict[str, tuple[str, ...]] = {
    "act": ("act",),
    "appendix": ("appendix", "app."),
    "article-locator": ("article", "articles", "art.", "arts."),
    "book": ("book", "books", "bk.", "bks."),
    "canon": ("canon",),
    "chapter": ("chapter", "chapters", "chap.", "chaps.", "ch."),
    "column": ("column", "columns", "col.", "cols."),
    "elocation": ("elocation", "loc."),
    "equation": ("equation", "equations", "eq.", "eqs."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("issue", "issues"),
    "line": ("line", "lines", "l.", "ll."),
    "note": ("note", "notes", "n.", "nn."),
    "opus": ("opus", "op."),
    "page": ("page", "pages", "p.", "pp."),
    "paragraph": ("paragraph", "paragraphs", "para.", "paras.", "¶", "¶¶"),
    "part": ("part", "parts", "pt.", "pts."),
    "rule": ("rule", "rules"),
    "scene": ("scene",),
    "section": ("section", "sections", "sec.", "secs.", "§", "§§"),
    "sub-verbo": ("sub verbo", "s.v.", "s.vv."),
    "supplement": ("supplement", "supp."),
    "table": ("table", "tables", "tbl."),
    "timestamp": ("timestamp", "at"),
    "title-locator": ("title", "tit."),
    "verse": ("verse", "verses", "v.", "vv."),
    "version": ("version",),
    "volume": ("volume", "volumes", "vol.", "vols."),
}
LABELS = {written: label for label, forms in LOCATORS.items() for written in forms}
LABEL = "|".join(re.escape(each) for each in sorted(LABELS, key=len, reverse=True))
DIGITS = r"[A-Z]{0,2}\d[\w.:]*"
ROMAN = r"(?:[ivxlcdm]+|[IVXLCDM]+)\b"


def _list_of(number: str) -> str:
    ranges = rf"(?:{number})(?:\s*[-–—/]\s*(?:{number}))*"
    return rf"{ranges}(?:\s*,\s*{ranges})*"


# Without a label, only digits after a comma are a page: "@lim, I think" is prose.
# Compiled where a source is cited: of all patterns it takes longest.
LOCATOR = (
    rf"\s*,?\s*(?P<label>{LABEL})\s*(?P<value>{_list_of(f'{DIGITS}|{ROMAN}')})(?=\W|$)"
    rf"|\s*,\s*(?P<page>{_list_of(DIGITS)})(?=\W|$)"
)
KEY = re.compile(
    r"(?<![^\s;,(-])@(?:\{(?P<braced>[^{}]+)\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?))"
)
PART = re.compile(r"(?:@\{[^{}]+\}|[^;])+")


@dataclass(frozen=True)
class Citation:
    """One source cited, with the words around it and the part of it that is meant.

    ``label`` is CSL's name of the locator, such as ``page``. ``start`` and ``end`` are
    the offsets of ``@key`` in the group.
    """

    key: str
    start: int
    end: int
    prefix: str = ""
    label: str | None = None
    locator: str | None = None
    suffix: str = ""


@lru_cache(maxsize=4096)
def citations(group: str) -> tuple[Citation, ...]:
    """The citations of a group, as it stands between its brackets.

    What stands between semicolons without a key of its own is the suffix of the citation
    before it; at the beginning, the prefix of the first. No key, no citations.
    """
    found: list[Citation] = []
    leading = ""
    for part in PART.finditer(group):
        match = KEY.search(part[0])
        if match:
            cited = _citation(part[0], part.start(), match)
            found.append(replace(cited, prefix=leading + cited.prefix))
            leading = ""
        elif found:
            last = found.pop()
            found.append(replace(last, suffix=f"{last.suffix}; {part[0].strip()}"))
        else:
            leading += f"{part[0].strip()}; "
    return tuple(found)


def _citation(part: str, start: int, key: re.Match[str]) -> Citation:
    rest = part[key.end() :]
    found = re.match(LOCATOR, rest)
    label = LABELS[found["label"]] if found and found["label"] else "page"
    value = (found["value"] or found["page"]) if found else ""
    return Citation(
        key=key["braced"] or key["key"],
        start=start + key.start(),
        end=start + key.end(),
        prefix=part[: key.start()].lstrip().removesuffix("-"),
        label=label if found else None,
        locator=" ".join(value.split()) or None,
        suffix=(rest[found.end() :] if found else rest).rstrip(),
    )
