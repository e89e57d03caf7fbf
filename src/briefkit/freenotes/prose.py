"""Which sentences of a footnote say something, and where in them a work is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefkit.freenotes.shapes import MARKED, SET_OFF, TITLE
from briefkit.freenotes.vocabulary import SPOKEN
from briefkit.prose.flow import VERBATIM
from briefkit.words.dates import DATE

# Words of citations that are not set in capitals; others are prose.
CITATION_WORDS = """
    a an the of for in on and by with from to at as or before between via under per et al de la
    van von der del da di bin au du see also cf e.g ed eds edn edited trans translated vol vols
    no nos p pp para paras art arts chap chaps ch sec secs sect s ser fn n fig figs table annex
    appendix app line lines sub v vs c op loc cit ibid ibidem supra note notes page doi accessed
    retrieved updated published posted available signed dated issue edition rev version draft
    final special supplement last data set dataset database map chart panel image report paper
    working unpublished manuscript mimeo diss thesis forthcoming n.d undated press podcast video
    film season episode narrated directed produced presented interviewed reported quoted cited
    transcript speech remarks address lecture testimony statement interview interviews author
    author's author’s former e-mail email letter message tweet post thread news x evening
    morning a.m p.m compare source sources calculated adapted based own online print
    website homepage sess session meeting plenary
"""
CITING = frozenset(CITATION_WORDS.split())
# Words that make a sentence; one of them is enough.
SENTENCE_WORDS = """
    is are was were be been has have had do does did can could may might will would should must
    this these those that which who whom whose when where although because while if but it its
    they their them he she his her we our i not never there than such both
    said says told asked added wrote writes argued argues claimed claims called calls explained
"""
TELLING = frozenset(SENTENCE_WORDS.split())
WORD = re.compile(r"(?<![\w’'.@-])[a-z][\w’'.-]*")

# Words that lead from a sentence, or from nothing, to the work that it cites.
POINTING = (
    r".*\b(?:[Ss]ee also|[Ss]ee|[Cc]ompare|[Cc]f\.|[Cc]onsult)"
    r"(?:,? (?:e\.g\.|i\.a\.|for (?:example|instance)|generally|especially|in particular"
    r"|inter alia|among others|esp\.))?,?"
)
DRAWN = r"(?:Data|Figures?|Numbers|Estimates|Tables?|Maps?|Images?|Sums)\b.*\b(?:from|by)"
TAKEN = (
    r".*\b(?:[Aa]ccording to|reported (?:by|in)|(?:is|are|was|were|taken|drawn) from)(?: the)?"
)
SIGNAL = re.compile(
    rf"(?:{POINTING}|{DRAWN}|Sources?:?|Calculated from|Adapted from|Based on"
    r"|According to(?: the)?|As|In) (?=\S)",
    re.DOTALL,
)
INTRODUCTION = re.compile(rf"(?:{POINTING}|{DRAWN}|{TAKEN}) (?=\S)", re.DOTALL)
COLON = re.compile(r".*: (?=\S)", re.DOTALL)
# A few words that only lead to an address: "More on this at …".
LEAD = re.compile(
    r"\W*(?:See|More|Also|Available|Sources?|Further|Details?|Data|Text|Online|Link|Accessed"
    rf"|Retrieved|At|Full|From|Via)(?: [a-z]+){{0,5}}:? (?=[<(]?{VERBATIM})"
)
ASIDE = re.compile(rf"\(([^()]*{MARKED}[^()]*,[^()]*)\)")
# A title in a sentence, with where it stands: in a journal, at an address.
HELD = re.compile(
    rf"(?<!{TITLE}){TITLE}+[,?!]?[”’\"]?,? (?:in )?[{SET_OFF}{VERBATIM}].*", re.DOTALL
)


def is_prose(sentence: str) -> bool:
    """Whether a sentence, with titles masked, says more than a citation does."""
    if SPOKEN.match(sentence):
        return False
    first = sentence.split(maxsplit=1)[:1]
    words = [word.rstrip(".") for word in WORD.findall(sentence)]
    others = [word for word in words if word not in CITING]
    bare = not re.search(rf"[\d,(@{TITLE}{SET_OFF}{VERBATIM}]", sentence)
    tells = not TELLING.isdisjoint([*words, *(word.lower() for word in first)])
    return tells or len(others) > (0 if bare else 2)


def without_signal(citation: str) -> int:
    """Where a citation begins after "See also", "Source:" and their like."""
    found = LEAD.match(citation) or SIGNAL.match(citation)
    return found.end() if found else 0


def cited_within(sentence: str) -> Iterator[tuple[int, int]]:
    """What a sentence of prose cites: in parentheses, or at its end."""
    asides = [each.span(1) for each in ASIDE.finditer(sentence) if not is_prose(each[1])]
    if asides:
        yield from asides
    elif (start := _introduced(sentence)) is not None:
        yield start, len(sentence)


def _introduced(sentence: str) -> int | None:
    """Where the work begins that a sentence leads to."""
    for pattern, needed in ((INTRODUCTION, r"\S"), (COLON, "[A-Z]")):
        found = pattern.match(sentence)
        rest = sentence[found.end() :] if found else ""
        if found and not is_prose(rest) and _may_cite(rest) and re.search(needed, rest):
            return found.end()
    if (held := HELD.search(sentence)) and not is_prose(held[0]):
        return held.start()
    lead = LEAD.match(sentence)
    return lead.end() if lead and not re.search(r"\w", sentence[lead.end() :]) else None


def _may_cite(words: str) -> bool:
    return re.search(MARKED, words) is not None or DATE.search(words) is not None
