"""What is lacking where something is not found: a word in the pack, or a frame for the shape; or a check refused it.

All of it is taken from what a watched reading told (`watching`); ``explain``, ``pack test`` and ``score`` say
it in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..figures.people import WORD, People
from ..words.distance import few_words
from ..words.spans import Passage, Slot, Span
from ..words.watching import CHECKS, Refusal, Why

KINDS = {"outcomes": ("outcome", "outcome"), "events": ("event", "type"), "reporting": ("report", "act")}
"""By table of the pack: the slot of its words, and what its rules say of them."""
_NOBODY = frozenset((Why.NOBODY_BEFORE, Why.NOBODY_BEHIND, Why.UNSAID))
_PEOPLE = Slot.VICTIM | Slot.INSTITUTION | Slot.NATION
_NEAR = 4  # words between a word that is not known and a figure or an outcome word that it may belong to
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True, kw_only=True)
class Lost:
    """A word or a figure that came to nothing. ``kind`` is outcome, event, report or figure.

    ``lacking`` is word, frame or check; ``why`` are clauses that say more, ``unknown`` words near it that
    the pack does not know.
    """

    kind: str
    start: int
    end: int
    lacking: str
    why: list[str]
    unknown: list[tuple[int, int]]


def lost(passage: Passage, events: Container[int] = ()) -> list[Lost]:
    """What came to nothing in a watched passage, in order; ``events`` are where words of found events begin."""
    return sorted(_Losses(passage).all(events), key=lambda one: one.start)


def lacked(passages: Sequence[Passage], table: str, kind: str, start: int, end: int) -> str:
    """Why nothing of a kind (an outcome, a type of event, an act of speech) was found in a stretch of text."""
    slot, says = KINDS[table]
    here = [one for one in passages if one.start < end and start < one.end]
    spans = [(one, span) for one in here for span in one.spans]
    saying = [
        (one, span)
        for one, span in spans
        if any(getattr(rule, says) == kind for rule in getattr(span.entry, slot) or ())
    ]
    words = [(one, span) for one, span in saying if start <= span.start < end]
    unknown = [
        one.text[first:last] for one in here for first, last in unknown_words(one) if start <= first < end
    ]
    hint = f"; not known here: {', '.join(dict.fromkeys(unknown))}" if unknown else ""
    if not words and saying:
        said = ", ".join(one.text[span.start : span.end] for one, span in saying)
        return f"frame lacking, {said} in the same sentence is not said of it"
    if not words:
        return f"word lacking, none that says {kind} is known{hint}"
    tried = [
        one
        for passage, word in words
        for one in lost(passage)
        if one.kind == slot and (one.start, one.end) == (word.start, word.end)
    ]
    for one in tried:
        if one.lacking == "check":
            return f"refused, {'; '.join(one.why)}"
    if table == "outcomes" and not any(
        span.entry.filled & _PEOPLE for _, span in spans if start <= span.start < end
    ):
        return f"word lacking, no noun for people is known{hint}"
    why = "; ".join(dict.fromkeys(clause for one in tried for clause in one.why))
    return f"frame lacking, {why or 'the words are known but not in this shape'}"


def unknown_words(passage: Passage) -> list[tuple[int, int]]:
    """The words of a passage that nothing in the pack or in the tables of names fits."""
    rules = [rule for span in passage.outcomes for rule in span.entry.outcome]
    stems = tuple(rule.first.partition("*")[0].casefold() for rule in rules if rule.first is not None)
    known = [(span.start, span.end) for span in passage.spans]
    known += [(one.start, one.end) for one in passage.numbers]
    known += [(one.start, one.end) for one in passage.dates]
    known += [(one.start, one.end) for one in passage.parties]
    known += [(start, end) for start, end, _ in passage.places]
    known.sort()
    found: list[tuple[int, int]] = []
    index, reached = 0, passage.start
    for word in WORD.finditer(passage.text, passage.start, passage.end):
        while index < len(known) and known[index][0] < word.end():
            reached = max(reached, known[index][1])
            index += 1
        told = reached > word.start() or word.group().casefold().startswith(stems)
        if not told and _LETTER.search(word.group()):
            found.append(word.span())
    return found


def in_words(refusal: Refusal, text: str) -> str:
    """The reason of a refusal, with the words that stood in the way."""
    at = refusal.at
    quoted = f'"{text[at[0] : at[1]]}"' if isinstance(at, tuple) else at or ""
    return refusal.why.format(at=quoted, most=refusal.most)


def nameless(passage: Passage, group: People) -> list[tuple[int, int]]:
    """The unknown words right behind a figure that no noun follows: one of them may be a noun for people."""
    if group.headed or group.own or group.subset:
        return []
    end = group.quantity.end
    return [
        word
        for word in unknown_words(passage)
        if word[0] >= end and few_words(passage.text, end, word[0], 1) and not passage.parted(end, word[0])
    ]


class _Losses:
    """One watched passage: what it told, by the word or figure that it told it of."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.unknown = unknown_words(passage)
        self.told: dict[tuple[int, int], list[Refusal]] = {}
        for refusal in passage.watch.refusals:
            self.told.setdefault((refusal.start, refusal.end), []).append(refusal)
        read = {id(reading.trigger) for reading in passage.watch.readings}
        self.idle = [span for span in passage.outcomes if id(span) not in read]
        words: list[Span] = [*passage.outcomes, *passage.events, *passage.reports]
        spoken = {(span.start, span.end) for span in words}
        self.figures = {at: refusals[0] for at, refusals in self.told.items() if at not in spoken}

    def all(self, events: Container[int]) -> Iterator[Lost]:
        passage = self.passage
        idle = [self._word("outcome", span) for span in self.idle]
        yield from idle
        for span in passage.events:
            if span.start not in events and (span.start, span.end) in self.told:
                yield self._word("event", span)
        for span in passage.reports:
            outside = all(span.end <= one.start or one.end <= span.start for one in passage.tellings)
            if outside and not span.entry.outcome and (span.start, span.end) in self.told:
                yield self._word("report", span)
        for (start, end), refusal in self.figures.items():
            yield from self._turned_down(start, end, refusal)
        counted = {id(reading.people) for reading in passage.watch.readings}
        for group in passage.watch.people or ():
            if id(group) not in counted:
                yield self._uncounted(group, idle)

    def _word(self, kind: str, span: Span) -> Lost:
        refusals = self.told.get((span.start, span.end), [])
        whole = [refusal for refusal in refusals if refusal.why != Why.FIRST]
        judged = [refusal for refusal in refusals if refusal.why in CHECKS]
        refusals = judged or whole or refusals  # another rule of this word fits better than one that is split
        clauses: dict[str, list[str]] = {}
        for refusal in refusals:
            clauses.setdefault(_named(refusal.rule), []).append(in_words(refusal, self.passage.text))
        why = [f"{rule}{', and '.join(dict.fromkeys(said))}" for rule, said in clauses.items()]
        check = bool(judged)
        unknown: list[tuple[int, int]] = []
        if kind == "outcome" and not check:
            unknown = self._near(span.start, span.end)
            if any(refusal.why in _NOBODY for refusal in refusals):
                things = list(self._things(span))
                why += things
                check = bool(things)
        lacking = "check" if check else "word" if unknown and not self.passage.watch.people else "frame"
        return Lost(
            kind=kind, start=span.start, end=span.end, lacking=lacking, unknown=unknown,
            why=why or ["none of its frames fits"],
        )  # fmt: skip

    def _things(self, span: Span) -> Iterator[str]:
        """The figures near an outcome word that count no people: it may have been said of them."""
        for (start, end), refusal in self.figures.items():
            close = few_words(self.passage.text, min(end, span.end), max(start, span.start), _NEAR)
            if close and refusal.why != Why.NO_NOUN:
                yield f'of "{self.passage.text[start:end]}": {in_words(refusal, self.passage.text)}'

    def _turned_down(self, start: int, end: int, refusal: Refusal) -> Iterator[Lost]:
        unknown: list[tuple[int, int]] = []
        if refusal.why == Why.NO_NOUN:
            unknown = self._near(end, end, 1)
            if not (self.idle and unknown):
                return  # an article counts nobody most of the time
        why = [in_words(refusal, self.passage.text)]
        lacking = "word" if unknown else "check"
        yield Lost(kind="figure", start=start, end=end, lacking=lacking, why=why, unknown=unknown)

    def _uncounted(self, group: People, idle: list[Lost]) -> Lost:
        """A group of people that is in no claim."""
        start, end = group.quantity.start, group.end
        bare = not (group.headed or group.own or group.subset)
        why = [str(Why.NO_NOUN)] if bare else []
        if idle:
            word = self.passage.text[idle[0].start : idle[0].end]
            why.append(f'"{word}" is not said of it, for the reason that is given there')
        elif self.passage.outcomes:
            why.append("the outcome words of the sentence are said of others")
        else:
            why.append("the sentence has no outcome word that the pack knows")
        unknown = self._near(start, end) if not idle else []
        lacking = "word" if unknown and (bare or not self.passage.outcomes) else "frame"
        lacking = idle[0].lacking if idle else lacking
        return Lost(kind="figure", start=start, end=end, lacking=lacking, why=why, unknown=unknown)

    def _near(self, start: int, end: int, most: int = _NEAR) -> list[tuple[int, int]]:
        """The unknown words with at most so many words between them and a stretch."""
        text = self.passage.text
        return [
            (first, last)
            for first, last in self.unknown
            if few_words(text, min(last, end), max(first, start), most)
        ]


def _named(rule: Any) -> str:
    if rule is None:
        return ""
    says = getattr(rule, "outcome", None) or getattr(rule, "type", None) or getattr(rule, "act", "")
    frame = getattr(rule, "frame", None)
    return f"{says}, frame {frame}: " if frame else f"{says}: "
