"""The closing matter: each row's label and words, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefkit.edition.imprint import address
from briefkit.model import Brief
from briefkit.model.licences import Licence, licence_named
from briefkit.model.publication import Rights
from briefkit.prose import Blocks, Inline, Inlines, Link, Paragraph, Strong, Text
from briefkit.style.wording import Wording

# The fields that hold running text, in the order of print.
TEXT_FIELDS = ("acknowledgements", "funding", "conflicts", "about", "contact", "disclaimer")
OF_IMPRINT = ("funding", "conflicts", "contact")
Row = tuple[str, Blocks]


def rows(
    brief: Brief, wording: Wording, texts: Mapping[str, Blocks], cite: str | None
) -> Iterator[Row]:
    """Label and words of each row; ``cite`` is how to cite the brief, up to its address."""
    words, comma = wording.imprint, f"{wording.citations.comma} "
    for name, blocks in texts.items():
        yield str(getattr(words if name in OF_IMPRINT else wording, name)), blocks
    lists = (
        (words.topics, brief.topics),
        (words.regions, brief.regions),
        (wording.keywords, brief.keywords),
    )
    for label, listed in lists:
        if listed:
            yield label, _line(_text(comma.join(listed)))
    if brief.abbreviations:
        yield wording.abbreviations, tuple(map(_abbreviation, brief.abbreviations.items()))
    where = address(brief)
    if cite:
        yield wording.cite, _line(_text(cite), *_then(where))
    if brief.publisher:
        named = comma.join(filter(None, (brief.publisher.name, brief.publisher.place)))
        yield words.publisher, _line(_text(_stopped(named)), *_then(brief.publisher.url))
    if brief.rights and (brief.rights.holder or brief.rights.licence):
        yield words.rights, _line(*_rights(brief.rights, brief))
    if brief.url and not (cite and where == brief.url):
        yield words.online, _line(_link(brief.url))


def _abbreviation(entry: tuple[str, str]) -> Paragraph:
    short, full = entry
    return Paragraph((Strong((_text(short),)), _text(f" {full}")))


def _rights(rights: Rights, brief: Brief) -> Iterator[Text | Link]:
    """“© 2024 Institute.”, then the licence by its full name, linked to its terms."""
    known = licence_named(rights.licence) if rights.licence else None
    held = _held(rights, brief, known)
    url = rights.url or (known.url if known else None)
    if rights.licence is None or url is None:
        # One text, so that it runs one way.
        yield _text(" ".join(filter(None, (held, rights.licence))))
        return
    if held:
        yield _text(f"{held} ")
    yield _link(url, f"{known.name} ({known.short})" if known else rights.licence)
    if known:
        yield _text(".")


def _held(rights: Rights, brief: Brief, known: Licence | None) -> str:
    """Who holds them since when, or nothing."""
    if not rights.holder:
        return ""
    dated = brief.date.value if brief.date else None
    year = rights.year or (str(dated.year) if dated else None)
    # Who uses CC0 gives the copyright up.
    sign = None if known and known.short.startswith("CC0") else "©"
    return _stopped(" ".join(filter(None, (sign, year if sign else None, rights.holder))))


def _stopped(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _then(url: str | None) -> Inlines:
    return (_text(" "), _link(url)) if url else ()


def _line(*nodes: Inline) -> Blocks:
    return (Paragraph(nodes),)


def _text(words: str) -> Text:
    return Text(words, 0, 0)


def _link(url: str, words: str | None = None) -> Link:
    return Link(url, (_text(words or url),), 0, 0)
