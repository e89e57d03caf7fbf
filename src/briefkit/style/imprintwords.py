"""The words for what a brief says of its publication, in one language."""

from __future__ import annotations

from briefkit.style.part import Part
from briefkit.style.places import Dated, Valued


class ImprintWords(Part):
    """Labels, and phrases in which ``{}`` stands for a value.

    ``dated`` is how a correction is headed: its ``{kind}`` and its ``{date}``.
    """

    version: Valued
    updated: Valued
    translated_from: str
    also_in: str
    correction: str
    clarification: str
    update: str
    retraction: str
    dated: Dated
    funding: str
    conflicts: str
    contact: str
    topics: str
    regions: str
    publisher: str
    rights: str
    online: str
