"""Citations that Zotero or Mendeley left in a Word document, in their fields' codes.

Zotero writes ``ADDIN ZOTERO_ITEM CSL_CITATION`` and Mendeley Desktop ``ADDIN CSL_CITATION``
before a JSON object after CSL's schema csl-citation.json: ``citationItems``, each with its
work as ``itemData``. Mendeley Cite keeps such an object in the tag of a content control, as
Base64 after ``MENDELEY_CITATION_v3_``.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefkit import prose
from briefkit.bibliography import csljson
from briefkit.citations.phrases import escaped
from briefkit.diagnostic import Diagnostic, TextFile, Unreadable
from briefkit.model.source import Source
from briefkit.model.sourcedate import SourceDate
from briefkit.prose.citation import LOCATORS, citations
from briefkit.textfiles.validation import Unfit, fit
from briefkit.textfiles.yamltree import Mapping as Tree

CODE = re.compile(
    r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+|Mendeley Citation\{[^{}]*\}\s+)?CSL_CITATION\s*"
)
TAG = "MENDELEY_CITATION_v3_"
DECODER = json.JSONDecoder(parse_int=str, parse_float=str)


@dataclass(frozen=True)
class CitedItem:
    """One work cited by a field, and the words around it.

    ``identity`` is the same for the same work wherever the document cites it. ``fields``
    are as a brief has them. ``warnings`` say what of them could not be kept, in an editor's
    words.
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
    """The works that a field's code, or a content control's tag, cites.

    None where it is no such code, or broken, or does not hold the works themselves: then
    the words that the field shows are all there is.
    """
    try:
        data = _data(code)
        items = data["citationItems"]
        return [_item(each) for each in items] or None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Unreadable, Unfit):
        return None


def is_reworded(code: str, words: str) -> bool:
    """Whether an author has changed the words of a field since its program wrote them."""
    try:
        data = _data(code)
        shown = [
            data.get("properties", {}).get("plainCitation"),
            data.get("mendeley", {}).get("plainTextFormattedCitation"),
            data.get("manualOverride", {}).get("citeprocText"),
        ]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False
    written = next((each for each in shown if isinstance(each, str) and each), None)
    return written is not None and _letters(written) != _letters(words)


def _letters(text: str) -> str:
    """The letters and digits of a text, without the tags of rich text."""
    return re.sub(r"</?\w+[^<>]*>|[\W_]+", "", text).casefold()


def citation_text(items: Sequence[CitedItem], keys: Sequence[str]) -> str:
    """The Markdown that cites these works by their keys: ``[see @lim-2024, p. 4]``.

    Words before and after that would be read as something else stand beside the brackets.
    """
    pairs = list(zip(items, keys, strict=True))
    cited = [_cited(item, key) for item, key in pairs]
    if all(_holds(text, item, key) for text, (item, key) in zip(cited, pairs, strict=True)):
        return f"[{'; '.join(cited)}]"
    bare = (f"[{_cited(item, key, '', '')}]" for item, key in pairs)
    around = ((escaped(_before(item)), escaped(_after(item))) for item in items)
    words = (f"{pre}{group}{post}" for group, (pre, post) in zip(bare, around, strict=True))
    return "; ".join(words)


def _data(code: str) -> Any:
    """The JSON object in a code or a tag; whatever follows it is left aside."""
    if code.startswith(TAG):
        return DECODER.decode(base64.b64decode(code.removeprefix(TAG), validate=True).decode())
    start = CODE.match(code)
    if not start:
        raise ValueError(code)
    return DECODER.raw_decode(code, start.end())[0]


def _item(item: Any) -> CitedItem:
    work = item["itemData"]
    values, warnings = _fields(work)
    uris = item.get("uris") or item.get("uri") or ()
    nameless = {name: each for name, each in work.items() if name != "id"}
    identity = uris[0] if uris else json.dumps(nameless, sort_keys=True)
    locator = " ".join(str(item.get("locator") or "").split())
    return CitedItem(
        identity=str(identity),
        fields=values,
        prefix=_words(item.get("prefix")),
        label=str(item.get("label") or "page") if locator else None,
        locator=locator or None,
        suffix=_words(item.get("suffix")),
        suppress_author=item.get("suppress-author") in (True, 1, "1", "true"),
        warnings=warnings,
    )


def _words(affix: Any) -> str:
    """A prefix or suffix on one line, without the tags of rich text."""
    return " ".join(re.sub(r"</?\w+[^<>]*>", "", str(affix or "")).split())


class _All:
    """Every key is cited."""

    def among(self, keys: set[str]) -> set[str]:
        return keys


def _fields(work: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """CSL-JSON as a brief's fields, and what was wrong with it."""
    filled = {name: each for name, each in work.items() if each not in (None, "", [], {})}
    text = json.dumps([{**filled, "id": "cited"}], ensure_ascii=False)
    library = csljson.read(TextFile("the citation's field", text), _All())
    (entry,) = library.entries
    if not isinstance(entry.value, Tree):
        raise TypeError(work)
    fitted = fit(entry.value, Source, {"type": "document"})
    found = (*library.found, *fitted.diagnostics)
    return _as_written(fitted.value), tuple(map(_warning, found))


def _warning(found: Diagnostic) -> str:
    """What is wrong with a field that an editor did not write: the advice is not for her."""
    unknown = found.rule == "unknown-field"
    return found.message.partition(". ")[0] if unknown else found.message


def _as_written(source: Source) -> dict[str, Any]:
    """A source's fields as a brief has them: dates as one text, nothing empty."""
    shown = source.model_dump(by_alias=True, exclude_defaults=True)
    for name, field in type(source).model_fields.items():
        value, alias = getattr(source, name), field.alias or name
        if isinstance(value, SourceDate):
            shown[alias] = value.written
        elif isinstance(value, tuple) and value:
            shown[alias] = [_filled(each) for each in shown[alias]]
    return {"type": source.type} | shown


def _filled(name: dict[str, Any]) -> dict[str, Any]:
    """A name's parts but those that say nothing."""
    return {part: each for part, each in name.items() if each not in ("", "false", None)}


def _before(item: CitedItem) -> str:
    return f"{item.prefix} " if item.prefix else ""


def _after(item: CitedItem) -> str:
    between = "" if item.suffix[:1] in (*",.;:)", "") else " "
    return f"{between}{item.suffix}"


def _cited(
    item: CitedItem, key: str, before: str | None = None, after: str | None = None
) -> str:
    """One work as it stands between brackets."""
    before = _before(item) if before is None else before
    after = _after(item) if after is None else after
    where = f", {_label(item)} {item.locator}" if item.locator else ""
    return f"{before}{'-' if item.suppress_author else ''}@{key}{where}{after}"


def _label(item: CitedItem) -> str:
    """How a citation writes the locator's label: the short form for one, else as it is."""
    forms = LOCATORS.get(item.label or "page", (item.label or "page",))
    several = re.search(r"[-–,]", item.locator or "")
    short = [form for form in forms if form.endswith(".")] or list(forms)
    return short[1] if several and len(short) > 1 else short[0]


def _holds(text: str, item: CitedItem, key: str) -> bool:
    """Whether the words around a citation read as they were meant within brackets."""
    nodes = prose.parse_inline(f"[{text}]")
    if len(nodes) != 1 or not isinstance(nodes[0], prose.CitationGroup):
        return False
    read = citations(nodes[0].source)
    around = (_before(item), _after(item))
    return [(each.key, each.prefix, each.suffix) for each in read] == [(key, *around)]
