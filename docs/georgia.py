"""Gelasio in the place of Georgia, whose measures it has, on machines without Georgia."""

from __future__ import annotations

import os
from pathlib import Path

from fontTools.ttLib import TTFont

FILES = Path(__file__).parent / "node_modules/@fontsource/gelasio/files"
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <alias binding="same">
    <family>Georgia</family><prefer><family>Gelasio</family></prefer>
  </alias>
</fontconfig>
"""


def environment(folder: Path) -> dict[str, str]:
    """The environment in which a program finds Gelasio for Georgia; its files in a folder."""
    faces = sorted(FILES.glob("gelasio-latin-[47]00-*.woff"))
    if not faces:
        raise FileNotFoundError(f"No typeface in {FILES}: make pictures installs it")
    for face in faces:
        font = TTFont(face)
        font.flavor = None
        font.save(folder / f"{face.stem}.ttf")
    configuration = folder / "fonts.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
    return os.environ | {"FONTCONFIG_FILE": str(configuration)}
