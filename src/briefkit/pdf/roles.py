"""What the parts of a PDF are to those who listen to it: notes, references, headers, languages.

ISO 32000-1, 14.8, as PDF/UA-1 (ISO 14289-1) asks. A note is read after the paragraph that
refers to it, and has an identifier; a link has a name that can be read out.
"""

from __future__ import annotations

from typing import Any

from briefkit.pdf.tree import Reference, StructureTree

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")
# What holds running text: a note comes after the first kind, and at the end of the second.
BEFORE_NOTES = ("/P", *HEADINGS)
AROUND_NOTES = ("/LBody", "/TD", "/TH", "/Caption", "/BlockQuote")


def give_roles(tree: StructureTree) -> None:
    """Say of each element what it is, as far as its HTML tells."""
    notes: list[tuple[Reference, Any]] = []
    for reference, element, parent in tree.walk():
        html = tree.origins.get(reference)
        if html is None:
            continue
        if html.get("lang"):
            element["Lang"] = _string(html.get("lang"))
        if element["S"] == "/TH":
            element["A"]["Scope"] = "/Row" if html.get("scope") == "row" else "/Column"
        elif element["S"] == "/Link":
            _name(tree, element, html)
        elif element["S"] == "/Span" and html.get("class") == "ref":
            element["S"] = "/Reference"
        elif element["S"] == "/Span" and html.get("role") == "doc-footnote":
            element["S"], element["ID"] = "/Note", _string(html.get("id"))
            notes.append((reference, parent))
        elif element["S"] == "/LBody" and (html.get("id") or "").startswith("fn-"):
            _wrap(tree, element, html.get("id"))
    _place(tree, notes)
    _index(tree)


def _string(words: str) -> Any:
    import pydyf

    return pydyf.String(words)


def _name(tree: StructureTree, link: Any, html: Any) -> None:
    """Give a link's annotations the name that the web page gives, or else its words."""
    name = html.get("aria-label") or " ".join("".join(html.itertext()).split())
    for kid in link["K"]:
        if isinstance(kid, bytes) and tree.object(kid)["Type"] == "/OBJR" and name:
            tree.object(tree.object(kid)["Obj"])["Contents"] = _string(name)


def _wrap(tree: StructureTree, body: Any, identifier: str) -> None:
    """Let the body of an item in a list of notes hold a note, and that what it held."""
    import pydyf

    note = pydyf.Dictionary({**body, "S": "/Note", "ID": _string(identifier)})
    tree.pdf.add_object(note)
    body["K"] = pydyf.Array([note.reference])


def _place(tree: StructureTree, notes: list[tuple[Reference, Any]]) -> None:
    """Put the notes of pages' feet where they are read: behind what refers to them."""
    around: dict[Reference, tuple[Any, Reference | None]] = {}
    referring: dict[str, Reference] = {}
    for reference, element, _ in tree.walk():
        around |= dict.fromkeys(tree.elements(element), (element, reference))
        html = tree.origins.get(reference)
        if html is not None and html.get("role") == "doc-noteref":
            referring.setdefault(html.get("href"), reference)
    for note, foot in notes:
        foot["K"].remove(note)
        identifier = tree.object(note)["ID"].string
        within, at = _reading_place(tree, around, referring[f"#{identifier}"])
        within.insert(at, note)
    tree.document["K"][:] = [each for each in tree.document["K"] if tree.object(each)["K"]]


def _reading_place(
    tree: StructureTree, around: dict[Reference, tuple[Any, Reference | None]], at: Reference
) -> tuple[list[Any], int]:
    """The list, and the place in it, where the note of a reference is to be read."""
    parent, above = around[at]
    while above is not None:
        if parent["S"] in BEFORE_NOTES:
            outer, _ = around.get(above, (tree.document, None))
            return outer["K"], _behind(tree, outer["K"], outer["K"].index(above) + 1)
        if parent["S"] in AROUND_NOTES:
            return parent["K"], len(parent["K"])
        parent, above = around.get(above, (tree.document, None))
    return tree.document["K"], len(tree.document["K"])


def _behind(tree: StructureTree, kids: list[Any], at: int) -> int:
    """The place behind the notes that stand from a place on."""
    while at < len(kids) and isinstance(kids[at], bytes) and _is_note(tree, kids[at]):
        at += 1
    return at


def _is_note(tree: StructureTree, reference: Reference) -> bool:
    return bool(tree.object(reference).get("S") == "/Note")


def _index(tree: StructureTree) -> None:
    """List the elements that have identifiers, as a tree's root must (ISO 32000-1, 14.7.2)."""
    import pydyf

    named = {
        element["ID"].string: (element["ID"], reference)
        for reference, element, _ in tree.walk()
        if "ID" in element
    }
    if named:
        names = pydyf.Array(part for key in sorted(named) for part in named[key])
        limits = pydyf.Array((named[min(named)][0], named[max(named)][0]))
        leaf = pydyf.Dictionary({"Limits": limits, "Names": names})
        tree.pdf.add_object(leaf)
        tree.root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
