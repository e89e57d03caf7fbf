"""The works that a footnote of free text cites: each one's words, apart from prose around it.

Titles in quotation marks and words in italics or in links are masked, character by
character, so that what is left is names, dates, pages and the words that join them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.notenames import is_periodical
from briefkit.notewords import CITED_IN
from briefkit.prosetree import Text
from briefkit.proseflow import VERBATIM
from briefkit.sentences import sentences
from briefkit.writtendates import DATE
from briefkit.writtenlines import WrittenLine

TITLE, SET_OFF = "\ufdd3", "\ufdd4"
MARKED = f"[{TITLE}{SET_OFF}]"
YEAR = r"(?<![\d,.])(?:1[5-9]|2[01])\d\d(?!\d)"
ASIAN_TITLE = re.compile("[《〈「『]([^《》〈〉「」『』]+)[》〉」』]")
# Roe, J. (2021). Title: what follows the year is a work's title, marked or not.
AUTHOR_YEAR = re.compile(
    rf"(?P<author>[^(){TITLE}{SET_OFF}]+?) \((?:{YEAR}[^()]*|n\.d\.|forthcoming|in press)\)\. "
    r"(?P<rest>\S.*)",
    re.DOTALL,
)
# An address that is no link, since it lacks its scheme.
ADDRESS = re.compile(r"\b(?:www\.[\w-]+|[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|int|info))/?\S*\b")
# A title or a name in other letters or other words, after the first.
UNMARKED = re.compile(r"(?<=\S) ?\[[^\[\]\d][^\[\]]*\]|(?<=\w) \([^\x00-\u02ff\d()]+\)")
# Where another work begins: after a semicolon, after "cited in", after an address.
BETWEEN = re.compile(
    rf";|,? ?\b(?i:{CITED_IN}(?! notes?\b)|reprinted in\b|reproduced in\b)"
    rf"|(?<={VERBATIM})[.,]?\s+(?=[A-Z“‘\"])(?!Accessed|Retrieved|Last|In )"
)
# Words of a citation that are not set in capitals; any others are prose.
CITING = frozenset(
    "a an the of for in on and by with from to at as or see also cf e.g ed eds edn edited trans"
    " translated vol vols no nos p pp para paras art arts chap chaps sec secs ser fn n fig figs"
    " table annex appendix app line lines accessed retrieved updated published posted available"
    " signed dated issue edition rev data set dataset database report unpublished manuscript"
    " diss thesis working paper forthcoming n.d undated press podcast video film season episode"
    " narrated directed produced presented interviewed reported quoted cited et al de la van von"
    " der del da di bin au du per sect s v vs c ch op loc cit ibid ibidem supra note notes"
    " version draft transcript speech remarks address lecture testimony statement interview"
    " interviews author author's author’s e-mail email letter message tweet post thread news"
    " before between former via online print image final special supplement mimeo last under"
    " compare source sources calculated adapted based own map chart panel evening morning"
    " a.m p.m doi sess session meeting plenary sub x website homepage page".split()
)
WORD = re.compile(r"(?<![\w’'.@-])[a-z][\w’'.-]*")
# Words that make a sentence: these alone tell prose.
TELLING = frozenset(
    "is are was were be been has have had do does did can could may might will would should must"
    " this these those that which who whom whose when where although because while if but it its"
    " they their them he she his her we our i not never there than such both been".split()
)
# Words that lead from a sentence, or from nothing, to the work that it cites.
POINTING = (
    r".*\b(?:[Ss]ee also|[Ss]ee|[Cc]ompare|[Cc]f\.|[Cc]onsult)"
    r"(?:,? (?:e\.g\.|i\.a\.|for (?:example|instance)|generally|especially|in particular"
    r"|inter alia|among others|esp\.))?,?"
)
DRAWN = r"(?:Data|Figures?|Numbers|Estimates|Tables?|Maps?|Images?|Sums)\b.*\b(?:from|by)"
SIGNAL = re.compile(
    rf"(?:{POINTING}|{DRAWN}|[Ss]ources?:?|[Cc]alculated from|[Aa]dapted from|[Bb]ased on|As|In)"
    r" (?=\S)",
    re.DOTALL,
)
TAKEN = r".*\b(?:[Aa]ccording to|reported (?:by|in)|(?:is|are|was|were|taken|drawn) from)(?: the)?"
INTRODUCTION = re.compile(rf"(?:{POINTING}|{DRAWN}|{TAKEN}|.*:(?=.*[A-Z])) (?=\S)", re.DOTALL)
SPOKEN = re.compile(
    r"\W*(?:the )?(?:authors?[’']?s?[’']? )?(?:[\w-]+ )?(?:interviews?|conversations?|communications?"
    r"|correspondence|e-?mails?|workshop|discussions?) (?:with|by|to|from|between)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(rf"\(([^()]*{MARKED}[^()]*,[^()]*)\)")
# A title in a sentence, and where it stands: in a journal, at an address.
HELD = re.compile(rf"{TITLE}+[,?!]?[”’\"]?,? (?:in )?[{SET_OFF}{VERBATIM}].*", re.DOTALL)
# Nothing but a few words that lead to an address: "More on this at …".
LEAD = re.compile(
    r"\W*(?:(?:See|More|Also|Available|Sources?|Further|Details?|Data|Text|Online|Link|Accessed"
    rf"|Retrieved|At|Full|From|Via)(?: [a-z]+){{0,5}}:? )(?=[<(]?{VERBATIM})"
)


@dataclass(frozen=True)
class Work:
    """What a note says of one work, from ``start`` on.

    ``shape`` is as long as ``words``, with titles and addresses masked.
    """

    start: int
    words: str
    shape: str

    @property
    def end(self) -> int:
        """Where in the note's text it ends."""
        return self.start + len(self.words)


