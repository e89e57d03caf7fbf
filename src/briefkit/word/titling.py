"""What of a Word draft is its title block: by the styles of lines, or else by their words."""

from __future__ import annotations

from collections.abc import Sequence

from briefkit.word.document import Paragraph, Words
from briefkit.word.draftparts import Draft
from briefkit.word.shortening import printed
from briefkit.word.standing import LARGE, SHORT, is_short, title_line
from briefkit.word.titleblock import day, headed, is_people, parted, told
from briefkit.word.titlewords import ABSTRACT, COMMAS, KEYWORDS, Kind

MOST_KEYWORDS = 1000  # Characters of a line of them.
AUTHORS = frozenset(("author", "authors", "byline"))


class Titling:
    """Goes through the paragraphs above the text, and keeps in ``found`` what they are.

    ``title_line`` is the line that is the title by its looks, where no style tells it.
    """

    def __init__(self, found: Draft, paragraphs: Sequence[Paragraph]) -> None:
        self.found = found
        titled = any(each.style == "title" for each in paragraphs)
        self.title_line = None if titled else title_line(paragraphs)
        self.following = dict(zip(map(id, paragraphs), paragraphs[1:], strict=False))

    def takes(self, each: Paragraph) -> bool:
        """Take a paragraph for part of the title block, if it is; tell whether it is."""
        found = self.found
        if each.style == "title" and found.title is None:
            found.title = each
        elif each is self.title_line:
            found.title, found.guessed = each, True
        elif each.style == "subtitle" and found.subtitle is None:
            found.subtitle = each
        elif each.style in AUTHORS:
            found.bylines.append(each)
        elif found.date is None and each.style == "date":
            found.date = each
        elif each.style == "abstract":
            found.abstract.append(each)
        elif each.style == "title note":
            self.found.open_part().blocks.append(each)
        elif not each.level and (abstract := headed(each, ABSTRACT)):
            found.abstract.append(abstract)
        elif len(each.text) <= MOST_KEYWORDS and (keywords := headed(each, KEYWORDS)):
            found.keywords += parted(keywords, COMMAS)
        else:
            return self._takes_unstyled(each)
        return True

    def _takes_unstyled(self, each: Paragraph) -> bool:
        """Take a short line above the text for what its words say that it is."""
        text = printed(each.inlines).strip()
        if each.level or not (is_short(each) or (len(text) <= SHORT and day(text))):
            return False
        lines = told(each)
        titled = self.found.title is not None or self.title_line is not None
        if not lines and titled and is_people(each, self.following.get(id(each))):
            lines = [("authors", each)]
        given: dict[Kind, bool] = {"title": titled, "date": self.found.date is not None}
        if not lines and self._is_subtitle(each):
            self.found.subtitle = each
            return True
        if not lines or any(given.get(kind) for kind, _ in lines):
            return False
        for kind, part in lines:
            self._take(kind, part)
        return True

    def _is_subtitle(self, each: Paragraph) -> bool:
        """Whether a line right under the title is set off from the text."""
        title, words = self.found.title, [e for e in each.inlines if isinstance(e, Words)]
        under = title is not None and self.following.get(id(title)) is each
        slanted = bool(words) and all(e.italic or not e.text.strip() for e in words)
        return under and not self.found.subtitle and (slanted or (each.size or 0) >= LARGE)

    def _take(self, kind: Kind, part: Paragraph) -> None:
        """Take part of a line above the text for what it is."""
        if kind == "authors":
            self.found.bylines.append(part)
        elif kind == "date":
            self.found.date = part
        elif kind == "title":
            self.found.title, self.found.guessed = part, True
        else:
            self.found.left_out.append(part)
