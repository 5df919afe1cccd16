"""Quotations of an article: which words are one, who says them as written, and where they end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The survey found that one in six renters had moved.", ["one in six renters had moved"]),
        ("Tax records show the house was sold in May.", ["the house was sold in May"]),
        ("“We want bread!” the crowd chanted.", ["We want bread!"]),
        ("The guards found twelve boxes in a shed that was empty.", []),
        ("Two men found in a well were brothers.", []),
        ("She said goodbye to her friends and drove home.", []),
        ("The owner did not say whether the shop was sold.", []),
        ("It was announced that the shop would close.", []),
    ],
)
def test_a_verb_that_is_more_than_speech_needs_a_clause_or_a_quotation(text: str, words: list[str]) -> None:
    assert [one[2] for one in said(text)] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee opened the shop on Monday, telling visitors that bread was cheap.",
            [("Ann Lee", "bread was cheap")],
        ),
        (
            "Ann Lee said the shop was sold, but she insisted that nobody had paid.",
            [("Ann Lee", "the shop was sold"), ("she", "nobody had paid")],
        ),
        (
            "The shop sent a note from its owner, who wrote: “We are closed for good.”",
            [("its owner", "We are closed for good.")],
        ),
        ("Ann Lee warned traders in May that rents would rise.", [("Ann Lee", "rents would rise")]),
        (
            "Rents will rise again in May, the owner announced yesterday.",
            [("the owner", "Rents will rise again in May")],
        ),
    ],
)
def test_who_says_which_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one[1], one[2]) for one in said(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Volgens de wethouder kunnen de bewoners snel terug.",
            ("de wethouder", "kunnen de bewoners snel terug"),
        ),
        ("De man ontkent dat hij wilde schieten.", ("De man", "hij wilde schieten")),
        (
            "De winkel is volgens de eigenaar al maanden dicht.",
            ("de eigenaar", "De winkel is volgens de eigenaar al maanden dicht"),
        ),
    ],
)
def test_the_same_in_a_language_with_the_verb_second(text: str, expected: tuple[str, str]) -> None:
    assert [(one[1], one[2]) for one in said(text, "nl")] == [expected]


def test_he_is_who_was_named_last_also_where_nobody_spoke() -> None:
    text = "Max Orr said the shop was sold. Ann Lee said it was late. Then Orr left the room. “I am tired,” he said."
    last = quotes(text)[-1]
    assert last.speaker is not None
    assert (last.speaker_text, last.speaker.name) == ("he", "Max Orr")


GOLD = Path(__file__).parent / "data" / "gold"
FLOORS = {"en": (0.97, 0.98), "nl": (0.96, 0.95)}
WORD = re.compile(r"\w+")
ARTICLES = {"the", "a", "an", "de", "het", "een"}


def shared(gold: dict[str, Any], found: Quote) -> float:
    """Which part of the longer of two stretches both hold."""
    common = min(gold["end"], found.end) - max(gold["start"], found.start)
    return max(0, common) / max(gold["end"] - gold["start"], found.end - found.start)


def named_alike(one: str, other: str) -> bool:
    """Whether two phrases for a speaker share half of the words of the shorter."""
    first, second = ({*WORD.findall(text.lower())} - ARTICLES for text in (one, other))
    return len(first & second) * 2 >= min(len(first), len(second)) > 0


@pytest.mark.parametrize("language", FLOORS)
def test_quotations_of_whole_articles_are_found_no_worse_than_before(language: str) -> None:
    """F1 of quotations that share at least 30 % with those of the gold, and how many of them have their speaker.

    A few words in marks that are no quotation of the gold are not counted, whoever they are given to.
    """
    wanted = hits = right = extra = 0
    for line in (GOLD / f"quotes.{language}.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        found = quotes(article["text"], language)
        asked = [one for one in article["quotes"] if one["kind"] != "optional"]
        wanted += len(asked)
        pairs = sorted(
            (
                (shared(one, other), i, j)
                for i, one in enumerate(article["quotes"])
                for j, other in enumerate(found)
            ),
            reverse=True,
        )
        taken: dict[int, int] = {}
        for share, i, j in pairs:
            if share >= 0.3 and i not in taken and j not in taken.values():
                taken[i] = j
        matched = [(article["quotes"][i], found[j]) for i, j in taken.items()]
        matched = [(one, other) for one, other in matched if one["kind"] != "optional"]
        hits += len(matched)
        right += sum(named_alike(one["speaker"], other.speaker_text or "") for one, other in matched)
        extra += sum(one.kind != "partial" for j, one in enumerate(found) if j not in taken.values())
    assert 2 * hits / (wanted + hits + extra) >= FLOORS[language][0]
    assert right / hits >= FLOORS[language][1]


def test_a_quotation_over_paragraphs_without_a_speaker_at_its_end_is_of_who_spoke_before_it() -> None:
    text = (
        "According to Colonel Ali Hassan, one soldier died.\n\n“They attacked at dawn and killed nine men.\n\n"
        "“Later they burned the market.\n\n“In the evening they left the town, killing two women.”"
    )
    quotes = [quote for quote in extract(text, language="en").quotes if quote.kind == "direct"]
    assert [quote.speaker.name if quote.speaker else None for quote in quotes] == ["Ali Hassan"] * 3
