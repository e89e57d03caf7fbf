"""The page on what a brief can hold: its example is a brief, and leaves nothing out."""

from __future__ import annotations

import re

from briefkit import checks
from briefkit.diagnostic import Severity
from briefkit.editing import edit
from briefkit.model.blocks import BLOCK_FIELDS
from tests.agreeing import assert_agreement
from tests.conftest import MOMENT, ROOT, loaded, style_named

PAGE = (ROOT / "docs/blocks.md").read_text(encoding="utf-8")
EXAMPLE, *_ = re.findall(r"```yaml\n(.*?)```", PAGE, re.S)


def test_the_example_is_a_brief_without_a_fault_and_the_formats_agree() -> None:
    read = loaded(EXAMPLE)
    made = edit(read.brief, style_named("report"), MOMENT, charts=read.charts)
    found = [*read.diagnostics, *checks.check(read, made)]
    assert [each.message for each in found if each.severity is not Severity.INFO] == []
    assert len(made.placed) == len(BLOCK_FIELDS)
    assert_agreement(made)


def test_every_field_of_every_block_is_named_on_the_page() -> None:
    from briefkit.model import blocks, publication

    models = (blocks.Figure, blocks.TableBlock, blocks.Box, blocks.PullQuote,
              blocks.Recommendation, blocks.KeyFigure, blocks.Event,
              publication.Correction)  # fmt: skip
    names = {name for model in models for name in model.model_fields}
    assert {name for name in names if f"{name}:" not in PAGE} == set()
