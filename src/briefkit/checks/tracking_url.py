"""An address that carries how it was found, or leads elsewhere than the source itself.

Tracking marks tell others where the author found the page. Short links, search results,
mobile and AMP pages stop working, or show something else to each reader.

Failing:

    sections:
      - body: See <https://example.org/report?utm_source=newsletter>.

Passing:

    sections:
      - body: See <https://example.org/report?page=2#results>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.addresses import addresses
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True
TRACKER = re.compile(
    r"utm_\w+|(?:fb|tw|tt|[gdy])clid|msclkid|gbraid|wbraid|igsh(?:id)?|mc_[ce]id|_hs(?:enc|mi)"
    r"|mkt_tok|_g[al]|ref_(?:src|url)|__twitter_impression|__s|vero_id|oly_(?:enc|anon)_id"
)
IDLE_FRAGMENT = re.compile(r"#(?:return|google_vignette|xtor=.*|utm_.*)?\Z")
SHORTENERS = re.compile(
    r"bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|buff\.ly|is\.gd|dlvr\.it|trib\.al|lnkd\.in|j\.mp"
    r"|rebrand\.ly|cutt\.ly|shorturl\.at|fb\.me|wapo\.st|nyti\.ms|reut\.rs|bbc\.in"
)
SEARCH = re.compile(
    r"(?:www\.)?(?:google\.[a-z.]+|bing\.com|duckduckgo\.com|search\.naver\.com"
    r"|search\.yahoo\.com|baidu\.com|yandex\.[a-z]+)/(?:search|s|url)?/?\?"
)
AMP = re.compile(r"amp\.[^/]+\.[^/]+/|[^/]+/(?:.*/)?amp/?(?:[?#]|\Z)|[^/]+/.*\.amp(?:[?#]|\Z)")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each address with marks that can be cut, and each that stands for another."""
    for address in addresses(edition):
        cuts = _cuts(address.url)
        if cuts:
            words = " and ".join(f"“{address.url[start:end]}”" for start, end in cuts)
            message = f"{words} only tells how the page was found. Cut it from the address"
            yield address.problem(message, *((start, end, "") for start, end in cuts))
        # A source's own address can't be replaced without knowing what it leads to.
        reason = _stands_for_another(address.url)
        if reason and address.path[0] != "sources":
            message = f"“{address.url}” is {reason}. Give the address of the page itself"
            yield address.problem(message)


def _cuts(url: str) -> list[tuple[int, int]]:
    """The stretches to take out: tracking parameters, and a fragment that names no place."""
    fragment = IDLE_FRAGMENT.search(url)
    end = url.find("#") if "#" in url else len(url)
    cuts = [(fragment.start(), len(url))] if fragment else []
    mark = url.find("?", 0, end)
    if mark < 0:
        return cuts
    parts = [
        (mark + 1 + part.start(), mark + 1 + part.end())
        for part in re.finditer(r"[^&]+", url[mark + 1 : end])
    ]
    idle = [part for part in parts if TRACKER.fullmatch(url[slice(*part)].split("=")[0])]
    if idle and len(idle) == len(parts):
        return [(mark, end), *cuts]
    kept = min((start for start, stop in parts if (start, stop) not in idle), default=end)
    # Before the first one kept the "&" after goes too; behind it, the "&" before.
    return [(s, e + 1) if s < kept else (s - 1, e) for s, e in idle] + cuts


def _stands_for_another(url: str) -> str | None:
    place = re.sub(r"(?i)\Ahttps?://", "", url)
    host = place.split("/")[0].lower()
    if SHORTENERS.fullmatch(host):
        return "a short link, which may stop working"
    if host.startswith(("m.", "mobile.")):
        return "the page for telephones"
    if AMP.match(place):
        return "the AMP copy of a page"
    return "a page of search results" if SEARCH.match(place) else None
