"""Abbreviations: which every reader knows, and which a text spells out."""

from __future__ import annotations

import re

CAPITALS = re.compile(r"(?<![\w&.’'/])[A-Z]{2,6}(?![\w&/]|\.\w)")
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# What a general newspaper prints without its full form.
KNOWN = frozenset(
    re.findall(
        r"\w+",
        """
        AD AI AIDS AM BC BCE CE CEO CFO CIA CO COVID DC DNA EEC EU FAQ FBI GDP GMT GPS HIV ID
        IP IQ IT KGB LGBT LGBTQ LLC LTD MP MPS NASA NATO NGO NGOS OECD OK OPEC PC PDF PM PR QR
        RNA SARS SMS SUV TV UAE UFO UK UN UNESCO UNICEF URL US USA USB USSR UTC VIP WHO WTO IMF
        ASEAN CCTV PHD DVD USD EUR GBP KRW JPY CNY RUB BBC CNN CBS NBC ABC AFP AP NPR PBS MIT
        UCLA DOI ISBN ISSN HTML XML JSON HTTP HTTPS RFC NYT
        """,
    )
)
SMALL = r"(?:of|the|and|for|in|on|to|de|du|des|la|et|und|der)"


def unknown(word: str) -> bool:
    """Whether a word in capitals is one that readers may need spelled out."""
    # These are no abbreviations but gaps to fill, which other rules report.
    placeholders = ("TK", "TKTK", "TBC", "TBD", "TODO", "XX", "XXX")
    return word not in KNOWN and word not in placeholders and not ROMAN.fullmatch(word)


def spelled_out(word: str, text: str) -> bool:
    """Whether a text gives what an abbreviation stands for, beside it or elsewhere."""
    # Each begins with its first letter and only then looks back: so it is found fast.
    beside = (
        rf"\((?<=\w \()(?:[^()\n]{{0,30}}[\s“‘\"])?{word}s?[”’\"]?[,;)]"
        rf"|{word}(?<=\b{word})s? \([A-Za-z][^()\n]{{4,}}\)"
        rf"|{word}(?<=\b{word}), (?:or|short for) (?:the )?[A-Z]"
        rf"|, or {word}\b(?<=\w, or {word})"
    )
    initials = rf"[ -](?:{SMALL}[ -])*".join(rf"{letter}\w+(?:[’']s)?" for letter in word)
    first, rest = word[0], initials[1:]
    return re.search(rf"{beside}|{first}(?<=\b{first}){rest}", text) is not None
