"""``python -m briefkit`` and the ``briefkit`` command."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Most of what a run makes lives to its end. Searched for waste as often as Python does
    # by itself, a long draft takes a quarter longer.
    gc.set_threshold(100_000, 50, 50)
    from briefkit.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
