"""A house style: a folder becomes tokens, wording and templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefkit.diagnostic import Diagnostic, Place, Severity, Unreadable
from briefkit.style.faults import FILE, StyleError, fault_of
from briefkit.style.finding import find_style
from briefkit.style.fontfiles import OUTSIDE, font_file, language_font
from briefkit.style.languagefile import LanguageFile
from briefkit.style.languages import language_file
from briefkit.style.part import Boilerplate
from briefkit.style.stylefile import Face, Marks, StyleFile
from briefkit.style.tokens import Tokens
from briefkit.style.wording import Wording
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.validation import Unfit, fit
from briefkit.textfiles.yamltext import read
from briefkit.textfiles.yamltree import Mapping, Scalar, find
from briefkit.words.directions import written_right_to_left

if TYPE_CHECKING:
    from jinja2 import Environment

BASE = "base"
# What a style that extends no other says by itself.
PARTS = ("tokens", "marks", "layout", "citations", "wording", "checks")
WORD_TEMPLATE = "template.docx"
NAME = re.compile(r"[\w-][\w.-]*")
MIRRORED = str.maketrans("►▶▸→", "◄◀◂←")


@dataclass(frozen=True)
class Style:
    """A house style, its base's parts filled in. ``folders`` are its own, then its base's."""

    name: str
    folders: tuple[Path, ...]
    file: StyleFile
    faces: tuple[tuple[Face, Path], ...]
    """Each face with its font file."""
    word_template: Path | None = None
    """The Word file that a designer has restyled for this style, if there is one."""
    language: LanguageFile | None = None
    """What the style says of the language that it sets, where it sets one in its own way."""
    right_to_left: bool = False
    """Whether that language is written from right to left."""

    def in_language(self, language: str) -> Style:
        """The style as it sets a brief in a language (BCP 47): its words, faces and measure.

        Raises `StyleError` when its file for the language can't be used, `MissingFont` when
        that names fonts which are not installed.
        """
        if self.language is not None:
            return self
        backward = written_right_to_left(language)
        try:
            held = language_file(self.folders, language)
        except Unreadable as failure:
            raise StyleError(failure.diagnostic) from failure
        except Unfit as failure:
            raise StyleError(*failure.diagnostics) from failure
        if held is None:
            return replace(self, right_to_left=True) if backward else self
        faces = tuple((face, language_font(face, self.folders)) for face in held.faces)
        return replace(self, language=held, right_to_left=backward, faces=(*self.faces, *faces))

    @cached_property
    def tokens(self) -> Tokens:
        """The measures of the design."""
        return self.language.set(self.file.tokens) if self.language else self.file.tokens

    @property
    def marks(self) -> Marks:
        """The signs the house sets, arrows turned where its lines run from right to left."""
        if not self.right_to_left:
            return self.file.marks
        key_point = self.file.marks.key_point.translate(MIRRORED)
        return self.file.marks.model_copy(update={"key_point": key_point})

    def wording(self, language: str) -> Wording:
        """The style's own words in a language (BCP 47), or in English when it has none."""
        known = self.file.wording
        given = known.get(language) or known.get(language.split("-")[0])
        return given or (self.language.wording if self.language else known["en"])

    def boilerplate(self, language: str) -> Boilerplate:
        """The style's standing texts in a language (BCP 47), by name."""
        known = self.file.boilerplate
        return known.get(language) or known.get(language.split("-")[0]) or {}

    def speaks(self, language: str) -> bool:
        """Whether the style has words of its own in a language (BCP 47)."""
        given = {language, language.split("-")[0]} & set(self.file.wording)
        return bool(given or self.language)

    def fonts_of(self, families: Sequence[str]) -> Iterator[Path]:
        """The font files of the named families that the style has faces for."""
        for face, path in self.faces:
            if face.family in families:
                yield path

    @cached_property
    def templates(self) -> Environment:
        """The style's Jinja templates, in a sandbox; those of its base behind them.

        A template may import the base's own as ``base/NAME``. What writes Markdown
        escapes as Markdown does, all others as HTML and XML do.
        """
        from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

        from briefkit.style.compiled import COMPILED
        from briefkit.style.sandbox import Sandbox

        return Sandbox(
            loader=ChoiceLoader(
                [
                    FileSystemLoader(self.folders),
                    PrefixLoader({BASE: FileSystemLoader(self.folders[-1])}),
                ]
            ),
            autoescape=lambda name: not (name or "").endswith(".md.j2"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=COMPILED,
        )


def style_file(style: Style, name: str) -> str:
    """The text of a file of a style, or of its base where it has none of its own.

    No method of the style's, so that templates, which have the style, can't read files.
    """
    files = [folder / name for folder in style.folders]
    return next(filter(Path.is_file, files), files[-1]).read_text(encoding="utf-8")


def load_style(folder: Path) -> Style:
    """Read a style folder, and the style that it extends.

    Raises `StyleError` with all that is wrong in its style.yaml.
    """
    folder = folder.resolve()
    root, found = _read(folder)
    return _style(folder, root, found, _extended(root, folder))


def _read(folder: Path) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """What a style.yaml says, and what is wrong with its YAML."""
    if (link := _outward(folder)) is not None:
        raise StyleError(fault_of(folder, "outside-style", f"{link} {OUTSIDE}"))
    try:
        root, found = read(read_text_file(folder / FILE))
    except Unreadable as failure:
        raise StyleError(failure.diagnostic) from failure
    return root, tuple(found)


def _style(
    folder: Path, root: Mapping, found: tuple[Diagnostic, ...], base: Style | None
) -> Style:
    """A style by what its file says, over what its base says."""
    if base is None and (lacking := [name for name in PARTS if name not in root.by_name]):
        message = f"This style has no {', '.join(lacking)}. Add a line “extends: {BASE}”"
        place = Place(root.place.file, 0, 0)
        raise StyleError(Diagnostic(place, Severity.ERROR, "missing-field", message))
    defaults = base.file.model_dump(exclude={"faces", "extends"}) if base else {}
    try:
        for language in _worded(root):
            if base and language not in defaults["wording"]:
                held = language_file(base.folders, language)
                defaults["wording"] |= {language: held.wording.model_dump()} if held else {}
        fitted = fit(root, StyleFile, {"faces": (), **defaults})
    except Unreadable as failure:
        raise StyleError(failure.diagnostic) from failure
    except Unfit as failure:
        raise StyleError(*failure.diagnostics) from failure
    if found or fitted.diagnostics:
        raise StyleError(*found, *fitted.diagnostics)
    own = tuple((face, font_file(face, folder)) for face in fitted.value.faces)
    return Style(
        name=folder.name,
        folders=(folder, *(base.folders if base else ())),
        file=fitted.value,
        faces=(*own, *(base.faces if base else ())),
        word_template=template if (template := folder / WORD_TEMPLATE).is_file() else None,
    )


def _worded(root: Mapping) -> list[str]:
    """The languages for which a style file says how to word something."""
    words = find(root, ("wording",))
    return list(words.by_name) if isinstance(words, Mapping) else []


def _extended(root: Mapping, folder: Path) -> Style | None:
    """The style that a style file extends: one level, no chains."""
    name = find(root, ("extends",))
    if not isinstance(name, Scalar) or name.absent:
        return None
    if not NAME.fullmatch(name.value):
        message = (
            f"A style extends another by its name, not by a path such as “{name.value}”. "
            "Put that style's folder beside this one, and give the folder's name"
        )
        raise StyleError(Diagnostic(name.place, Severity.ERROR, "outside-style", message))
    try:
        base = find_style(name.value, [folder.parent], folder).resolve()
    except StyleError as failure:
        raise StyleError(
            *(replace(each, place=name.place) for each in failure.diagnostics)
        ) from failure
    inner, found = _read(base)
    if find(inner, ("extends",)) is not None:
        message = f"“{name.value}” itself extends a style. Extend that one, such as base"
        raise StyleError(Diagnostic(name.place, Severity.ERROR, "style-chain", message))
    return _style(base, inner, found, None)


def _outward(folder: Path) -> Path | None:
    """A link in a style folder that leads out of it, if there is one."""
    links = (each for each in sorted(folder.rglob("*")) if each.is_symlink())
    return next((each for each in links if not each.resolve().is_relative_to(folder)), None)
