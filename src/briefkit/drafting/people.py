"""People and bodies named as authors: taken apart where it is sure which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefkit.drafting.bodies import is_body

# Family names after which a name of one or two syllables or with a hyphen is a given name.
FAMILIES = frozenset(
    re.findall(
        r"\w+",
        """
        Kim Lee Yi Rhee Park Pak Choi Choe Jeong Jung Chung Jong Kang Cho Jo Yoon Yun Jang
        Chang Lim Im Rim Han Oh Seo Suh Shin Sin Kwon Hwang Ahn An Song Yoo Yu Ryu Hong Jeon
        Chun Ko Koh Moon Mun Son Sohn Yang Bae Pae Baek Paek Heo Hur Nam Sim Shim Noh Roh Ha
        Kwak Sung Cha Joo Ju Woo U Koo Gu Ku Na Ra Min Jin Chi Ji Eom Um Chae Won Cheon Bang
        Kong Hyun Ham Byun Yeom Ri Ryang Ro Xi Li Wang Zhang Liu Chen Zhao Huang Zhou Wu Xu
        Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Zheng Xie Tang Deng Feng Peng Zeng Xiao Tian
        Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao
        """,
    )
)
# A syllable of Korean as it is romanised.
SYLLABLE = (
    r"(?:ch|sh|kk|tt|pp|ss|jj|[bghkmrp][wy]|[bcdghjklmnprstwy])?"
    r"[aeiouwy]{1,3}(?:ng|[bghklmnpt])?"
)
KOREAN = re.compile(
    rf"(?P<family>[A-Z][a-z]*) (?P<given>{SYLLABLE}-{SYLLABLE}|{SYLLABLE} {SYLLABLE})",
    re.IGNORECASE,
)
# What may be an outlet as well as a person: “Washington Post”, “Emily Post”.
EITHER = re.compile(
    r"\w+ (?:Post|Star|Sun|House|Bank|Court|Trust|Press|School|Books|Sunday|Mail)"
)
PARTICLE = (
    r"(?:van der|van den|van de|von der|de la|van|von|de|del|della|di|da|dos|du|ten|ter|bin|al)"
)
WORD = r"[^\W\d_][^\W\d_]*(?:[’'-][^\W\d_]+)*"
INITIALS = r"(?:[^\W\d_]\.[ -]?)+"
PERSON = re.compile(
    rf"(?P<given>(?:{INITIALS}|{WORD} )(?:{INITIALS} ?|{WORD} )??)"
    rf"(?P<particle>{PARTICLE} )?(?P<family>{WORD})(?P<suffix>,? (?:Jr\.|Sr\.|III|IV))?"
)
INVERTED = re.compile(
    rf"(?P<particle>{PARTICLE} )?(?P<family>{WORD}(?: {WORD})?), (?P<given>{INITIALS})"
)
BETWEEN = re.compile(r",? (?:and|&) |, ")


@dataclass(frozen=True)
class Named:
    """A person or a body: the parts of the name by their CSL names."""

    parts: dict[str, tuple[str, int, int]]
    order: str | None = None


def people(text: str, start: int) -> list[Named] | None:
    """The names that a text lists, whose first character is at ``start``; None if unsure."""
    whole = body(text, start)
    names = [_name(words, at) for words, at in _split(text, start)]
    known = [name for name in names if name]
    if len(names) == 1 or len(known) < len(names):
        return [whole] if whole else known if len(known) == len(names) else None
    # “Institute for War and Peace Studies” may be a body as well as two authors.
    return None if whole and any("literal" in name.parts for name in known) else known


def body(text: str, start: int) -> Named | None:
    """An organisation, where its name says that it is one."""
    known = is_body(text) and not EITHER.fullmatch(text)
    return Named({"literal": (text, start, start + len(text))}) if known else None


def inverted(text: str, start: int) -> list[Named] | None:
    """Names as APA lists them: ``Specimen, A. B., & Other, C.``; None if they are not so."""
    whole = body(text.removesuffix("."), start)
    if whole:
        return [whole]
    found, at = [], 0
    while match := INVERTED.match(text, at):
        found.append(_of(match, start, None))
        between = BETWEEN.match(text, match.end())
        at = between.end() if between else match.end()
        if not between:
            break
    return found if found and at == len(text) else None


def _split(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The names of a list that says “and” before its last; any other is one name."""
    marks = [
        mark
        for mark in BETWEEN.finditer(text)
        if not re.match(r"(?:Jr\.|Sr\.|III|IV)", text[mark.end() :])
    ]
    if marks and marks[-1][0] == ", ":
        marks = []
    at = 0
    for mark in marks:
        yield text[at : mark.start()], start + at
        at = mark.end()
    yield text[at:], start + at


def _name(text: str, start: int) -> Named | None:
    if EITHER.fullmatch(text):
        return None
    whole = body(text, start)
    if whole:
        return whole
    korean = KOREAN.fullmatch(text)
    if korean and _is_family(korean["family"]) and not _is_family(text.split()[-1]):
        return _of(korean, start, "family-first")
    match = PERSON.fullmatch(text)
    return _of(match, start, None) if match and _is_western(match) else None


def _is_family(word: str) -> bool:
    return word in FAMILIES


def _is_western(match: re.Match[str]) -> bool:
    """Whether the last word is the family name, as far as spelling can tell."""
    given = match["given"].split()
    capital = all(w[0].isupper() and ("." in w or not w.isupper()) for w in given)
    family = match["family"]
    korean = re.fullmatch(f"{SYLLABLE}-{SYLLABLE}", family, re.IGNORECASE)
    upright = family[0].isupper() and not family.isupper()
    return capital and upright and not korean and not _is_family(given[0])


def _of(match: re.Match[str], start: int, order: str | None) -> Named:
    names = {"given": "given", "family": "family", "particle": "non-dropping-particle"}
    names |= {"suffix": "suffix"}
    parts = {}
    for group, name in names.items():
        if group in match.re.groupindex and match[group]:
            words = match[group].strip(" ,")
            at = match.start(group) + match[group].index(words)
            parts[name] = (words, start + at, start + at + len(words))
    return Named(parts, order)
