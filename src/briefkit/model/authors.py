"""Who signs a brief."""

from __future__ import annotations

from briefkit.model.fieldtypes import Email, FilledText, Orcid, Record


class _AboutAuthor(Record):
    """What may be said of an author besides the name."""

    family: FilledText | None = None
    """The family name, for catalogues, where it is not the last word of the name; of a body,
    its whole name."""
    role: str | None = None
    """What the author does, such as Senior Fellow."""
    affiliation: str | None = None
    """The author's institution."""
    email: Email | None = None
    orcid: Orcid | None = None
    """The author's ORCID iD, with or without https://orcid.org/ before it."""
    note: str | None = None
    """What is to be said of the author, under the byline, marked *. Markdown."""
    bio: str | None = None
    """A few sentences about the author, printed at the end. Markdown."""


class Author(_AboutAuthor):
    """A person or body that signs the brief."""

    name: FilledText
    """Printed as written."""


class AuthorById(_AboutAuthor):
    """An author of authors.yaml; read in as `Author`, with the fields that it has there."""

    id: FilledText
    """The author's id in authors.yaml."""
    name: FilledText | None = None
    """Printed as written."""
