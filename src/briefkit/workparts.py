"""What is said of a work in a footnote of free text: its title, its date, who brought it out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefkit.notenames import is_body, is_family, is_full_asian, is_name, is_periodical, is_publisher
from briefkit.notewords import IBID, SUPRA
from briefkit.noteworks import AUTHOR_YEAR, MARKED, SPOKEN, YEAR, Work
from briefkit.proseflow import VERBATIM
from briefkit.writtendates import DATE, MONTH

PARTS = ("title", "date", "outlet")

SYMBOL = re.compile(r"\b[ASE]/[\w./-]*\d|\bCOM\(\d{4}\)|\bEU:C:\d|\b10\.\d{4,}/\S+")
UNDATED = re.compile(
    r"\bn\.\s?d\.|\bs\.\s?a\.|\b(?:undated|no date|forthcoming|in press|in preparation)\b",
    re.IGNORECASE,
)
# A year in a title is the work's own where it ends or begins it, and no "in" is before it.
# What points back: "note 4", "(n 4)", "cited above", "Id.", "Idem".
BACK = re.compile(
    r"\b(?:[Nn]otes?|nn?\.?|fn\.?|[Ff]ootnotes?) ?\d+\b(?! of)|\babove\b|\b[Ii]d(?:em\b|\. at\b)"
)
NUMERIC = re.compile(r"\b\d{1,2}[./] ?\d{1,2}[./] ?(?:19|20)\d\d\b")
OWN_YEAR = re.compile(
    rf"^{YEAR}\b|(?<!\bin)(?<!\bof)(?<!\bfor)(?<!\bby)(?<!\bto)(?<!\bsince)(?<!\bafter)"
    rf"(?<!\bbefore)(?<!\buntil)(?<!,)(?<!\band) {YEAR}(?=\W*$|:)"
)
SERIES = (
    r"(?:(?:Policy|Issue|Research|Working|Discussion|Occasional|Briefing|Technical|Special)"
    r" )?(?:Brief|Paper|Note|Report|Memo|Analysis)s?(?: Series)?,? (?:[Nn]o\. ?)?\d[\d/-]*"
)
LOCATOR = (
    r"\b(?:pp?|paras?|chap|ch|secs?|s|ss|vols?|nos?|arts?|n|nn|fn|figs?|ll?|col|cols|app|bk|pt)\."
    r"? ?[\dA-Z]{1,4}\b(?:[-–][\dA-Z]+\b)?"
    r"|\b(?:chapter|section|table|figure|annex|appendix|line|page|note|paragraph|volume|issue)s?"
    r" [\dA-Z]+\b|\b\d+(?:st|nd|rd|th|[A-Z])?\b|\b[A-Z]\d+\b|\b[ivxlc]+\b"
)
# Who else had a hand in the work is not who brought it out.
HAND = (
    r"\b(?:trans|ed|eds|translated by|edited by|narrated by|directed by|illustrated by)\b\.?,?"
    r" (?:[^\W\d_a-z][\w’'.-]*(?: and |,? )?)+(?=[,(.]|$)"
)
REMOVED = re.compile(
    rf"{DATE.pattern}|{SERIES}|{HAND}|\b(?:{MONTH})(?!\w)|\b(?:Spring|Summer|Autumn|Fall|Winter)\b"
    rf"|{YEAR}|{LOCATOR}|\bn\.\s?d\.|\b(?:[Aa]ccessed|[Rr]etrieved|last visited|broadcast|video|website|home ?page|web ?page|online)\b(?: of| on)?|\(in [A-Z]\w+\)|\b(?:See|Cf)\b"
    r"|\b(?:[12]\d|3rd|2nd|\d+th) edn?\b",
)
LOCATED = re.compile(r"\b(?:pp?|paras?|chap|sec|art)\. ?\d|(?:, |: )\d+(?:[-–]\d+)?\W*$")
PAGE_ALONE = re.compile(r"\W*pp?\. ?\d[\d–, -]*\W*")
FAMILY_YEAR = re.compile(rf"\(?(?P<names>[^\d()]+?),? \(?{YEAR}[a-z]?\)?(?P<rest>.*)", re.DOTALL)

LAW = re.compile(
    r"\b(?:Acts?|Law|Code|Constitution|Charter|Treaty|Convention|Protocol|Decree|Directive|§"
    r"|Regulations?|Ordinance|Statute|Accords?|Declaration|Pact|Agreement|Resolution|Res\.|Decision|Order|Bill"
    r"|Communiqué|Art\.|Article|U\.S\.C\.|UNTS|Memorandum of Understanding)(?!\w)"
)
CASE = re.compile(r"\bv\.? [A-Z]|\b(?:Case|Application) (?:[Nn]o\.? )?[A-Z]?-?\d")
KIND = re.compile(
    r"\b(?:speech|remarks|address|lecture|testimony|statement|keynote|talk|interviews?|e-?mail"
    r"|letter|message|memo|tweet|post|thread|press (?:release|conference|briefing)|workshop"
    r"|conversations?|correspondence|communications?|hearing|evening news|morning news)\b"
    r"|^\W*(?:Joint )?(?:Speech|Remarks|Testimony|Statement|Address|Letter|E-?mail|Interviews?"
    r"|Conversations?|Correspondence|Communiqué|Press Release)\b"
)
NAMED = re.compile(
    r"\b(?:Report|Budget|Plan|Strategy|Index|White Paper|Database|Dataset|Yearbook|Survey"
    r"|Census|Register|Note verbale|Memorandum|Manual|Map|Atlas|Tracker|Profile|Brief|Handbook|Guide|Outlook|Barometer|Annual|Statistics of|Proceedings of)\b"
)
UNPUBLISHED = re.compile(
    r"(?i)\b(?:unpublished|manuscript|mimeo|diss(?:ertation|\.)|thesis|working draft|film|documentary|directed by)"
)
# A sentence that goes on after a phrase in quotation marks.
ON = re.compile(
    r"[”’\"]? (?!(?:in|eds?|edited|trans|translated|by|data|dataset|database|podcast|speech|at"
    r"|film|video|interview|lecture|on|as)\b)[a-z]|[”’\"]? in (?:[a-z]+)\b"
)


@dataclass(frozen=True)
class Reading:
    """A work in a note, with what goes before its title and after it."""

    work: Work
    before: str
    after: str
    titled: bool


def missing(work: Work) -> tuple[str, ...]:
    """Which of a title, a date and an outlet an editor would ask for; none where it is whole.

    What points back to an earlier note, or names a law or a judgment, is whole as it is.
    """
    if any(each.search(work.words) for each in (IBID, SUPRA, BACK)):
        return ()
    if PAGE_ALONE.fullmatch(work.words):
        return ("title",)
    reading = _read(work)
    return _of_titled(reading) if reading.titled else _of_untitled(reading)


def _read(work: Work) -> Reading:
    by_author = AUTHOR_YEAR.match(work.shape)
    if by_author and by_author["rest"][0] not in MARKED:
        title = by_author["rest"].partition(". ")[0].rstrip(". ")
        if is_publisher(title):
            return Reading(work, by_author["author"], by_author["rest"], titled=False)
        after = by_author["rest"][len(title) :]
        return Reading(work, by_author["author"], after, titled=True)
    found = re.search("\ufdd3+", work.shape) or re.search("\ufdd4+", work.shape)
    if not found:
        return Reading(work, work.shape, "", titled=False)
    return Reading(work, work.shape[: found.start()], work.shape[found.end() :], titled=True)


def _of_titled(reading: Reading) -> tuple[str, ...]:
    if _is_short(reading) or not _is_cited(reading):
        return ()
    shape = reading.work.shape
    dated = is_dated(reading.work)
    exempt = KIND.search(shape) or UNPUBLISHED.search(shape) or SYMBOL.search(shape)
    exempt = exempt or LAW.search(shape)
    outlet = exempt or _has_outlet(reading)
    return tuple(
        part for part, there in (("date", dated), ("outlet", outlet)) if not there
    )


def _of_untitled(reading: Reading) -> tuple[str, ...]:
    words, shape = reading.work.words, reading.work.shape
    dated = is_dated(reading.work)
    if SYMBOL.search(shape):
        return ()
    if CASE.search(shape):
        return () if dated or re.search(r"\d", shape) else ("date",)
    if LAW.search(shape) or NAMED.search(shape):
        return ()
    if KIND.search(shape) or SPOKEN.match(shape):
        return () if dated else ("date",)
    names = _names(shape)
    address = VERBATIM in shape
    if not names and address:
        return PARTS if not dated else ("title", "outlet")
    if not names or _is_author_and_year(shape) or not all(map(is_name, names)):
        return ()
    bodies = sum(map(is_publisher, names))
    full = DATE.search(words) or (address and not dated) or (dated and bodies)
    if not full and not (bodies == len(names) and not dated):
        return ()
    if len(names) > 1 and is_publisher(names[0]):
        return ()
    if len(names) > 1 and not all(map(is_publisher, names[1:])):
        return ()
    return ("title",) if dated else ("title", "date")


def is_dated(work: Work) -> bool:
    """Whether a date, or words for there being none, stand beside a title or end it."""
    shape = work.shape.replace(VERBATIM, " ")
    if re.search(YEAR, shape) or NUMERIC.search(shape) or UNDATED.search(shape) or SYMBOL.search(shape):
        return True
    titles = (work.words[slice(*found.span())] for found in re.finditer(f"{MARKED}+", work.shape))
    return any(OWN_YEAR.search(title.strip("“”\"‘’'.,?!")) for title in titles)


def _is_short(reading: Reading) -> bool:
    """Whether only a family name, a title and perhaps a page or a year are given."""
    after = _residue(reading.after)
    if VERBATIM in reading.work.shape or after or re.search(MARKED, reading.after):
        return False
    before = " ".join(_names(reading.before))
    if before and is_family(before):
        return not DATE.search(reading.after)
    undated = not is_dated(reading.work)
    initial = re.sub(r"\b[A-Z]\. ", "", before)
    by_body = not before or is_body(before) or is_full_asian(before) or (initial != before and is_family(initial))
    return undated and by_body and LOCATED.search(reading.after) is not None


def _is_cited(reading: Reading) -> bool:
    """Whether anything beside the title says that a work is meant, and no phrase discussed."""
    names = _names(reading.before)
    if ON.match(reading.after):
        return False
    more = is_dated(reading.work) or VERBATIM in reading.work.shape or _residue(reading.after)
    more = more or re.search(MARKED, reading.after)
    alone = reading.work.shape.strip(" .") .strip("\ufdd4") == ""
    return bool(more) or alone or (bool(names) and all(map(is_name, names)))


def _has_outlet(reading: Reading) -> bool:
    after = _residue(reading.after)
    if re.search(MARKED, reading.after) or any(map(_is_proper, after)):
        return True
    before = ", ".join(_names(reading.before))
    return bool(re.search(MARKED, reading.before)) or is_body(before) or _is_single(before)


def _is_single(before: str) -> bool:
    """Whether one word stands where the author would: a paper's name, or a body's."""
    return len(before.split()) == 1 and not is_full_asian(before)


def _is_author_and_year(shape: str) -> bool:
    found = FAMILY_YEAR.fullmatch(shape.strip(" ()."))
    if not found or _residue(found["rest"]):
        return False
    return is_family(found["names"]) and not is_periodical(found["names"])


def _residue(text: str) -> str:
    """What is left when dates, pages, series and editors are taken away; without marks."""
    left = REMOVED.sub(" ", text.replace(VERBATIM, " "))
    left = re.sub(rf"{MARKED}|[^\w\s@]", " ", left)
    return " ".join(word for word in left.split() if _is_proper(word[0]))


def _names(text: str) -> list[str]:
    """The parts of a text that are no date, no page and no series."""
    left = REMOVED.sub(",", re.sub(r"\([^():,]+: ", "(", text).replace(VERBATIM, ","))
    left = re.sub(rf"{MARKED}+", ",", left)
    parts = re.split(r"[,():;<>\[\]“”\"]|(?<![A-Z])\.(?:\s|$)", left)
    parts = [re.sub(r"^(?:the|of|in|and|by|eds?|at|from)\b\.?\s*|\s+of$", "", p.strip(" .–-’'")) for p in parts]
    return [part for part in parts if re.search(r"[^\W\d_]", part)]


def _is_proper(character: str) -> bool:
    """Whether a name may begin so: with a capital, or in a script that has none."""
    return character.isalpha() and not character.islower()
