"""How findings are told: functions from diagnostics to text, by the name of the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefkit.diagnostic import Diagnostic
from briefkit.reports import github, json, text

REPORTS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {
    "text": text.report,
    "json": json.report,
    "github": github.report,
}
