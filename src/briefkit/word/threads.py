"""Comments on a Word document that are left, each with the answers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefkit.diagnostic import Place
from briefkit.word.document import Review, WordFile
from briefkit.word.names import W14, W15, W
from briefkit.word.reviewing import Ranges

MARKS = tuple(f"{W}comment{name}" for name in ("RangeStart", "RangeEnd", "Reference"))


class Threads:
    """The comments of a document; ``texts`` is the part that holds them.

    [MS-DOCX] 2.5.4: ``extended`` says which are answers and which are done, and names each
    by its last paragraph.
    """

    def __init__(self, texts: Any, extended: Any) -> None:
        held = () if texts is None else texts.findall(f"{W}comment")
        self._comments = {each.get(f"{W}id", ""): each for each in held}
        names = {
            last.get(f"{W14}paraId"): name
            for name, comment in self._comments.items()
            for last in comment.findall(f"{W}p")[-1:]
        }
        self._answers: dict[str, list[str]] = {}
        self._unseen: set[str] = set()
        for each in () if extended is None else extended.iter(f"{W15}commentEx"):
            name = names.get(each.get(f"{W15}paraId"))
            to = names.get(each.get(f"{W15}paraIdParent"))
            if name is not None and to is not None:
                self._answers.setdefault(to, []).append(name)
            if name is not None and (to is not None or _is_done(each)):
                self._unseen.add(name)

    def on(self, root: Any, file: WordFile, ranges: Ranges) -> Iterator[Review]:
        """The comments on a part that are not done, each at the words it is about."""
        for name, (start, end) in _commented(root, ranges).items():
            if name in self._comments and name not in self._unseen:
                comment = self._comments[name]
                author, date = (comment.get(f"{W}{key}", "") for key in ("author", "date"))
                answers = tuple(map(self._answer, self._answers.get(name, ())))
                place = Place(file, start, end)
                yield Review("comment", author, date, _words(comment), place, answers)

    def _answer(self, name: str) -> tuple[str, str]:
        comment = self._comments[name]
        return comment.get(f"{W}author", ""), _words(comment)


def _is_done(extended: Any) -> bool:
    return extended.get(f"{W15}done") in ("1", "true", "on")


def _words(comment: Any) -> str:
    texts = ("".join(each.text or "" for each in p.iter(f"{W}t")) for p in comment)
    return " ".join(texts).strip()


def _commented(root: Any, ranges: Ranges) -> dict[str, tuple[int, int]]:
    """The range of the words that each comment is about, by the comment's id."""
    found: dict[str, tuple[int, int]] = {}
    begun: list[str] = []
    last = 0
    for each in root.iter(*MARKS, f"{W}p", f"{W}r"):
        name = each.get(f"{W}id", "")
        if each in ranges:
            start, end = ranges[each]
            if each.tag == f"{W}p":
                last = start
                continue
            found |= dict.fromkeys(begun, (start, end))
            begun, last = [], end
        elif each.tag == MARKS[0]:
            begun.append(name)
        elif each.tag == MARKS[1] and name in found:
            found[name] = (found[name][0], max(found[name][0], last))
        elif each.tag == MARKS[2]:
            found.setdefault(name, (last, last))
    return found
