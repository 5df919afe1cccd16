"""Joins an outcome word with the people it is said of: those before it, behind it, or on either side."""

from __future__ import annotations

from typing import Final

from ..mentions.quantities import Quantity
from ..words.clauses import CLAUSES, closes_clause
from ..words.distance import few_words
from ..words.spans import Cue, Span
from ..words.watching import Why
from .doers import INSERTED
from .inversions import counted_behind
from .leaning import leans, modified, subject_of
from .lists import be_of_whole, chain_of, is_denied, mark_after, whole_of
from .outcomes import OutcomeRule
from .people import OF_THINGS, People, are_others, following, joined, lead, suits
from .pointing import Pointing
from .standing import stands_by
from .tails import goes_on

_TITLE: Final = 3  # words
_FAR: Final = 20

_PARTS: Final = Cue.RELATIVE | Cue.CLAUSE | Cue.THAT | Cue.AND


class Joints(Pointing):
    """The groups of one sentence, the outcome words that take them, and the readings made of both."""

    def both(self, rule: OutcomeRule, span: Span) -> bool:
        if self._passive(span):
            return self.suffered(rule, span)
        if self.him(rule, span):
            return True
        if self.has_pronoun(span):
            return self.around.refuse(rule, span, Why.NOBODY_BEHIND)
        left = self.nearest_left(rule, span)
        if (
            left is not None
            and self.around.gap_words(left.end, span.start) == 0
            and not self._has_object(span)
        ):
            return self.before(rule, span)
        if self.after(rule, span):
            return True
        if rule.outcome in OF_THINGS and self._has_object(span):
            return self.around.refuse(rule, span, Why.NOBODY_BEHIND)  # 'when they seized a post'
        return not self._has_bare_object(span) and self.before(rule, span, reach=8)

    def before(self, rule: OutcomeRule, span: Span, reach: int = 22) -> bool:
        group = self.nearest_left(rule, span)
        if group is None:
            return self.around.refuse(rule, span, Why.NOBODY_BEFORE)
        if group.quantity.implicit and group.quantity.count and self._spared(group, span):
            return self.around.refuse(rule, span, Why.NOBODY_BEFORE, group)
        chain = chain_of(self.passage, self.people, group)
        whole = whole_of(self.passage, self.people, chain)
        start = group.end if whole is None else self.text.find(mark_after(self.passage, chain), group.end) + 1
        if why := self.around.apart(start, span.start, reach):
            return self.around.refuse(rule, span, why, group, reach)
        told = self.add(rule, span, whole) if whole is not None else None
        for one in (*chain, *self.company_of(group, span)):
            self.add(rule, span, one).part_of = told
        return True

    def _spared(self, group: People, span: Span) -> bool:
        """'a guard was not hurt': what did not befall somebody."""
        return self.passage.holds(Cue.NEGATION, group.end, span.start)

    def after(self, rule: OutcomeRule, span: Span, reach: int = 5) -> bool:
        added = False
        said = (
            rule.frame == "cost" and span.entry.report is not None
        )  # 'claimed ten' lives, 'claimed ten were hurt'
        position = passed = span.end
        why, nearest = Why.NOBODY_BEHIND, None
        for group in self.people:
            if (
                group.quantity.start < span.end
                or group.used
                or (group.outcome is not None and group.outcome is not span)
            ):
                if group.quantity.start >= span.end and not added:
                    break
                continue
            if group.agent:
                break
            if added and group.subset:
                passed = group.end
                continue
            if rule.verb_second and not added and self.does(group, span):
                position = group.end
                continue
            nearest = group
            shy = group.single or group.loose
            near = self._offices(position, group, rule) if shy and not added else reach
            listed = added and any(goes_on(self.passage, end, group) for end in (position, passed))
            why = "" if listed else self.around.apart(position, group.begin, min(reach, near))
            if not why and not added and self._broken(position, group.begin):
                why = Why.COMMA
            opened = Cue.THAT if added or rule.verb_second else Cue.THAT | Cue.CLAUSE
            if not why and self._opens(opened, position, group.begin):
                why = Why.CLAUSE  # 'claimed that 16 were killed', 'was killed while two others were hurt'
            owned = group.quantity.implicit and lead(self.passage, group.begin) & Cue.OF
            if owned and not why and not added and self.passage.holds(Cue.NOUN, position, group.begin):
                why = Why.OWNED  # 'destroyed the home of a teacher'
            if not why and not added and self._goes_on(position, group.begin):
                why = Why.CLAUSE
            if why and shy and not added:
                continue
            if added and group.single and group.governed and not self._like_last(group, position):
                continue  # 'killed two guards of the mayor and a clerk'
            if why or (added and not listed):
                break
            if said and not added and self.around.gap_words(span.end, group.begin):
                break  # 'claimed the rebels left ten'
            taken = (added and rule.frame != "body") or said or rule.frame in ("inside", "noun")
            if taken and self._trigger_claims(group, span):
                break
            if group.subset and group.begin - span.end > 1:  # but 'killing two of them'
                if self.readings or self.people[0] is not group:
                    continue
                group.subset = False  # 'killed, among others, a nun': no whole is told
            if (group.loose and not added) or not (suits(rule, group) or are_others(group, self.readings)):
                why = Why.BARE  # 'killed a rumour', 'wiped out a herd'
                break
            self.add(rule, span, group)
            added = True
            position = group.end
        return (
            added
            or self._bare_noun(rule, span)
            or self.around.refuse(rule, span, why or Why.NOBODY_BEHIND, nearest, reach)
        )

    def far_behind(self, rule: OutcomeRule, span: Span) -> bool:
        """'in 2007 lost the police near A 55 men': a verb, where and by what, and whom it befell at the end."""
        group = next((one for one in self.people if one.begin >= span.end and not one.loose), None)
        if group is None or not group.headed or group.governed or group.quantity.implicit:
            return False
        parts = self.around.parts(_PARTS, span.end, group.begin)
        return not parts and self.after(rule, span, reach=_FAR)

    def object_before(self, rule: OutcomeRule, span: Span) -> bool:
        """'when a gunman nine people killed': in a clause whose verb stands last, the people right before it."""
        opener = next(
            (cue for cue in reversed(self.passage.cues) if cue.end < span.start and cue.entry.cue & CLAUSES),
            None,
        )
        if opener is None or not self.passage.unbroken(opener.end, span.start):
            return False
        last = next((one for one in reversed(self.people) if one.end <= span.start), None)
        if last is None or not last.headed or last.begin < opener.start:
            return False
        if last is not self.nearest_left(rule, span) or not closes_clause(self.passage, span.end):
            return False
        return self.before(rule, span, reach=8)

    def _like_last(self, group: People, position: int) -> bool:
        """'bodies of A B and C D': one preposition governs both."""
        last = self.readings[-1].people
        return (
            last is not None and last.single and last.governed and joined(self.passage, position, group.begin)
        )

    def _goes_on(self, start: int, end: int) -> bool:
        """True where an 'and' parts an outcome word from people: they are another one's."""
        return self.around.parts(Cue.AND, start, end)

    def _opens(self, kinds: int, start: int, end: int) -> bool:
        """True where a word that begins a clause stands between, and no preposition of a time or a number."""
        return any(
            start <= cue.start < end and cue.entry.cue & kinds and not cue.entry.cue & Cue.PREPOSITION
            for cue in self.passage.cues
        )

    def _offices(self, position: int, group: People, rule: OutcomeRule) -> int:
        """How many words of an office may stand before a name: 'killed former finance minister A B'.

        'bodies of the mayor and his driver': the preposition belongs to the word itself.
        """
        of = int(rule.frame == "body" and self.passage.holds(Cue.OF, position + 1, position + 2))
        between = [cue for cue in self.passage.cues if position <= cue.start < group.begin]
        return of if group.name is None or len(between) > of else _TITLE + of

    def suffered(self, rule: OutcomeRule, span: Span) -> bool:
        """'four soldiers died along with a guide': those before it and who shared their lot, else those behind."""
        apart = rule.suffered and counted_behind(self.passage, self.people, span)
        told = not apart and (self.died_too(rule, span) or self.before(rule, span))
        if not apart and (self.company(rule, span) or told):
            return True
        behind = next((one for one in self.people if one.begin >= span.end), None)
        return (behind is None or not behind.governed) and self.after(rule, span, reach=2)

    def _bare_noun(self, rule: OutcomeRule, span: Span) -> bool:
        """'kills teacher' in a headline: one person, without article."""
        if self.passage.role not in ("title", "heading"):
            return False
        for word in following(self.passage.spans, span.end):
            noun = word.entry.victim
            if noun is None or noun.single is not True or self.text[span.end : word.start].strip():
                return False
            quantity = Quantity(word.start, word.start, 1, 1, 1, "exact", implicit=True)
            group = People(quantity, word.end, word.start, victim_type=noun.type, headed=True)
            self.add(rule, span, group)
            return True
        return False

    def _of_a_pronoun(self, group: People, span: Span) -> bool:
        """'dragged four comrades as they fled': another clause, with a subject of its own."""
        if few_words(self.text, self.passage.start, group.begin, 2):
            return False  # 'Some 400 villagers hid after they had fled'
        return any(
            group.end <= cue.start < span.start
            and cue.entry.cue & (Cue.THEY | Cue.HE | Cue.WE)
            and self.around.gap_words(cue.end, span.start) <= 1
            and self.passage.holds(Cue.CLAUSE, group.end, cue.start)
            for cue in self.passage.cues
        )

    def nearest_left(self, rule: OutcomeRule, span: Span) -> People | None:
        """Whom an outcome word behind them is said of: the nearest group that no preposition governs.

        What stands right before the word is taken though it is governed ('with 12 killed').
        """
        governed: People | None = None
        subject = subject_of(self.passage, self.people, span) if self.passage.kinds & Cue.BE else None
        if subject is not None:
            return subject if suits(rule, subject) else None
        first = self.around.first_of(rule.first, span) if rule.first is not None else None
        for group in reversed(self.people):
            if group.quantity.end > span.start or group.end > span.start + 12 or group.agent:
                continue
            if (group.subset and not self._of_them(group, span)) or is_denied(self.passage, group):
                continue
            if group.used or group.outcome is not None:
                return governed
            if rule.outcome == "displaced" and self._of_a_pronoun(group, span):
                continue
            if governed is not None and self.around.apart(group.end, governed.begin, 99):
                return governed
            verb = span if first is None or first < group.end else Span(first, first, span.entry)
            shy = group.single or group.loose  # 'in an adjacent structure were killed'
            related = group.governed and self._related(group, verb)
            if shy and group.governed and not (related or lead(self.passage, group.begin) & Cue.OF):
                continue
            if shy and not stands_by(self.passage, group, verb, acts=rule.acts):
                continue
            if not suits(rule, group):
                counted = group.strange and not (group.headed or group.governed or group.quantity.implicit)
                if counted and self.passage.holds(Cue.AND, self.passage.start, group.begin):
                    return governed  # 'ten men came and six zogs were taken': it is said of those six
                continue
            nobody = group.quantity.count == 0 and not group.headed
            if nobody and self.passage.holds(CLAUSES, group.end, span.start):
                continue  # 'no one said whether five others were hurt'
            whom = modified(self.passage, self.people, group, span) if self._passive(span) else None
            if whom is not None and suits(rule, whom):
                return whom
            if group.governed and not (related or leans(self.passage, group, span)):
                between = INSERTED.sub(" ", self.text[group.end : span.start])
                if governed is None and "," not in between:
                    governed = group
                continue
            return group
        return governed

    def _related(self, group: People, span: Span) -> bool:
        """'A B, who was', 'of 40 people, including six boys, who were': who it is said of."""
        end = group.end
        for part in self.people:
            if part.subset and part.begin > end and few_words(self.text, end, part.begin, 1):
                end = part.end
        behind = end + self.text.startswith(",", end) + 1
        return self.passage.holds(Cue.RELATIVE, behind, behind + 1) and self.passage.unbroken(
            behind, span.start
        )

    def _of_them(self, group: People, span: Span) -> bool:
        """'two of them later died': a part of the people told before is the subject."""
        return (
            (self._is_said(group, span) if self._is_part(group) else not self._behind_whole(group))
            and not self.around.hard(group.end, span.start)
            and ")" not in self.text[group.end : span.start]
            and not any(mark in self.text[group.end : span.start] for mark in ",–—")
            and few_words(self.text, group.end, span.start, 5)
        )

    def _behind_whole(self, group: People) -> bool:
        """'three men including a boy were killed': a part right behind its whole, of which the verb is said."""
        begin = group.begin
        for other in reversed(self.people[: self.people.index(group)]):
            opener = next((cue for cue in reversed(self.passage.cues) if cue.end < begin), None)
            if opener is not None and opener.entry.cue & Cue.INCLUDING and opener.end + 1 == begin:
                between = self.text[other.end : opener.start].strip()
                return between in ("", ",") and not (other.used or other.subset)
            begin = other.begin
        return False

    def _is_part(self, group: People) -> bool:
        return bool(lead(self.passage, group.begin) & Cue.INCLUDING)

    def _is_said(self, group: People, span: Span) -> bool:
        """'30 were saved, of whom seven were wounded': a clause of its own tells what befell the part."""
        bare = self._is_part(group) and not group.headed
        if bare and span.entry.outcome[0].verb_final:  # 'of-them seven died'
            return any(one.end <= group.begin for one in self.readings)
        if not self.passage.kinds & Cue.BE:
            return False
        if bare and self.passage.holds(Cue.BE, group.end + 1, group.end + 2):
            return be_of_whole(self.people, group)  # 'harmed 40 people, of whom 12 were killed'
        related = self.passage.holds(Cue.RELATIVE, group.end + 1, group.end + 2)
        told = any(one.rule.outcome != "missing" for one in self.readings)
        if not related and (told or self._behind_whole(group)):
            return False  # but 'five fled, including one who was wounded'
        near = self.passage.holds(Cue.BE, group.end, span.start)
        return near or self.passage.holds(Cue.BE, span.end + 1, span.end + 2)
