"""Fields under the names that CSL-JSON has for them (CSL 1.0.2)."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

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


class CslFields(BaseModel):
    """Fields under their CSL names, each known."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        arbitrary_types_allowed=True,
        alias_generator=csl_name,
        defer_build=True,
    )
