"""The Word file that a designer takes over: a style's own look, with fields for the words."""

from __future__ import annotations

import io
from dataclasses import replace

from briefkit.diagnostic import TextFile
from briefkit.editing import edit
from briefkit.formats import docx
from briefkit.houses.judging import MOMENT
from briefkit.loading import load
from briefkit.style import Style
from briefkit.wordwriting.package import repacked

# A brief whose words are fields; those that a brief can't say so are put in afterwards.
FIELDS = """
title: "{{ title }}"
subtitle: "{{ subtitle }}"
date: 2024-12-05
authors: [{name: "{{ authors }}"}]
series: {name: "{{ series }}"}
publisher: {name: "{{ publisher }}"}
sections: [{body: "{{ body }}"}]
"""


def word_template(style: Style) -> bytes:
    """A Word file in a style's look, in which each thing that a brief says has its field."""
    from docx import Document

    plain = replace(style, word_template=None)
    loaded = load(TextFile("fields.yaml", FIELDS))
    made = docx.render(edit(loaded.brief, plain, MOMENT))[".docx"]
    document = Document(io.BytesIO(made))
    masthead, dates, body = (
        next(each for each in document.paragraphs if each.style == document.styles[name])
        for name in ("Masthead", "Date", "Body Text")
    )
    number, status = masthead.add_run("   {{ number }}"), masthead.add_run("   {{ status }}")
    status.bold = True
    masthead.runs[0]._r.addnext(status._r)
    masthead.runs[0]._r.addnext(number._r)
    dates.text = "{{ doi }}"
    dates.insert_paragraph_before("{{ dates }}", style=dates.style)
    for each in [each for each in body._p.itersiblings() if not each.tag.endswith("}sectPr")]:
        document.element.body.remove(each)
    title = next(each for each in document.paragraphs if each.text == "{{ title }}")
    label = next(each for each in document.styles if each.style_id == "CorrectionLabel")
    title.insert_paragraph_before("{{ corrections }}", style=label)
    document.sections[0].header.add_paragraph("{{ status }}", style="Stamp")
    saved = io.BytesIO()
    document.save(saved)
    return repacked(saved, MOMENT)
