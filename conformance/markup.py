"""Web pages: the Nu HTML checker, by which browsers' makers check HTML, CSS and ARIA."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from conformance.judging import PACKAGES, Faults, said_by


def nu(files: Sequence[Path]) -> Faults:
    """What the Nu checker calls errors."""
    jar = PACKAGES / "vnu-jar/build/dist/vnu.jar"
    options = ("--format", "json", "--errors-only", "--exit-zero-always")
    found = json.loads(said_by("java", "-jar", jar, *options, *files))
    faults: Faults = {each: [] for each in files}
    by_address = {each.resolve().as_uri().replace("file:///", "file:/"): each for each in files}
    for each in found["messages"]:
        place = f"line {each.get('lastLine', '?')}: "
        faults[by_address[each["url"]]].append(place + each["message"])
    return faults
