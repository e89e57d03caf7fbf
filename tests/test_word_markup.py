"""Words of a Word document as Markdown: read again, they are the same words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefkit import prose
from briefkit.word.document import Words
from briefkit.word.lettering import letters
from briefkit.word.markup import line

PIECES = st.sampled_from(
    [
        *"abÅ1한 .,;:“”’()%–-/'[]^*_~#+=>\\!`<&|",
        "[^a]",
        "[^a]: ",
        "[a](b)",
        "https://a.b/c-1",
        "1. ",
    ]
)


@settings(max_examples=400, derandomize=True, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_any_words_read_back_as_themselves(words: str) -> None:
    written = line(letters([Words(words, 0)]))
    assert written.lost == ""
    assert prose.plain_text(prose.parse(written.marked.text)) == words.strip()
