"""What a note cites: a source, with the fields and types of CSL-JSON (CSL 1.0.2)."""

from __future__ import annotations

from typing import Any, Literal

from briefkit.model.cslfields import CslFields
from briefkit.model.sourcedate import Date
from briefkit.model.sourcenames import Names

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip

Words = str | None


class Source(CslFields):
    """A work that notes cite."""

    type: SourceType
    title: Words = None
    """The title as readers should see it. Its own inner quotation marks as in “…”."""
    title_short: Words = None
    """The title in a few words, for later notes."""
    original_title: Words = None
    """The title in the source's own language, where title is a translation."""
    author: Names = ()
    container_title: Words = None
    """The newspaper, journal, book or site in which the source stands."""
    issued: Date | None = None
    """The day, month or year it came out: 2024-11-27, 2024-11, 2024, 2023/2024 or n.d."""
    accessed: Date | None = None
    """The day it was read, for what may change or has no date."""
    publisher: Words = None
    genre: Words = None
    """The kind of report or thesis, such as Issue Brief."""
    number: Words = None
    page: Words = None
    volume: Words = None
    issue: Words = None
    url: Words = None
    doi: Words = None
    archive_url: Words = None
    """The address of a copy in a web archive."""
    language: Words = None

    chair: Names = ()
    collection_editor: Names = ()
    compiler: Names = ()
    composer: Names = ()
    container_author: Names = ()
    contributor: Names = ()
    curator: Names = ()
    director: Names = ()
    editor: Names = ()
    editor_translator: Names = ()
    editorial_director: Names = ()
    executive_producer: Names = ()
    guest: Names = ()
    host: Names = ()
    illustrator: Names = ()
    interviewer: Names = ()
    narrator: Names = ()
    organizer: Names = ()
    original_author: Names = ()
    performer: Names = ()
    producer: Names = ()
    recipient: Names = ()
    reviewed_author: Names = ()
    script_writer: Names = ()
    series_creator: Names = ()
    translator: Names = ()

    available_date: Date | None = None
    event_date: Date | None = None
    original_date: Date | None = None
    submitted: Date | None = None

    abstract: Words = None
    annote: Words = None
    archive: Words = None
    archive_collection: Words = None
    archive_location: Words = None
    archive_place: Words = None
    authority: Words = None
    call_number: Words = None
    chapter_number: Words = None
    citation_key: Words = None
    citation_label: Words = None
    citation_number: Words = None
    collection_number: Words = None
    collection_title: Words = None
    container_title_short: Words = None
    dimensions: Words = None
    division: Words = None
    edition: Words = None
    event: Words = None
    event_place: Words = None
    event_title: Words = None
    first_reference_note_number: Words = None
    isan: Words = None
    isbn: Words = None
    isci: Words = None
    ismn: Words = None
    isrc: Words = None
    issn: Words = None
    iswc: Words = None
    jurisdiction: Words = None
    keyword: Words = None
    locator: Words = None
    medium: Words = None
    note: Words = None
    number_of_pages: Words = None
    number_of_volumes: Words = None
    original_publisher: Words = None
    original_publisher_place: Words = None
    page_first: Words = None
    part_number: Words = None
    part_title: Words = None
    pmcid: Words = None
    pmid: Words = None
    printing_number: Words = None
    publisher_place: Words = None
    references: Words = None
    reviewed_genre: Words = None
    reviewed_title: Words = None
    scale: Words = None
    section: Words = None
    source: Words = None
    status: Words = None
    supplement_number: Words = None
    version: Words = None
    volume_title: Words = None
    volume_title_short: Words = None
    year_suffix: Words = None
    custom: dict[str, Any] | None = None
    """Whatever else a reference manager keeps."""

    def value_of(self, name: str) -> Any:
        """The value of a field by its name in CSL-JSON, such as ``container-title``."""
        return getattr(self, name.lower().replace("-", "_"))
