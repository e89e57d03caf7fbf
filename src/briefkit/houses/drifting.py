"""Where a designer's template.docx and the tokens of its style say different things."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from briefkit.diagnostic import Diagnostic, Place, Severity, TextFile
from briefkit.formats import docx
from briefkit.houses.judging import specimen
from briefkit.style import Style
from briefkit.worddesign import design_of
from briefkit.wordtemplate import TemplateUnfit, compared


def template_faults(style: Style) -> Iterator[Diagnostic]:
    """Styles that the template lacks, and looks in which it has left the tokens."""
    if style.word_template is None:
        return
    place = Place(TextFile(str(style.word_template), ""), 0, 0)
    made = docx.render(specimen(replace(style, word_template=None)))[".docx"]
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        generated = package.read("word/styles.xml")
    try:
        held = compared(style.word_template, generated)
        design_of(style.word_template)
    except TemplateUnfit as failure:
        yield Diagnostic(place, Severity.ERROR, "unusable-template", str(failure))
        return
    for name in held.missing:
        message = f"The Word style “{name}” is missing. Make it in Word, under that name"
        yield Diagnostic(place, Severity.ERROR, "missing-word-style", message)
    for name, what, here, there in sorted(held.drift()):
        message = (
            f"The {what} of “{name}” is {here}, by style.yaml {there}. Where that is meant, "
            "change style.yaml as well, so that PDF and web page follow"
        )
        yield Diagnostic(place, Severity.INFO, "template-drift", message)
