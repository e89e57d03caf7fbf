"""What the fields of a designer's Word file say of a brief, each in its lines."""

from __future__ import annotations

from briefkit.edition import Edition


def field_values(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The lines of each field by its name; none where a brief has nothing to say.

    The title and the names bear the marks of the notes on them.
    """
    brief = edition.brief
    series, publisher = brief.series, brief.publisher
    return {
        "title": (brief.title + _mark(edition, None),),
        "subtitle": _lines(brief.subtitle),
        "authors": tuple(_authors(edition)),
        "dates": _lines(" · ".join(edition.dates)),
        "doi": _lines(f"https://doi.org/{brief.doi}" if brief.doi else None),
        "series": _lines(series.name if series else None),
        "number": _lines(edition.series_number),
        "publisher": _lines(publisher.name if publisher else None),
        "status": _lines(edition.stamp),
    }


def _lines(words: str | None) -> tuple[str, ...]:
    return (words,) if words else ()


def _authors(edition: Edition) -> list[str]:
    comma = f"{edition.wording.citations.comma} "
    return [
        comma.join(
            filter(None, (author.name + _mark(edition, index), author.role, author.affiliation))
        )
        for index, author in enumerate(edition.brief.authors)
    ]


def _mark(edition: Edition, author: int | None) -> str:
    """The marks of notes on the title, or on an author."""
    return "".join(each.mark for each in edition.title_notes if each.author == author)
