"""What kind of work a citation is of, decided by the parts that it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache


@dataclass(frozen=True)
class Kind:
    """A type of source (CSL 1.0.2) and what a note says of such a work.

    Each of the ``needs`` is one part's feature, or several that do instead of one another
    with ``|`` between; ``may`` are those that can be there besides. ``named`` is the field
    of a name without marks, ``by`` that of whoever stands before the title.
    """

    type: str
    needs: str
    may: str = ""
    named: str = "publisher"
    by: str = "author"

    @cached_property
    def needed(self) -> tuple[frozenset[str], ...]:
        """For each part that is needed, the features that do."""
        return tuple(frozenset(need.split("|")) for need in self.needs.split())

    @cached_property
    def known(self) -> frozenset[str]:
        """The features that parts of such a work can have."""
        return COMMON.union(self.may.replace("|", " ").split(), *self.needed)


COMMON = frozenset(("author", "body", "address", "doi", "accessed", "locator"))
DATED = "day|month|year|undated|head-year"
KINDS = (
    Kind("article-journal", "quoted journal", "head-year year"),
    Kind("chapter", "quoted inside imprint", "editor translator edition volume pages"),
    Kind("chapter", "quoted inside head-year named", "editor translator edition volume"),
    Kind("thesis", "quoted thesis", "pages"),
    Kind("thesis", "quoted thesis-genre named head-year"),
    Kind("document", f"quoted|italic symbol {DATED}", "named"),
    Kind("report", "quoted|italic series|genre imprint", "volume pages"),
    Kind("report", f"quoted|italic series|genre named {DATED}"),
    Kind("report", f"quoted|italic series|genre body {DATED}"),
    Kind("report", "quoted institute month|year|head-year"),
    Kind("report", "quoted institute-author month|year|head-year"),
    Kind("book", "italic imprint", "editor translator edition volume pages"),
    Kind("book", "italic press|other year|head-year", "editor translator edition volume pages"),
    Kind("article-newspaper", "quoted container day"),
    Kind("article-newspaper", "quoted outlet day", named="container-title"),
    Kind("article-newspaper", "site day untitled"),
    Kind("article-magazine", "quoted container month"),
    Kind("interview", "quoted interviewer day", "container"),
    Kind("webpage", "quoted site day|month|undated address"),
    Kind("webpage", "quoted site accessed address"),
    Kind("webpage", "quoted container undated|accessed address", "year"),
    Kind("webpage", "quoted institute day|undated|accessed address", "day"),
    Kind(
        "webpage", "quoted named day|undated|accessed address", "day", named="container-title"
    ),
    Kind("webpage", "quoted outlet-author address", DATED, by="container-title"),
    Kind("webpage", "quoted institute-author day|undated|accessed address", "day"),
    Kind("article-journal", "apa journal year"),
    Kind("article-newspaper", "apa container day"),
    Kind("book", "apa press year"),
    Kind("report", "apa series named year|month"),
    Kind("report", "apa institute year|month"),
    Kind("webpage", "apa named address day|undated", named="container-title"),
)


def kind_of(parts: Iterable[frozenset[str]]) -> Kind | None:
    """The first kind of work that parts with these features make; None if they make none."""
    return _kind_of(tuple(parts))


@lru_cache(maxsize=1024)
def _kind_of(parts: tuple[frozenset[str], ...]) -> Kind | None:
    return next((kind for kind in KINDS if _fits(kind, parts)), None)


def _fits(kind: Kind, parts: tuple[frozenset[str], ...]) -> bool:
    return all(any(need & part for part in parts) for need in kind.needed) and all(
        kind.known & part for part in parts
    )
