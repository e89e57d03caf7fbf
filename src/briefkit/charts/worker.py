"""Draws charts, in a process of its own: a job as JSON comes in, what was made goes out.

Vega runs what a specification says, and nothing in this process can stop it. So it may
have only so much time and memory; whoever started it goes on without it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from base64 import b64encode
from typing import Any


def main() -> None:
    """Do the job on standard input: charts to SVG, or an SVG to PNG."""
    job = json.load(sys.stdin)
    _bound(job["seconds"], job["memory"])
    # Dates are drawn where the clock says what was written.
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):
        time.tzset()
    import vl_convert

    vl_convert.register_font_directory(job["fonts"])
    if "svg" in job:
        png = vl_convert.svg_to_png(job["svg"], scale=job["scale"])
        made: Any = b64encode(png).decode()
    else:
        made = [_drawn(vl_convert, spec, job["locale"]) for spec in job["charts"]]
    json.dump(made, sys.stdout)


def _bound(seconds: int, memory: int) -> None:
    """Limit what this process may use, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _drawn(vl_convert: Any, spec: Any, locale: str) -> dict[str, str]:
    known = {}
    for option in ("format_locale", "time_format_locale"):
        try:
            found = getattr(vl_convert, f"get_{option}")(locale)
        except ValueError:
            continue
        # Figures are European in the text, too.
        if "numerals" not in found:
            known[option] = found
    try:
        svg = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[], **known)
    except ValueError as failure:
        return {"fault": str(failure)}
    return {"svg": svg}


if __name__ == "__main__":
    main()
