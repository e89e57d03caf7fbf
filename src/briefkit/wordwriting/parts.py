"""What a part of a designer's Word file refers to, brought into the file that is made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.images import Image, read_image
from briefkit.images.rasterfiles import Unusable
from briefkit.word.names import R
from briefkit.word.package import Package, Relation
from briefkit.wordwriting.fields import Unfit
from briefkit.wordwriting.package import WordPackage

SAFE = ("http://", "https://", "mailto:")


def judge(root: Any, part: str, package: Package) -> None:
    """Raise `Unfit` for a part that needs what can't be carried along.

    That is what comes from elsewhere, or was made by another program.
    """
    for _, _, relation in _referred(root, part, package):
        _fetched(package, relation)


def carry(root: Any, part: str, package: Package, owner: str, target: WordPackage) -> None:
    """Put a part's pictures and links into ``target``, and name them by their new ids.

    ``owner`` is the name of the part there. Heads and feet are left to the caller.
    """
    for element, name, relation in list(_referred(root, part, package)):
        found = _fetched(package, relation)
        if isinstance(found, str):
            element.set(name, target.relate_from(owner)(found))
        else:
            element.set(name, target.embed(found.data, found.media_type, owner))


def _referred(root: Any, part: str, package: Package) -> Iterator[tuple[Any, str, Relation]]:
    """Each attribute that names a relationship of the part, but those of heads and feet."""
    relations = package.relations(part)
    for element in root.iter():
        for name, identifier in element.attrib.items():
            relation = relations.get(identifier) if name.startswith(R) else None
            if relation is not None and relation.kind not in ("header", "footer"):
                yield element, name, relation


def _fetched(package: Package, relation: Relation) -> Image | str:
    """The picture or the address that a relationship leads to. Raises `Unfit`."""
    address = relation.target
    if relation.kind == "hyperlink" and relation.external:
        if address.lower().startswith(SAFE):
            return address
        raise Unfit(f"links to “{address}”. Link to a web page, or to an e-mail address")
    if relation.kind != "image" or relation.external:
        raise Unfit(
            f"brings in “{address}” ({relation.kind}). Only pictures that are saved in the "
            "file come along: put one in its place"
        )
    try:
        return read_image(package.read(address))
    except Unusable as failure:
        raise Unfit(f"has a picture, {address}, that {failure}") from None
