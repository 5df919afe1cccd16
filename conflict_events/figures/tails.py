"""What may stand between two phrases of one list: 'three guards of the bank and a nurse', 'two cadets (19) and'."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Passage, Slot
from .people import WORD, People, following, joined, lead

_BRACKETS: Final = re.compile(r"(?: \([^()]{1,40}\))+")
_CLOSED: Final = re.compile(r"[,.;:!?)\]”\"]| \(|$")
_WORD: Final = re.compile(r"[^\W_][\w’'-]*")
_NAMES: Final = 9  # words of names and ages
_OLDEST: Final = 110
_ITEM: Final = 5  # words of one of a list, with his article
_LONGEST: Final = 70  # letters
_TELLS: Final = Slot.OUTCOME | Slot.REPORT | Slot.EVENT | Slot.NUMBER
_VERBAL: Final = Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.CLAUSE | Cue.THAT | Cue.BEFALL | Cue.AND | Cue.BY
_LEADS: Final = Cue.OF | Cue.LOCATIVE | Cue.FROM
_AUXILIARY: Final = Cue.BE | Cue.HAVE
_OPENING: Final = Cue.THAT | Cue.CLAUSE | Cue.AND | Cue.INCLUDING
_GOES_ON: Final = Cue.PREPOSITION | Cue.LOCATIVE | Cue.OF | Cue.AND | Cue.CLAUSE | Cue.RELATIVE | Cue.BY


def goes_on(passage: Passage, end: int, second: People) -> bool:
    """True where a list of those an outcome word takes goes on: behind the place or owner of the one before, too.

    A clause of its own is no part of it: 'killed two men of Kaya and three cadets surrendered', 'killed two, and
    six are still held'.
    """
    if second.single and _apposed(passage, second):
        return False
    if not second.single and passage.holds(_AUXILIARY, second.end + 1, second.end + 2):
        return False
    if joined(passage, end, second.begin) or _behind_names(passage, end, second):
        return True
    return (behind_tail(passage, end, second.begin) or _behind_stranger(passage, end, second)) and _closed(
        passage, second
    )


def _behind_stranger(passage: Passage, end: int, second: People) -> bool:
    """'killed a bride, the groom's uncle and 11 guests': over one of the list whom nobody knows, with his article."""
    if not second.headed or second.single or not passage.text.startswith(", ", end):
        return False
    opener = next(following(passage.spans, end + 2), None)
    joint = next((cue for cue in reversed(passage.cues) if cue.end < second.begin), None)
    if opener is None or joint is None or opener.start != end + 2 or joint.end + 1 != second.begin:
        return False
    article = opener.entry.determiner is not None or opener.entry.cue & (Cue.DEFINITE | Cue.OWN)
    if not article or not joint.entry.cue & Cue.AND or not few_words(passage.text, end, joint.start, _ITEM):
        return False
    return not any(
        span.entry.filled & _TELLS or span.entry.cue & (_VERBAL | Cue.PREPOSITION | Cue.NOUN)
        for span in following(passage.spans, opener.end)
        if span.start < joint.start and not passage.text.startswith(("'s", "’s"), span.end)
    )


def _apposed(passage: Passage, second: People) -> bool:
    """'killed A B, director of C': behind a comma, where no 'and' closes a list, stands who the one before is."""
    if not passage.text.startswith(", ", second.begin - 2):
        return False
    end = min(second.end + _LONGEST, passage.end)
    return not any(
        cue.entry.cue & Cue.AND and second.end < cue.start < end and not passage.parted(second.end, cue.start)
        for cue in passage.cues
    )


def _behind_names(passage: Passage, end: int, second: People) -> bool:
    """True for people behind the names and ages of those before: 'his wife Amal, 35, and two sons'."""
    if not (second.headed or second.single) or not few_words(passage.text, end, second.begin, _NAMES):
        return False
    joint = _joint(passage, end, second.begin)
    if joint < 0:
        return False
    told = [  # 'aged' stands before its number
        (passage.text.rfind(" ", end, one.start - 1) if one.kind == "age" else one.start, one.end)
        for one in passage.numbers
        if one.value <= _OLDEST
    ]
    told += [(cue.start, cue.end) for cue in passage.cues if cue.entry.cue & Cue.AND]
    return all(
        _may_be_name(passage, word)
        or any(first <= word.start() and word.end() <= last for first, last in told)
        for word in WORD.finditer(passage.text, end, joint)
    )


def _may_be_name(passage: Passage, word: re.Match[str]) -> bool:
    """True for a word with a capital; where all words have them, for one that nobody knows."""
    if not word[0][0].isupper():
        return False
    return not passage.caseless or not any(
        span.start <= word.start() < span.end for span in following(passage.spans, word.start() - _LONGEST)
    )


