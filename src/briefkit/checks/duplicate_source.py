"""Two sources that are one work: they have the same DOI or the same address.

Cited under two keys, the work is printed in full twice, and never as Ibid.

Failing:

    sections:
      - body: Arms[@a] came first.[@b]
    sources:
      a: {type: dataset, author: [An Office], title: Data, issued: 2024, URL:
        "https://example.org/data"}
      b: {type: dataset, author: [An Office], title: The data, issued: 2024, URL:
        "http://example.org/data/"}

Passing:

    sections:
      - body: Arms[@a] came first.[@a]
    sources:
      a: {type: dataset, author: [An Office], title: Data, issued: 2024, URL:
        "https://example.org/data"}
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.ERROR
BLOCKS = False


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each source that shares its DOI or URL with one before it."""
    seen: dict[str, str] = {}
    for key, source in edition.brief.sources.items():
        marks = filter(None, (_doi(source.doi), _address(source.url)))
        for mark in marks:
            first = seen.setdefault(mark, key)
            if first != key:
                same = f"are one work: both are at {mark}. Cite it as"
                message = (
                    f"“{key}” and “{first}” {same} [@{first}] everywhere, and take “{key}” out"
                )
                other = edition.brief.sources[first]
                in_word = (
                    f"“{source.title}” and “{other.title}” {same} the same work everywhere"
                )
                yield Problem(("sources", key), message, in_word=in_word)
                break


def _doi(doi: str | None) -> str | None:
    return f"doi.org/{doi.casefold().rpartition('doi.org/')[2]}" if doi else None


def _address(url: str | None) -> str | None:
    """An address by what makes it one: no scheme, no www., no slash at its end."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        # Such as “http://[”, which malformed-url tells of.
        return url
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"
