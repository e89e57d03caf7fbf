"""Work for the process that draws charts, and the fonts it draws them in."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefkit.style import Style
from briefkit.style.fonts import static_font

# The weights in which charts are set.
WEIGHTS = (400, 600)
# What the worker may compute, and how long it may take where others are at work, too.
COMPUTED_SECONDS = 60
MEMORY = 2_000_000_000
SECONDS = 300
# How many of its works are kept: a brief has some ten pictures.
MOST_KEPT = 64


class Endless(Exception):
    """Work that comes to no end in the time and memory there are."""


def worked(job: dict[str, Any], style: Style) -> Any:
    """What the worker makes of a job. Raises `Endless` when it comes to no end."""
    return json.loads(_worked(json.dumps(job), _fonts(style)))


# The same pictures are asked for by several formats, and by one command after another.
@lru_cache(MOST_KEPT)
def _worked(job: str, fonts: tuple[tuple[str, bytes], ...]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in fonts:
            Path(folder, name).write_bytes(data)
        program = [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))]
        bounds = {"seconds": COMPUTED_SECONDS, "memory": MEMORY}
        text = json.dumps({**json.loads(job), **bounds, "fonts": folder})
        try:
            done = subprocess.run(  # noqa: S603 our own program, no words of the brief
                program, input=text.encode(), capture_output=True, timeout=SECONDS, check=True
            )
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as failure:
            message = (
                "The charts take too long to draw, or too much memory. Show fewer data, or "
                "take out what repeats itself without end"
            )
            raise Endless(message) from failure
    return done.stdout


def _fonts(style: Style) -> tuple[tuple[str, bytes], ...]:
    """The faces that set charts, each weight by itself: what draws them reads no others."""
    families = style.tokens.font.label
    return tuple(
        (f"{index}-{weight}.ttf", static_font(path, weight, tuple(face.axes.items())))
        for index, (face, path) in enumerate(style.faces)
        if face.family in families
        for weight in (WEIGHTS if " " in face.weight else (int(face.weight),))
    )
