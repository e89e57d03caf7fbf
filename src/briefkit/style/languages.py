"""A style's file for a language: found in its folders, those of the base first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefkit.style.languagefile import LanguageFile
from briefkit.textfiles.textfile import read_text_file
from briefkit.textfiles.validation import Unfit, fit
from briefkit.textfiles.yamltext import read

FOLDER = "languages"


def language_file(folders: Sequence[Path], language: str) -> LanguageFile | None:
    """What the style in these folders, its own before its base's, says of a language (BCP 47).

    The file of ``ko-KR`` is taken before that of ``ko``. What a style's own file says goes
    over its base's, word by word. Raises `Unfit` and `Unreadable` with what is wrong.
    """
    for tag in dict.fromkeys((language, language.split("-")[0])):
        files = [folder / FOLDER / f"{tag}.yaml" for folder in reversed(folders)]
        found = None
        for file in filter(Path.is_file, files):
            found = _read(file, found)
        if found:
            return found
    return None


def _read(file: Path, base: LanguageFile | None) -> LanguageFile:
    root, slips = read(read_text_file(file))
    fitted = fit(root, LanguageFile, base.model_dump() if base else {})
    if slips or fitted.diagnostics:
        raise Unfit(*slips, *fitted.diagnostics)
    return fitted.value
