"""What the rules find in a Word draft: in its words, and in the works that they cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from briefkit import checks
from briefkit.checks import (
    RULES,
    ambiguous_ibid,
    ambiguous_short_form,
    citable_directly,
    duplicate_source,
    numbers_out_of_order,
    rests_on_secondary,
    single_source,
    year_only,
)
from briefkit.commands import ignores
from briefkit.diagnostic import Diagnostic
from briefkit.drafts import Draft
from briefkit.editing import edit
from briefkit.edition import Edition
from briefkit.loading import Loaded
from briefkit.word.document import WordFile

# What only someone who writes a brief's file can meet.
OF_BRIEFS_ALONE = frozenset(
    (
        *("metadata-limits", "missing-author", "missing-nbsp", "typed-ibid"),
        *("missing-rights", "figure-not-cited"),
    )
)
# What is judged of works that notes cite in words, once these are read. That a work is not
# whole is said of its words (incomplete-note); only what is whole is read as fields.
OF_SOURCES = (
    ambiguous_ibid,
    ambiguous_short_form,
    citable_directly,
    duplicate_source,
    rests_on_secondary,
    single_source,
    year_only,
)


def judged(loaded: Loaded, edition: Edition) -> Iterator[Diagnostic]:
    """All that the rules find in a draft, and in its notes read as citations of sources.

    Nothing of it can be mended but by the author, in Word.
    """
    in_words = list(_found(loaded, edition, RULES))
    yield from in_words
    if isinstance(loaded, Draft):
        cited = loaded.with_sources
        edited = edit(cited.brief, edition.style, edition.moment)
        for each in _found(cited, edited, OF_SOURCES):
            if not any(_is_same(each, other) for other in in_words):
                yield each


def _found(
    loaded: Loaded, edition: Edition, rules: Iterable[ModuleType]
) -> Iterator[Diagnostic]:
    found = checks.check(loaded, edition, rules, in_word=True)
    for each in ignores.heeded(found, loaded, edition):
        if each.rule not in OF_BRIEFS_ALONE and not _is_word_s_count(each):
            yield each


def _is_word_s_count(found: Diagnostic) -> bool:
    """Whether it is a number that Word counted, and the author can't have put wrong."""
    file = found.place.file
    if found.rule != checks.name_of(numbers_out_of_order) or not isinstance(file, WordFile):
        return False
    return not file.is_main(file.spot(found.place.start))


def _is_same(one: Diagnostic, other: Diagnostic) -> bool:
    """Whether two findings say the same of the same words."""
    meets = one.place.start <= other.place.end and other.place.start <= one.place.end
    return one.rule == other.rule and meets
