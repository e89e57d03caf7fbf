"""Briefs in Markdown: read as the same tree, with the same places, and written back."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefkit.briefwriting.markdown import markdown_text
from briefkit.briefwriting.yaml import yaml_text
from briefkit.cli import run
from briefkit.diagnostic import TextFile, Unreadable
from briefkit.loading import load
from briefkit.textfiles.markdowntext import read
from briefkit.textfiles.validation import plain
from briefkit.textfiles.yamltext import read as read_yaml
from briefkit.textfiles.yamltree import Mapping
from tests.conftest import DEMO
from tests.test_word_drafts import scalars

BRIEF = """---
title: Ports
byline: institutional
---

Opening text.[^a]

## Key points

- **Lead.** First point
  goes on.
- Second.

<!-- a comment
## over lines -->

## Costs

Body *x*.

### Dredging

```
## not a heading
```

More text.

[^a]: Note text goes
    on here.

    Second paragraph.

## Gains

End.
"""


def tree(text: str) -> Any:
    root, faults = read(TextFile("brief.md", text))
    assert not faults
    return plain(root)


def test_a_brief_in_markdown_is_a_brief() -> None:
    assert tree(BRIEF) == {
        "title": "Ports",
        "byline": "institutional",
        "key_points": [{"lead": "Lead.", "text": "First point\ngoes on."}, "Second."],
        "sections": [
            {"body": "Opening text.[^a]"},
            {
                "heading": "Costs",
                "body": "Body *x*.",
                "sections": [
                    {
                        "heading": "Dredging",
                        "body": "```\n## not a heading\n```\n\nMore text.",
                    }
                ],
            },
            {"heading": "Gains", "body": "End."},
        ],
        "footnotes": {"a": "Note text goes\non here.\n\nSecond paragraph."},
    }


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_character_knows_its_place(ends: str) -> None:
    file = TextFile("brief.md", BRIEF.replace("\n", ends))
    root, _ = read(file)
    seen = 0
    for scalar in scalars(root):
        for index, character in enumerate(scalar.value):
            place = scalar.range(index, index + 1)
            written = file.text[place.start : place.end]
            assert written == (ends if character == "\n" else character)
            seen += 1
    assert seen > 150


def test_words_behind_a_comment_are_running_text() -> None:
    found = tree("# A\n\n<!-- b --> c\n<!--\nd --> e\n")
    assert found["sections"] == [{"body": " c\n e"}]


def test_behind_any_number_of_comments_stands_running_text() -> None:
    assert tree(f"# A\n\n{'<!-- b -->' * 3000} c\n")["sections"] == [{"body": " c"}]
    assert "sections" not in tree(f"# A\n\n{'<!-- b -->' * 3000}\n")


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("## A #", "A"),
        ("##  A  B \t ### ", "A  B"),
        ("## A#", "A#"),
        ("## A # B", "A # B"),
        ("## #", "#"),
    ],
)
def test_what_closes_a_heading_is_no_part_of_it(line: str, heading: str) -> None:
    assert tree(f"# T\n\n{line}\n")["sections"] == [{"heading": heading}]


def test_a_heading_with_wide_gaps_is_read_at_once() -> None:
    began = time.process_time()
    tree(f"# T\n\n## A{' ' * 30_000}B\n")
    assert time.process_time() - began < 5  # It once took 17 seconds.


def test_a_title_may_be_a_heading() -> None:
    assert tree("# Ports\n\nText.\n\n## Costs\n\nMore.\n") == {
        "title": "Ports",
        "sections": [{"body": "Text."}, {"heading": "Costs", "body": "More."}],
    }


@pytest.mark.parametrize(
    ("text", "rule", "position"),
    [
        ("---\ntitle: [\n---\n", "invalid-yaml", (3, 1)),
        ("# A\n\n# B\n", "heading-levels", (3, 3)),
        ("---\ntitle: A\n---\n\n# B\n", "duplicate-key", (5, 3)),
        ("# A\n\n[^a]: x\n\n[^a]: y\n", "duplicate-footnote", (5, 3)),
        ("# A\n\n## Key points\n\nNo list.\n", "key-points-list", (5, 1)),
        ("# A\n\nx[^b]\n", None, None),
        ("# A\n\n<!-- b -->\n\nc\n", None, None),
        ("# A\n\n<!-- b\n\nc\n", "open-comment", (3, 1)),
        ("# A\n\nx \x01\n", "control-character", (3, 3)),
    ],
)
def test_a_fault_stands_at_its_place(
    text: str, rule: str | None, position: tuple[int, int] | None
) -> None:
    try:
        _, found = read(TextFile("brief.md", text))
    except Unreadable as failure:
        found = [failure.diagnostic]
    assert [each.rule for each in found] == ([rule] if rule else [])
    assert [tuple(each.place.position) for each in found] == ([position] if position else [])


def test_rules_and_mending_work_on_markdown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = tmp_path / "brief.md"
    before = BRIEF.replace("goes on.", "at p. 5.[^b]").replace("Note text", "Note, p. 7")
    brief.write_text(before, encoding="utf-8")
    assert run(["check", str(brief)]) == 1
    assert f"{brief}:11:11: error undefined-footnote" in capsys.readouterr().err
    assert run(["check", str(tmp_path), "--fix", "--select", "missing-nbsp"]) == 0
    after = brief.read_text(encoding="utf-8")
    assert after == before.replace("p. 5", "p.\u00a05").replace("p. 7", "p.\u00a07")


def test_the_demo_comes_back_from_markdown_and_prints_the_same(tmp_path: Path) -> None:
    made, back = tmp_path / "a.md", tmp_path / "b.yaml"
    assert run(["convert", str(DEMO), str(made)]) == 0
    assert run(["convert", str(made), str(back)]) == 0
    pages = []
    for path in (DEMO, made, back):
        assert run(["render", str(path), "-f", "html", "-o", str(tmp_path)]) == 0
        stem = path.parent.name if path.stem == "brief" else path.stem
        pages.append((tmp_path / f"{stem}.html").read_bytes())
    assert pages[0] == pages[1] == pages[2]


def test_headings_of_a_markdown_brief_are_no_comments(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text(BRIEF, encoding="utf-8")
    assert run(["convert", str(brief), str(tmp_path / "brief.yaml")]) == 0
    assert capsys.readouterr().err.count("did not come over") == 1  # the one in it


def test_convert_refuses_what_it_would_lose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    brief, output = tmp_path / "brief.yaml", tmp_path / "brief.md"
    brief.write_text("title: A\ntitle: B\n", encoding="utf-8")
    assert run(["convert", str(brief), str(output)]) == 1
    assert "duplicate-key" in capsys.readouterr().err
    commented = "title: A # said\nsections:\n  - body: |\n      # none: a # b\n# noted\n"
    brief.write_text(commented, encoding="utf-8")
    assert run(["convert", str(brief), str(output)]) == 0
    told = capsys.readouterr().err
    assert told.count("This comment did not come over") == 2
    assert f"{brief}:1:9: " in told
    assert f"{brief}:5:1: " in told
    assert run(["convert", str(brief), str(output)]) == 2
    assert run(["convert", str(brief), str(tmp_path / "brief.txt")]) == 2


words = st.text(st.sampled_from("abc *#-[]^:|>\n`.1~“é\t<!"), min_size=1, max_size=40).filter(
    str.strip
)
labels = st.text("abc-1", min_size=1, max_size=5)
points = words | st.fixed_dictionaries({"lead": words, "text": words})
section = st.recursive(
    st.fixed_dictionaries({}, optional={"heading": words, "body": words}),
    lambda inner: st.fixed_dictionaries(
        {"sections": st.lists(inner, min_size=1, max_size=2)},
        optional={"heading": words, "body": words},
    ),
    max_leaves=4,
)
briefs = st.fixed_dictionaries(
    {"title": words},
    optional={
        "key_points": st.lists(points, min_size=1, max_size=3),
        "sections": st.lists(section, min_size=1, max_size=3),
        "footnotes": st.dictionaries(labels, words, min_size=1, max_size=3),
        "keywords": st.lists(words, min_size=1, max_size=2),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(briefs)
def test_no_brief_loses_anything_on_the_way_to_markdown_and_back(brief: dict[str, Any]) -> None:
    import json

    root, faults = read_yaml(TextFile("brief.yaml", json.dumps(brief, ensure_ascii=False)))
    assert not faults
    written = markdown_text(root, {})
    there, faults = read(TextFile("brief.md", written))
    assert not faults
    assert stripped(plain(there)) == stripped(plain(root))
    back, faults = read_yaml(TextFile("brief.yaml", yaml_text(there, {})))
    assert not faults
    assert plain(back) == plain(there)


def stripped(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip("\n")
    if isinstance(value, list):
        return [stripped(each) for each in value]
    return {name: stripped(inner) for name, inner in value.items()}


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab -#[]^:\n`>*<!\r\t~."), max_size=80))
def test_any_markdown_is_read(text: str) -> None:
    for front in ("", "---\ntitle: A\n---\n"):
        result = load(TextFile("brief.md", front + text))
        assert isinstance(result.root, Mapping)
        for each in result.diagnostics:
            assert 0 <= each.place.start <= each.place.end <= len(result.file.text)


def test_a_new_brief_in_markdown_is_clean_and_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", 'Ports: "Who Pays"', "--markdown"]) == 0
    assert run(["check", "brief.md", "--select", "undefined-footnote,unused-footnote"]) == 0
    assert run(["render", "brief.md", "-f", "html"]) == 0
    assert "Who Pays" in (tmp_path / f"{tmp_path.name}.html").read_text(encoding="utf-8")
    assert run(["new", "Ports", "-o", "other.yaml", "--markdown"]) == 2
    assert not (tmp_path / "other.yaml").exists()
