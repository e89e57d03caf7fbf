"""How findings are told: functions from checked briefs to text, by the name of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefkit.diagnostic import Checked
from briefkit.reports import github, json, junit, sarif, text

REPORTS: dict[str, Callable[[Iterable[Checked]], str]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
    "sarif": sarif.report,
    "junit": junit.report,
}
