"""The sections of a brief: with their headings, anchors and numbers, and those within them."""

from __future__ import annotations

from collections.abc import Iterator

from briefkit.editing.text import TextEditor
from briefkit.edition.parts import EditedSection, Path
from briefkit.model import Brief, Section
from briefkit.style import Style


def all_sections(brief: Brief, style: Style, texts: TextEditor) -> Iterator[EditedSection]:
    """The executive summary, the sections and the appendices of a brief, in this order."""
    wording = style.wording(brief.language)
    editor = _SectionEditor(texts, style.file.layout.numbered_sections)
    if brief.executive_summary is not None:
        # A section under a heading of the style's.
        anchor = texts.anchors.of(wording.executive_summary)
        path = ("executive_summary",)
        blocks = texts.text(brief.executive_summary, *path)
        heading = wording.executive_summary
        yield EditedSection(heading, 1, anchor, blocks, (), path, role="summary")
    yield from editor.sections(brief.sections, ("sections",))
    for index, section in enumerate(brief.appendices):
        letter = wording.appendix.replace("{number}", chr(ord("A") + index % 26))
        yield editor.section(section, ("appendices", index), letter=letter)


class _SectionEditor:
    def __init__(self, texts: TextEditor, numbered: bool) -> None:
        self.texts = texts
        self.numbered = numbered

    def sections(
        self, sections: tuple[Section, ...], path: Path, level: int = 1, within: str = ""
    ) -> Iterator[EditedSection]:
        """The sections at a path; ``within`` is the number of the one that they stand in."""
        headed = 0
        for index, section in enumerate(sections):
            headed += section.heading is not None
            counts = self.numbered and section.heading is not None and (within or level == 1)
            number = f"{within}{headed}" if counts else ""
            yield self.section(section, (*path, index), level, number)

    def section(
        self, section: Section, path: Path, level: int = 1, number: str = "", letter: str = ""
    ) -> EditedSection:
        """A section under its number, or an appendix under its letter."""
        self.texts.line(section.heading, *path, "heading")
        heading = ". ".join(filter(None, (letter, section.heading)))
        within = number and f"{number}."
        return EditedSection(
            heading=heading or None,
            level=level,
            anchor=self.texts.anchors.of(heading),
            blocks=self.texts.text(section.body or None, *path, "body"),
            sections=tuple(
                self.sections(section.sections, (*path, "sections"), level + 1, within)
            ),
            path=path,
            role="appendix" if letter else "",
            number=number,
        )
