"""What broke a YAML text, said to those who write briefs, with what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import YAMLError
from yaml.error import Mark

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile

QUOTE = "Put the text in quotes, or on the lines below a “|”"
LOST = re.compile(r"(?<=[ \t])#[^\s#].*")
TAB = re.compile(r" *(\t)")
SECOND_COLON = re.compile(r":[ \t]")
# The first character of an item's or a field's text.
OPENING = re.compile(r" *+(?:- ++)*+(?:[\w .-]++: ++)?(?P<text>\S)")
OPENINGS = {
    "[": f"Text that begins with “[” is read as a list, up to a “]”. {QUOTE}",
    "{": f"Text that begins with “{{” is read as a group of fields, up to a “}}”. {QUOTE}",
    "|": "Nothing may follow “|” on its line. Write the text on the lines below, further in",
    ">": "Nothing may follow “>” on its line. Write the text on the lines below, further in. "
    "If the text itself begins with “>”, put it in quotes",
    "-": "A list begins on the line below the field's name. If this is text, put it in quotes",
    '"': f"The quotation marks do not hold the whole text. {QUOTE}",
} | {mark: f"Text cannot begin with “{mark}” here. {QUOTE}" for mark in "*&!@`%?,]}"}
OPENINGS["'"] = OPENINGS['"']

# What the parser says, in parts, and what to tell; the first that fits is told.
PROBLEMS = {
    "could not find expected ':'": "This line is neither “name: text” nor “- item”. If it goes "
    "on with the text above, begin it further in than that text's name; if it is a field, put "
    "a colon and a space after its name",
    "mapping values are not allowed": "This line begins further in than the lines around it "
    "allow. If it is a field, begin it in their column; if it goes on with the text above, put "
    "that whole text in quotes, or on the lines below a “|”",
    "mapping keys are not allowed": OPENINGS["?"],
    "sequence entries are not allowed": OPENINGS["-"],
    "block collection": "This line does not go on with the list above. Begin an item with “- ” "
    "in the column of the others, and its text further in",
    "block mapping": "This line does not line up with the fields above. Begin fields that "
    "belong together in one column, as “name: text”",
    "document start": "The brief has ended above this line. A file holds one brief: take out "
    "the lines “---” and “...”",
}


@dataclass(frozen=True)
class _Slip:
    """A syntax error: offsets of where the parser stopped and of what it was reading."""

    text: str
    words: str
    stopped: int
    began: int
    quoted: Place | None
    """The last text in quotes that was read before."""

    @property
    def line_start(self) -> int:
        """The offset at which the line begins where the parser stopped."""
        return max(self.text.rfind(end, 0, self.stopped) for end in "\n\r") + 1

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """A pattern found at the beginning of the line."""
        return pattern.match(self.text, self.line_start)


def syntax_error(
    file: TextFile, base: int, error: YAMLError, quoted: Place | None
) -> Diagnostic:
    """A YAML parser's error in an editor's words.

    ``base`` is the offset in the file at which the parser began; ``quoted`` the place of
    the last text in quotes that it had read.
    """
    context, problem = getattr(error, "context", None), getattr(error, "problem", None)
    stopped = _offset(getattr(error, "problem_mark", None), base, file)
    began = _offset(getattr(error, "context_mark", None), base, file)
    slip = _Slip(file.text, f"{context} {problem}", stopped, began, quoted)
    tells = (_tab, _open_quote, _escape, _early_quote, _lost_text, _opening, _second_colon)
    told = next(filter(None, (tell(slip) for tell in tells)), None) or _problem(slip)
    start = min(told[0], len(file.text))
    place = Place(file, start, min(start + 1, len(file.text)))
    return Diagnostic(place, Severity.ERROR, "invalid-yaml", told[1])


def lost_text(file: TextFile, start: int, end: int) -> Diagnostic:
    """Text that YAML reads as a comment, as in “the #1 priority”."""
    text = file.text[start:end].rstrip()
    shown = text if len(text) <= 40 else f"{text[:40]}…"
    message = f"What follows “ #” is read as a comment and is lost: “{shown}”. {QUOTE}"
    place = Place(file, start, start + len(text))
    return Diagnostic(place, Severity.ERROR, "text-after-hash", message)


