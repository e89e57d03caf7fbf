"""The vocabulary of citations in free text: what tells a law, a talk, a date or a page."""

from __future__ import annotations

import re

from briefkit.words.dates import DATE, MONTH
from briefkit.words.notes import one_of

YEAR = r"(?<![\d,.])(?:1[5-9]|2[01])\d\d(?!\d)"
NUMERIC_DAY = r"\b\d{1,2}[./] ?\d{1,2}[./] ?(?:19|20)\d\d\b"
# Numbers of documents, which carry their date or need none: S/RES/2397, COM(2024) 45.
SYMBOL = re.compile(r"\b[ASE]/[\w./-]*\d|\bCOM\(\d{4}\)|\bEU:C:\d|\b10\.\d{4,}/\S+")
UNDATED = r"\b(?:[ns]\.\s?[da]\.|(?i:undated|no date|forthcoming|in press|in preparation)\b)"
DATED = re.compile(f"{YEAR}|{NUMERIC_DAY}|{UNDATED}|{SYMBOL.pattern}")
# A year in a title is its own date where it begins or ends it, unless a word says that it
# is what the title is about.
ABOUT = "".join(
    rf"(?<!\b{word})"
    for word in ("in", "of", "for", "by", "to", "since", "after", "before", "until", "and")
)
OWN_YEAR = re.compile(rf"^{YEAR}\b|{ABOUT}(?<!,) {YEAR}(?=\W*$|:)")

# What points back to an earlier note: note 4, (n 4), cited above, Idem.
BACK = re.compile(
    r"(?:\b(?:notes?|nn?\.?|fn\.?|footnotes?)|^\W*(?:See )?(?:Foot)?[Nn]otes?) ?\d+\b(?! of)"
    r"|\babove\b|\b[Ii]dem\b|\bId\. at\b"
)

SERIES = (
    rf"(?:{one_of('Policy Issue Research Working Discussion Occasional Briefing Special')} )?"
    rf"{one_of('Brief Paper Note Report Memo')}s?(?: Series)?,? (?:[Nn]o\. ?)?\d[\d/-]*"
)
SHORTENED_PLACE = one_of(
    "[Pp]p? paras? chap ch secs? ss? [Vv]ols? [Nn]os? arts? nn? fn figs? ll? cols? app bk pt"
)
PLACE = one_of(
    "chapter section table figure annex appendix line page note paragraph volume issue"
)
LOCATOR = (
    rf"\b{SHORTENED_PLACE}\.? ?[\dA-Z]{{1,4}}\b(?:[-–][\dA-Z]+\b)?|\b{PLACE}s? [\dA-Z]+\b"
    r"|\b\d+(?:st|nd|rd|th|[A-Z])?\b(?: edn?\b)?|\b[A-Z]\d+\b|\b[ivxlc]+\b"
)
LOCATED = re.compile(r"\b(?:pp?|paras?|chap|sec|art)\. ?\d|[,:][”’\"]? \d+(?:[-–]\d+)?\W*$")
PAGE_ALONE = re.compile(r"\W*[Pp]p?\. ?\d[\d–, -]*\W*")
NAME = r"[^\W\d_a-z][\w’'.-]*"
# Who else had a hand in a work did not bring it out.
HAND = (
    r"\b(?:trans|eds?|(?:translated|edited|narrated|directed|illustrated) by)\b\.?,?"
    rf" {NAME}(?:(?: and |,? ){NAME}){{0,9}}(?=[,(.]|$)"
)
WEB = (
    r"\b(?:[Aa]ccessed|[Rr]etrieved|last visited|broadcast|video|website|home ?page|web ?page"
    r"|online)\b(?: of| on)?"
)
ASIAN_DAY = r"\d+ ?[년월일年月日]"
SEASON = rf"\b{one_of('Spring Summer Autumn Fall Winter')}\b"
# All that is neither a name nor a title.
DETAILS = re.compile(
    f"{DATE.pattern}|{ASIAN_DAY}|{SERIES}|{HAND}"
    rf"|\b(?:{MONTH})(?!\w)|{SEASON}|{YEAR}|{LOCATOR}|{UNDATED}|{WEB}"
    r"|\(in [A-Z]\w+\)|\b(?:See|Cf)\b"
)

LAWS = one_of(
    "Acts? Law Code Constitution Charter Treaty Convention Protocol Decree Directive Statute"
    r" Regulations? Ordinance Accords? Declaration Pact Agreement Resolution Res\. Decision"
    r" Order Bill Communiqué Art\. Article U\.S\.C\. UNTS UN[SG]\w*R § Understanding"
)
LAW = re.compile(rf"(?<!\w){LAWS}(?!\w)")
CASE = re.compile(r"\bv\.? [A-Z]|\b(?:Case|Application) (?:[Nn]o\.? )?[A-Z]?-?\d")
# What is said, sent or posted has no title but what it is.
UTTERANCES = one_of(
    "speech remarks address lecture testimony statement keynote talk interviews? e-?mail letter"
    " message memo tweet post thread workshop conversations? correspondence communications?"
    " hearing"
)
UTTERANCE = re.compile(
    rf"\b(?:{UTTERANCES}|press (?:release|conference|briefing)|(?:evening|morning) news)\b"
    rf"|^\W*(?:Joint )?(?:(?i:{UTTERANCES})|Communiqué|Press (?:R|r)elease)\b"
)
SPOKEN = re.compile(
    r"\W*(?:the )?(?:authors?[’']?s?[’']? )?(?:[\w-]+ )?"
    r"(?:interviews?|conversations?|communications?|correspondence|e-?mails?|workshop"
    r"|discussions?) (?:with|by|to|from|between)\b",
    re.IGNORECASE,
)
# Words in capitals that name a document without marking its title.
NAMED = re.compile(
    r"\b(?:Statistics of|Proceedings of|White Paper|Note verbale|"
    + one_of(
        "Report Budget Plan Strategy Index Database Dataset Yearbook Survey Census Register"
        " Memorandum Manual Map Atlas Tracker Profile Brief Handbook Guide Outlook Barometer"
        " Annual"
    )
    + r")\b"
)
UNPUBLISHED = re.compile(
    r"(?i)\b(?:unpublished|manuscript|mimeo|diss(?:ertation|\.)|thesis|film|documentary)"
)
