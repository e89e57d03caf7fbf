"""What a house style's languages/ko.yaml may say: the words, the faces and the measure of one
language."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefkit.style.part import Part
from briefkit.style.stylefile import Face
from briefkit.style.tokens import Families, Fonts, Sizes, Tokens
from briefkit.style.wording import Wording

Factor = Annotated[float, Field(gt=0.5, lt=2)]
LEADINGS = ("leading", "key_point_leading", "note_leading", "word_leading")


class LanguageFonts(Part):
    """Font families by what they set, where they differ from the style's.

    The ``word_`` fonts are Word's for the language's own script: those of the style go on
    setting Latin letters.
    """

    text: Families | None = None
    title: Families | None = None
    heading: Families | None = None
    label: Families | None = None
    word_text: str | None = None
    word_title: str | None = None
    word_heading: str | None = None
    word_label: str | None = None


class LanguageFile(Part):
    """All that a style says of a language other than English."""

    size: Factor = 1
    """How large its letters are set, of the style's sizes."""
    leading: Factor = 1
    """How far apart its lines stand, of the leading that the style has at that size."""
    font: LanguageFonts = LanguageFonts()
    faces: tuple[Face, ...] = ()
    wording: Wording

    def word_font(self, role: str, usual: str) -> str:
        """Word's font for the language's own script where the style has ``usual``."""
        given: str | None = getattr(self.font, role, None)
        return given or usual

    def set(self, tokens: Tokens) -> Tokens:
        """A style's tokens as they are for the language."""
        fonts = self.font.model_dump(exclude_none=True)
        stacks = {role: fonts[role] for role in fonts if not role.startswith("word_")}
        sizes = {
            name: round(value * self.size * (self.leading if name in LEADINGS else 1), 3)
            for name, value in tokens.size.model_dump().items()
        }
        changed = {
            "font": Fonts(**{**tokens.font.model_dump(), **stacks}),
            "size": Sizes(**sizes),
        }
        return tokens.model_copy(update=changed)
