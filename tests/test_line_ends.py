"""Where lines may end: in addresses behind slashes, in titles before more than one word."""

from __future__ import annotations

import re

import pytest

from briefkit.web.words import address, closed

TAG = re.compile("<[^>]+>")


@pytest.mark.parametrize(
    ("url", "pieces"),
    [
        ("https://a.org/b/c", ["https://a.org/", "b/", "c"]),
        ("https://a.org/b//c/", ["https://a.org/", "b//", "c/"]),
        (f"https://{'a' * 30}.org/b", [f"https://{'a' * 30}.org/", "b"]),
        (f"https://a.org/{'b' * 50}", ["https://a.org/", "b" * 24, "b" * 24, "bb"]),
        ("mailto:a@example.org", ["mailto:a@example.org"]),
    ],
)
def test_addresses_are_broken_behind_slashes_and_elsewhere_only_where_long(
    url: str, pieces: list[str]
) -> None:
    assert [TAG.sub("", each) for each in address(url).split("<wbr>")] == pieces


def test_an_address_is_escaped() -> None:
    assert "<b>" not in address("https://a.org/<b>&c")


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("Tell the World’s Clocks Before They Change Them", ["They Change Them"]),
        ("Two Words", []),
        ("Alone", []),
        ("Of Incomprehensibilities and Administrations", []),
    ],
)
def test_no_word_is_alone_in_the_last_line_of_a_printed_title(
    title: str, kept: list[str]
) -> None:
    made = closed(title)
    assert re.findall('<span class="name">(.*?)</span>', made) == kept
    assert TAG.sub("", made) == title
