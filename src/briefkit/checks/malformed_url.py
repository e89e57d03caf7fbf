"""A web address that leads nowhere as it is written.

Its beginning is misspelt or missing, a space is in it, punctuation is glued to its end, or it
has no host.

Failing:

    sections:
      - body: The data are at www.example.org/data.

Passing:

    sections:
      - body: The data are at https://www.example.org/data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from briefkit.addresses import Address, addresses
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import running
from briefkit.prose.flow import VERBATIM

SEVERITY = Severity.ERROR
BLOCKS = False
MENDS = True
HOST = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
# What stands where "https://" should, before something like a host.
SLIP = re.compile(
    rf"(?<![\w/.@-])(?P<slip>https?(?:://\s+|:/(?!/)|//|:(?!/)\s?|;//|:///+)|(?=www\.))"
    rf"(?P<rest>{HOST}(?![\w@]))"
)
# Not part of the link, but copied with it, and in Word linked with it.
SEMICOLON = re.compile(f"{VERBATIM};")
SPACE = "[ \t\n\u00a0\u2000-\u200b\u202f\u3000]"
GLUED = re.compile(r"[;,]\s*(?=https?://)")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each address that is no address, in the text or as a link's target."""
    for passage in running(edition):
        for found in SLIP.finditer(passage.text):
            secure = "http://" if re.match("http[^s]", found["slip"]) else "https://"
            message = (
                f"“{found[0]}” is no complete address. Write it with {secure} "
                "and no space, so that readers can follow it"
            )
            begin, rest = found.start(), found.start("rest")
            # Where nothing is to be taken away, the first letter makes the edit's range.
            end = max(rest, begin + 1)
            edits = passage.replace(begin, end, secure + passage.text[rest:end])
            yield passage.problem(*found.span(), message, edits)
        for found in SEMICOLON.finditer(passage.text):
            at = found.end() - 1
            message = "A “;” is glued to the end of this address. Put a space between them"
            edits = passage.replace(at, at + 1, " ;")
            yield replace(
                passage.problem(at, at + 1, message, edits), severity=Severity.WARNING
            )
    for address in addresses(edition):
        if address.url.lower().startswith(("http://", "https://")):
            yield from _in_target(address)


def _in_target(address: Address) -> Iterator[Problem]:
    """Faults of a link's target; one that does not begin like a web address is forbidden."""
    url = address.url
    end = len(url.rstrip(" .,;:"))
    if end < len(url):
        message = f"“{url[end:]}” stands at the end of the address “{url}”. Take it out"
        yield address.problem(message, (end, len(url), ""))
    if found := re.match(r"(?i)(https?://)\s+|(https?://)(?=https?://)", url):
        message = f"“{url}” does not begin as an address does. Take out “{found[0]}”"
        yield address.problem(message, (0, found.end(), found[1] or ""))
    elif found := GLUED.search(url):
        message = f"“{url}” is two addresses run together. Part them with a space"
        yield address.problem(message)
    elif re.search(SPACE, url[:end]):
        message = f"There is a space in the address “{url}”. Copy it again from the browser"
        yield address.problem(message)
    elif not _has_host(url):
        message = f"“{url}” names no place on the web. Copy it again from the browser"
        yield address.problem(message)


def _has_host(url: str) -> bool:
    """Whether the part between “//” and “/” is a host, maybe with a port (RFC 3986, 3.2)."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