def _offset(mark: Mark | None, base: int, file: TextFile) -> int:
    return min(mark.index + base, len(file.text)) if mark else base


def _tab(slip: _Slip) -> tuple[int, str] | None:
    tab = slip.match(TAB)
    if not tab:
        return None
    return tab.start(1), "A tab begins this line. Use spaces there instead"


def _open_quote(slip: _Slip) -> tuple[int, str] | None:
    if "quoted scalar" in slip.words and "unexpected" in slip.words:
        return slip.began, "The quotation mark that opens here is never closed. Close it"
    return None


def _escape(slip: _Slip) -> tuple[int, str] | None:
    if "quoted scalar" not in slip.words:
        return None
    return slip.stopped, (
        "A backslash has a meaning of its own in double quotes, but not with these "
        "characters after it. Write it twice, or put the text in single quotes"
    )


def _early_quote(slip: _Slip) -> tuple[int, str] | None:
    if not slip.quoted or slip.text[slip.quoted.end : slip.stopped].strip(" \t"):
        return None
    if "\n" in slip.text[slip.quoted.start : slip.quoted.end]:
        return slip.quoted.start, (
            "The quotation mark that opens here is closed only lines below. "
            "Close it where the text ends"
        )
    return slip.quoted.end - 1, (
        "The quotation marks end here, but the text goes on. Put the whole text on the lines "
        "below a “|”, where quotation marks are safe"
    )


def _lost_text(slip: _Slip) -> tuple[int, str] | None:
    """Text after “ #” on the line before, which then seems to end there."""
    before = slip.text[: slip.line_start].rstrip().rpartition("\n")[2]
    lost = LOST.search(before)
    if not lost or not before[: lost.start()].strip():
        return None
    start = slip.text.rindex(before, 0, slip.line_start) + lost.start()
    return start, f"What follows “ #” is read as a comment and is lost. {QUOTE}"


def _opening(slip: _Slip) -> tuple[int, str] | None:
    began = slip.text[slip.began : slip.began + 1]
    if "flow" in slip.words and began in OPENINGS:
        return slip.began, OPENINGS[began]
    opening = slip.match(OPENING)
    if opening and opening.start("text") <= slip.stopped and opening["text"] in OPENINGS:
        return opening.start("text"), OPENINGS[opening["text"]]
    return None


def _second_colon(slip: _Slip) -> tuple[int, str] | None:
    before = slip.text[slip.line_start : slip.stopped]
    if "mapping values" in slip.words and SECOND_COLON.search(before):
        return slip.stopped, (
            "A colon with a space after it ends a field's name, and this line has two. "
            "Put the text after the first in quotes, or on the lines below a “|”"
        )
    return None


def _problem(slip: _Slip) -> tuple[int, str]:
    for words, message in PROBLEMS.items():
        if words in slip.words:
            return (slip.began if "expected ':'" in words else slip.stopped), message
    return slip.stopped, f"This cannot be read as YAML. If it is text: {QUOTE.lower()}"


def twice(field: str | None, name: str, line: int) -> tuple[str, str]:
    """The rule, and what to say, of a name that stands in a field a second time.

    ``line`` is that of the first. Notes and sources are referred to, and must be renamed.
    """
    if field == "sources":
        return "duplicate-source", (
            f"A source “{name}” stands on line {line} already. "
            "Give this one another key, and cite it by that"
        )
    if field == "footnotes":
        return "duplicate-footnote", (
            f"A note named “{name}” stands on line {line} already. "
            "Give this one another name, and use it where the text refers to this note"
        )
    return "duplicate-key", f"“{name}” is given on line {line} already. Take one of the two out"
