"""A DOI that is not written as its address, or that cannot be one.

`https://doi.org/` and the DOI is the form that DOI's registration agencies ask for, and
the one readers can follow.

Failing:

    sections:
      - body: The figures were published.[^data]
    footnotes:
      data: Example Institute, 2024, doi:10.5555/12345678.

Passing:

    sections:
      - body: The figures were published.[^data]
    footnotes:
      data: Example Institute, 2024, https://doi.org/10.5555/12345678.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.addresses import Address, addresses
from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.passages import running

SEVERITY = Severity.ERROR
BLOCKS = False
MENDS = True
HOME = "https://doi.org/"
# ISO 26324: a prefix of 10. and digits, a slash, a suffix. "10/abc" is a short DOI.
DOI = r"10\.\d{4,9}(?:\.\d+)*/\S+"
TYPED = re.compile(rf"(?i)(?<![\w/.])(?:doi:?\s?|(?:dx\.|www\.)?doi\.org/)(?={DOI})")
OF_DOI = re.compile(r"(?i)https?://(?:dx\.|www\.)?doi\.org/(?:doi:)?")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each DOI in another form than its address, and each that is none."""
    for passage in running(edition):
        for found in TYPED.finditer(passage.text) if "10." in passage.text else ():
            message = f"“{found[0]}” does not lead to the source. Write {HOME} before the DOI"
            span = found.span()
            yield passage.problem(*span, message, passage.replace(*span, HOME))
    for address in addresses(edition):
        if form := OF_DOI.match(address.url):
            yield from _in_address(address, form)
    for path, text in edition.source_fields.items():
        if path[-1] == "DOI":
            bare = re.sub(r"(?i)\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", text)
            if not _is_doi(bare):
                yield Problem(path, _no_doi(text), 0, len(text))


def _in_address(address: Address, found: re.Match[str]) -> Iterator[Problem]:
    if not _is_doi(address.url[found.end() :]):
        if len(address.url) > found.end():
            yield address.problem(_no_doi(address.url))
    elif found[0] != HOME:
        message = f"“{found[0]}” is an old form. Write {HOME} before the DOI"
        yield address.problem(message, (0, found.end(), HOME))


def _is_doi(text: str) -> bool:
    return re.fullmatch(rf"{DOI}|10/[A-Za-z0-9]+", text) is not None


def _no_doi(text: str) -> str:
    return (
        f"“{text}” is no DOI. One begins with 10., four digits or more and a slash. "
        "Copy it again"
    )
