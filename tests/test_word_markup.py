"""Words of a Word document as Markdown: read again, they are the same words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import prose
from briefkit.word.document import Words
from briefkit.word.lettering import stretches
from briefkit.word.markup import line

HARMLESS = [*"abÅ1한 .,;:“”’()%–-", " https://a.b/c-1"]
MARKS = [*"/'[]^*_~#+=>\\!`<&|", "[^a]", "[^a]: ", "[a](b)", "1. "]


def words_of(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=14).map("".join)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.sampled_from([HARMLESS, HARMLESS + MARKS]).flatmap(words_of))
def test_any_words_read_back_as_themselves(words: str) -> None:
    written = line(stretches([Words(words, 0)]))
    assert written.lost == ""
    assert prose.plain_text(prose.parse(written.marked.text)) == words.strip()