def listed(passage: Passage, first: People, begin: int) -> bool:
    """True where a list leads from people to those who begin there; what has a tail must open the clause."""
    if joined(passage, first.end, begin):
        return True
    if first.name is not None and joined(passage, _past_office(passage, first.end), begin):
        return True
    return behind_tail(passage, first.end, begin) and _opens(passage, first)


def _past_office(passage: Passage, end: int) -> int:
    """'A B, mayor of C, and two guards': behind what a named person is, told without an article."""
    if not passage.text.startswith(", ", end):
        return end
    word = next(following(passage.spans, end + 2), None)
    noun = word.entry.victim if word is not None and word.start == end + 2 else None
    if word is None or noun is None or noun.single is not True:
        return end
    comma = passage.text.find(",", word.end, word.end + _LONGEST)
    return comma if comma > 0 and passage.unbroken(word.end, comma) else end


def past_tail(passage: Passage, end: int, *, named: bool) -> int:
    """Behind what tells more of people, up to a comma: 'A B, mayor of C, was', 'A B from C was', 'a guard of C who'."""
    last = min(end + _LONGEST, passage.end)
    stops = [
        cue.start - 1
        for cue in passage.cues
        if end < cue.start < last and cue.entry.cue & ((_AUXILIARY if named else 0) | Cue.RELATIVE)
        if passage.text[cue.start - 2] != ","
    ]
    comma = passage.text.find(",", end, last)
    stops += [comma] if comma > end else []
    stop = min(stops, default=end)
    return stop if _is_tail(passage, end, stop) else end


def behind_tail(passage: Passage, start: int, end: int) -> bool:
    """True where a tail and then an 'and' or a comma fill a stretch."""
    joint = _joint(passage, start, end)
    return joint > start and _is_tail(passage, start, joint)


def _joint(passage: Passage, start: int, end: int) -> int:
    """Where the 'and' or the comma right before a place begins, or -1."""
    if end - start > _LONGEST:
        return -1
    before = end
    for cue in reversed(passage.cues):
        if cue.end < end:
            if cue.end == end - 1 and cue.entry.cue & Cue.AND:
                before = cue.start
            break
    joint = start + len(passage.text[start:before].rstrip(" ,"))
    return joint if before < end or "," in passage.text[joint:before] else -1


def _is_tail(passage: Passage, start: int, end: int) -> bool:
    """True for nothing but brackets, and a preposition with a name, a date or a short noun phrase."""
    text = passage.text
    if text.startswith(",", start):  # 'a boy, in A, and a farmer'
        start += 1
    brackets = _BRACKETS.match(text, start, end)
    start = brackets.end() if brackets is not None else start
    if text.startswith(")", end - 1):  # 'of the border force (BF)'
        end = max(start, text.rfind(" (", start, end))
    if start == end:
        return True
    led = next((cue for cue in passage.cues if cue.start == start + 1), None)
    if led is None or not led.entry.cue & _LEADS or not passage.unbroken(start, end):
        return False
    if not few_words(passage.text, led.end, end, 7):
        return False
    first = True
    for span in following(passage.spans, led.end):
        if span.start >= end:
            break
        if first and span.start == led.end + 1 and span.entry.determiner == 1:
            first = False
            continue  # 'of a university'
        if span.entry.filled & _TELLS or span.entry.cue & _VERBAL:
            return False
        if first and span.start == led.end + 1 and span.entry.cue & (Cue.DEFINITE | Cue.OWN):
            return True
        first = False
    if led.entry.cue & Cue.OF:
        return True
    return all(word[0].isupper() for word in _WORD.findall(passage.text, led.end, end)) and (
        not passage.caseless or any(led.end < place <= end for place, _, _ in passage.places)
    )


def _closed(passage: Passage, group: People) -> bool:
    """False where a word that nobody knows, perhaps a verb, stands right behind: another clause."""
    text = passage.text
    if _CLOSED.match(text, group.end, passage.end) is not None:
        return True
    behind = next(following(passage.spans, group.end), None)
    return behind is not None and behind.start == group.end + 1 and bool(behind.entry.cue & _GOES_ON)


def _opens(passage: Passage, group: People) -> bool:
    """True at the head of a clause, or in brackets or a list: people there are no object of another verb."""
    before = passage.text[passage.start : group.begin].rstrip(" \"“'‘(")
    return not before or before[-1] in ",;:.–—-" or bool(lead(passage, group.begin) & _OPENING)
