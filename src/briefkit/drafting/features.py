"""What the parts of a citation tell of the kind of work, as `kinds` has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.drafting import bodies
from briefkit.drafting.datewords import is_day, is_year, meant
from briefkit.drafting.heads import Head
from briefkit.drafting.people import Named
from briefkit.drafting.workparts import THESES, Detail

Features = frozenset[str]


def of_head(head: Head) -> Iterator[Features]:
    """What each part of the head tells."""
    if head.names:
        yield _author(head.names)
    if head.year and head.look == "apa":
        yield _date_features(meant(head.year.value) or "")
    elif head.year:
        yield frozenset(("head-year",))
    if head.site:
        yield frozenset(("site",))
    yield frozenset((head.look,))


def _date_features(date: str) -> Features:
    exact = "day" if is_day(date) else "year" if is_year(date) else "month"
    return frozenset(("undated" if not any(map(str.isdigit, date)) else exact,))


def _author(names: tuple[Named, ...]) -> Features:
    literal = names[0].parts.get("literal")
    if literal is None or len(names) > 1:
        return frozenset(("author",))
    outlet, institute = bodies.is_outlet(literal[0]), bodies.is_institute(literal[0])
    role = "outlet-author" if outlet and not institute else "institute-author"
    return frozenset(("body", *([role] if outlet or institute else ())))


def of_detail(part: Detail) -> Features:
    """What a part after the head tells."""
    words = part.texts["value"].value if "value" in part.texts else ""
    if part.kind == "date":
        return _date_features(meant(words) or "")
    if part.kind == "genre":
        return frozenset(("thesis-genre" if re.fullmatch(THESES, words) else "genre",))
    if part.kind == "name":
        outlet, institute = bodies.is_outlet(words), bodies.is_institute(words)
        role = "outlet" if outlet and not institute else "institute" if institute else "other"
        return frozenset(("named", "press" if bodies.is_press(words) else role, role))
    if part.kind == "series":
        return frozenset(("series" if part.texts.keys() & {"genre", "named"} else "number",))
    return frozenset((part.kind,))
