"""Dates in different forms in one brief's notes.

Notes are read one below the other, where a day written in another form stands out. The
form that most of them have wins. Dates in quotations and titles are left as they are.

Failing:

    sections:
      - body: Arms came first.[^a] Then came troops.[^b]
    footnotes:
      a: Hankook Ilbo, October 23, 2024.
      b: YTN International, Nov 11, 2024.

Passing:

    sections:
      - body: Arms came first.[^a] Then came troops.[^b]
    footnotes:
      a: Hankook Ilbo, October 23, 2024.
      b: YTN International, November 11, 2024.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefkit.diagnostic import Problem, Severity
from briefkit.edition import Edition
from briefkit.edition.writtenlines import WrittenLine
from briefkit.words.dates import DateForm, WrittenDay, days

SEVERITY = Severity.WARNING
BLOCKS = False
MENDS = True


def check(edition: Edition) -> Iterator[Problem]:
    """Yield each day in a note that is written unlike most others."""
    found = list(_days(edition))
    usual = _usual([day.form for _, day in found])
    for passage, day in found:
        if usual and not day.form.agrees(usual):
            wanted = day.written(usual)
            message = (
                f"“{passage.text[day.start : day.end]}” is written unlike other dates "
                f"in the notes. Write “{wanted}”"
            )
            edits = passage.replace(day.start, day.end, wanted)
            yield passage.problem(day.start, day.end, message, edits)


def _days(edition: Edition) -> Iterator[tuple[WrittenLine, WrittenDay]]:
    if edition.brief.language.split("-")[0].lower() != "en":
        return
    for passage in edition.written_lines:
        for day in days(passage.text) if passage.in_note else ():
            if not passage.borrowed(day.start):
                yield passage, day


def _usual(forms: list[DateForm]) -> DateForm | None:
    """The form that most have, of equals the first; May tells only the order."""
    orders = Counter(form.order for form in forms)
    if not orders:
        return None
    order = orders.most_common(1)[0][0]
    of_order = [form for form in forms if form.order == order]
    told = Counter(form for form in of_order if form.length) or Counter(form for form in forms)
    usual = told.most_common(1)[0][0]
    lengths = Counter(form.length for form in forms if form.length).most_common(1)
    length = usual.length or (lengths[0][0] if lengths else None)
    return DateForm(order, length)
