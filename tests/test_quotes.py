"""Quotations of an article: which words are one, who says them as written, and where they end."""

from __future__ import annotations

import pytest

from conflict_events import extract
from conflict_events.findings import Quote


def quotes(text: str, language: str = "en") -> list[Quote]:
    return extract(text, language=language, published="2019-10-16").quotes


def said(text: str, language: str = "en") -> list[tuple[str, str | None, str]]:
    """Kind, speaker as written and words of each quotation."""
    return [(one.kind, one.speaker_text, one.text) for one in quotes(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Ann Lee said the bridge was “a disgrace” and would be closed.",
            [("indirect", "Mayor Ann Lee", "the bridge was “a disgrace” and would be closed")],
        ),
        (
            "The clinic said in a statement that it “does not discuss patients.”",
            [("indirect", "The clinic", "it “does not discuss patients.”")],
        ),
    ],
)
def test_words_in_marks_within_indirect_speech_are_a_part_of_it(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(text) == expected


def test_words_in_marks_without_a_clause_stay_a_partial_quotation() -> None:
    assert said("Ann Lee called for “a fresh start”.") == [("partial", "Ann Lee", "a fresh start")]


def test_speech_within_speech_is_no_quotation_of_its_own() -> None:
    assert said("Ann Lee said the plumber had told her he was ill.") == [
        ("indirect", "Ann Lee", "the plumber had told her he was ill")
    ]
    assert [one[0] for one in said("“He says he is sorry,” Ann Lee said.")] == ["direct"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The bakery, based in Leeds, said it would close.", "The bakery"),
        ("The owner of the bakery, who is 80, said it would close.", "The owner of the bakery"),
        ("A spokeswoman for the bakery said it would close.", "A spokeswoman for the bakery"),
        ("It will close, said a spokeswoman for the bakery.", "a spokeswoman for the bakery"),
        ("Its owner, Ann Lee, said the shop would close.", "Its owner, Ann Lee"),
        ("Ann Lee, a baker from Leeds, said the shop would close.", "Ann Lee"),
        ("Residents and traders have also said the shop would close.", "Residents and traders"),
        ("But on Tuesday the bakery said it would close.", "the bakery"),
    ],
)
def test_the_speaker_is_the_whole_phrase_that_names_one(text: str, speaker: str) -> None:
    assert [one[1] for one in said(text)] == [speaker]


def test_another_verb_of_speech_opens_another_quotation() -> None:
    assert [one[2] for one in said("Ann Lee said the shop was ruined, adding that it would close.")] == [
        "the shop was ruined",
        "it would close",
    ]


def test_a_quotation_alone_goes_on_with_who_spoke_before() -> None:
    text = "“It is late,” said a guard. “You should go home.”"
    assert [one[1] for one in said(text)] == ["a guard", "a guard"]
