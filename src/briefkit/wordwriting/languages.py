"""How Word is told in which language a brief is, and which of its fonts have the letters."""

from __future__ import annotations

from typing import Any

from briefkit.edition import Edition
from briefkit.words.directions import Directions

# A font for East Asian text that Word has on every machine, by language.
EAST_ASIAN_FONTS = {"ko": "Malgun Gothic", "ja": "Yu Mincho", "zh": "Microsoft YaHei"}
# Word looks for what checks a language by its country, too.
WITH_COUNTRY = {"ko": "ko-KR", "ja": "ja-JP", "zh": "zh-CN", "ar": "ar-SA", "he": "he-IL"}
# Languages that make long words of many, which lines divide; languages.css has them, too.
HYPHENATED = ("de", "nl", "da", "nb", "sv", "fi", "hu")
# A font with the letters of all right-to-left scripts, which Word's own Latin fonts lack.
RIGHT_TO_LEFT_FONT = "Arial"


def spoken(edition: Edition) -> dict[str, Any]:
    """What the templates of parts read of a brief's language."""
    right_to_left = edition.is_right_to_left
    language = edition.brief.language.split("-")[0].lower()
    return {
        "language": _languages(edition.brief.language, language, right_to_left),
        "right_to_left": right_to_left,
        "script_font": lambda role: _script_font(edition, language, role),
        "directed": Directions().pieces if right_to_left else lambda text: [(text, False)],
        "hyphenated": language in HYPHENATED,
        "east_asian": language if language in EAST_ASIAN_FONTS else None,
    }


def _script_font(edition: Edition, language: str, role: str) -> str:
    """Word's font for the letters of a language that Latin fonts lack, by what it sets."""
    usual = EAST_ASIAN_FONTS.get(language, RIGHT_TO_LEFT_FONT)
    return edition.style.language.word_font(role, usual) if edition.style.language else usual


def _languages(tag: str, language: str, right_to_left: bool) -> dict[str, str]:
    """The brief's language for the kind of script it is in, and usual ones for the others."""
    tag = WITH_COUNTRY.get(tag, tag)
    return {
        "latin": "en-US" if right_to_left or language in EAST_ASIAN_FONTS else tag,
        "east_asian": tag if language in EAST_ASIAN_FONTS else "ko-KR",
        "bidi": tag if right_to_left else "ar-SA",
    }
