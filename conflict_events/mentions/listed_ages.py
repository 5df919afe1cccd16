"""Ages in lists: 'two men aged 29 and 41', 'three brothers, 8, 10 and 13, were': they count nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Number, Passage

_OLDEST: Final = 110
_CLOSES: Final = ",.;)"
_GOES_ON: Final = (
    Cue.BE | Cue.HAVE | Cue.PREPOSITION | Cue.LOCATIVE | Cue.CLAUSE | Cue.RELATIVE | Cue.AND | Cue.BY
)


def ages_of(passage: Passage) -> set[int]:
    """Where the numbers of a sentence stand that are ages of people told before, though no word says so."""
    found = {one.start for one in passage.numbers if behind_name(passage, one)}
    if len(passage.numbers) < 2:
        return found
    for run in _runs(passage):
        first, last = run[0], run[-1]
        if first.kind == "age":
            run = [one for one in run if _stands_alone(passage, one)]
        elif last.kind == "age" and passage.text.startswith(", ", first.start - 2):
            pass  # 'two boys, 8 and 10 years old'
        elif len(run) < 2 or not _of_as_many(passage, first, len(run)) or not _closed(passage, last):
            continue
        found.update(one.start for one in run)
    return found


def _runs(passage: Passage) -> Iterator[list[Number]]:
    """The stretches of numbers that only commas and 'and' part."""
    run: list[Number] = []
    for number in passage.numbers:
        old = number.value > _OLDEST or number.kind not in ("cardinal", "age")
        if run and (old or not _joined(passage, run[-1], number)):
            yield run
            run = []
        if not old:
            run.append(number)
    if run:
        yield run


def _joined(passage: Passage, first: Number, second: Number) -> bool:
    gap = passage.text[first.end : second.start].strip(" ,")
    return not gap or any(
        cue.entry.cue & (Cue.AND | Cue.TO)
        and first.end <= cue.start
        and passage.text[cue.start : cue.end] == gap
        for cue in passage.cues
    )


def _stands_alone(passage: Passage, number: Number) -> bool:
    """True where no noun follows that the number could count."""
    if _closed(passage, number):
        return True
    return any(span.start == number.end + 1 and span.entry.cue & _GOES_ON for span in passage.spans)


def _closed(passage: Passage, number: Number) -> bool:
    return number.end == passage.end or passage.text[number.end : number.end + 1] in _CLOSES


def behind_name(passage: Passage, number: Number) -> bool:
    """'A B, 14,', 'A B (14)', 'A B,14,', 'A B 14 and': a person's name right before."""
    if number.kind != "cardinal" or number.value > _OLDEST:
        return False
    text, end = passage.text, number.start - 1
    closed = _closed(passage, number)
    if closed and text[end - 1 : number.start] in (", ", " ("):
        end -= 1
    else:
        goes_on = closed or passage.holds(Cue.AND, number.end + 1, number.end + 2)
        if not (number.digits and goes_on and text[end : number.start] in (",", " ")):
            return False
    return any(one.kind == "person" and one.end == end for one in passage.parties)


def _of_as_many(passage: Passage, first: Number, count: int) -> bool:
    """True where a comma or a bracket parts the numbers from a noun that as many people are counted with."""
    if passage.text[first.start - 2 : first.start] not in (", ", " ("):
        return False
    noun = next((span for span in passage.spans if span.end == first.start - 2), None)
    if noun is None or noun.entry.victim is None or noun.entry.victim.single is not False:
        return False
    return any(
        number.value == count
        and number.end <= noun.start
        and few_words(passage.text, number.end, noun.start, 3)
        for number in passage.numbers
    )
