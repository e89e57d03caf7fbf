"""What a judge is, and what it must give."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
Faults = dict[Path, list[str]]
"""Of each file that was judged, what is wrong with it in the judge's words."""
Judge = Callable[[Sequence[Path]], Faults]


def said_by(*command: str | Path, codes: Sequence[int] = (0,)) -> str:
    """What a program prints, on both channels.

    Raises `RuntimeError` when it is not there, or ends with a code not among those given.
    """
    program = shutil.which(str(command[0]))
    if program is None:
        raise RuntimeError(f"{command[0]} is not installed")
    run = subprocess.run(
        [program, *map(str, command[1:])],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if run.returncode not in codes:
        raise RuntimeError(f"{command[0]} failed: {run.stdout.strip()[-2000:]}")
    return run.stdout


def asked(judge: Judge, files: Sequence[Path]) -> Faults:
    """What a judge says of files. Raises `RuntimeError` when it is silent about one."""
    faults = judge(files)
    silent = [each.name for each in files if each not in faults]
    if silent or not files:
        raise RuntimeError(f"nothing was judged: {', '.join(silent) or 'no file'}")
    return faults
