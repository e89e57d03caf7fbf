"""Names in footnotes: of papers and broadcasters, of other bodies, of authors."""

from __future__ import annotations

import re

from briefkit.words.notes import one_of

# What papers, journals and broadcasters call themselves, in the languages most often cited.
PERIODICALS = one_of(
    r"News\w* Times Post Daily Weekly Monthly Quarterly Herald Tribune Gazette Journal Review"
    r" Chronicle Observer Guardian Monitor Courier Telegraph Independent Economist Bulletin"
    r" Magazine Diplomat Mirror Express Globe Inquirer Examiner Argus Dispatch Standard Echo"
    r" Today Wire Channel Podcast Radio TV Television Broadcast\w* Media Proceedings Annals"
    r" Sinmun Shinmun Shimbun Ilbo Ribao Bao Zeitung Tagblatt Spiegel Monde Figaro Pravda"
    r" Izvestiya Izvestia Gazeta Jazeera Welle País Corriere"
)
ASIAN_PERIODICALS = one_of("[신일]문 신문 일보 뉴스 방송 通讯社 日报 时报 新闻 新聞 学报")
PERIODICAL = re.compile(rf"\b{PERIODICALS}\b|{ASIAN_PERIODICALS}")
# What other bodies call themselves, and what they say they are about.
BODIES = one_of(
    r"Agency Press Publish\w* Books Verlag Editions? Universit\w* College School Institut\w*"
    r" Cent(?:er|re) Council Committee Commission Ministry Department Office Bureau Bank Fund"
    r" Foundation Forum Union Association Society Academy Network Service Authority Board"
    r" Parliament Assembly Congress Senate Secretariat Government Corp Corporation Company Co"
    r" Inc Ltd LLC GmbH Group Project Initiative Program(?:me)? Nations Court Library"
    r" Archives? Administration Organi[sz]ation Alliance Party Police Command House Sons"
    r" Daughters Watch Embassy Mission Portal Observatory Lab Laborator(?:y|ies) Trust"
    r" Exchange Chamber Federation Partners(?:hips?)? Consortium Analytics Strategies"
    r" Directorate Division Unit Panel Tribunal Museum Treasury Customs Republic Kingdom"
    r" States Army Navy Forces? Studios? Pictures Films"
)
MATTERS = one_of(
    r"International Global National Federal World Foreign Strategic Security Policy Economic"
    r" Defen[cs]e Rights Research Studies Affairs Data Statistics Asian? Europ\w+ Africa\w*"
    r" America\w* Pacific Atlantic Korean? China Chinese Japan\w* Russian? Ukrain\w+"
)
ASIAN_BODIES = one_of(r"연구원 연구소 대학교 출판 [가-힣]부\b 出版社 研究所 研究院 大学")
BODY = re.compile(rf"\b(?:{BODIES}|{MATTERS})\b|{ASIAN_BODIES}")
# A word in capitals, as no family name is written but in full citations of some houses.
ACRONYM = re.compile(r"\b(?!(?:I{2,}|IV|VI+)\b)[A-Z][A-Z0-9&]+\b")
SURNAME_FIRST = re.compile(r"[A-Z]{2,} [A-Z][a-z]+-[A-Za-z]+")
ASIAN = re.compile("[가-힣一-鿿]")
# What stands in names of bodies, and never in those of people.
BINDING = re.compile(r"\b(?:of|for|on|the)\b|^(?:The|Le|La|Les|El|Al|Il|Der|Die|Das|Den)\b ")
PARTICLE = one_of("van von der den de del della da di dos du la le al bin ibn ter zu")
FAMILY = rf"(?:{PARTICLE} )*(?:[^\W\d_a-z][\w’'-]+)"
FAMILIES = re.compile(rf"{FAMILY}(?:(?:, | and | & |, and |, & ){FAMILY})*(?:,? et al\.?)?")
WORD = rf"(?:[^\W\d_a-z][\w.’'&-]*|@\w+|of|for|on|the|and|&|in|{PARTICLE})"
CAPITALISED = re.compile(rf"{WORD}(?: {WORD})*")
# "Formerly the Ministry of Fuel": something is said of the body.
SAYING = re.compile(
    rf"(?:[A-Z]\w+ly|{one_of('Now Then Later Not Also Today Still Until Since Both All No')})\b"
)


def is_periodical(words: str) -> bool:
    """Whether words name a paper, a journal or a broadcaster."""
    return len(words.split()) <= 6 and PERIODICAL.search(words) is not None


def is_publisher(words: str) -> bool:
    """Whether words name what publishes, by a word that such names have."""
    if SURNAME_FIRST.fullmatch(words):
        return False
    return any(each.search(words) for each in (PERIODICAL, BODY, ACRONYM))


def is_body(words: str) -> bool:
    """Whether words, where an author would stand, name no person."""
    return is_publisher(words) or BINDING.search(words) is not None


def is_family(words: str) -> bool:
    """Whether words are family names alone, as a short form has them."""
    latin = not (ACRONYM.search(words) or ASIAN.search(words))
    return latin and FAMILIES.fullmatch(words) is not None


def is_full_asian(words: str) -> bool:
    """Whether words are in Chinese or Korean letters, where a name is given in full."""
    return ASIAN.search(words) is not None and not is_publisher(words)


def is_name(words: str) -> bool:
    """Whether words may name a person or a body: few, and set in capitals throughout."""
    few = len(words.split()) <= 8
    return few and not SAYING.match(words) and bool(CAPITALISED.fullmatch(words))
