"""The brief that a translation was made from, by its file: its title, language and address.

``translation_of: {file: ../ko/brief.yaml}`` takes them from there; what the translation says
of its original itself wins.
"""

from __future__ import annotations

from pathlib import Path

from briefkit.diagnostic import Diagnostic, Severity, TextFile
from briefkit.loading.nearbyfiles import nearby
from briefkit.model import Brief
from briefkit.textfiles.readers import is_markdown, reader
from briefkit.textfiles.yamltree import Entry, Mapping, Scalar

FIELD = "translation_of"
TAKEN = ("language", "title", "url")
ENDINGS = (".yaml", ".yml")


def with_original(root: Mapping, file: TextFile) -> tuple[Mapping, list[Diagnostic]]:
    """A brief's tree with what the file of its original says, and what was wrong.

    Raises `Unreadable` when that file is no brief.
    """
    entry = root.by_name.get(FIELD)
    held = entry.value if entry else None
    named = held.by_name.get("file") if isinstance(held, Mapping) else None
    if not entry or not isinstance(held, Mapping) or not named:
        return root, []
    original, found = _original(named, file)
    if original is None:
        # Else what it would have given were said to be missing, too.
        entries = tuple(each for each in root.entries if each is not entry)
        return Mapping(entries, root.place), found
    said = (each for each in held.entries if not each.value.absent)
    own = {each.key.value: each for each in said if each is not named}
    taken = {e.key.value: e for e in original.entries if e.key.value in TAKEN}
    whole = Mapping(tuple((taken | own).values()), held.place)
    entries = tuple(Entry(e.key, whole) if e is entry else e for e in root.entries)
    return Mapping(entries, root.place), found


def _original(named: Entry, file: TextFile) -> tuple[Mapping | None, list[Diagnostic]]:
    name = named.value.value if isinstance(named.value, Scalar) else ""
    brief = name.lower().endswith(ENDINGS) or is_markdown(name)
    text = nearby(Path(file.name).parent, name) if brief else None
    if text is None:
        message = (
            f"“{name}” is no brief in this folder or the one above. Name the original's file, "
            "such as ../ko/brief.yaml, or give its “title:”, “language:” and “url:”"
        )
        place = named.value.place
        return None, [Diagnostic(place, Severity.ERROR, "original-file", message)]
    # What is wrong with the original is said when the original is checked.
    root, _ = reader(text)(text)
    said = tuple(each for each in root.entries if not each.value.absent)
    if not any(each.key.value == "language" for each in said):
        usual = Scalar(str(Brief.model_fields["language"].default), named.value.place)
        said = (*said, Entry(Scalar("language", named.key.place), usual))
    return Mapping(said, root.place), []
