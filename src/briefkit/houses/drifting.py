"""Where a designer's template.docx and the tokens of its style say different things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.formats import docx
from briefkit.houses.judging import specimen
from briefkit.style import Style
from briefkit.word.package import Package
from briefkit.wordwriting.design import Design, design_of, measures_of
from briefkit.wordwriting.template import TemplateUnfit, compared, opened

MEANT = "Where that is meant, change style.yaml as well, so that PDF and web page follow"
# What Word calls the measures of a page, and where they are those of the style.
NAMES = {"w": "width", "h": "height"} | {
    side: f"{side} margin" for side in ("top", "right", "bottom", "left")
}
BODY_FIELD = "the pages of {{ body }}"


def template_faults(style: Style) -> Iterator[Diagnostic]:
    """What the template lacks, and where its looks and measures have left the tokens."""
    template = style.word_template
    if template is None:
        return
    place = Place(TextFile(str(template), ""), 0, 0)
    made = docx.render(specimen(replace(style, word_template=None)))[".docx"]
    generated = Package("The specimen", made)
    try:
        package = opened(template)
        held = compared(package, generated.read("word/styles.xml"))
        design = design_of(package)
    except TemplateUnfit as failure:
        yield Diagnostic(place, Severity.ERROR, "unusable-template", str(failure))
        return
    for name in held.missing:
        message = f"The Word style “{name}” is missing. Make it in Word, under that name"
        yield Diagnostic(place, Severity.ERROR, "missing-word-style", message)
    drifts = [*held.drift(), *(_measures(design, generated) if design else ())]
    for name, what, here, there in sorted(drifts):
        message = f"The {what} of “{name}” is {here}, by style.yaml {there}. {MEANT}"
        yield Diagnostic(place, Severity.INFO, "template-drift", message)


def _measures(design: Design, generated: Package) -> Iterator[tuple[str, str, str, str]]:
    """Each measure of the text's pages that the template says otherwise; the style's holds."""
    there = measures_of(generated.main())
    for name, here in design.measures.items():
        if here != there[name]:
            yield BODY_FIELD, NAMES[name], _points(here), _points(there[name])


def _points(twips: str) -> str:
    return f"{int(twips) / 20:g} pt" if twips.isdecimal() else "not said"
