"""The rules: each a module that finds one kind of fault in an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from types import ModuleType

from briefkit.checks import (
    adjacent_references,
    ambiguous_ibid,
    ambiguous_short_form,
    asterisk_for_times,
    citable_directly,
    control_character,
    date_differs_from_url,
    doubtful_quotes,
    duplicate_heading,
    duplicate_label,
    duplicate_source,
    empty_footnote,
    empty_section,
    figure_not_cited,
    footnote_in_heading,
    forbidden_link,
    heading_levels,
    hyphen_for_range,
    ibid_without_source,
    impossible_date,
    incomplete_note,
    incomplete_source,
    key_points,
    long_short_form,
    malformed_doi,
    malformed_table,
    malformed_url,
    metadata_limits,
    missing_alt_text,
    missing_author,
    missing_disclosure,
    missing_full_stop,
    missing_glyph,
    missing_nbsp,
    missing_rights,
    mixed_date_forms,
    mixed_quotes,
    mixed_spelling,
    nested_footnote,
    number_only_in_summary,
    numbers_out_of_order,
    placeholder,
    reference_after_dash,
    reference_after_punctuation,
    reference_before_punctuation,
    rests_on_secondary,
    reused_footnote,
    secondary_incomplete,
    see_above,
    short_form_first,
    single_source,
    space_before_reference,
    space_inside_quotes,
    title_differs_from_url,
    tracking_url,
    typed_ibid,
    unbalanced_quotes,
    undated_web_source,
    undefined_abbreviation,
    undefined_block,
    undefined_footnote,
    undefined_note_link,
    undefined_source,
    unexpanded_acronym,
    unknown_boilerplate,
    unplaced_block,
    unresolved_review,
    unstated_rights,
    unsupported_attribution,
    unsupported_figure,
    unsupported_markup,
    unused_footnote,
    unused_source,
    year_only,
)
from briefkit.diagnostic import Change, Diagnostic, Severity
from briefkit.edition import Edition
from briefkit.loading import Loaded

RULES: tuple[ModuleType, ...] = (
    control_character,
    undefined_footnote,
    unused_footnote,
    nested_footnote,
    footnote_in_heading,
    forbidden_link,
    impossible_date,
    heading_levels,
    unsupported_markup,
    undefined_source,
    unused_source,
    undefined_note_link,
    undefined_block,
    duplicate_label,
    unplaced_block,
    malformed_table,
    figure_not_cited,
    missing_alt_text,
    missing_rights,
    reused_footnote,
    numbers_out_of_order,
    duplicate_source,
    incomplete_source,
    undated_web_source,
    year_only,
    secondary_incomplete,
    citable_directly,
    rests_on_secondary,
    ambiguous_ibid,
    short_form_first,
    ambiguous_short_form,
    long_short_form,
    missing_glyph,
    empty_footnote,
    reference_before_punctuation,
    reference_after_punctuation,
    reference_after_dash,
    space_before_reference,
    adjacent_references,
    missing_full_stop,
    unbalanced_quotes,
    doubtful_quotes,
    mixed_quotes,
    space_inside_quotes,
    mixed_date_forms,
    mixed_spelling,
    missing_nbsp,
    hyphen_for_range,
    asterisk_for_times,
    malformed_url,
    tracking_url,
    malformed_doi,
    date_differs_from_url,
    title_differs_from_url,
    typed_ibid,
    ibid_without_source,
    see_above,
    incomplete_note,
    unexpanded_acronym,
    unsupported_attribution,
    unsupported_figure,
    single_source,
    number_only_in_summary,
    undefined_abbreviation,
    placeholder,
    unresolved_review,
    missing_author,
    key_points,
    empty_section,
    duplicate_heading,
    metadata_limits,
    unknown_boilerplate,
    missing_disclosure,
    unstated_rights,
)


def name_of(rule: ModuleType) -> str:
    """A rule's name as users write it, such as ``undefined-footnote``."""
    return rule.__name__.rpartition(".")[2].replace("_", "-")


NAMES = tuple(map(name_of, RULES))


def unknown(name: str) -> str | None:
    """What is wrong with the name of a rule, if it is none: the nearest is asked after."""
    if name in NAMES:
        return None
    close = get_close_matches(name, NAMES, n=1)
    hint = f"Did you mean “{close[0]}”?" if close else "“briefkit rule” lists them"
    return f"There is no rule “{name}”. {hint}"


def summary(rule: ModuleType) -> str:
    """What a rule finds, in one line: the first paragraph of its docstring."""
    return " ".join((rule.__doc__ or "").split("\n\n")[0].split())


def check(
    loaded: Loaded,
    edition: Edition,
    rules: Iterable[ModuleType] = RULES,
    in_word: bool = False,
) -> Iterator[Diagnostic]:
    """All that the rules find in a brief, each at its place in the brief's file.

    ``in_word`` says that the file is a Word draft, which only its author changes.
    """
    for rule in rules:
        for problem in rule.check(edition):
            place = loaded.place(problem.path, problem.start, problem.end)
            edits = tuple(
                Change(loaded.place(problem.path, each.start, each.end), each.text)
                for each in (() if in_word else problem.edits)
            )
            severity = problem.severity or rule.SEVERITY
            message = (in_word and problem.in_word) or problem.message
            yield Diagnostic(place, severity, name_of(rule), message, edits)


def blocks_rendering(diagnostic: Diagnostic) -> bool:
    """Whether a brief with this fault can't be printed as it stands.

    What loading reports as an error can't: the model does not hold it. Of the rules'
    findings, those say so whose module has ``BLOCKS``.
    """
    return diagnostic.severity is Severity.ERROR and all(
        name_of(rule) != diagnostic.rule or rule.BLOCKS for rule in RULES
    )
