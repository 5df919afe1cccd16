"""What stands around the outcome words of one sentence: how far apart words are, and what parts them."""

from __future__ import annotations

import re
from typing import Final

from ..words.clauses import CLAUSES, pattern_of
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from ..words.watching import Why, refuse
from .outcomes import OutcomeRule
from .people import WORD, People, following, more_telling

_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LATER: Final = 7  # words from what hurt somebody to his death
_CLAUSE: Final = 32  # words in the clause that tells of it
_WHO: Final = 3  # words
_STATES: Final = ("captured", "detained", "displaced")  # that nouns for people can tell of
_INSERTED: Final = re.compile(r"(?: [–—-] |[–—])([^;\n–—]*?)(?: [–—-](?= )|[–—])")
_HARD: Final = re.compile(r"[;:!?()\n]| [–—-] ")
_GLUED: Final = re.compile(r"[a-z]{3}\.[A-Za-z]")  # 'fled.Three people were': a full stop without its space


class Surroundings:
    """Questions about the words of one sentence; offsets are those of the text."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        self._firsts: dict[str, int] = {}
        self._lower: str | None = None

    def gap_words(self, start: int, end: int) -> int:
        """How many words lie between, those of dates not counted."""
        if end <= start:
            return 0
        if "(" in self.text[start:end]:
            return len(WORD.findall(_BRACKETS.sub("", self.text[start:end])))
        words = len(WORD.findall(self.text, start, end))
        for date in self.passage.dates:
            if start <= date.start and date.end <= end:
                words -= len(WORD.findall(self.text, date.start, date.end))
        return words

    def hard(self, start: int, end: int) -> bool:
        """True where a mark lies between that is stronger than a comma; what stands in brackets is passed over."""
        if _GLUED.search(self.text, max(start - 3, 0), end + 1) is not None:
            return True
        if _HARD.search(self.text, start, end) is None:
            return False
        return _HARD.search(_BRACKETS.sub("", self.text[start:end])) is not None

    def parts(self, kinds: int, start: int, end: int) -> bool:
        """True where a small word of these kinds stands between, but not for the 'and' of 'in A and B'."""
        return any(
            start <= cue.start and cue.end <= end and cue.entry.cue & kinds and not self._of_a_pair(cue)
            for cue in self.passage.cues
        )

    def _of_a_pair(self, cue: Span) -> bool:
        """True for an 'and' between two days or two places."""
        if not cue.entry.cue & Cue.AND:
            return False
        dates = [(one.start, one.end) for one in self.passage.dates]
        if any(start < cue.start and cue.end < end for start, end in dates):
            return True
        places = [(start, end) for start, end, _ in self.passage.places]
        return any(
            any(end + 1 == cue.start for _, end in pair) and any(start == cue.end + 1 for start, _ in pair)
            for pair in (dates, places)
        )

    def apart(self, start: int, end: int, most: int) -> str:
        """Why an outcome word and its people do not belong together: too far, or another clause between; or ''."""
        start = self._behind_inserted(start, end)
        if self.gap_words(start, end) > most:
            return Why.FAR
        if self.hard(start, end):
            return Why.MARK
        between = any(
            start <= other.start and other.end <= end and self._whole(other)
            for other in self.passage.outcomes
        )
        return Why.CLAUSE if between else ""

    def _whole(self, span: Span) -> bool:
        """False for the last part of a split outcome word that has no first: it tells nothing."""
        return self._whole_rule(span) is not None

    def _behind_inserted(self, start: int, end: int) -> int:
        """Behind '20 people – among them four women –', '– mostly children –': who they were, between dashes."""
        inside = _INSERTED.match(self.text, start, end)
        if inside is None:
            return start
        first, last = inside.span(1)
        told = self.passage.holds(Cue.INCLUDING, first, first + 1) or (
            few_words(self.text, first, last, _WHO)
            and not any(first <= one.start < last for one in self.passage.numbers)
            and any(
                first <= word.start and word.end == last and word.entry.victim is not None
                for word in self.passage.spans
            )
        )
        return inside.end() if told else start

    def refuse(
        self, rule: OutcomeRule, span: Span, why: str, group: People | None = None, most: int = 0
    ) -> bool:
        """Tells why a rule is not said of a group, or of any; False."""
        at = (group.quantity.start, group.end) if group is not None else None
        return refuse(self.passage, span, why, rule=rule, at=at, most=most)

    def first_of(self, first: str, span: Span) -> int | None:
        """Where the first half of a split outcome word stands in the sentence, if before the second."""
        at = self._firsts.get(first)
        if at is None:
            stem = first.partition("*")[0]
            sentence = self.text[self.passage.start : self.passage.end]
            if self._lower is None:
                self._lower = sentence.lower()
            known = stem.lower() in self._lower  # a search for the stem alone is much cheaper
            found = pattern_of(first).search(sentence) if known else None
            at = self._firsts[first] = self.passage.start + found.start() if found else self.passage.end
        return at if at < span.start else None

    def counted(self, first: str | None, span: Span) -> str:
        """The type of those whose number is told: 'the number of civilians killed was 13', 'of killed soldiers'."""
        start = self.first_of(first, span) if first is not None else span.end
        for word in following(self.passage.spans, self.passage.start if start is None else start):
            if word.start >= span.start and (first is not None or self.gap_words(span.end, word.start) > 1):
                break
            if word.entry.cue & Cue.PREPOSITION and first is None:
                break
            if word.entry.victim is not None and word.entry.victim.single is False:
                return str(word.entry.victim.type)
        return "unknown"

    def negated(self, position: int) -> bool:
        """True where 'no' or 'not' stands at most three words before."""
        return any(
            span.end <= position
            and (span.entry.determiner == 0 or span.entry.cue & Cue.NEGATION)
            and self.gap_words(span.end, position) <= 3
            and not self.hard(span.end, position)
            for span in self.passage.spans
        )

    def died(self, wounded: Span, *, or_hurt: bool = False) -> bool:
        """'after two wounded had died', '13 displaced were wounded': what is told of them behind is more."""
        victims = bool(wounded.entry.outcome) and wounded.entry.outcome[0].outcome == "casualties"
        worse = ("killed", "wounded") if or_hurt or victims else ("killed",)  # 'twenty victims were wounded'
        for span in self.passage.outcomes:
            if span.start >= wounded.end:
                kills = any(
                    one.outcome in worse and one.frame not in ("noun", "none") and one.first is None
                    for one in span.entry.outcome
                )
                joins = self.passage.holds(Cue.AND, wounded.end, span.start)
                near = self.gap_words(wounded.end, span.start) <= _LATER
                return kills and near and not joins and self.passage.unbroken(wounded.end, span.start)
        return False

    def died_before(self, group: People) -> bool:
        """'there died two of the wounded', 'killed 13 displaced': a verb that kills, right before who they were.

        Of other nouns only the one that is a noun for people as well: 'killed ten detainees'.
        """
        noun = group.outcome.entry.victim if group.outcome is not None else None
        who = group.subset or (noun is not None and noun.single is False)
        for span in reversed(self.passage.outcomes):
            if span.end <= group.begin:
                if not who and span.end + 1 != group.begin and not self._right_before(span, group):
                    return False
                kills = any(
                    one.outcome == "killed" and one.frame in ("inside", "after", "both") and one.first is None
                    for one in span.entry.outcome
                )
                near = self.gap_words(span.end, group.begin) <= 2
                return kills and near and self.passage.unbroken(span.end, group.begin)
        return False

    def _right_before(self, span: Span, group: People) -> bool:
        """'there died two more wounded': a verb with one word behind it that says there are more."""
        return self.gap_words(span.end, group.begin) == 1 and self.passage.follows(Cue.MORE, group.begin)

    def only_who(self, rule: OutcomeRule, outcome: Span, group: People) -> bool:
        """'nine displaced were killed', 'killed ten detainees': a word that only tells who was killed or hurt."""
        if rule.outcome not in _STATES or not (self.died(outcome, or_hurt=True) or self.died_before(group)):
            return False
        group.outcome = None
        if outcome.entry.victim is not None:
            group.victim_type = more_telling(outcome.entry.victim.type, group.victim_type)
        return True

    def tells_who(self, rule: OutcomeRule, span: Span) -> bool:
        """'13 displaced were hurt', 'two men with burns died': a word of theirs before what befell them."""
        displaced = rule.outcome == "displaced"
        state = displaced or (rule.outcome in _STATES and span.entry.victim is not None)
        return (state or rule.frame == "bare") and self.died(span, or_hurt=state)

    def _main_verb(self, wounded: Span) -> OutcomeRule | None:
        """'who was hurt in the attack on the camp on Friday died', ', who was hurt there, died': behind the clause."""
        for span in self.passage.outcomes:
            rule = self._whole_rule(span)
            if rule is None or span.start < wounded.end or rule.frame == "noun":
                continue
            end = span.start - 2 if self.text.startswith(", ", span.start - 2) else span.start
            words = self.gap_words(wounded.end, end)
            near = words <= _LATER and not self.passage.holds(Cue.AND, wounded.end, end)
            told = near or (words <= _CLAUSE and rule.frame == "before")
            parted = "," in self.text[wounded.end : end] or self.hard(wounded.end, end)
            parted = parted or self.passage.holds(CLAUSES, wounded.end, end)
            parted = parted or self._years_apart(wounded.end, end)
            return rule if told and rule.outcome == "killed" and not parted else None
        return None

    def _years_apart(self, start: int, end: int) -> bool:
        """'who was hurt in the war of 1973, died in 2010': a clause and a main verb of different years."""
        if len(self.passage.dates) < 2:
            return False
        years = [(one.start, one.first.year) for one in self.passage.dates if one.first is not None]
        within = [year for at, year in years if start <= at < end]
        return bool(within) and any(at >= end and year > within[-1] + 1 for at, year in years)

    def _whole_rule(self, span: Span) -> OutcomeRule | None:
        """The first rule of an outcome word whose first part, if it has one, stands before it."""
        rules: list[OutcomeRule] = span.entry.outcome
        return next(
            (one for one in rules if one.first is None or self.first_of(one.first, span) is not None), None
        )

    def of_bodies(self, group: People) -> bool:
        """'the bodies of two victims': what became of them is told before."""
        return any(
            span.end <= group.begin
            and self.gap_words(span.end, group.begin) <= 1
            and any(rule.frame == "body" for rule in span.entry.outcome)
            for span in self.passage.outcomes
        )

    def outlived(self, wounded: Span, *, leans: bool) -> OutcomeRule | None:
        """'a guard who was hurt later died': the rule of the main verb behind a clause that tells what was before.

        A participle that ``leans`` on its noun is such a clause: 'a guard hurt on Monday died'.
        """
        if not (leans or self.passage.kinds & Cue.RELATIVE) or not self._hurts(wounded):
            return None
        related = leans or any(
            cue.entry.cue & Cue.RELATIVE
            and cue.end <= wounded.start
            and self.gap_words(cue.end, wounded.start) <= 3
            for cue in self.passage.cues
        )
        return self._main_verb(wounded) if related else None

    def _hurts(self, span: Span) -> bool:
        return any(
            rule.outcome == "wounded" and (rule.first is None or self.first_of(rule.first, span) is not None)
            for rule in span.entry.outcome
        )

    def of_money(self, span: Span) -> bool:
        """'losses of 3 million dollars' are nobody's death."""
        if not self.passage.holds(Cue.OF, span.end + 1, span.end + 2):
            return False
        return self.passage.holds(Cue.NOUN, span.end, span.end + 26) or any(
            number.kind in ("money", "percent") and 0 <= number.start - span.end <= 25
            for number in self.passage.numbers
        )

    def of_things(self, span: Span) -> bool:
        """'heavy losses of equipment': what is lost is told, and it is not people."""
        of = next((cue for cue in self.passage.cues if cue.start == span.end + 1), None)
        if of is not None and of.entry.cue & Cue.PREPOSITION and not of.entry.cue & Cue.OF:
            return any(
                cue.entry.cue & Cue.NOUN and cue.start == of.end + 1 and not cue.entry.event
                for cue in self.passage.cues
            )
        if of is None or not of.entry.cue & Cue.OF:
            return False
        return not any(
            word.entry.victim is not None or word.entry.nation is not None or word.entry.number is not None
            for word in following(self.passage.spans, of.end)
            if self.gap_words(of.end, word.start) <= 1
        )

    def noun_follows(self, position: int) -> bool:
        """True where a noun for people stands right behind."""
        first = next(iter(following(self.passage.spans, position)), None)
        return first is not None and first.entry.victim is not None and first.start - position <= 1
