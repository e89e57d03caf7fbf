"""`incomplete-note` on notes that an editor labelled, of every manner of citing.

``make benchmark`` prints the figures, and the notes that are judged otherwise.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.labelled_notes import FILES, PARTS, Labelled, judged
from tests.scoring import Score, by_part, flagged

PRECISION, RECALL = 0.9, 0.8
FEWEST = {"held out": 70, "worked on": 200}
CLASSES = ("any", *PARTS)


@cache
def notes(name: str) -> list[Labelled]:
    return judged(name)


def score(name: str, part: str) -> Score:
    return flagged(notes(name)) if part == "any" else by_part(notes(name), part)


@pytest.mark.parametrize("name", FILES)
def test_the_table_is_long_and_half_of_it_is_whole(name: str) -> None:
    texts = [note.text for note in notes(name)]
    assert len(set(texts)) == len(texts) >= FEWEST[name]
    assert 0.4 < sum(not note.lacks for note in notes(name)) / len(texts) < 0.7
    for part in PARTS:
        assert any(part in note.lacks for note in notes(name))


@pytest.mark.parametrize("part", CLASSES)
@pytest.mark.parametrize("name", FILES)
def test_few_whole_notes_are_said_to_lack_something(name: str, part: str) -> None:
    assert score(name, part).precision >= PRECISION


@pytest.mark.parametrize("part", CLASSES)
@pytest.mark.parametrize("name", FILES)
def test_most_that_is_missing_is_named(name: str, part: str) -> None:
    assert score(name, part).recall >= RECALL


def test_scores_count_what_is_right_wrong_and_missed() -> None:
    found = Labelled("a", frozenset({"date"}), ())
    assert by_part([found], "date") == Score(right=0, wrong=0, missed=1)
    assert (Score(3, 1, 0).precision, Score(3, 0, 1).recall) == (0.75, 0.75)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall) == (0, 0)
