"""The words by which lines above the text of a draft are told, and those that are names.

They are in the languages that we have words for.
"""

from __future__ import annotations

import re
from typing import Literal

from briefkit.words.dates import MONTHS

Kind = Literal["title", "authors", "date", "masthead"]
BY = re.compile(
    r"\s*(?:(?:by|(?-i:[Vv]on|[Pp]ar)(?=\s(?-i:[^\W\d_a-zà-ÿ])))\s+|بقلم\s*:?\s*)(?=[^\W\d_])",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*[|·•]\s*")
COMMAS = re.compile(r"\s*[,;،·•|]\s*")
NAMES = re.compile(r"\s*(?:[,;&،·]|\b(?:and|und|et)\b)\s*(?:(?:and|und|et)\s+)?")
LABELS: dict[Kind, re.Pattern[str]] = {
    "authors": re.compile(
        r"\s*(?:authors?|from|(?:written|prepared) by|autor(?:en|in(?:nen)?)?|auteure?s?"
        r"|저자|글쓴이|작성자|필자|글|(?:ال)?(?:مؤلف(?:ون)?|كاتب|باحث)|إعداد)\s*:\s*",
        re.IGNORECASE,
    ),
    "date": re.compile(
        r"\s*(?:dated?|published(?: on)?|publication date|datum|발행일|작성일|날짜"
        r"|(?:ال)?تاريخ)\s*:\s*",
        re.IGNORECASE,
    ),
    "title": re.compile(
        r"\s*(?:re|subject|title|betreff|titel|objet|titre|제목|(?:ال)?(?:عنوان|موضوع))\s*:\s*",
        re.IGNORECASE,
    ),
}
# What such words head in a line with its text.
ABSTRACT = re.compile(
    r"\s*(?:abstract|summary|zusammenfassung|résumé|초록|요약|(?:ال)?ملخص)\s*[:.–—]\s+",
    re.IGNORECASE,
)
KEYWORDS = re.compile(
    r"\s*(?:key ?words|schlagwörter|mots[- ]clés|주제어|핵심어|(?:ال)?كلمات (?:ال)?مفتاحية)"
    r"\s*[:.–—]\s*",
    re.IGNORECASE,
)
PLACE = re.compile(r"[^\d,]{2,40},\s+(?=\S)")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTH = re.compile(rf"(?:{'|'.join(MONTHS)}),? \d{{4}}", re.IGNORECASE)
MASTHEAD = re.compile(
    r"(?:(?:policy|issue|research|working|discussion|occasional|briefing|position) )?"
    r"(?:briefs?|briefings?|papers?|memos?|memorandum|notes?|reports?|commentary)"
    r"(?: series)?(?: (?:no\.? ?)?\d[\d/–-]*)?|(?:no|vol|issue)\.? ?\d[\d/–-]*"
    r"|word count:? ?[\d.,]+|[\d.,]+ words|draft(?: \d+)?|confidential|embargoed.*"
    r"|not for (?:circulation|citation|distribution)",
    re.IGNORECASE,
)
TITLES = r"(?:(?:Dr|Prof|Amb|Gen|Col|Sir|Dame|Lord)\.? )*"
PARTICLE = r"(?:de|da|di|del|van|von|der|den|al|el|bin|ibn|la|le|du|dos|y)[ -]"
# A Korean one is a word of few syllables.
NAME = re.compile(
    rf"{TITLES}(?:[^\W\d_a-z가-힣][\w.’'-]* (?:{PARTICLE})*){{1,3}}[^\W\d_a-z가-힣][\w’'-]+"
    r"|[가-힣]{2,4}"
)
ROLE = re.compile(
    r"\b(?:fellow|director|professor|lecturer|researcher|analyst|associate|advis[eo]r|president"
    r"|chair|scholar|economist|head|manager|minister|ambassador|editor|officer|candidate"
    r"|professorin|referent(?:in)?|direktor(?:in)?|leiter(?:in)?|chercheu(?:r|se)"
    r"|direct(?:eur|rice)|professeure?)\b|연구위원|교수|박사|소장|위원장|باحث|أستاذ|مدير",
    re.IGNORECASE,
)
ORGANIZATION = re.compile(
    r"\b(?:institut(?:e|es|ion)?|universit(?:y|ies|ät|é)|cent(?:er|re)s?|council|foundation"
    r"|ministry|department|school|college|office|group|project|program(?:me)?|zentrum"
    r"|stiftung|fondation)\b|연구원|연구소|대학|재단|협회|جامعة|معهد|مركز",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:series|policy|brief|paper|report|summary|introduction|background|context"
    r"|conclusions?|what|why|how|when|options|lessons)\b|요약|서론|결론|목차|초록",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\s*\(([^()]*)\)")
