"""Event words as the packs give them, and what has to stand near one for it to be an event.

A word that tells of an event only in company ('fired' of mortars, 'released' of hostages) names that
company in ``given``; where it is there, such a rule outranks those of the same word that ask for none.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from ..speech.verbs import inside_quote
from ..words.clauses import auxiliary, other_part
from ..words.distance import few_words
from ..words.forms import Each
from ..words.matching import SPLIT, expand
from ..words.spans import Cue, Passage, Span
from ..words.watching import Why, refuse

NEEDS: Final = frozenset(("place", "object", "noun", "party", "person", "civilian", "harm"))
"""What ``given`` can ask for besides words."""

_START: Final = attrgetter("start")
_CAPTURED: Final = "territory_captured"
_WAR: Final = "war"
_HELD: Final = frozenset((_CAPTURED, "blockade"))
_OWNING: Final = ("'s ", "’s ")
_LOOKED_AT: Final = Cue.SUPERLATIVE | Cue.HEAD  # what can spoil a word that asks nothing of those around
_NEAR: Final = 60  # characters within which a place or a party stands that a rule asks for
_AROUND: Final = 110  # and within which its words do
_BEFORE_NOUNS: Final = Cue.DEFINITE | Cue.PREPOSITION
_OTHER_OBJECT: Final = Cue.NOUN | Cue.CLAUSE | Cue.FROM
_ARMED_PEOPLE: Final = frozenset(("military", "fighter", "police"))


@dataclass(frozen=True, slots=True)
class EventRule:
    """An event word: its type, and where its parties stand (its frame).

    ``apart`` is the other part of a word that is split: it ``follows``, or stands before. ``given`` says
    what must stand near for the word to be an event: one of `NEEDS` or of its ``words``; ``unless`` are
    words that make it none. ``name`` is what records found by the rule bear; a ``free`` one asks nothing of
    the words around.
    """

    type: str
    frame: str
    trigger: str
    given: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    apart: str | None = None
    follows: bool = False
    needs: tuple[str, ...] = field(init=False, default=(), compare=False)
    words: tuple[str, ...] = field(init=False, default=(), compare=False)
    name: str = field(init=False, default="", compare=False)
    free: bool = field(init=False, default=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs", tuple(need for need in self.given if need in NEEDS))
        object.__setattr__(self, "words", tuple(need for need in self.given if need not in NEEDS))
        object.__setattr__(self, "name", f"events:{self.type}:{self.trigger}")
        asks = self.given or self.unless or self.apart or self.frame == "duty" or self.type in _HELD
        object.__setattr__(self, "free", not asks)


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[list[str], str, object, int]]:
    """(forms, slot, payload, cased) of event words."""
    for rule in pack.get("events", []):
        given, unless = (tuple(expand(rule.get(key, []))) for key in ("given", "unless"))
        each = Each(functools.partial(_whole, rule["type"], rule["frame"], given, unless))
        whole: list[str] = []
        for trigger in expand(rule["trigger"]):
            if SPLIT not in trigger:
                whole.append(trigger)
                continue
            first, _, last = trigger.partition(SPLIT)
            # The longer part is what is looked for: the other one is often a preposition as well.
            follows = len(first) >= len(last)
            form, apart = (first, last) if follows else (last, first)
            made = EventRule(rule["type"], rule["frame"], trigger, given, unless, apart, follows)
            yield whole, "event", each, 0
            whole = []
            yield [form], "event", [made], 0
        yield whole, "event", each, 0
    for kind, forms in pack.get("governs", {}).items():
        yield expand(forms), "governs", kind, 0


def _whole(
    kind: str, frame: str, given: tuple[str, ...], unless: tuple[str, ...], trigger: str
) -> list[EventRule]:
    return [EventRule(kind, frame, trigger, given, unless, None, True)]


def fitting(passage: Passage) -> list[tuple[Span, list[EventRule]]]:
    """The event words of a sentence that tell of an event, each with the rules that say of which."""
    if not passage.events:
        return []
    company = _Company(passage)
    found = [(span, company.rules(span)) for span in passage.events]
    return [(span, rules) for span, rules in found if rules]


class _Company:
    """What stands around the event words of one sentence."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._lower: str | None = None
        self._window = ""
        self._window_of: Span | None = None

    def rules(self, span: Span) -> list[EventRule]:
        """The rules of a word that fit; of these, those that ask for company where there are such."""
        text = self._passage.text
        joined = text[span.end : span.end + 1] == "-" or text[span.start - 1 : span.start] == "-"
        free = not joined and not self._passage.kinds & _LOOKED_AT
        rules: list[EventRule] = span.entry.event
        fitting = [rule for rule in rules if (free and rule.free) or self._fits(span, rule)]
        if len(fitting) < 2:
            return fitting
        return [rule for rule in fitting if rule.given] or fitting

    def _fits(self, span: Span, rule: EventRule) -> bool:
        passage = self._passage
        if passage.kinds & Cue.SUPERLATIVE and (cue := self._superlative(span)):
            return refuse(passage, span, Why.SUPERLATIVE, rule=rule, at=(cue.start, cue.end))
        if rule.apart is not None and not other_part(self._passage, span, rule.apart, rule.follows):
            return refuse(passage, span, Why.APART, rule=rule)
        if rule.frame == "duty" and not self._in_speech(span):
            return refuse(passage, span, Why.UNSAID_DUTY, rule=rule)
        if rule.frame == "noun" and (head := self._head(span, rule)) is not None:
            return refuse(passage, span, Why.ATTRIBUTE, rule=rule, at=head)
        if rule.type in _HELD and rule.frame == "verb":
            if self._attributive(span):
                return refuse(passage, span, Why.STATE, rule=rule)
            if rule.type == _CAPTURED and self._patient(span) is not None:
                return refuse(passage, span, Why.PEOPLE, rule=rule)
        if rule.unless and self._spoilt(span, rule.unless):
            return refuse(passage, span, Why.UNLESS, rule=rule, at=self._listed(rule.unless))
        if not rule.given:
            return True
        for need in rule.needs:
            if self._needed(span, need, rule):
                return True
        if rule.words and self._stands(span, rule.words):
            return True
        return refuse(passage, span, Why.GIVEN, rule=rule, at=self._listed(rule.given))

    def _listed(self, words: tuple[str, ...]) -> str | None:
        """The words for who watches: joining them for nobody takes long."""
        return ", ".join(words) if self._passage.watch is not None else None

    def _needed(self, span: Span, need: str, rule: EventRule) -> bool:
        passage = self._passage
        first, last = span.start - _NEAR, span.end + _NEAR
        if need == "place":
            return any(first <= place[0] <= last for place in passage.places)
        if need == "party":
            return any(first <= party.start <= last for party in passage.parties)
        if need == "noun":
            return any(cue.entry.cue & Cue.NOUN and span.end <= cue.start <= last for cue in passage.cues)
        if need == "object":
            return any(
                place[2].kind != "country"
                and 0 < place[0] - span.end <= 25
                and few_words(passage.text, span.end, place[0], 2)
                and not self._led(place[0])
                for place in passage.places
            )
        if need == "harm":
            return bool(passage.outcomes)
        if need == "civilian":
            people = self._inside(span) if rule.apart and not rule.follows else self._patient(span)
            return people is not None and people.entry.victim.type not in _ARMED_PEOPLE
        return any(first <= party.start <= last for party in passage.parties) or any(
            one.entry.victim is not None and one is not span for one in self._near(span)
        )

    def _led(self, position: int) -> bool:
        """True where a preposition leads to a place."""
        return any(
            cue.entry.cue & Cue.PREPOSITION and 0 < position - cue.end <= 5 for cue in self._passage.cues
        )

    def _stands(self, span: Span, words: tuple[str, ...]) -> bool:
        """True where one of the words, or a part of one, stands around; no single word is its own company."""
        if self._window_of is not span:
            self._window, self._window_of = self._stretch(span), span
        window = self._window
        for word in words:
            if word in window:
                return True
        return False

    def _spoilt(self, span: Span, words: tuple[str, ...]) -> bool:
        """True where one of the words stands around, or the event word is a part of it."""
        first, last = span.start - self._passage.start, span.end - self._passage.start
        around = self._sentence()[max(0, first - _AROUND) : last + _AROUND]
        for word in words:
            if word in around:
                return True
        return False

    def _sentence(self) -> str:
        if self._lower is None:
            self._lower = self._passage.text[self._passage.start : self._passage.end].lower()
        return self._lower

    def _stretch(self, span: Span) -> str:
        sentence = self._sentence()
        first, last = span.start - self._passage.start, span.end - self._passage.start
        if " " in span.entry.form:
            return sentence[max(0, first - _AROUND) : last + _AROUND]
        return f"{sentence[max(0, first - _AROUND) : first]}\n{sentence[last : last + _AROUND]}"

    def _near(self, span: Span) -> list[Span]:
        """The spans around, in order."""
        spans = self._passage.spans
        first = bisect_left(spans, span.start - _AROUND, key=_START)
        return spans[first : bisect_left(spans, span.end + _AROUND, key=_START)]

    def _done_to(self, span: Span) -> Span | None:
        """The noun for people close behind a verb: its object, unless a place or another word is that."""
        passage = self._passage
        for other in self._near(span):
            if other.start < span.end:
                continue
            if any(place[0] == other.start for place in passage.places):
                if self._led(other.start):
                    continue  # 'took in X three teachers along': where it was done
                return None
            if other.entry.cue & _OTHER_OBJECT:
                return None
            if other.entry.victim is not None and other.entry.victim.single is not None:
                near = few_words(passage.text, span.end, other.start, 4)
                return other if near and not passage.parted(span.end, other.start) else None
        return None

    def _inside(self, span: Span) -> Span | None:
        """The noun for people inside a split verb whose second part is ``span``."""
        before = [one for one in self._near(span) if one.end <= span.start and one.entry.victim is not None]
        return before[-1] if before else None

    def _patient(self, span: Span) -> Span | None:
        """The noun for the people whom a verb is done to: its object, or the subject of a passive."""
        helper = auxiliary(self._passage, span.start)
        if helper is None:
            return self._done_to(span)
        before: Span | None = None
        inside: Span | None = None
        for other in self._near(span):
            if other.end > span.start:
                break
            if other.entry.victim is not None and other.entry.victim.single is not None:
                before, inside = (other, inside) if other.end <= helper.start else (before, other)
            elif other.end <= helper.start and (other.entry.cue & Cue.NOUN or other.entry.place is not None):
                before = None
        if inside is not None:
            return inside
        if helper.entry.cue & Cue.HAVE or not few_words(self._passage.text, helper.end, span.start, 4):
            return self._done_to(span)
        if few_words(self._passage.text, helper.end, span.start, 1):
            return before
        return self._done_to(span) or before

    def _head(self, span: Span, rule: EventRule) -> tuple[int, int] | None:
        """'a war widow', 'attack aircraft', 'war-torn', 'post-war': the word that a noun is an attribute of."""
        text = self._passage.text
        if text[span.end : span.end + 1] == "-" or (
            rule.type == _WAR and text[span.start - 1 : span.start] == "-"
        ):
            return span.start, span.end
        if not self._passage.kinds & Cue.HEAD:
            return None
        cues = self._passage.cues
        following = bisect_left(cues, span.end, key=_START)
        if following == len(cues):
            return None
        head = cues[following]
        return (head.start, head.end) if head.entry.cue & Cue.HEAD and head.start == span.end + 1 else None

    def _attributive(self, span: Span) -> bool:
        """'the occupied hills', 'in the X-occupied Y': what a participle before a noun tells is no news."""
        if self._passage.text[span.start - 1 : span.start] == "-" or self._owned(span):
            return True
        return self._passage.follows(_BEFORE_NOUNS, span.start)

    def _owned(self, span: Span) -> bool:
        """'the province's besieged town': behind an owner a participle is an adjective."""
        return self._passage.text[max(0, span.start - 3) : span.start] in _OWNING

    def _in_speech(self, span: Span) -> bool:
        """True where somebody says it: 'must' is an appeal in a quotation or in what someone told."""
        return inside_quote(self._passage, span.start) or any(
            telling.content[0] <= span.start < telling.content[1] for telling in self._passage.tellings
        )

    def _superlative(self, span: Span) -> Span | None:
        """'the worst clashes since 2020' compares; it tells of no other event."""
        for cue in self._passage.cues:
            if cue.start >= span.start:
                return None
            if cue.entry.cue & Cue.SUPERLATIVE and few_words(self._passage.text, cue.end, span.start, 2):
                return cue
        return None
