"""Ages: they count nobody; beside people they tell who is a child, and how far the naming reaches."""

from __future__ import annotations

import re
from typing import Final

from ..mentions.listed_ages import behind_name
from ..mentions.quantities import under_age
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .people import WORD, People

_COMPOUND: Final = re.compile(r"(?:[-‑–][^\W\d_]+)+")
_ENDS: Final = (
    Cue.BE
    | Cue.HAVE
    | Cue.PREPOSITION
    | Cue.LOCATIVE
    | Cue.AND
    | Cue.RELATIVE
    | Cue.CLAUSE
    | Cue.BY
    | Cue.ADVERB
)
_OF_AGE: Final = 18
_ANYBODY: Final = frozenset(("unknown", "civilian"))


def aged_end(passage: Passage, start: int) -> int:
    """Where 'a 16-year-old' ends that stands for a person: an age with no noun behind it; or -1."""
    number = next((one for one in passage.numbers if one.kind == "age" and one.start == start), None)
    compound = _COMPOUND.match(passage.text, number.end, passage.end) if number is not None else None
    if compound is None:
        return -1
    end = compound.end()
    if passage.holds(_ENDS, end + 1, end + 2) or not passage.text[end + 1 : end + 2].isalpha():
        return end
    return end if any(span.start == end + 1 for span in passage.outcomes) else -1


def of_age(passage: Passage, noun: Span) -> bool:
    """'a 19 years old woman': a word that an age counts."""
    return any(one.kind == "age" and one.end + 1 == noun.start for one in passage.numbers)


def take_age(passage: Passage, people: People) -> People:
    """Gives people the age beside them: '16-year-old A B', 'A B, 16,', 'a 16-year-old', 'two of them under ten'."""
    text = passage.text
    for number in passage.numbers:
        told = number.kind == "age" or (people.name is not None and behind_name(passage, number))
        if not told:
            under = under_age(passage, number)
            if under is None or people.end > under.start or not passage.unbroken(people.end, under.start):
                continue
            if not few_words(text, people.end, under.start, 2):
                continue
            people.end = number.end
        elif people.quantity.count != 1:
            continue
        elif number.start >= people.end and text[people.end : number.start].strip(" (") in ("", ","):
            people.end, people.aged = number.end + text.startswith(")", number.end), True
        elif number.end <= people.begin and len(WORD.findall(text, number.end, people.begin)) <= 2:
            gap = text[number.end : people.begin]
            if " " in gap.strip() or "," in gap:
                continue
            people.begin, people.aged = number.start, True
        elif not people.begin <= number.start < people.end:
            continue
        child = number.value < _OF_AGE or (not told and number.value == _OF_AGE)
        if child and people.victim_type in _ANYBODY:
            people.victim_type = "child"
        break
    return people


def counts_years(passage: Passage, group: People) -> bool:
    """'several peasants over 60 are': a bound with a number right behind a noun for people, and no noun of its own."""
    quantity = group.quantity
    bounded = quantity.bound in ("more_than", "fewer_than") and 10 < (quantity.count or 0) < 100
    if not bounded or group.headed:
        return False
    return any(span.end + 1 == quantity.start and span.entry.victim is not None for span in passage.spans)