def works(line: WrittenLine) -> Iterator[Work]:
    """Each work that a note's paragraph seems to cite, in order; prose is left out."""
    shape = _shape(line)
    for start, end in _pieces(shape):
        for first, last in _citations(shape[start:end]):
            first, last = first + start, last + start
            while first < last and line.text[first] in " \n,;":
                first += 1
            if line.text[first:last].strip():
                yield Work(first, line.text[first:last], shape[first:last])


def _shape(line: WrittenLine) -> str:
    shape = list(line.text)
    for start, end in _set_off(line):
        words = line.text[start:end]
        if re.search(r"[^\W\d_]", words) and not is_periodical(words) and " v. " not in words:
            shape[start:end] = SET_OFF * (end - start)
    quoted = [(start + 1, end) for start, end in line.reading.quotations]
    quoted += [found.span(1) for found in ASIAN_TITLE.finditer(line.text)]
    for start, end in quoted:
        shape[start - 1 : end + 1] = line.text[start - 1 : end + 1]
        while end > start and line.text[end - 1] in ".,?!":
            end -= 1
        shape[start - 1 : end] = TITLE * (end - start + 1)
    return UNMARKED.sub(_blank, ADDRESS.sub(_verbatim, "".join(shape)))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _verbatim(found: re.Match[str]) -> str:
    return VERBATIM * len(found[0])


def _set_off(line: WrittenLine) -> Iterator[tuple[int, int]]:
    """What stands in italics or in a link; nothing, where a whole citation does."""
    leaves = [(at, leaf) for at, leaf in line.flow.leaves if isinstance(leaf, Text)]
    spans = [
        (at, at + len(leaf.text)) for at, leaf in leaves if leaf.start in line.set_off
    ]
    whole = sum(end - start for start, end in spans) >= len(line.text.rstrip(" ."))
    if not (whole and "," in line.text):
        yield from spans


def _pieces(shape: str) -> Iterator[tuple[int, int]]:
    """The parts of a note between which one work ends and another begins."""
    start = 0
    for found in BETWEEN.finditer(shape):
        yield start, found.start()
        start = found.end()
    yield start, len(shape)


def _citations(piece: str) -> Iterator[tuple[int, int]]:
    if AUTHOR_YEAR.match(piece.lstrip()):
        yield 0, len(piece)
        return
    whole: tuple[int, int] | None = None
    for sentence in sentences(piece):
        if is_prose(sentence.text):
            if whole:
                yield whole
            whole = None
            yield from _within(sentence.text, sentence.start)
        elif whole and _complete(piece[slice(*whole)]) and re.search(MARKED, sentence.text):
            yield whole
            whole = sentence.start, sentence.end
        else:
            whole = whole[0] if whole else sentence.start, sentence.end
    if whole:
        signal = LEAD.match(piece, *whole) or SIGNAL.match(piece, *whole)
        yield signal.end() if signal else whole[0], whole[1]


def _complete(citation: str) -> bool:
    return re.search(MARKED, citation) is not None and re.search(YEAR, citation) is not None


def _within(sentence: str, start: int) -> Iterator[tuple[int, int]]:
    """What a sentence of prose cites at its end, or in parentheses."""
    asides = [each.span(1) for each in ASIDE.finditer(sentence) if not is_prose(each[1])]
    if asides:
        yield from ((start + first, start + last) for first, last in asides)
        return
    signal = INTRODUCTION.match(sentence)
    rest = sentence[signal.end() :] if signal else ""
    lead = LEAD.match(sentence)
    held = HELD.search(sentence)
    if rest and not is_prose(rest) and (re.search(MARKED, rest) or DATE.search(rest)):
        yield start + len(sentence) - len(rest), start + len(sentence)
    elif held and not is_prose(held[0]):
        yield start + held.start(), start + held.end()
    elif lead and not re.search(r"\w", sentence[lead.end() :]):
        yield start + lead.end(), start + len(sentence)


def is_prose(sentence: str) -> bool:
    """Whether a sentence says something, rather than only naming a work."""
    if SPOKEN.match(sentence):
        return False
    first = sentence.split(maxsplit=1)[:1]
    words = [word.rstrip(".") for word in WORD.findall(sentence)]
    unknown = [word for word in words if word not in CITING]
    bare = not re.search(rf"[\d,(@{TITLE}{SET_OFF}{VERBATIM}]", sentence)
    told = not TELLING.isdisjoint([*words, *(word.lower() for word in first)])
    return told or len(unknown) > (0 if bare else 2)
