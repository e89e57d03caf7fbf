"""Words by which an organisation's, an outlet's or a publisher's name is known."""

from __future__ import annotations

import re

INSTITUTE = re.compile(
    r"\b(?:Institut\w*|Cent(?:er|re)s?|Universit\w+|College|School|Foundation|Council|Ministry"
    r"|Department|Office|(?<!News )Agency|Bureau|Commission|Committee|Association|Society"
    r"|Academy|Bank|Fund|Organi[sz]ation|Corporation|Corp|Inc|Ltd|Company|Group|Nations"
    r"|Union|Authority|Administration|Secretariat|Parliament|Congress|Senate|Assembly|Court"
    r"|Board|Service|Forum|Network|Initiative|Program(?:me)?|Project|Observatory|Watch|House"
    r"|Panel|Mission|Embassy|Government|Party|Alliance|League|Federation|Laboratory|Library"
    r"|Archives?|Trust|Team|Taskforce|Stiftung|Fondation|Institution|Endowment|Think Tank)\b"
)
PRESS = re.compile(
    r"\b(?:Press|Publish(?:er|ers|ing)|Books|Verlag|Éditions|Editions|Presses|Publications)\b"
)
OUTLET = re.compile(
    r"\b(?:Times|Post|News\d*|Daily|Weekly|Herald|Tribune|Journal|Gazette|Guardian|Telegraph"
    r"|Observer|Chronicle|Independent|Standard|Mail|Mirror|Star|Sun|Globe|Express|Voice|Radio"
    r"|Television|TV|Broadcasting|Magazine|Monthly|Morning|Evening|Sunday|Wire|Dispatch"
    r"|Ilbo|Sinmun|Shimbun|Shinmun|Zeitung|Today|Monitor|Reporter|Examiner|Courier|Yonhap"
    r"|Hankyoreh|Economist|Diplomat|Insider|Spectator|Newsweek|Reuters|Bloomberg|Presse|Monde"
    r"|Associated Press)\b"
    r"|^(?:BBC|CNN|NHK|KBS|MBC|SBS|YTN|JTBC|RFA|VOA|NPR|PBS|ABC|NBC|CBS|AFP|AP|DW|RFI|RT|TASS"
    r"|KCNA|CGTN|CCTV|RFE/RL)\b"
)
ACRONYM = re.compile(r"[A-Z][A-Z/&-]{1,9}\d?")
SMALL = frozenset(
    re.findall(r"\S+", "of the for and on in to at de du des la le les der die das und für &")
)


def is_body(name: str) -> bool:
    """Whether a name is surely an organisation's or an outlet's, not a person's."""
    if not is_proper(name):
        return False
    known = is_institute(name) or is_outlet(name) or is_press(name)
    return known or ACRONYM.fullmatch(name) is not None or name.endswith(" International")


def is_institute(name: str) -> bool:
    """Whether a name is that of a body that publishes reports."""
    return INSTITUTE.search(name) is not None


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, an agency or a broadcaster."""
    return OUTLET.search(name) is not None


def is_press(name: str) -> bool:
    """Whether a name is that of a publisher of books."""
    return PRESS.search(name) is not None


def is_proper(name: str) -> bool:
    """Whether a name is made of capitalised words, and small ones between: no prose."""
    words = name.split()
    plain = re.fullmatch(r"[\w .&’'/-]+", name) is not None and "  " not in name
    plain = plain and name == name.strip()
    capital = all(w[0].isupper() or w[0].isdigit() or w in SMALL for w in words)
    return bool(words) and plain and capital and words[0][0].isupper() and len(words) <= 10
