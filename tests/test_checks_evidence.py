"""The rules on what notes say, and on what in the text goes without one."""

from __future__ import annotations

import pytest

from tests.findings import body, note, places

A = "https://example.org/a"


@pytest.mark.parametrize(
    "words",
    [
        "TBD",
        "todo",
        "xxx",
        "citation needed",
        "'[source?]'",
        "'[citation needed].'",
        "''",
        "??",
    ],
)
def test_a_note_that_only_holds_a_place_is_found(words: str) -> None:
    text = f"title: A\nsections: [{{body: 'Words.[^a]'}}]\nfootnotes:\n  a: {words}\n"
    assert len(places("empty-footnote", text)) == 1


@pytest.mark.parametrize(
    "words", ["TBD Institute, 2024.", "Source: example.org.", "XXV, p. 2."]
)
def test_a_short_note_is_not_an_empty_one(words: str) -> None:
    assert places("empty-footnote", note(words)) == []


NOTES = [
    ("typed-ibid", "Ibid., p. 4.", ["Ibid."]),
    ("typed-ibid", "See ibid., and Lim, op. cit., p. 3.", ["ibid.", "op. cit."]),
    ("typed-ibid", "Ibidem; Kim, loc. cit.", ["Ibidem", "loc. cit."]),
    ("typed-ibid", "Lim, supra note 3, p. 4.", ["supra note 3"]),
    ("typed-ibid", "Lim, supra n. 3.", ["supra n. 3"]),
    ("typed-ibid", "The supranational order of Ibiden and its op-ed.", []),
    ("typed-ibid", "The code `ibid.` is meant.", []),
    ("see-above", "On pay, see above.", ["see above"]),
    ("see-above", "See note 3.", ["See note 3"]),
    ("see-above", "See also footnote 12 above; cited in note 4.", None),
    ("see-above", "We see above all a threat, and see above average pay.", []),
    ("see-above", "See the note of 3 May, and supra note 3.", []),
    ("incomplete-note", f"BBC, “Are they fighting?,” {A}", None),
    ("incomplete-note", "BBC, “Are they fighting?”, Example News.", None),
    ("incomplete-note", f"“Are they fighting?,” 5 May 2024. {A}", None),
    ("incomplete-note", "They trained. Rodong Sinmun, 16 March 2024.", None),
    ("incomplete-note", f"BBC, “Are they fighting?,” n.d., {A}", []),
    ("incomplete-note", "Lim, “Mercenaries,” forthcoming.", []),
    ("incomplete-note", "“Sanctions,” S/RES/1718, Security Council.", []),
    ("incomplete-note", "Lim, 2024, “Mercenaries or allies.”", []),
    ("incomplete-note", "Lim, “Mercenaries or allies.”", []),
    ("incomplete-note", "Ibid., “Mercenaries,” p. 3.", []),
    ("incomplete-note", "The word “ally,” as used here, is the government’s own. [@lim].", []),
    ("incomplete-note", "“Quite some words,” he said on the air.", []),
    ("incomplete-note", "Roe, “A Title of Words,” 14.", []),
    ("incomplete-note", "The department has not confirmed this.", []),
    ("incomplete-note", "Panmunjom Declaration, 27 April 2018.", []),
    ("incomplete-note", "Interview with the author, 3 May 2024.", []),
    ("incomplete-note", f"“Pay,” Example News, 5 May 2024. {A}", []),
    ("unexpanded-acronym", "Lim, “Pay,” Issue Brief No. 627, INSS.", ["INSS"]),
    ("unexpanded-acronym", "Lim, “Pay”; RFA, “Losses,” 2024; RFA, “More,” 2024.", ["RFA"]),
    ("unexpanded-acronym", "BBC, “Pay of the DPRK,” YTN International, 2024, CNN.", []),
    ("unexpanded-acronym", "Radio Free Asia (RFA), 2023; RFA, “Losses,” 2024.", []),
    ("unexpanded-acronym", "Radio Free Asia, 2023; RFA, “Losses,” 2024.", []),
]


@pytest.mark.parametrize(("rule", "words", "expected"), NOTES)
def test_a_note_of_free_text(rule: str, words: str, expected: list[str] | None) -> None:
    text = note(words)
    if "[@lim]" in words:
        text += "sources:\n  lim: {type: report, issued: 2024}\n"
    found = places(rule, text)
    if expected is None:
        assert found, "something must be found"
    else:
        assert [each for _, _, each in found] == expected
    for line, column, each in found:
        assert words[column - 5 :].startswith(each.strip()[:10])
        assert line == 5


def notes(*texts: str) -> str:
    marks = "".join(f"Words.[^n{index}] " for index, _ in enumerate(texts))
    written = "".join(f"  n{index}: '{text}'\n" for index, text in enumerate(texts))
    return f"title: A\nsections: [{{body: '{marks}'}}]\nfootnotes:\n{written}"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Ibid., p. 3."], [(4, 8, "Ibid.")]),
        (["A, 2024.", "TBD", "Ibid."], [(6, 8, "Ibid.")]),
        (["A, 2024.", "Ibid."], []),
        (["This is not known.", "Ibid."], []),
        (["Report, 2024; ibid., p. 3."], []),
    ],
)
def test_ibid_needs_a_work_before_it(
    texts: list[str], expected: list[tuple[int, int, str]]
) -> None:
    assert places("ibid-without-source", notes(*texts)) == expected


