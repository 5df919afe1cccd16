"""Who takes part in an event: the agents and the targets of an event word, by its frame.

A verb has a subject before it and objects behind; a noun is followed by 'by', 'against' or 'between'.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from ..words.clauses import auxiliary
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .forms import by_before, object_ahead, owner_ahead, owning, passive_form
from .objects import agent_before, aside, beside, fighters_of, inverted, taken_up, undergone
from .realis import agrees

_START: Final = attrgetter("start")
_NEAR: Final = 60  # characters
_BACK: Final = Cue.OWN | Cue.IT | Cue.HE | Cue.THEY | Cue.WE


class Cast:
    """The parties of one sentence, as its event words share them out."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._parties = [party for party in passage.parties if not party.within]
        self._things = [party for party in self._parties if party.kind != "adjective" or self._whose(party)]
        self._free = [
            party for party in self._things
            if not party.governed and (party.kind != "pronoun" or party.actor is not None)
        ]  # fmt: skip

    def _whose(self, party: Party) -> bool:
        """True for a nationality that people behind it have: 'Afghan rebels' are a party like any other."""
        following = bisect_left(self._passage.spans, party.end, key=_START)
        for span in self._passage.spans[following : following + 3]:
            if span.entry.victim is not None:
                return few_words(self._passage.text, party.end, span.start, 2)
        return False

    def of(self, span: Span, type_: str, frame: str) -> tuple[list[Party], list[Party]]:
        """(agents, targets) of an event word of a type, whose parties stand as ``frame`` says."""
        if not self._parties:
            return [], []
        if frame in ("noun", "deal", "meet", "means"):
            between = self._after(span.end, Cue.BETWEEN, reach=40)
            if between and type_ == "mediation":
                return self._doers(span), between
            if between and frame != "meet":
                return between, []
            if frame in ("noun", "means"):
                return self._of_noun(span, type_)
            if frame == "deal":
                agents = self._after(span.end, Cue.BY, reach=30) or self._subject(span) or self._near(span)
                return agents, [] if type_ == "ceasefire" else self._toward(span, agents)
            subject = self._subject(span)
            return subject + between + [
                party for party in self._objects(span, type_) if party not in subject
            ], []
        subject = self._subject(span)
        if frame == "duty":
            return [], subject
        if self._by_follows(span) if frame == "call" else self._passive(span):
            agents = self._after(span.end, Cue.BY, reach=30) or self._led_by(span)
            targets = [party for party in subject if party not in agents]
            if agents and not targets:
                ahead = self._ahead(agents[0].start)
                targets = [party for party in ahead if not self._only_says(party, span)]
            return agents, targets
        objects = [party for party in self._objects(span, type_) if party not in subject]
        if not subject and (agents := self._led_by(span)):
            return agents, []
        if not subject and objects and inverted(self._passage, span):
            return objects[:1], objects[1:]
        objects = objects or object_ahead(self._passage, span, self._parties)
        return subject, objects or (self._toward(span, subject) if frame == "call" else [])

    def _led_by(self, span: Span) -> list[Party]:
        """The agent before a passive, with a 'by' on either side of it."""
        passage, parties = self._passage, self._parties
        return agent_before(passage, span, parties) or by_before(passage, span, parties)

    def anybody(self, span: Span) -> bool:
        """Whether someone who could be a party stands in the clause, though it is not known who that is."""
        return any(
            not self._passage.parted(min(party.end, span.end), max(party.start, span.start))
            for party in self._things
            if party.kind != "medium" and -_NEAR <= party.start - span.end <= _NEAR
        )

    def _of_noun(self, span: Span, type_: str) -> tuple[list[Party], list[Party]]:
        agents = self._after(span.end, Cue.BY, reach=30) or self._possessors(span) or self._led_by(span)
        if type_ == "mediation":
            agents = agents or self._after(span.end, Cue.OF, reach=8) or self._adjacent(span.end)
        targets = self._after(span.end, Cue.AGAINST, reach=30)
        targets = targets or object_ahead(self._passage, span, self._parties)
        agents = agents or self._doers(span) or owning(self._passage, span, self._parties)
        return agents, [party for party in targets if party not in agents]

    def _doers(self, span: Span) -> list[Party]:
        """The subject of a verb that makes a noun its deed: 'A launched an attack', 'A had staged a raid'."""
        passage = self._passage
        if not passage.kinds & Cue.PERFORM:
            return []
        for cue in passage.cues:
            if not cue.entry.cue & Cue.PERFORM:
                continue
            ahead = cue.end <= span.start and few_words(passage.text, cue.end, span.start, 5)
            behind = cue.start >= span.end and few_words(passage.text, span.end, cue.start, 6)
            if (ahead or behind) and not passage.parted(min(cue.end, span.end), max(cue.start, span.start)):
                return [] if self._passive(cue) else self._subject(cue if ahead else span)
        return []

    def _toward(self, span: Span, besides: list[Party]) -> list[Party]:
        """The party to whom or with whom something is done: the first behind a preposition of no place."""
        passage = self._passage
        for party in self._parties:
            if party.start < span.end:
                continue
            if not few_words(passage.text, span.end, party.start, 7) or passage.parted(span.end, party.start):
                return []
            if party not in besides and party.governed and not self._led(party, Cue.LOCATIVE):
                return [party]
        return []

    def _led(self, party: Party, kinds: int) -> bool:
        """True where a word of some kinds stands right before a party."""
        if self._passage.kinds & kinds:
            for cue in self._passage.cues:
                if cue.entry.cue & kinds and 0 <= party.start - cue.end <= 5:
                    return True
        return False

    def _passive(self, span: Span) -> bool:
        """True behind a passive auxiliary, and right before a 'by'."""
        if passive_form(self._passage, span) or (self._passage.kinds & Cue.BY and self._by_follows(span)):
            return True
        if not self._passage.kinds & Cue.BE:
            return False
        return undergone(self._passage, span)

    def _by_follows(self, span: Span) -> bool:
        """True for a participle with its agent right behind; 'has broken it by doing' has none."""
        cues = self._passage.cues
        following = bisect_left(cues, span.end, key=_START)
        if following == len(cues) or cues[following].start > span.end + 1:
            return False
        if not cues[following].entry.cue & Cue.BY or not self._behind(cues[following].end):
            return False
        helper = auxiliary(self._passage, span.start)
        return helper is None or not helper.entry.cue & Cue.HAVE

    def _subject(self, span: Span) -> list[Party]:
        """The parties joined before the verb that nothing governs; whoever only says it did not do it."""
        passage = self._passage
        helper = auxiliary(passage, span.start) if passage.kinds & Cue.HAVE else None
        if helper is None or not helper.entry.cue & Cue.HAVE:
            found = self._ahead(span.start)
        else:
            # A perfect: its subject stands before the auxiliary, or follows it before everything else.
            inside = [one for one in self._free if helper.end <= one.start and one.end <= span.start]
            found = self._ahead(helper.start) or inside[:1]
        if not found:
            found = self._antecedents(span) or fighters_of(passage, self._parties, span.start)
            return found or owner_ahead(passage, span, self._parties)
        if self._led(found[-1], Cue.OWN):
            told = next((one for one in passage.tellings if _tells(one, span)), None)
            return [told.speaker] if told is not None and told.speaker is not None else []
        return owner_ahead(passage, span, self._parties) if self._only_says(found[-1], span) else found

    def _ahead(self, position: int) -> list[Party]:
        """The free parties joined that stand nearest before a position, in its clause."""
        passage = self._passage
        found: list[Party] = []
        for party in self._free:
            if party.end > position:
                break
            if passage.parted(party.end, position):
                continue
            if taken_up(passage, party, position) or aside(passage, party, position):
                continue
            if found and not self._joined(found[-1].end, party.start):
                found = []
            found.append(party)
        return found if found and few_words(passage.text, found[-1].end, position, 14) else []

    def _only_says(self, party: Party, span: Span) -> bool:
        """True for the speaker of what an event word stands in, unless a pronoun leads back to him."""
        passage = self._passage
        told = next((one for one in passage.tellings if _tells(one, span)), None)
        if told is None or told.speaker is None or told.speaker.start != party.start or agrees(passage, told):
            return False
        return not any(
            cue.entry.cue & _BACK and told.content[0] <= cue.start < span.start for cue in passage.cues
        )

    def _antecedents(self, span: Span) -> list[Party]:
        """The parties that a relative pronoun just before the verb stands for: 'A and B, who traded fire'."""
        passage = self._passage
        if not passage.kinds & Cue.RELATIVE:
            return []
        for cue in passage.cues:
            if cue.end > span.start or not cue.entry.cue & Cue.RELATIVE:
                continue
            if not few_words(passage.text, cue.end, span.start, 4):
                continue
            found: list[Party] = []
            for party in self._things:
                if party.end > cue.start:
                    break
                found = [*found, party] if found and self._joined(found[-1].end, party.start) else [party]
            if found and not passage.text[found[-1].end : cue.start].strip(" ,"):
                return found
        return []

    def _objects(self, span: Span, type_: str) -> list[Party]:
        passage = self._passage
        found: list[Party] = []
        position = span.end
        for party in self._parties:
            if party.start < span.end:
                continue
            if found:
                if not self._joined(position, party.start):
                    break
            elif not beside(passage, span, party, type_):
                break
            found.append(party)
            position = party.end
        return found

    def _near(self, span: Span) -> list[Party]:
        """The party just before or behind: 'a Russia-brokered deal', 'the deal with Russia'."""
        passage = self._passage
        for party in self._things:
            before, behind = span.start - party.end, party.start - span.end
            close = 0 <= before <= 24 or (
                0 <= behind <= 24 and few_words(passage.text, span.end, party.start, 1)
            )
            if close and not passage.parted(min(party.end, span.end), max(party.start, span.start)):
                return [party]
        return []

    def _possessors(self, span: Span) -> list[Party]:
        for party in self._parties:
            if 0 <= span.start - party.end <= 3 and not party.object:
                return [party]
        return []

    def _adjacent(self, position: int) -> list[Party]:
        text = self._passage.text
        return [party for party in self._parties if not text[position : party.start].strip()][:1]

    def _after(self, position: int, kind: int, reach: int) -> list[Party]:
        """The parties joined behind the first word of a kind that follows closely."""
        passage = self._passage
        if not passage.kinds & kind:
            return []
        following = bisect_left(passage.breaks, position)
        limit = passage.breaks[following] if following < len(passage.breaks) else passage.end
        limit = min(limit, position + reach)
        if kind == Cue.BY:
            # 'A truce brokered by X': X brokered.
            other = bisect_left(passage.events, position, key=_START)
            if other < len(passage.events) and any(
                rule.frame == "verb" for rule in passage.events[other].entry.event
            ):
                limit = min(limit, passage.events[other].start)
        for cue in passage.cues:
            if cue.start < position:
                continue
            if cue.start > limit:
                return []
            if cue.entry.cue & kind:
                return self._behind(cue.end)
        return []

    def _behind(self, position: int) -> list[Party]:
        if self._both_follow(position):
            return []
        found: list[Party] = []
        end = position
        for party in self._parties:
            if party.start < position:
                continue
            if found and not self._joined(end, party.start):
                break
            if not found and (
                not few_words(self._passage.text, position, party.start, 4)
                or not self._passage.unbroken(position, party.start)
                or any(position <= date.start < party.start for date in self._passage.dates)
            ):
                break
            found.append(party)
            end = party.end
        return found

    def _both_follow(self, position: int) -> bool:
        """'between the two countries': whoever is named behind is not meant."""
        return self._passage.holds(Cue.BOTH, position, position + 4)

    def _joined(self, start: int, end: int) -> bool:
        passage = self._passage
        gap = passage.text[start:end].strip()
        if gap in ("", ","):
            return True
        if len(gap) > 24 or not passage.kinds & Cue.AND:
            return False
        joint = any(start <= cue.start and cue.end <= end and cue.entry.cue & Cue.AND for cue in passage.cues)
        return joint and few_words(gap, 0, len(gap), 3)


def _tells(telling: Telling, span: Span) -> bool:
    """Whether a word stands in what is told; where the verb closes its clause, that lies inside the telling."""
    begin, end = telling.content
    inside = telling.start <= begin and end <= telling.end
    return begin <= span.start < end and (inside or not telling.start <= span.start < telling.end)
