"""The noun phrase that a quantity opens: who is counted, of which side and type, or that no people are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..mentions.quantities import Quantity
from ..models import Actor
from ..words.spans import Cue, Passage, Slot, Span
from ..words.watching import Why, refuse
from .ages import aged_end, of_age
from .ahead import (
    NEXT_WORD,
    STOP,
    armed_follow,
    describes,
    is_arm,
    is_noun,
    is_one,
    is_verb,
    names,
    owns,
    participle_ahead,
    people_follow,
    pronoun_follows,
    stands_alone,
    stranger_follows,
    take_bound,
    the_follows,
    type_of,
)
from .beginnings import among_them, parts_follow, place
from .behind import is_head
from .outcomes import VictimNoun
from .people import WORD, People, following, hyphenated, lead, mixed, more_telling, one_follows, past_age

_TYPES_OF_SIDES: Final = {"armed_group": "fighter", "party": "civilian", "police": "police"}
_SHORT_NAME: Final = re.compile(r" \([\w&./-]{2,14}\)")  # 'of the Movement (MND)'
_STATES: Final = frozenset(("captured", "detained", "displaced", "missing"))
_RELIEF: Final = frozenset(("igo", "ngo"))
_VERBAL: Final = Slot.REPORT | Slot.EVENT
_ANY: Final = frozenset(("unknown", "civilian"))
_NO_NOUN: Final = Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.PREPOSITION | Cue.LOCATIVE | Cue.AND | Cue.CLAUSE
_NEVER_HEAD: Final = Slot.OUTCOME | Slot.REPORT | Slot.EVENT | Slot.NUMBER | Slot.DATE


class Phrase:
    """The noun phrase that a quantity opens, read word by word."""

    def __init__(
        self, passage: Passage, quantity: Quantity, actor_of: Callable[[Span], Actor | None]
    ) -> None:
        self.passage = passage
        self.text = passage.text
        self.actor_of = actor_of
        self.group = People(quantity, quantity.end, quantity.start)
        self.position = quantity.end
        self.things = False
        self.part = False
        self.force = ""  # the kind of organ that the last word names
        self.attributive = False  # a noun for one person behind another number: '12 civilian deaths'

    def read(self) -> People | None:
        """The group, or None where the quantity counts no people."""
        group, quantity = self.group, self.group.quantity
        if self.text.startswith(")", quantity.end) and self.text[quantity.start - 1] == "(":
            self.position += 1  # '(103) others'
        self.position = participle_ahead(self.passage, self.position)
        for span in following(self.passage.spans, self.position):
            gap = self.text[self.position : span.start]
            if "(" in gap:
                if gap.endswith("(") and self.text.startswith(")", span.end):  # 'a woman of the CPI (Maoist)'
                    self.position = span.end + 1
                    group.end = self.position if group.headed and gap.strip() != "(" else group.end
                    continue
                gap = _SHORT_NAME.sub(" ", gap)
            words = len(WORD.findall(gap))
            if STOP.search(gap) or words > 3 or not self._take(span, words):
                break
        if self.things:
            return None
        if not group.headed or quantity.implicit:
            group.strange = group.strange or stranger_follows(self.passage, self.position)
        if mixed(self.passage, group):
            group.victim_type = "unknown"  # '900 civilians and soldiers'
        before = lead(self.passage, quantity.start)
        if before & Cue.INCLUDING or (before & Cue.BE and among_them(self.passage, quantity.start)):
            group.subset = True
        if (before | lead(self.passage, quantity.end)) & Cue.MORE:
            group.more = True
        if quantity.implicit and not group.headed and (end := aged_end(self.passage, quantity.end + 1)) > 0:
            group.headed, group.end = True, end  # 'a 16-year-old was killed'
        if quantity.implicit and not group.headed and group.side is not None and self._ends():
            group.headed = True  # 'killed a Palestinian': the adjective stands alone for one of them
        if (
            group.headed
            and group.side is not None
            and group.side.kind in _RELIEF
            and group.victim_type in _ANY
        ):
            group.victim_type = "aid_worker"  # 'six UNRWA staff members'
        both = quantity.count == 2 and not group.strange
        them = group.subset and self.part  # 'one of them'
        if quantity.implicit and not group.headed and not (group.strange or group.more or both or them):
            refuse(self.passage, quantity, Why.NO_NOUN)
            return None
        if group.headed and quantity.bound == "exact" and not quantity.implicit:
            take_bound(self.passage, group)
        place(self.passage, group)
        return group

    def _ends(self) -> bool:
        """True where no noun can follow: the clause ends, or a verb or a preposition stands there."""
        if NEXT_WORD.match(self.text, self.position, self.passage.end) is None:
            return True
        following_word = next(following(self.passage.spans, self.position), None)
        return (
            following_word is not None
            and following_word.start == self.position + 1
            and (bool(following_word.entry.cue & _NO_NOUN) or is_verb(following_word.entry.outcome))
        )

    def _take(self, span: Span, words: int) -> bool:
        """Reads one word on; False where the phrase ends before it, or what is counted are ``things``."""
        group = self.group
        entry = span.entry
        cue = entry.cue
        if cue & Cue.NOUN and not words and self._in_name(span):
            return self._on(span)
        adjective = group.headed and (group.quantity.implicit or self.attributive)
        adjective = adjective and not words and entry.date is None and not cue & Cue.RELATIVE
        if cue & Cue.NOUN and adjective and self.text[self.position : span.start] == " ":
            return self._uncounted(Why.THING, span)  # 'a military aircraft': for a person too
        if cue & Cue.SIDE and not group.headed:
            return False  # 'eleven on the X side'
        if cue & Cue.NOUN or entry.date is not None or entry.number is not None:
            if hyphenated(self.text, span):
                return True  # 'a seven-year-old girl'
            if cue & Cue.NOUN and not group.headed:
                if of_age(self.passage, span) or (not words and people_follow(self.passage, span.end)):
                    return self._on(span)  # 'two bus drivers'
                if self.part and self.text.startswith(("'s ", "’s "), span.end):
                    self.position = span.end + 2  # 'five of the family's nine children'
                    return True
                return self._uncounted(Why.THING, span)
        if cue & Cue.WEAPON and not (group.headed or self.part) and is_arm(self.passage, span):
            return self._uncounted(Why.THING, span)
        if cue & Cue.INCLUDING and not group.headed and not words:
            group.subset = not parts_follow(self.passage, span.end)
            return group.subset and self._on(span)
        if entry.victim is not None and not (group.headed and words):
            taken = self._noun(span)
            if taken is not None:
                return taken
            words = 0
        if entry.outcome is not None:
            return self._outcome(span, words)
        if entry.nation is not None or entry.institution is not None or entry.actor is not None:
            return self._side(span, words)
        if entry.determiner is not None and entry.victim is None:
            return False  # '31 a day earlier'
        if words and not group.headed and entry.filled & _NEVER_HEAD == 0:
            group.strange = True
        return self._small_word(span, words)

    def _in_name(self, span: Span) -> bool:
        """'a Peasant Front rebel': a word for a thing inside the name of a party."""
        start = self.text.rfind(" ", self.group.quantity.end, span.start - 1) + 1
        capitals = self.text[span.start].isupper() and self.text[start].isupper()
        return capitals and start > self.group.quantity.end and not self.passage.caseless

    def _uncounted(self, why: str, span: Span) -> bool:
        """What is counted are no people; False."""
        self.things = True
        return refuse(self.passage, self.group.quantity, why, at=(span.start, span.end))

    def _on(self, span: Span) -> bool:
        self.position = span.end
        return True

    def _noun(self, span: Span) -> bool | None:
        """A noun or adjective for people; None where the word is more than that."""
        group, entry = self.group, span.entry
        noun: VictimNoun = entry.victim.beside(group.quantity.count)
        if group.quantity.implicit and noun.single is False and group.quantity.count == 1 and not self.part:
            if names(self.passage, span):
                return self._on(span)
            if not one_follows(self.passage, span.end):
                if noun.type == "unknown" or not is_one(self.passage, group.quantity.end, span):
                    return self._uncounted(Why.ONE, span)
                group.headed = True
            group.victim_type = more_telling(group.victim_type, noun.type)
            return self._on(span)  # 'a police constable'
        losses = self._losses(span)
        free = losses or self.attributive or not group.headed
        if entry.outcome is not None and is_noun(entry.outcome) and free:
            if describes(self.passage, span):
                return None
            group.outcome, group.headed, group.end = span, True, span.end
            return False
        if owns(self.passage, span):  # 'the bags of 200 passengers' were lost, not they
            if group.quantity.implicit and noun.single and one_follows(self.passage, span.end + 2):
                self.position = span.end + 2  # "a mayor's driver"
                return True
            return self._uncounted(Why.OWNED, span)
        kind = noun.type if group.headed else type_of(entry, self.force)
        if kind != "unknown" and (group.victim_type == "unknown" or noun.single is not None):
            group.victim_type = more_telling(group.victim_type, kind)
        group.abroad = group.abroad or noun.abroad
        group.own = group.own or bool(entry.cue & Cue.OWN)  # 'its-soldiers', in one word
        if noun.single is not None or (group.quantity.implicit and stands_alone(self.passage, span)):
            group.headed = True
        self.attributive = noun.attributive and group.quantity.count != 1
        if entry.cue & Cue.MORE:
            group.more = True
        group.end = self.position = past_age(self.passage, span.end) if noun.single else span.end
        if entry.nation is None and entry.institution is None and entry.actor is None:
            return True
        return None

    def _losses(self, span: Span) -> bool:
        """'14 police casualties', 'government losses': a word for casualties right behind whose they are."""
        rules = span.entry.outcome
        if rules is None or not is_noun(rules) or self.text[self.position : span.start] != " ":
            return False
        if self.force == "government" and self.group.victim_type == "unknown":
            self.group.victim_type = "military" if rules[0].outcome == "casualties" else "unknown"
        return all(rule.frame == "noun" for rule in rules)

    def _outcome(self, span: Span, words: int) -> bool:
        group = self.group
        if self.part and group.quantity.implicit and people_follow(self.passage, span.end):
            return self._on(span)  # 'one of the wounded soldiers died'
        most = 1 if group.quantity.count else 0  # 'no heavy losses' were some
        headed = group.headed and not (self.attributive and not words)
        behind = next(following(self.passage.spans, span.end), None)
        if not headed and behind is not None and is_head(self.passage, span, behind):
            return self._uncounted(Why.THING, behind)  # 'two wounded dogs'
        headed = not self._losses(span) and headed
        plain = not (headed or words) and describes(self.passage, span)  # '135 killed soldiers'
        if not plain and is_noun(span.entry.outcome) and not headed and words <= most:
            group.subset = group.subset or self.part
            group.outcome, group.headed, group.end = span, True, span.end
            return self._on(span)
        if not group.headed and words == 0 and people_follow(self.passage, span.end):
            if all(rule.outcome in _STATES or rule.frame == "bare" for rule in span.entry.outcome):
                return self._on(span)  # '400 displaced families', '104 fallen soldiers': who they are
            group.outcome = span
            return self._on(span)
        return False

    def _side(self, span: Span, words: int) -> bool:
        group, entry = self.group, span.entry
        pronoun = self.passage.caseless and entry.cue & Cue.RELATIVE  # 'WHO' is no body there
        verb = entry.cue & (Cue.BE | Cue.HAVE) and not hyphenated(self.text, span)  # but 'IS-fighters'
        if (group.headed and words) or pronoun or verb:
            return False
        side = self.actor_of(span) if entry.place is None or armed_follow(self.passage, span.end) else None
        if side is not None and (not group.headed or not words):
            group.side = group.side or side
            if group.victim_type == "unknown":
                group.victim_type = _TYPES_OF_SIDES.get(side.kind, "unknown")
        self.force = entry.institution.kind if entry.institution is not None else ""
        group.ruling = group.ruling or self.force == "government"
        noun = entry.actor is not None and self.text[span.start].islower()  # '12 talibans'
        if (entry.nation is not None and entry.nation.people) or entry.institution is not None or noun:
            group.headed = group.headed or entry.nation is not None or noun
        group.end = self.position = span.end
        return True

    def _small_word(self, span: Span, words: int) -> bool:
        """Function words, verbs, places: which the phrase goes on behind."""
        group, entry = self.group, span.entry
        cue = entry.cue
        if cue & (Cue.OWN | Cue.WE):
            if words or group.headed:
                return False
            group.own, self.part = True, self.part or bool(cue & Cue.OF)  # 'un de ses soldats'
            return self._on(span)
        if cue & Cue.ENEMY and not words:
            group.enemy = True
            return self._on(span)
        if cue & Cue.MORE and not words:
            group.more, group.end = True, span.end
            return self._on(span)
        if cue & Cue.OF and not group.headed and not words:
            group.subset = pronoun_follows(self.passage, span.end)
            self.part = True  # 'one of the dead': of those told before
            group.partitive = the_follows(self.passage, span.end)
            return self._on(span)
        if group.subset and not group.headed and cue & (Cue.THEY | Cue.RELATIVE | Cue.DEMONSTRATIVE):
            return self._on(span)
        if cue & Cue.DEFINITE and not group.headed:
            return self._on(span)
        if entry.report is not None and group.quantity.count == 0 and not words:
            return self._on(span)  # 'no reported casualties'
        if (
            entry.filled & _VERBAL
            and not (words or group.headed or self.part)
            and people_follow(self.passage, span.end)
        ):
            return self._on(span)  # 'two surrendered rebels', 'an alleged rebel': what they are
        if (
            entry.report is not None
            or entry.event is not None
            or cue & (Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.THAT | Cue.BEFALL)
        ):
            return False
        if entry.place is not None and not group.headed:
            return self._on(span)
        if cue & (Cue.PREPOSITION | Cue.LOCATIVE | Cue.AND | Cue.CLAUSE | Cue.BY):
            return False
        if group.quantity.implicit and any(
            number.kind == "ordinal" and number.start == span.start for number in self.passage.numbers
        ):
            group.more = True  # 'a third was wounded'
            return self._on(span)  # 'a second soldier'
        return entry.number is None and entry.date is None