FREE = "\nfootnotes:\n  n: Report of the Example Institute, 2024.\n"
SENTENCES = [
    ("unsupported-attribution", "According to officials, pay rose.", ["According to"]),
    ("unsupported-attribution", "Pay rose. It is reported that it fell.", ["is reported that"]),
    ("unsupported-attribution", "As revealed by the press, some left.", ["revealed by"]),
    (
        "unsupported-attribution",
        "The agency has similarly estimated it. Based on this, much is earned.[^n]",
        ["has similarly estimated"],
    ),
    (
        "unsupported-attribution",
        "A said that it is so. A claimed that it is.",
        ["claimed that"],
    ),
    ("unsupported-attribution", "According to Corp. A, pay rose.[^n]", []),
    ("unsupported-attribution", "According to officials, pay rose. It fell again.[^n]", []),
    ("unsupported-attribution", "It went according to plan, as a reported case.", []),
    ("unsupported-attribution", "According to Doe (2024), pay rose.", []),
    ("unsupported-attribution", "How much it pays can be estimated.", []),
    ("unsupported-figure", "It earns $320 million. That is much.", ["$320 million"]),
    ("unsupported-figure", "Pay.[^n] It rose by 30 percent.", ["30 percent"]),
    ("unsupported-figure", "It sent 10,000 and 12,000 soldiers.", ["10,000"]),
    ("unsupported-figure", "Some 500 soldiers died.", ["500"]),
    ("unsupported-figure", "It earns $320 million. That is much.[^n]", []),
    ("unsupported-figure", "It earns $320 million.[^n] That is much.", []),
    ("unsupported-figure", "On June 19, 2024, and in 1950–1953, COVID-19 and 24/7.", []),
    ("unsupported-figure", "See Section 120, No. 627, Resolution 1718 and 3.11.0.", []),
    ("unsupported-figure", "The four brigades and 12 men drove T-90 tanks at `10,000`.", []),
    ("undefined-abbreviation", "The DPRK and the Russia-DPRK pact.", ["DPRK"]),
    ("undefined-abbreviation", "A pact (the Russia-DPRK pact).", ["DPRK"]),
    ("undefined-abbreviation", "The Democratic Republic (DPRK) and the DPRK.", []),
    ("undefined-abbreviation", "The DPRK (Democratic Republic) sent them.", []),
    ("undefined-abbreviation", "The Democratic People’s Republic of Korea, or DPRK.", []),
    ("undefined-abbreviation", "NATO, the US, the UN and King Charles III of the UK.", []),
    ("undefined-abbreviation", "THE DPRK", []),
    ("undefined-abbreviation", "See https://example.org/DPRK and `DPRK`.", []),
]


@pytest.mark.parametrize(("rule", "words", "expected"), SENTENCES)
def test_a_sentence_of_the_text(rule: str, words: str, expected: list[str]) -> None:
    found = places(rule, body(words) + (FREE if "[^n]" in words else ""))
    assert found == [(4, 7 + words.index(each), each) for each in expected]


SUMMARY = "title: A\nkey_points: ['{}', '{}']\nsections: [{{body: '{}'}}]\n"


@pytest.mark.parametrize(
    ("point", "text", "expected"),
    [
        ("It is $320 million.", "It is $230 million.", ["$320 million"]),
        ("It is 40%.", "It is not known.", ["40%"]),
        ("It is $320 million.", "It is 320,000,000.", []),
        ("It is 10,000.", "It is 10 000, no: 10\u202f000.", []),
        ("It is 40 percent in 2024.", "It is 40%.", []),
    ],
)
def test_the_summary_gives_no_figure_of_its_own(
    point: str, text: str, expected: list[str]
) -> None:
    brief = SUMMARY.format(point, "And more.", text)
    found = places("number-only-in-summary", brief)
    assert [each for _, _, each in found] == expected
    assert places("unsupported-figure", brief.replace(text, "Words.")) == []


SOURCES = "sources:\n  a: {type: report, issued: 2024}\n  b: {type: report, issued: 2023}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("W.[@a] W.[@a, p. 2] W.[@a] W.[@b]", 1),
        ("W.[@a] W.[@a] W.[@b] W.[@b]", 0),
        ("W.[@a] W.[@a] W.[@a]", 0),
        ("Some reports say so.[@a]", 1),
        ("Several media reports say so.[@a, p. 3] More.[@b]", 1),
        ("Some reports say so.[@a; @b]", 0),
        ("Some reports say so. More.[@a]", 0),
        ("Some reports say so.[^n]", 0),
    ],
)
def test_one_source_for_many(words: str, expected: int) -> None:
    free = "footnotes: {n: 'As in [@a] and elsewhere.'}\n" if "^n" in words else ""
    assert len(places("single-source", body(words) + free + SOURCES)) == expected


def test_what_the_list_of_abbreviations_gives_need_not_be_spelled_out_again() -> None:
    text = (
        "title: A\nabbreviations: {QXZ: Quite extraordinary zone}\n"
        "sections: [{body: 'The QXZ and the QXW.[^a]'}]\n"
        "footnotes: {a: 'A. Specimen, “Words,” QXZ, 2024.'}\n"
    )
    assert [words for _, _, words in places("undefined-abbreviation", text)] == ["QXW"]
    assert places("unexpanded-acronym", text) == []
