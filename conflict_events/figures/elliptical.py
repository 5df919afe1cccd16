"""Figures told without their outcome word, which stands with the first: 'in A 11 people died, in B seven'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..words.clauses import DASH
from ..words.distance import few_words
from ..words.spans import Cue, Entry, Party, Passage, Slot, Span
from .either_side import read_either_side
from .outcomes import SAME, OutcomeRule
from .people import People, Reading, lead

_MARKS: Final = re.compile(r"[,;:()]|\n")
_CLOSED: Final = re.compile(r"\s*(?:[.,;:!?)\]]|$)")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
_SMALL: Final = (
    Cue.PREPOSITION | Cue.LOCATIVE | Cue.DEFINITE | Cue.AND | Cue.OF | Cue.TO | Cue.NOUN | Cue.AMONG
)
_WHO: Final = Slot.PARTY | Slot.PLACE
_TELLING: Final = Slot.OUTCOME | Slot.REPORT | Slot.EVENT | Slot.VICTIM
_LEADS: Final = Cue.LOCATIVE | Cue.AMONG
_LONG: Final = 60
_QUOTES: Final = " '‘’“”\""
_BRACKET: Final = re.compile(r"['’”\"]? \(")
_AGAIN: Final = OutcomeRule(SAME, "toll", "told again")
_TELLS: Final = frozenset(("say", "claim", "confirm", "admit"))
_NOTHING: Final = Entry("")


def read_elliptical(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """Adds those readings of which only the place or the party, and the figure, are told."""
    for group in people:
        if group.used or group.headed or group.strange or group.subset or group.quantity.implicit:
            continue
        if group.quantity.count is None and group.quantity.low is None:
            continue
        if lead(passage, group.begin) & Cue.FROM:
            continue  # 'compared with 12 in May'
        end = group.end
        start = _clause_start(passage, group.begin)
        where = start is not None and not passage.text[start : group.begin].strip(_QUOTES)
        if start is not None and where and passage.text[start - 1] == ":":
            named = _clause_start(passage, start - 1)
            if named is not None and _only_who(passage, named, group.begin):
                start, where = named, False  # 'A: 11 killed; B: seven'
        tail = _tail(passage, end) if where else None
        if start is None or not _is_closed(passage, tail, end):
            whole = _beside(passage, group, readings)
            if whole is not None:
                one = Reading(whole.rule, whole.trigger, group.quantity, group, group.begin, group.end)
                one.part_of = _whole(passage, one, readings)
                readings.append(one)
                group.used = True
            continue
        before = [one for one in readings if one.end <= group.begin and one.part_of is None]
        if tail is None and not _only_who(passage, start, group.begin):
            start = _clause_start(passage, group.begin, joint=False)  # 'among Xs and allies nine'
            if start is None or not _only_who(passage, start, group.begin):
                continue
        if before and before[-1].quantity is not None and not before[-1].old:
            rule, trigger = before[-1].rule, before[-1].trigger
        else:
            opened = _opened(passage, start)
            if opened is None:
                continue
            rule, trigger = opened
        reading = Reading(rule, trigger, group.quantity, group, group.begin, group.end)
        reading.speaker = (
            _speaker(passage, start, group)
            if rule.frame == "toll"
            else _also_tells(passage, start, group, before)
        )
        reading.part_of = _whole(passage, reading, readings) if tail is not None else None
        readings.append(reading)
        group.used = True
    read_either_side(passage, people, readings)


def _beside(passage: Passage, group: People, readings: Sequence[Reading]) -> Reading | None:
    """'eleven in A and seven in B': the figure before, where each has a place or people of its own behind it."""
    before = [one for one in readings if one.people is not None and one.people.end <= group.begin]
    if not before or before[-1].people is None:
        return None
    whole = before[-1]
    last = group.quantity.end
    opens = [cue for cue in passage.cues if before[-1].people.end <= cue.start <= last + 1]
    led = opens[-1] if opens and opens[-1].start == last + 1 else None
    if led is None:
        return None
    if passage.text[before[-1].people.end : group.begin].strip() == ":":
        return whole if _side_behind(passage, led) else None  # '19 dead: eight on the X and 11 on the Y side'
    joint = next((cue for cue in opens if cue.end + 1 == group.begin), None)
    if joint is None or not joint.entry.cue & Cue.AND:
        return None
    if _side_behind(passage, led) and any(cue.entry.cue & (Cue.OWN | _LEADS) for cue in opens[:-1]):
        return whole  # 'eight dead in its own ranks and eleven on the X side'
    if whole.part_of is not None or not any(cue.entry.cue & led.entry.cue & _LEADS for cue in opens[:-1]):
        return None
    if passage.text[led.end + 1 : led.end + 2].isupper() and not passage.caseless:
        return whole  # the name of a place
    behind = next((span for span in passage.spans if span.start >= led.end and span.entry.cue == 0), None)
    if behind is None or len(passage.text[led.end : behind.start].split()) > 1:
        return None
    people = behind.entry.victim is not None and behind.entry.victim.single is False
    return whole if people or behind.entry.place is not None else None


def _side_behind(passage: Passage, led: Span) -> bool:
    """'on the X side', or 'on the X and' in a list of sides."""
    if not led.entry.cue & _LEADS:
        return False
    for span in passage.spans:
        if span.start < led.end or span.entry.cue & Cue.DEFINITE:
            continue
        named = span.entry.nation is not None or _is_adjective(span)
        near = named and few_words(passage.text, led.end, span.start, 1)
        return near and (
            passage.holds(Cue.SIDE, span.end + 1, span.end + 2)
            or (passage.holds(Cue.AND, span.end + 1, span.end + 2) and passage.kinds & Cue.SIDE != 0)
        )
    return False


def read_retold(passage: Passage, people: Sequence[People], readings: list[Reading]) -> None:
    """'SNHR gave 15.': a bare figure that is all that somebody says, of the harm told before."""
    for telling in passage.tellings:
        if telling.act not in _TELLS or telling.speaker is None or telling.rule is None:
            continue
        group = next((one for one in people if one.begin >= telling.end), None)
        if group is None or group.used or group.headed or group.strange or group.subset or group.single:
            continue
        stands = not passage.text[telling.end : group.begin].strip(_QUOTES)
        if stands and not group.quantity.implicit and _CLOSED.match(passage.text, group.end, passage.end):
            at = Span(telling.start, telling.end, _NOTHING)
            readings.append(Reading(_AGAIN, at, group.quantity, group, group.begin, group.end))
            group.used = True


_OPENS: Final = (":", "(", "—", "–", "-")


def _whole(passage: Passage, reading: Reading, readings: Sequence[Reading]) -> Reading | None:
    """'22 killed: 12 in A, seven in B': the figure of which a list behind a colon, or behind a part, gives more."""
    last = max((one for one in readings if one.end <= reading.start), key=_by_end, default=None)
    if last is None:
        return None
    whole = last.part_of
    if whole is None and passage.text[last.end : reading.start].strip() in _OPENS:
        whole = last
    if whole is None or whole.quantity is None or whole.quantity.low is None:
        return None
    parts = [one for one in readings if one.part_of is whole]
    total = sum(one.quantity.low or 0 for one in [*parts, reading] if one.quantity is not None)
    return whole if total <= whole.quantity.low else None


def _by_end(reading: Reading) -> int:
    return reading.end


def _tail(passage: Passage, position: int) -> int | None:
    """Where 'in A' or 'according to X' behind a figure ends: it tells where, or who says so."""
    for cue in passage.cues:
        if cue.start == position + 1 and cue.entry.cue & Cue.BY:
            return _agent(passage, cue.end + 1)
        if cue.start == position + 1 and cue.entry.cue & Cue.LOCATIVE:
            return next((end for start, end, _ in passage.places if start == cue.end + 1), None)
    opening = _BRACKET.match(passage.text, position, passage.end)
    if opening is not None:
        inside = [one.end for one in passage.parties if few_words(passage.text, opening.end(), one.start, 1)]
        return next(
            (end + 1 for end in inside if end > opening.end() and passage.text.startswith(")", end)), None
        )
    for telling in passage.tellings:
        if telling.start == position + 1 and telling.speaker is not None and telling.rule is not None:
            return telling.end if telling.rule.preposition else None
    return None


def _agent(passage: Passage, position: int) -> int | None:
    """Where the weapon or the party ends that did it."""
    for party in passage.parties:
        if party.start >= position:
            near = few_words(passage.text, position, party.start, 1) and passage.unbroken(
                position, party.start
            )
            if near:
                return party.end
            break
    return next(
        (
            one.end
            for one in passage.spans
            if one.start == position and one.entry.cue & (Cue.WEAPON | Cue.VEHICLE)
        ),
        None,
    )


def _is_closed(passage: Passage, tail: int | None, end: int) -> bool:
    """True where a mark follows, or an 'and', behind the words of a ``tail`` if there is one."""
    position = end if tail is None else tail
    if _CLOSED.match(passage.text, position, passage.end) is not None:
        return True
    return passage.holds(Cue.AND, position + 1, position + 2)


def _speaker(passage: Passage, start: int, group: People) -> Party | None:
    """'..., X at 16': who else gives a toll; 'others' are nobody known."""
    if not lead(passage, group.begin) & Cue.TO:
        return None
    for party in passage.parties:
        if start <= party.start and party.end <= group.begin and not party.governed:
            return party
    return Party(start, group.begin, None, "crowd")


def _also_tells(passage: Passage, start: int, group: People, before: Sequence[Reading]) -> Party | None:
    """'A confirmed the death of three soldiers and B of one': who tells the second figure stands right before it."""
    party = next((one for one in passage.parties if one.start >= start and one.end <= group.begin), None)
    if party is None or party.start != start + 1 or party.governed or party.kind == "adjective" or not before:
        return None
    told = before[-1]
    direct = any(
        telling.speaker is not None
        and (telling.speaker.kind == party.kind or DASH.match(passage.text, party.end) is not None)
        and telling.end <= told.start
        and told.rule.frame in ("noun", "loss", "cost")
        and few_words(passage.text, telling.end, told.start, 3)
        for telling in passage.tellings
    )
    return party if direct else None


def _clause_start(passage: Passage, position: int, *, joint: bool = True) -> int | None:
    """Behind the mark, or the 'and' as ``joint``, that parts a figure from what was told before it."""
    floor = max(passage.start, position - _LONG)
    found = -1
    for mark in _MARKS.finditer(passage.text, floor, position):
        found = mark.end()
    for cue in passage.cues if joint else ():
        if floor <= cue.start < position and cue.entry.cue & Cue.AND and cue.end > found:
            found = cue.end
    return found if found >= 0 else None


def _tells(passage: Passage, span: Span) -> bool:
    """True for a word that tells or counts, unless it names unnamed people who speak: 'local activists at 16'."""
    if span.entry.cue or not span.entry.filled & _TELLING or _is_adjective(span):
        return False
    return not any(one.kind == "crowd" and one.start <= span.start < one.end for one in passage.parties)


def _is_adjective(span: Span) -> bool:
    return span.entry.victim is not None and span.entry.victim.single is None


def _only_who(passage: Passage, start: int, end: int) -> bool:
    """True where nothing stands between but the name of a place or of a party, and small words."""
    named = False
    strange = 0 if lead(passage, end) & Cue.TO else 1  # 'the rebels themselves at three'
    for word in _WORD.finditer(passage.text, start, end):
        span = next((one for one in passage.spans if one.start <= word.start() < one.end), None)
        people = span is not None and span.entry.victim is not None and span.entry.victim.single is False
        if people and (named or not strange):
            named = True
            continue
        if span is not None and _tells(passage, span):
            return False
        if span is not None and span.entry.filled & _WHO:
            named = True
        elif span is not None and span.entry.cue & Cue.MORE:
            named = True  # 'others at 15'
        elif span is not None and (span.entry.cue & _SMALL or _is_adjective(span)):
            continue
        elif span is None and word[0][0].islower() and named and not strange:
            strange = 1
        elif span is not None or not word[0][0].isupper():
            return False
        else:
            named = True
    return named


def _opened(passage: Passage, start: int) -> tuple[OutcomeRule, Span] | None:
    """'Killed since Friday, by sector: A 11, B seven': the word before the colon that opens the list."""
    if passage.text[start - 1] != ":":
        return None
    for span in passage.outcomes:
        if span.end < start and "." not in passage.text[span.end : start]:
            rules = [rule for rule in span.entry.outcome if rule.first is None and rule.frame != "noun"]
            return (rules[0], span) if rules else None
    return None
