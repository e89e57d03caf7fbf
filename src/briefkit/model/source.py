"""What a note cites: a source, with the fields and types of CSL-JSON (CSL 1.0.2)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from briefkit.model.sourcedate import SourceDate, from_csl, to_csl

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip

# Fields whose CSL names are not our own with hyphens for underscores.
CSL_NAMES = {
    name.lower(): name
    for name in (
        "archive_collection", "archive_location", "archive_url", "DOI", "ISAN", "ISBN", "ISCI",
        "ISMN", "ISRC", "ISSN", "ISWC", "PMCID", "PMID", "URL",
    )
}  # fmt: skip


def csl_name(name: str) -> str:
    """The CSL name of a field: ``container_title`` is ``container-title``, ``url`` ``URL``."""
    return CSL_NAMES.get(name, name.replace("_", "-"))


def _date(value: object) -> object:
    if isinstance(value, str):
        return SourceDate(value.strip())
    if isinstance(value, dict):
        try:
            return SourceDate(from_csl(value))
        except (ValueError, TypeError):
            raise PydanticCustomError("malformed_date", DATE_FORMS) from None
    return value


DATE_FORMS = "This is no date. Write it as 2024-11-27, 2024-11, 2024, 2023/2024 or n.d."


def _names(value: object) -> object:
    """Names as a list: one alone, or a text, which is taken as an organisation's name."""
    several = value if isinstance(value, list | tuple) else [value]
    return [{"literal": each} if isinstance(each, str) else each for each in several]


class _Fields(BaseModel):
    """Fields under their CSL names, each known."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=csl_name,
        defer_build=True,
    )


class Name(_Fields):
    """A person, by family and given name, or an organisation, by its ``literal`` name."""

    family: str | None = None
    given: str | None = None
    dropping_particle: str | None = None
    """A particle that only the full name has, as the “von” in Ludwig von Beethoven."""
    non_dropping_particle: str | None = None
    """A particle that the family name keeps, as the “van” in Vincent van Gogh."""
    suffix: str | None = None
    """What follows a name, such as Jr. or III."""
    comma_suffix: str | None = None
    static_ordering: str | None = None
    parse_names: str | None = None
    literal: str | None = None
    """The name of an organisation, printed as written."""
    order: Literal["given-first", "family-first"] = "given-first"
    """family-first for names printed as Lim Soo-ho."""

    @model_validator(mode="before")
    @classmethod
    def _ordered(cls, value: object) -> object:
        """CSL's ``static-ordering`` says what ``order`` says."""
        if not isinstance(value, dict):
            return value
        static = str(value.get("static-ordering", "")).lower() in ("true", "1", "yes")
        value = {name: each for name, each in value.items() if name != "static-ordering"}
        return {"order": "family-first", **value} if static else value

    @model_validator(mode="after")
    def _named(self) -> Name:
        if not (self.family or self.literal or self.given):
            raise PydanticCustomError(
                "nameless",
                "This name is empty. Give family and given, or literal for an organisation",
            )
        return self


Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(_names, json_schema_input_type=str | Name | tuple[str | Name, ...]),
]
Date = Annotated[
    SourceDate,
    BeforeValidator(_date),
    PlainSerializer(to_csl),
    WithJsonSchema(
        {
            "type": ["string", "number", "object"],
            "examples": ["2024-11-27", "2024", "2023/2024", "n.d."],
        }
    ),
]
Words = str | None


class Source(_Fields):
    """A work that notes cite."""

    type: SourceType
    title: Words = None
    """The title as readers should see it. Its own inner quotation marks as in “…”."""
    title_short: Words = Field(None, alias="title-short")
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
