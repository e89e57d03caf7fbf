"""What a footnote of free text consists of: nothing yet, Ibid., quoted titles."""

from __future__ import annotations

import re

EMPTY = re.compile(
    r"[\s\[(<]*(?:tb[adc]|todo|tk(?:tk)*|x{2,}|n/?a|\?+|\.{3}|…|-+|source\??|citation needed"
    r"|source needed|add source|cite)?[\s\])>]*[.:?!]*\s*",
    re.IGNORECASE,
)
# Ibid. alone, which stands for the work just before; and with its kin, which only point back.
IBIDEM = re.compile(r"\b[Ii]bid(?:em)?\b\.?")
IBID = re.compile(rf"{IBIDEM.pattern}|\b(?:[Oo]p|[Ll]oc)\. ?cit\b\.?")
# What stands between a work and the other in which it was read, as a part of a pattern.
CITED_IN = r"(?:cited|quoted) in\b"
SUPRA = re.compile(r"\b[Ss]upra,? (?:at )?(?:note|notes|nn?\.|fn\.?|footnote)[ \u00a0]?\d+")
QUOTED = re.compile(r"“(?P<curly>[^“”]+)”|\"(?P<straight>[^\"]+)\"|[‘](?P<single>[^‘]+)’(?!\w)")


def one_of(words: str) -> str:
    """A pattern for any of the words of a text; each may be a pattern itself."""
    return f"(?:{'|'.join(words.split())})"
