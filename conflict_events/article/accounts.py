"""Turns what a sentence counts into claims: who claims it, with what stance, of whom and of when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ..dating.anchoring import (
    asserter_within,
    bracketed,
    claimant_of,
    denies_account,
    evidence_of,
    object_end,
    telling_over,
)
from ..dating.binding import Bound
from ..dating.chronology import Timeline
from ..dating.harm_dates import Dating
from ..figures.beyond import sums_up, take_sum
from ..figures.ground import Ground
from ..figures.inheriting import take_people
from ..figures.outcomes import SAME
from ..figures.people import Reading
from ..figures.resuming import (
    be_part,
    find_dead,
    held_before,
    join_greater,
    resume,
    retold,
    told_before,
    told_dead,
)
from ..figures.stances import deniable, stance_of
from ..figures.victim_types import victim_type
from ..figures.victims import outcome_of, side_of
from ..findings import EARLIER, Claim, EventMention, Quote
from ..models import Actor
from ..speech.carrying import words_of
from ..speech.doubting import doubt
from ..speech.referring import points_back
from ..speech.verbs import CLAUSE_END, is_pointer
from ..words.spans import Cue, Passage, Telling
from .going_on import carry, carry_within
from .own_voice import OwnVoice

_HEARD: Final = 2  # sentences back to which a later one can point


class Accounts:
    """Makes the claims of one article, sentence after sentence."""

    def __init__(
        self,
        timeline: Timeline,
        state_of: Callable[[Actor], Actor | None],
        ground: Ground,
        pair: Sequence[Actor],
        *,
        together: bool,
    ) -> None:
        self._together = together
        self._dates = Dating(timeline)
        self._pair = {actor.id for actor in pair}
        self._state_of = state_of
        self._ground = ground
        self._recent: list[tuple[int, Claim]] = []
        self._before: Passage | None = None
        self._own = OwnVoice()
        self._teller: Passage | None = None  # the last sentence with figures or speech

    def claims(
        self,
        passage: Passage,
        readings: Sequence[Reading],
        mentions: Sequence[EventMention],
        quotes: Sequence[Quote],
        bound: Bound,
    ) -> list[Claim]:
        """The claims of a sentence; their `part_of` points to one another."""
        self._forget(passage)
        made: dict[int, Claim] = {}
        found: list[Claim] = []
        more: set[int] = set()
        earlier = [one for at, one in self._recent if at < passage.ordinal]
        just = [one for at, one in self._recent if at == passage.ordinal - 1]
        for reading in readings:
            before: Claim | None = None
            held: list[Claim] = []
            if reading.again:
                heard = [one for _, one in self._recent] + found
                held = held_before(heard) if reading.people is None else []
                if not held and (reading.people is None or told_dead(heard)):
                    continue
            if reading.rule.outcome == SAME:
                before = told_before(found, just)
                if before is None:
                    continue
            claim = self._claim(passage, reading, mentions, quotes, bound)
            rest = find_dead(claim, held) if held else []
            told = retold(passage, reading, claim, earlier)
            if told is not None:
                made[id(reading)] = told
                continue
            if reading.back and before is None:
                either = claim.outcome == "casualties"  # the victims are those dead, or hurt, told before
                before = told_before((), [one for one in earlier if either or one.outcome == claim.outcome])
            if before is not None:
                resume(claim, before, part=reading.back)
            else:
                join_greater(reading, claim, self._recent)
            made[id(reading)] = claim
            whole = made.get(id(reading.part_of)) if reading.part_of is not None else None
            if whole is not None:
                be_part(claim, whole)
            found += [claim, *rest, *self._asserted(passage, claim)]
            if reading.people is not None and reading.people.more:
                more.add(id(claim))
            self._recent.append((passage.ordinal, claim))
        carry(passage, found, self._teller, self._recent, more, self._dates.report, self.is_party)
        carry_within(passage, found, self.is_party)
        if self._together and found and self._before is not None:
            self._add_up(passage, found[0], self._before)
        answers = self._answers(passage, found)
        self._recent += [(passage.ordinal, claim) for claim in answers]
        found += answers
        doubt(passage, found, self._recent)
        self._own.tell(passage, found)
        self._before = self._teller = passage
        return found

    def go_on(self, passage: Passage) -> bool:
        """Whether a sentence may give parts of a figure that the one before it told."""
        return bool(
            self._recent
            and self._recent[-1][0] == passage.ordinal - 1
            and (passage.kinds & (Cue.INCLUDING | Cue.OF) or passage.tellings)
            and not passage.outcomes
        )

    def listen(self, passage: Passage) -> list[Claim]:
        """Hears a sentence without figures: it may deny earlier ones, or say who gave them."""
        self._forget(passage)
        found = self._answers(passage, ())
        doubt(passage, found, self._recent)
        self._recent += [(passage.ordinal, claim) for claim in found]
        self._own.tell(passage, found)
        self._before = passage
        if passage.tellings or passage.quoted or passage.outcomes:
            self._teller = passage
        return found

    def _add_up(self, passage: Passage, first: Claim, before: Passage) -> None:
        """'Three died. Another two were hurt, says X': what stands right before is told by X, too."""
        opens = any(cue.start == passage.start and cue.entry.cue & Cue.MORE for cue in passage.cues)
        if not opens or first.claimant is None or before.paragraph != passage.paragraph or before.tellings:
            return
        for ordinal, claim in self._recent:
            if ordinal == passage.ordinal - 1 and claim.claimant is None and not claim.is_background:
                claim.claimant, claim.claimant_is_party = first.claimant, first.claimant_is_party
                claim.claimant_text, claim.relayed_by = first.claimant_text, first.relayed_by

    def _forget(self, passage: Passage) -> None:
        """Nothing points back farther than to the sentence before."""
        if self._recent and self._recent[0][0] < passage.ordinal - _HEARD:
            self._recent = [
                (ordinal, claim) for ordinal, claim in self._recent if ordinal >= passage.ordinal - _HEARD
            ]

    def _answers(self, passage: Passage, found: Sequence[Claim]) -> list[Claim]:
        """Speech about the figures told just before.

        'Baku denied this' repeats them as denied; 'that is what X reports' gives their speaker.
        """
        denied: list[Claim] = []
        for telling in passage.tellings:
            speaker = telling.speaker.actor if telling.speaker is not None else None
            first, last = telling.content
            if telling.act == "deny":
                last = object_end(passage, telling)
            if speaker is None or any(first <= claim.start < last for claim in found):
                continue
            earlier = [claim for ordinal, claim in self._recent if ordinal == passage.ordinal - 1]
            back = is_pointer(passage, *telling.content)  # over a sentence without a figure: 'it is a woman'
            if any(claim.claimant is None for claim in earlier) or (not earlier and back):
                earlier = [claim for ordinal, claim in self._recent if ordinal < passage.ordinal]
            if telling.act == "deny":
                if not denies_account(passage, telling):
                    continue
                here = [claim for claim in found if claim.start < telling.start][-1:]
                told = {
                    (one.outcome, one.count, one.victim_type)
                    for one in (*denied, *(one for one in found if one.stance == "denies"))
                    if one.claimant == speaker
                }
                denied += [
                    self._denied(passage, telling, claim, speaker)
                    for claim in deniable(passage, here or earlier, speaker, self._state_of(speaker))
                    if (claim.outcome, claim.count, claim.victim_type)
                    not in told  # 'denied it, calling it a lie'
                ]
            elif (
                telling.act in ("say", "confirm")
                and points_back(passage, telling)
                and not any(first <= one.start < last and not passage.dated(one) for one in passage.numbers)
            ):
                for claim in self._own.before(passage):
                    claim.claimant, claim.claimant_is_party = speaker, self.is_party(speaker)
                    claim.claimant_text = words_of(passage, telling)
                    claim.relayed_by = telling.relayed_by
        return denied

    def _asserted(self, passage: Passage, claim: Claim) -> list[Claim]:
        """The claim of another that a denial speaks of, where the denial names who made it."""
        if claim.stance != "denies":
            return []
        telling = telling_over(passage, claim.start)
        own = asserter_within(passage, telling, claim.start) if telling is not None else None
        if own is None or own.actor is None:
            return []
        return [
            replace(
                claim, stance="asserts", claimant=own.actor, claimant_text=passage.text[own.start : own.end],
                claimant_is_party=self.is_party(own.actor), said_start=None, said_end=None,
            )
        ]  # fmt: skip

    def is_party(self, claimant: Actor | None) -> bool | None:
        """Whether a claimant speaks for one of the sides that fight."""
        if claimant is None:
            return None
        side = self._state_of(claimant)
        return side is not None and (side.kind == "armed_group" or side.id in self._pair)

    def _denied(self, passage: Passage, telling: Telling, claim: Claim, speaker: Actor) -> Claim:
        start, end = telling.start, telling.end
        stop = CLAUSE_END.search(passage.text, end, passage.end)
        if stop is not None and stop.start() - end < 40:
            end = stop.start()
        return replace(
            claim, sentence=passage.ordinal, start=start, end=end, evidence=passage.text[start:end],
            rule=f"reporting:deny:{telling.verb}", stance="denies", claimant=speaker,
            claimant_text=words_of(passage, telling),
            claimant_is_party=self.is_party(speaker), relayed_by=None, count_text=None, part_of=None,
            said_start=None, said_end=None,
        )  # fmt: skip

    def _claim(
        self,
        passage: Passage,
        reading: Reading,
        mentions: Sequence[EventMention],
        quotes: Sequence[Quote],
        bound: Bound,
    ) -> Claim:
        quantity = reading.quantity
        anchor = quantity.start if quantity is not None else reading.trigger.start
        telling = telling_over(passage, anchor)
        claimant, text = claimant_of(passage, anchor, telling, quotes)
        if (own := reading.speaker or bracketed(passage, reading)) is not None:
            claimant, text = own.actor, passage.text[own.start : own.end].strip()
        start, end = evidence_of(passage, reading)
        claim = Claim(
            outcome=outcome_of(passage, reading),
            sentence=passage.ordinal,
            start=start,
            end=end,
            evidence=passage.text[start:end],
            rule=f"outcomes:{reading.rule.outcome}:{reading.rule.frame}:{reading.rule.trigger}",
            claimant=claimant,
            claimant_text=text,
            claimant_is_party=self.is_party(claimant),
        )
        if reading.old:
            claim.rule += EARLIER
        if quantity is not None:
            claim.count, claim.count_low, claim.count_high = quantity.count, quantity.low, quantity.high
            claim.bound = quantity.bound
            claim.count_text = passage.text[quantity.start : quantity.end]
        claim.stance = stance_of(passage, reading, telling)
        if telling is not None:
            claim.relayed_by = telling.relayed_by
            if telling.said is not None:
                claim.said_start, claim.said_end = telling.said.first, telling.said.last
        claim.victim_side = side_of(passage, reading, telling, claimant, self._state_of, self._ground)
        claim.victim_type = victim_type(passage, reading, claim.victim_side, self._ground.served)
        heard, before = self._recent, self._before
        take_people(passage, reading, claim, heard, before, self._of_his, self._state_of)
        self._ground.note(claim)
        same = self._before is not None and self._before.paragraph == passage.paragraph
        self._dates.date(
            passage,
            reading,
            claim,
            mentions,
            bound,
            [earlier for ordinal, earlier in self._recent if ordinal >= passage.ordinal - 1],
        )
        if not same and sums_up(passage, reading, dated=claim.event_start is not None):
            take_sum(passage, claim)
        return claim

    def _of_his(self, claim: Claim, earlier: Claim) -> bool:
        """Whether a party may tell of people told before: it told of them, or they are its own."""
        if not claim.claimant_is_party or claim.claimant == earlier.claimant:
            return True
        return claim.claimant is not None and self._state_of(claim.claimant) == earlier.victim_side
