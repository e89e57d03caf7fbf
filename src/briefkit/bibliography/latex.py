"""LaTeX as reference managers write it in a field, as words with CSL's marks."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

# The marks that a field may hold in CSL-JSON, and quotation marks.
MARKS = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"),
    "it": ("<i>", "</i>"), "em": ("<i>", "</i>"), "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"), "bf": ("<b>", "</b>"), "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"), "enquote": ("“", "”"), "mkbibquote": ("“", "”"),
}  # fmt: skip
# Commands that latexcodec leaves as they are.
SYMBOLS = {
    "LaTeX": "LaTeX", "TeX": "TeX", "guillemotleft": "«", "guillemotright": "»",
    "slash": "/", "textasciitilde": "~", "textquotedblleft": "“", "textquotedblright": "”",
    "textquoteleft": "‘", "textquoteright": "’",
}  # fmt: skip
ESCAPED = {",": "\u2009", "\\": " ", "-": "", "/": "", "@": ""}
STEP = re.compile(
    r"\\(?P<escaped>[^A-Za-z])|\\(?P<command>[A-Za-z]+)\*?\s*(?P<group>\{)?|(?P<open>\{)"
    r"|(?P<close>\})|(?P<dollar>\$)|(?P<words>[^\\{}$]+|\\)"
)
# Accents on a dotless letter mean the letter itself.
DOTLESS = re.compile(r"""(?<=\\['`^"~=.])(\s*\{?)\\([ij])(?![A-Za-z])\s*""")
PERCENT = re.compile(r"(?<!\\)%")
RAISED = re.compile(r"\$\s*([\^_])\s*(?:\{([^{}$]*)\}|(\w))\s*\$")
LINK = re.compile(r"\\href\s*\{[^{}]*\}")
URL = re.compile(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{}]+)")
VERBATIM = re.compile(r"\{\\([_%&#~{}$])\}|\\([_%&#~{}$])(?:\{\})?")


def words(latex: str) -> str:
    """A field's words: accents as letters, braces gone, emphasis as CSL's ``<i>…</i>``.

    latexcodec, of pybtex, decodes accents and signs. A command that is not known leaves
    the words that it is about.
    """
    text = LINK.sub("", DOTLESS.sub(r"\1\2", PERCENT.sub(r"\\%", latex)))
    text = RAISED.sub(_raised, text)
    if any(mark in text for mark in "\\-~`'"):
        import latexcodec  # noqa: F401 makes the codec known

        # A backslash at the very end is no LaTeX, and stays.
        with suppress(UnicodeDecodeError):
            text = codecs.decode(text, "ulatex")  # type: ignore[call-overload]
    return " ".join(_marked(text).split())


def verbatim(latex: str) -> str:
    """An address or identifier, only its LaTeX escapes resolved."""
    return VERBATIM.sub(lambda found: found[1] or found[2], address_in(latex) or latex).strip()


def address_in(latex: str) -> str | None:
    """The address within a text, as ``howpublished`` often has one; None without."""
    found = URL.search(latex)
    return (found[1] or found[2]) if found else None


def _raised(found: re.Match[str]) -> str:
    command = "textsuperscript" if found[1] == "^" else "textsubscript"
    return f"\\{command}{{{found[2] or found[3] or ''}}}"


def _marked(text: str) -> str:
    """Decoded LaTeX without its braces and commands, with marks for those that have one."""
    out: list[str] = []
    closing = [""]
    for step in STEP.finditer(text):
        command = step["command"]
        if command:
            out.append(SYMBOLS.get(command, ""))
        before, after = MARKS.get(command, ("", ""))
        if step["group"] or step["open"]:
            closing.append(after)
        else:
            closing[-1] = after + closing[-1]
        out.append(before)
        if step["close"] and len(closing) > 1:
            out.append(closing.pop())
        out.append(ESCAPED.get(step["escaped"], step["escaped"] or ""))
        out.append(step["words"] or "")
    return "".join(out + closing[::-1])
