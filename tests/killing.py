"""Renders a brief again and again, killed each time at another point; a program of its own.

    python -m tests.killing BRIEF FOLDER FORMATS TIMES

FOLDER holds an older rendering. Prints, as JSON, a list with what each kill left there:
``{"killed": whether it was, "new": names, "wrong": names}``.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType

from briefkit.cli import run
from briefkit.commands import rendering
from briefkit.commands.writing import write_together

# What `briefkit.commands.rendering` calls to write.
WRITES = "write_together"
Files = dict[str, bytes]


def files_of(folder: Path) -> Files:
    """What stands in a folder under names that are not hidden, at any depth."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in found
        if not each.name.startswith(".")
    }


def _counted(begun: Callable[[int, str], None]) -> Callable[[Mapping[Path, bytes]], None]:
    """The function that writes, and that tells each call within it, by number and name."""

    def write(files: Mapping[Path, bytes]) -> None:
        calls = count(1)

        def see(frame: FrameType, event: str, called: object) -> None:
            if event in ("call", "c_call"):
                begun(next(calls), getattr(called, "__name__", frame.f_code.co_name))

        sys.setprofile(see)
        write_together(files)
        sys.setprofile(None)

    return write


def _die(point: int, call: int, _: str) -> None:
    if call == point:
        os.kill(os.getpid(), signal.SIGKILL)


def _killed(arguments: list[str], seconds: float, call: int) -> bool:
    """Render, killed after so many seconds of work, or at the nth call of those that write."""
    child = os.fork()
    if not child:
        setattr(rendering, WRITES, _counted(partial(_die, call)))
        # What this signal does to a program that does not expect it is to end it.
        signal.setitimer(signal.ITIMER_PROF, seconds)
        os._exit(run(arguments))
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(brief: str, folder: str, formats: str, times: str) -> None:
    """Kill half of the renderings anywhere, the other half while they write."""
    out, told, kept = Path(folder), sys.stdout, Path(f"{folder}-kept")
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    arguments = ["render", brief, "-o", folder, "-f", formats]
    old, calls = files_of(out), defaultdict[str, list[int]](list)
    out.rename(kept)
    run(arguments)
    begun = time.process_time()
    setattr(rendering, WRITES, _counted(lambda call, name: calls[name].append(call)))
    run(arguments)
    most = time.process_time() - begun
    new, chance, left = files_of(out), random.Random(7), []  # noqa: S311
    for number in range(int(times)):
        shutil.rmtree(out)
        shutil.copytree(kept, out)
        seconds, call = most * chance.random(), 0
        if number % 2:
            # What is called most, to name temporary files, says least.
            seconds, call = 0.0, chance.choice(calls[chance.choice(sorted(calls))])
        killed, found = _killed(arguments, seconds, call), files_of(out)
        wrong = [
            each for each in new | old if found.get(each) not in (old.get(each), new[each])
        ]
        changed = [each for each in found if found[each] != old.get(each)]
        left.append({"killed": killed, "new": changed, "wrong": wrong})
    print(json.dumps(left), file=told)


if __name__ == "__main__":
    main(*sys.argv[1:])
