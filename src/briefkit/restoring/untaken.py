"""What was edited in a Word document and can't be taken over, as an editor is told it."""

from __future__ import annotations

from briefkit.diagnostic import Diagnostic, Place, Severity
from briefkit.textfiles.yamltree import Scalar
from briefkit.word.document import WordFile

MOST_SHOWN = 60


def dropped(citation: str, place: Place) -> Diagnostic:
    """A citation whose words were changed, so that they are plain words now."""
    message = (
        f"The words that “{citation}” stood for were changed in Word. They are kept as they "
        "are; cite the source again if they still mean it"
    )
    return Diagnostic(place, Severity.WARNING, "not-carried", message)


def not_the_text(label: str, now: Scalar | None, file: WordFile) -> Diagnostic:
    """A text at the end that is made of other fields; without a label, the sources."""
    what = f"“{label}” at the end" if label else "The list of sources"
    message = (
        f"{what} was changed in Word, and is made of other fields of the brief. "
        "Make the change there"
    )
    place = now.place if now else Place(file, 0, 0)
    return Diagnostic(place, Severity.WARNING, "not-carried", message)


def unplaced(words: str, place: Place) -> Diagnostic:
    """Words whose edit has no place in the brief, or none that can be told."""
    shown = words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"
    message = (
        f"“{shown}” was changed, moved, added or taken out in Word, and where that belongs in "
        "the brief can't be told. Make the change there"
    )
    return Diagnostic(place, Severity.WARNING, "not-carried", message)
