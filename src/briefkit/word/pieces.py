"""The words of a Word paragraph, piece by piece, each with the element that prints it.

The line of a paragraph in `WordFile.text` is the join of its pieces, so whoever has a place
in the text finds the element again by the same walk (ECMA-376 part 1, 17.3.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from briefkit.word.document import NoteId, NoteKind
from briefkit.word.names import MC, M, W, child, is_on
from briefkit.word.symbols import PRIVATE_SIGN, UNKNOWN, symbol
from briefkit.word.tracked import Tracked

# What stands round runs without being words of its own.
WRAPPERS = frozenset(
    f"{W}{name}"
    for name in (
        *("hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple"),
        *("dir", "bdo", "rubyBase"),
    )
)
INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
EQUATIONS = frozenset((f"{M}oMath", f"{M}oMathPara"))
RUN, RUBY, SYMBOL, FIELD_CHARACTER = (f"{W}{name}" for name in ("r", "ruby", "sym", "fldChar"))
ALTERNATIVES = f"{MC}AlternateContent"
TEXTS = frozenset((f"{W}t", f"{W}delText"))
REFERENCES: dict[str, NoteKind] = {
    f"{W}footnoteReference": "footnote",
    f"{W}endnoteReference": "endnote",
}
CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": " ",
    f"{W}cr": " ",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
# In a line of the file, a line end would begin another line.
ONE_LINE = str.maketrans("\n\r", "  ")


class Piece(NamedTuple):
    """An element that prints, the run it stands in, and the words it prints.

    ``text`` is as long as the text of a ``w:t``. An equation has no run: it is both.
    """

    element: Any
    run: Any
    text: str


def pieces(
    paragraph: Any, tracked: Tracked, numbers: Mapping[NoteId, int]
) -> tuple[Piece, ...]:
    """What a ``w:p`` prints, in order, without what stands in text boxes within it.

    ``numbers`` are those of the notes as printed (`WordDocument.numbers`): a reference is
    ``[n]``, and nothing when it has a mark of its own. The code of a field is no words.
    """
    found: list[Piece] = []
    codes: list[bool] = []
    for element, run in content(paragraph, tracked):
        if element.tag == FIELD_CHARACTER:
            _turn(codes, element.get(f"{W}fldCharType"))
        elif not any(codes) and (text := printed(element, run, numbers)):
            found.append(Piece(element, run, text))
    return tuple(found)


def content(element: Any, tracked: Tracked) -> Iterator[tuple[Any, Any]]:
    """Each child of the runs within an element, with its run, in order.

    What tracked changes take out is left out; what stands between runs comes with None.
    """
    kept, dropped = (DELETED, INSERTED) if tracked == "reject" else (INSERTED, DELETED)
    through = WRAPPERS | kept
    open_elements: list[tuple[Iterator[Any], Any]] = [(iter(element), None)]
    while open_elements:
        children, run = open_elements[-1]
        for each in children:
            tag = each.tag
            if tag == ALTERNATIVES:
                branch = chosen(each)
                open_elements.append((iter(() if branch is None else branch), run))
                break
            if tag == RUBY or (run is None and tag in through):
                open_elements.append((iter(each), None))
                break
            if run is not None:
                yield each, run
            elif tag == RUN:
                open_elements.append((iter(each), each))
                break
            elif tag in EQUATIONS:
                yield each, each
            elif tag not in dropped:
                yield each, None
        else:
            open_elements.pop()


def chosen(alternatives: Any) -> Any:
    """The branch of ``mc:AlternateContent`` that is read: its first choice, or None."""
    first = alternatives.find(f"{MC}Choice")
    return first if first is not None else alternatives.find(f"{MC}Fallback")


def printed(element: Any, run: Any, numbers: Mapping[NoteId, int]) -> str:
    """The words that a child of a run prints; none where they are hidden or it has none."""
    if run is None or is_hidden(run):
        return ""
    tag = element.tag
    if tag in TEXTS:
        text = (element.text or "").translate(ONE_LINE)
        return PRIVATE_SIGN.sub(lambda found: _shown(found[0], run), text)
    if tag in EQUATIONS:
        return "".join(each.text or "" for each in element.iter(f"{M}t")).translate(ONE_LINE)
    if tag == SYMBOL:
        return symbol(element.get(f"{W}font", ""), element.get(f"{W}char", ""))
    if (note := note_referred_to(element)) is not None:
        number = None if has_own_mark(element) else numbers.get(note)
        return "" if number is None else f"[{number}]"
    return CHARACTERS.get(tag, "")


def _shown(character: str, run: Any) -> str:
    """What a character of a symbol font stands for that is typed as words are."""
    fonts = child(run, "rPr/rFonts")
    name = "" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
    known = symbol(name, f"{ord(character):X}") if name else UNKNOWN
    return character if known == UNKNOWN else known


def note_referred_to(element: Any) -> NoteId | None:
    """The note that an element refers to, if it is a reference."""
    kind = REFERENCES.get(element.tag)
    return None if kind is None else NoteId(kind, element.get(f"{W}id", ""))


def has_own_mark(reference: Any) -> bool:
    """Whether the author typed the mark of a reference, instead of a number."""
    own = reference.get(f"{W}customMarkFollows", "0")
    return own not in ("0", "false", "off")


def is_hidden(run: Any) -> bool:
    """Whether a run is formatted as hidden text, which Word does not print."""
    vanish = child(run, "rPr/vanish")
    return vanish is not None and is_on(vanish)


def _turn(codes: list[bool], kind: str | None) -> None:
    """Note where a field begins, where its code ends, and where it ends (17.16.18)."""
    if kind == "begin":
        codes.append(True)
    elif codes and kind == "separate":
        codes[-1] = False
    elif codes and kind == "end":
        codes.pop()
