"""What a page or a line breaks in a PDF's structure is one again.

WeasyPrint tags each part of a broken paragraph, list, table or link as if it were another one.
"""

from __future__ import annotations

from typing import Any

from briefkit.pdf.tree import Reference, StructureTree

CELLS = ("/TH", "/TD")
REPEATED = ("/THead", "/TFoot")
# What says nothing when it holds nothing; an empty cell is still a cell.
MEANINGLESS = ("/NonStruct", "/Span")


def join(tree: StructureTree) -> None:
    """Join the parts of what pages and lines break, and leave out repeated headers."""
    _without_breaks(tree)
    headers: dict[str, Any] = {}
    _join(tree, tree.document, headers)
    for _, element, _ in tree.walk():
        related = element.get("A", {}).get("Headers")
        if related:
            related[:] = [headers.get(each.string, each) for each in related]


def _join(tree: StructureTree, parent: Any, headers: dict[str, Any]) -> None:
    seen: dict[tuple[int, str], Reference] = {}
    kept: list[Any] = []
    last: Reference | None = None
    references = set(tree.elements(parent))
    for kid in parent["K"]:
        is_element = isinstance(kid, bytes) and kid in references
        html = tree.origins.get(kid) if is_element else None
        if html is None:
            kept.append(kid)
            continue
        key = (id(html), tree.object(kid)["S"])
        earlier = seen.get(key)
        if earlier and key[1] in REPEATED:
            _repeats(tree, earlier, kid, headers)
        elif earlier and (last == earlier or key[1] in CELLS):
            tree.absorb(earlier, kid)
        else:
            seen[key] = kid
            kept.append(kid)
            # The notes at a page's foot do not come between what the page breaks.
            last = last if _is_foot(tree, kid) else kid
    parent["K"][:] = kept
    for reference in tree.elements(parent):
        _join(tree, tree.object(reference), headers)


def _is_foot(tree: StructureTree, reference: Reference) -> bool:
    """Whether an element is the area of the notes at a page's foot."""
    held = map(tree.origins.get, tree.elements(tree.object(reference)))
    return any(html is not None and html.get("role") == "doc-footnote" for html in held)


def _repeats(
    tree: StructureTree, first: Reference, again: Reference, headers: dict[str, Any]
) -> None:
    """Note which header cells the repeated ones, which are left out, stand for.

    Their links stay with the first.
    """
    once = {
        id(tree.origins.get(reference)): element["ID"]
        for reference, element, _ in tree.walk(tree.object(first))
        if "ID" in element
    }
    links: set[Reference] = set()
    for reference, element, _ in tree.walk(tree.object(again)):
        links |= {tree.object(e)["Obj"] for e in element["K"] if _is_annotation(tree, e)}
        if "ID" in element:
            headers[element["ID"].string] = once[id(tree.origins[reference])]
    tree.drop_annotations(links)


def _without_breaks(tree: StructureTree) -> None:
    """Leave out what says nothing: empty elements, places where words may break, and the
    annotations that WeasyPrint makes of all that stands in a link, besides the link's own.
    """
    dropped: set[Reference] = set()
    for reference, element, parent in list(tree.walk()):
        html = tree.origins.get(reference)
        if element["S"] != "/Link":
            pointing = [each for each in element["K"] if _is_annotation(tree, each)]
            dropped |= {tree.object(each)["Obj"] for each in pointing}
            element["K"][:] = [each for each in element["K"] if each not in pointing]
        empty = not element["K"] and element["S"] in MEANINGLESS
        if empty or (html is not None and html.tag == "wbr"):
            parent["K"].remove(reference)
    tree.drop_annotations(dropped)


def _is_annotation(tree: StructureTree, kid: Any) -> bool:
    return isinstance(kid, bytes) and bool(tree.object(kid)["Type"] == "/OBJR")
