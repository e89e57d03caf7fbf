"""Citations that Zotero or Mendeley left in a Word document, in their fields' codes.

Both write ``ADDIN … CSL_CITATION`` and a JSON object after citeproc-js's citation data
object: ``citationItems``, each with its work in CSL-JSON as ``itemData``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CitedItem:
    """One work cited by a field, and the words around it.

    ``identity`` is the same for the same work wherever the document cites it. ``warnings``
    say what of its fields could not be kept, in an editor's words.
    """

    identity: str
    fields: Mapping[str, Any]
    prefix: str = ""
    label: str | None = None
    locator: str | None = None
    suffix: str = ""
    suppress_author: bool = False
    warnings: tuple[str, ...] = ()


def fields(code: str) -> list[CitedItem] | None:
    """The works that a field's code cites; None where it is no such code, or is broken."""
    return None


def citation_text(items: Sequence[CitedItem], keys: Sequence[str]) -> str:
    """The Markdown that cites these works by their keys: ``[see @lim-2024, p. 4]``."""
    return ""
