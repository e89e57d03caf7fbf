"""The words that a house style prints of its own."""

from __future__ import annotations

from briefkit.style.citationterms import CitationTerms
from briefkit.style.imprintwords import ImprintWords
from briefkit.style.part import Part
from briefkit.style.places import Dated, Numbered


class Wording(Part):
    """The words a style prints of its own, in one language.

    ``date`` is a CLDR date pattern; ``{number}`` stands for a note's number.
    """

    date: str
    key_points: str
    abstract: str
    notes: str
    contents: str
    acknowledgements: str
    about: str
    disclaimer: str
    keywords: str
    author: str
    authors: str
    cite: str
    draft: str
    review: str
    embargoed: str
    withdrawn: str
    note: str
    read_note: str
    back: str
    page: str
    series: Numbered
    """The brief's number in its series."""
    note_link: Numbered
    """How the text names another note."""
    sources: str
    """The heading of the bibliography."""
    figure: Numbered
    """What figures are called; so tables, boxes and appendices."""
    table: Numbered
    box: Numbered
    appendix: str
    source: str
    """What stands before the source of a figure or table."""
    executive_summary: str
    recommendations: str
    abbreviations: str
    by: Dated
    """By when something is to be done; ``{date}`` stands for the date."""
    data: str
    """What opens the table with the data of a chart."""
    data_rest: Numbered
    """How many rows of the data a long table leaves out."""
    imprint: ImprintWords
    citations: CitationTerms
