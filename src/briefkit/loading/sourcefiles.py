"""Sources in files beside a brief, put in their place in its tree.

They may be YAML as in the brief, CSL-JSON as Zotero exports it, or BibTeX. Every node
knows the file it comes from, so that whatever is found later points there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.loading.nearbyfiles import nearby
from briefkit.textfiles import yamltext
from briefkit.textfiles.beside import NotBeside, beside
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.yamltree import Entry, Mapping, Node, Scalar, Sequence

FIELD = "sources"
YAML = (".yaml", ".yml")
# A library exported with abstracts takes about 2 kB an item.
MAX_LIBRARY = 20_000_000
# In the folder above, only a file of this name is a brief's to read.
SHARED = Path("../sources")
NAME_ONE = "Name a file that ends in .yaml, .json (CSL-JSON) or .bib (BibTeX)"


@dataclass
class Gathered:
    """A brief's tree with the sources of its files in it, and what was found on the way.

    ``libraries`` are the files that a reference manager wrote, ``keys`` all that could be
    cited from them and from files that briefs share: of both only those sources are read
    that the brief cites.
    """

    root: Mapping
    found: list[Diagnostic] = field(default_factory=list)
    libraries: list[TextFile] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def gather(root: Mapping, file: TextFile) -> Gathered:
    """Put the sources of the files that a brief names in the place of their names.

    Files in the brief's own folder are read, and ``../sources.yaml``, or .json or .bib, which
    briefs share. Raises `Unreadable` when one of them is no text, or not in its own format.
    """
    gathered = Gathered(root)
    entry = root.by_name.get(FIELD)
    names = _names(entry.value, gathered.found) if entry else None
    if not entry or names is None:
        return gathered
    sources: dict[str, Entry] = {}
    for name in names:
        for each in _read(name, file, gathered):
            first = sources.setdefault(each.key.value, each)
            if first is not each:
                gathered.found.append(_duplicate(each.key, first.key))
    tree = Mapping(tuple(sources.values()), entry.value.place)
    entries = (Entry(e.key, tree) if e is entry else e for e in root.entries)
    gathered.root = Mapping(tuple(entries), root.place)
    return gathered


def _names(node: Node, found: list[Diagnostic]) -> list[Scalar] | None:
    """The file names that stand where sources may; None where there are none."""
    if isinstance(node, Mapping) or node.absent:
        return None
    names = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar):
            names.append(item)
        else:
            message = "A list under “sources” holds names of files. Write one here"
            found.append(Diagnostic(item.place, Severity.ERROR, "wrong-type", message))
    return names


def _read(name: Scalar, file: TextFile, gathered: Gathered) -> tuple[Entry, ...]:
    try:
        path = _path(name.value, Path(file.name).parent)
    except NotBeside as refusal:
        message = f"The file of sources “{name.value}” {refusal}"
        gathered.found.append(Diagnostic(name.place, Severity.ERROR, "sources-file", message))
        return ()
    if path.suffix.lower() in YAML:
        tree, found = yamltext.read(read_text_file(path), FIELD)
        gathered.found += found
        shared = Path(name.value).with_suffix("") == SHARED
        return _shared(tree, gathered) if shared else tree.entries
    text = read_text_file(path, limit=MAX_LIBRARY)
    # Few briefs have such files, and start-up counts.
    if path.suffix.lower() == ".bib":
        from briefkit.bibliography.bibtex import read
    else:
        from briefkit.bibliography.csljson import read
    library = read(text, _Cited(gathered.root))
    gathered.found += library.found
    gathered.keys |= library.keys
    gathered.libraries.append(text)
    return library.entries


def _path(name: str, folder: Path) -> Path:
    """The file of sources that a name means. Raises `NotBeside` when it may not be read."""
    if Path(name).suffix.lower() not in (*YAML, ".json", ".bib"):
        raise NotBeside(f"is in no format that is known. {NAME_ONE}")
    if Path(name).with_suffix("") != SHARED:
        return beside(name, folder)
    if nearby(folder, name) is None:
        raise NotBeside(f"is not there. Put it in the folder above {folder}, or take it out")
    return folder / name


def _shared(tree: Mapping, gathered: Gathered) -> tuple[Entry, ...]:
    """Those sources of a file of many briefs that this one cites."""
    keys = {each.key.value for each in tree.entries}
    gathered.keys |= keys
    cited = _Cited(gathered.root).among(keys)
    return tuple(each for each in tree.entries if each.key.value in cited)


class _Cited:
    """The keys that a brief's text may cite: whatever follows an “@” in any of its texts."""

    def __init__(self, root: Mapping) -> None:
        self.after: list[str] = []
        nodes: list[Node] = [root]
        while nodes:
            node = nodes.pop()
            if isinstance(node, Mapping):
                nodes += [entry.value for entry in node.entries]
            elif isinstance(node, Sequence):
                nodes += node.items
            else:
                self.after += [part.removeprefix("{") for part in node.value.split("@")[1:]]

    def among(self, keys: set[str]) -> set[str]:
        """Those of the keys that may be cited; a key may be the beginning of another."""
        lengths = sorted({len(key) for key in keys})
        cited = (part[:length] for part in self.after for length in lengths)
        return {key for key in cited if key in keys}


def _duplicate(key: Scalar, first: Scalar) -> Diagnostic:
    place: Place = first.place
    message = (
        f"A source “{key.value}” stands in {place.file.name}, line {place.position.line}, "
        "already. Give this one another key, or take it out"
    )
    return Diagnostic(key.place, Severity.ERROR, "duplicate-source", message)
