"""Reads casualty claims: figures of people, and the words that say what became of them.

First the groups of people that a sentence counts (a quantity and its noun phrase), then for each
outcome word the groups that it is said of. Where they stand relative to that word is a frame; the
pack says which word takes which frame, this module knows what the frames mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .matching import expand
from .mentions.quantities import Quantity, find_quantities
from .models import Actor
from .spans import Cue, Passage, Span

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_HARD = re.compile(r"[;:!?()\n]| [–—-] ")
_STOP = re.compile(r"[,;:!?.()\n]| [–—-] ")


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """An outcome word: what became of the people, and where they stand (its frame)."""

    outcome: str
    frame: str
    trigger: str
    first: str | None = None
    victim: str | None = None
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class VictimNoun:
    """A noun for people: their type, and whether the form is singular (None = either)."""

    type: str
    single: bool | None


@dataclass(slots=True)
class People:
    """A counted group: the quantity, where its noun phrase ends, who they are."""

    quantity: Quantity
    end: int
    victim_type: str = "unknown"
    side: Actor | None = None
    own: bool = False
    enemy: bool = False
    headed: bool = False
    subset: bool = False
    more: bool = False
    outcome: Span | None = None
    used: bool = False


@dataclass(slots=True)
class Reading:
    """One claim as read in a sentence, before anyone asked who claims it and when it was."""

    rule: OutcomeRule
    trigger: Span
    quantity: Quantity | None
    people: People | None
    start: int
    end: int
    stance: str = "asserts"
    part_of: Reading | None = None
    old: bool = False


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object, int]]:
    """(form, slot, payload, cased) of outcome words and nouns for people."""
    for rule in pack.get("outcomes", []):
        for trigger in expand(rule["trigger"]):
            first, split, last = trigger.partition(" … ")
            form = last if split else first
            made = OutcomeRule(
                rule["outcome"], rule["frame"], trigger, first if split else None, rule.get("victim"), rule.get("needs")
            )
            yield form, "outcome", [made], 0
    for kind, forms in pack.get("victims", {}).items():
        if isinstance(forms, Mapping):
            for form in expand(forms.get("one", [])):
                yield form, "victim", VictimNoun(kind, True), 0
            for form in expand(forms.get("many", [])):
                yield form, "victim", VictimNoun(kind, False), 0
            for form in expand(forms.get("adjective", [])):
                yield form, "victim", VictimNoun(kind, None), 0


def read_claims(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[Reading]:
    """The claims of one sentence in order of their figures.

    ``actor_of`` gives the side that a nationality, institution or name stands for.
    """
    people = [_people(passage, quantity, actor_of) for quantity in find_quantities(passage)]
    groups = [one for one in people if one is not None]
    for first, second in zip(groups, groups[1:], strict=False):
        if first.subset and not second.subset and joined(passage, first.end, second.quantity.start):
            second.subset = second.quantity.implicit or second.headed
    return _Reader(passage, groups).read()


def joined(passage: Passage, start: int, end: int) -> bool:
    """True where only a comma or an 'and' lies between two stretches."""
    gap = passage.text[start:end].strip()
    if gap in ("", ",", "/"):
        return True
    words = [cue for cue in passage.cues if start <= cue.start and cue.end <= end]
    plain = sum(cue.end - cue.start for cue in words)
    letters = len(gap.replace(",", "").replace(" ", ""))
    return bool(words) and words[-1].entry.cue & Cue.AND != 0 and letters <= plain


# --- noun phrases ---------------------------------------------------------------------------------


def _people(passage: Passage, quantity: Quantity, actor_of: Callable[[Span], Actor | None]) -> People | None:
    """The noun phrase that a quantity opens, or None where it counts no people."""
    text = passage.text
    group = People(quantity, quantity.end)
    position = quantity.end
    for span in _following(passage.spans, quantity.end):
        if span.start >= quantity.start and span.end <= quantity.end:
            continue
        gap = text[position : span.start]
        words = len(_WORD.findall(gap))
        if _STOP.search(gap) or words > 3:
            break
        entry = span.entry
        cue = entry.cue or 0
        if cue & Cue.NOUN or entry.date is not None:
            if _hyphenated(text, span):
                continue
            if cue & Cue.NOUN and not group.headed:
                return None
        if cue & Cue.INCLUDING and not group.headed and not words:
            group.subset = True
            position = span.end
            continue
        if entry.victim is not None and not (group.headed and words):
            noun: VictimNoun = entry.victim
            if quantity.implicit and noun.single is False and quantity.count == 1:
                return None
            if entry.outcome is not None and _is_noun(entry.outcome) and not group.headed:
                group.outcome, group.headed, group.end = span, True, span.end
                break
            if noun.type != "unknown" and (group.victim_type == "unknown" or noun.single is not None):
                group.victim_type = _more_telling(group.victim_type, noun.type)
            if noun.single is not None:
                group.headed = True
            group.end = position = span.end
            if entry.nation is None and entry.institution is None and entry.actor is None:
                continue
        if entry.outcome is not None:
            if _is_noun(entry.outcome) and not group.headed and words <= 1:
                group.outcome, group.headed, group.end = span, True, span.end
                position = span.end
                continue
            if not group.headed and words == 0 and _people_follow(passage, span.end):
                group.outcome = span
                position = span.end
                continue
            break
        if entry.nation is not None or entry.institution is not None or entry.actor is not None:
            if group.headed and words:
                break
            if cue & (Cue.BE | Cue.HAVE):
                break
            side = actor_of(span)
            if side is not None and (not group.headed or not words):
                group.side = group.side or side
                if side.kind in ("armed_group", "party") and group.victim_type == "unknown":
                    group.victim_type = "fighter"
            if entry.nation is not None and entry.nation.people or entry.institution is not None:
                group.headed = group.headed or entry.nation is not None
            group.end = position = span.end
            continue
        if cue & Cue.OWN or cue & Cue.WE:
            if words or group.headed:
                break
            group.own = True
            position = span.end
            continue
        if cue & Cue.ENEMY and not words:
            group.enemy = True
            position = span.end
            continue
        if cue & Cue.MORE and not words:
            group.more = True
            group.end = position = span.end
            continue
        if cue & Cue.OF and not group.headed and not words:
            group.subset = _subset_pronoun(passage, span.end)
            position = span.end
            continue
        if group.subset and not group.headed and cue & (Cue.THEY | Cue.RELATIVE):
            position = span.end
            continue
        if cue & Cue.DEFINITE and not group.headed:
            position = span.end
            continue
        if entry.report is not None or entry.event is not None or cue & (Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.THAT):
            break
        if entry.place is not None and not group.headed:
            position = span.end
            continue
        if cue & (Cue.PREPOSITION | Cue.LOCATIVE | Cue.AND | Cue.CLAUSE | Cue.BY):
            break
        if entry.number is not None or entry.date is not None:
            break
    lead = _lead(passage, quantity.start)
    if lead & Cue.INCLUDING:
        group.subset = True
    if lead & Cue.MORE:
        group.more = True
    if quantity.implicit and not group.headed:
        return None
    return group


def _hyphenated(text: str, span: Span) -> bool:
    """True where a word is part of a compound with hyphens ('62-year-old')."""
    return text[span.end : span.end + 1] in "-‑" and span.end < len(text) or text[span.start - 1 : span.start] == "-"


def _people_follow(passage: Passage, position: int) -> bool:
    for span in _following(passage.spans, position):
        gap = passage.text[position : span.start]
        if len(_WORD.findall(gap)) > 1 or _STOP.search(gap):
            return False
        if span.entry.victim is not None:
            return True
        if span.entry.nation is None and span.entry.actor is None and span.entry.institution is None:
            return False
        position = span.end
    return False


def _subset_pronoun(passage: Passage, position: int) -> bool:
    for span in _following(passage.spans, position):
        if passage.text[position : span.start].strip():
            return False
        return bool((span.entry.cue or 0) & (Cue.THEY | Cue.RELATIVE))
    return False


def _lead(passage: Passage, start: int) -> int:
    """The cues of the word that stands right before a position."""
    found = 0
    for cue in passage.cues:
        if cue.end > start:
            break
        if not passage.text[cue.end : start].strip(" (“\""):
            found = cue.entry.cue
    return found


def _following(spans: Sequence[Span], position: int) -> Iterator[Span]:
    for span in spans:
        if span.start >= position:
            yield span


def _split_first(rule: OutcomeRule) -> bool:
    return rule.first is None


def _is_noun(rules: Sequence[OutcomeRule]) -> bool:
    return any(rule.frame == "noun" for rule in rules)


def _more_telling(first: str, second: str) -> str:
    order = ("unknown", "civilian", "military", "fighter", "police", "woman", "child", "journalist", "aid_worker", "medic")
    return max(first, second, key=order.index)


# --- frames ---------------------------------------------------------------------------------------


class _Reader:
    """Matches the outcome words of one sentence with the groups that they are said of."""

    def __init__(self, passage: Passage, people: list[People]) -> None:
        self.passage = passage
        self.text = passage.text
        self.people = people
        self.readings: list[Reading] = []

    def read(self) -> list[Reading]:
        triggers = self.passage.outcomes
        for group in self.people:
            if group.outcome is not None:
                self._headed(group)
        for span in triggers:
            if any(reading.trigger is span for reading in self.readings):
                continue
            for rule in sorted(span.entry.outcome, key=_split_first):
                if self._frame(rule, span):
                    break
        self._subsets()
        self._negated()
        self.readings.sort(key=lambda reading: (reading.quantity.start if reading.quantity else reading.start))
        return self.readings

    def _headed(self, group: People) -> None:
        """'50 military deaths', 'nine killed guerrillas': the group's own noun or adjective tells."""
        assert group.outcome is not None
        rule = group.outcome.entry.outcome[0]
        for one in group.outcome.entry.outcome:
            if one.frame == "noun":
                rule = one
        if self._add(rule, group.outcome, group):
            group.used = True

    def _frame(self, rule: OutcomeRule, span: Span) -> bool:
        frame = rule.frame
        if rule.first is not None and not self._has_first(rule.first, span):
            return False
        if frame == "before":
            return self._before(rule, span) or self._after(rule, span, reach=2)
        if frame == "inside":
            return self._before(rule, span) or self._after(rule, span)
        if frame == "after":
            return self._after(rule, span)
        if frame == "both":
            return self._both(rule, span)
        if frame == "bare":
            return self._before(rule, span, reach=6) or self._after(rule, span, reach=0)
        if frame == "toll":
            return self._toll(rule, span)
        if frame == "body":
            return self._body(rule, span)
        if frame in ("cost", "loss"):
            return self._after(rule, span, reach=3)
        if frame == "noun":
            return self._noun(rule, span)
        if frame == "none":
            return self._none(rule, span)
        return False

    def _both(self, rule: OutcomeRule, span: Span) -> bool:
        if self._passive(span):
            return self._before(rule, span) or self._after(rule, span, reach=2)
        left = self._nearest_left(span.start)
        if left is not None and self._gap_words(left.end, span.start) == 0:
            return self._before(rule, span)
        if self._after(rule, span):
            return True
        return self._before(rule, span, reach=8)

    def _passive(self, span: Span) -> bool:
        """True where a passive auxiliary belongs to the participle: it stands before, within a few words."""
        for cue in reversed(self.passage.cues):
            if cue.end > span.start:
                continue
            if self._gap_words(cue.end, span.start) > 4 or _HARD.search(self.text, cue.end, span.start):
                return False
            if cue.entry.cue & Cue.BE:
                return True
            if cue.entry.cue & (Cue.HAVE | Cue.CLAUSE | Cue.THAT) and self._gap_words(cue.end, span.start) <= 1:
                return False
        return False

    def _before(self, rule: OutcomeRule, span: Span, reach: int = 22) -> bool:
        group = self._nearest_left(span.start)
        if group is None or self._gap_words(group.end, span.start) > reach:
            return False
        if self._barred(group.end, span.start):
            return False
        chain = [group]
        index = self.people.index(group)
        while index > 0:
            index -= 1
            other = self.people[index]
            if other.used or other.subset or not self._joined(other.end, chain[-1].quantity.start):
                break
            chain.append(other)
        added = False
        for one in reversed(chain):
            if self._add(rule, span, one):
                one.used = True
                added = True
        return added

    def _after(self, rule: OutcomeRule, span: Span, reach: int = 5) -> bool:
        added = False
        position = span.end
        for group in self.people:
            if group.quantity.start < span.end or group.used or group.outcome is not None and group.outcome is not span:
                if group.quantity.start >= span.end and not added:
                    break
                continue
            near = self._gap_words(position, group.quantity.start) <= reach and (
                not self._barred(position, group.quantity.start)
                and (added or "," not in self.text[position : group.quantity.start])
            )
            if not near or (added and not self._joined(position, group.quantity.start)):
                break
            if added and self._trigger_claims(group, span):
                break
            if group.subset:
                continue
            if self._add(rule, span, group):
                group.used = True
                added = True
            position = group.end
            reach = 1
        return added or self._bare_noun(rule, span)

    def _bare_noun(self, rule: OutcomeRule, span: Span) -> bool:
        """'kills teacher' in a headline: one person, without article."""
        if self.passage.role not in ("title", "heading"):
            return False
        for following in _following(self.passage.spans, span.end):
            noun = following.entry.victim
            if noun is None or noun.single is not True or self.text[span.end : following.start].strip():
                return False
            quantity = Quantity(following.start, following.start, 1, 1, 1, "exact", implicit=True)
            group = People(quantity, following.end, victim_type=noun.type, headed=True)
            return self._add(rule, span, group)
        return False

    def _trigger_claims(self, group: People, span: Span) -> bool:
        """True where another outcome word stands right behind a group: it belongs to that one."""
        for other in self.passage.outcomes:
            if other is not span and 0 <= other.start - group.end <= 1:
                return True
        return False

    def _toll(self, rule: OutcomeRule, span: Span) -> bool:
        """'the toll rose to N, from M', 'the number of dead ... was N'."""
        old: People | None = None
        new: People | None = None
        for group in self.people:
            if group.quantity.start < span.end or group.used:
                continue
            if self._gap_words(span.end, group.quantity.start) > 24 or ";" in self.text[span.end : group.quantity.start]:
                break
            lead = _lead(self.passage, group.quantity.start)
            if lead & Cue.FROM and not lead & Cue.TO:
                old = group
                continue
            if lead & Cue.NEGATION or group.subset:
                continue
            if new is None:
                new = group
        for group in (new, old):
            if group is not None and self._add(rule, span, group):
                group.used = True
                self.readings[-1].old = group is old and new is not None
        return new is not None or old is not None

    def _body(self, rule: OutcomeRule, span: Span) -> bool:
        for group in self.people:
            if group.quantity.end <= span.start and group.end >= span.end and not group.used:
                group.used = self._add(rule, span, group)
                return group.used
        return self._after(rule, span, reach=2)

    def _noun(self, rule: OutcomeRule, span: Span) -> bool:
        """A noun of the dead without a figure before it: a figure behind it, none, or unspecified."""
        if self._after(rule, span, reach=1):
            return True
        if rule.outcome == "casualties" or rule.needs == "unspecified":
            for report in self.passage.reports:
                if 0 <= span.start - report.end and self._gap_words(report.end, span.start) <= 2:
                    self.readings.append(Reading(rule, span, None, None, span.start, span.end))
                    return True
        return False

    def _none(self, rule: OutcomeRule, span: Span) -> bool:
        return self._zero(rule, span)

    def _zero(self, rule: OutcomeRule, span: Span) -> bool:
        quantity = Quantity(span.start, span.end, 0, 0, 0, "exact")
        self.readings.append(Reading(rule, span, quantity, None, span.start, span.end))
        return True

    def _subsets(self) -> None:
        """'including three children', 'five of them women': part of the figure before."""
        for group in self.people:
            if not group.subset or group.used:
                continue
            whole = None
            for reading in self.readings:
                if reading.quantity is not None and reading.quantity.start < group.quantity.start:
                    if reading.part_of is None:
                        whole = reading
            if whole is None or self._hard(whole.end, group.quantity.start):
                continue
            if self._add(whole.rule, whole.trigger, group):
                group.used = True
                self.readings[-1].part_of = whole

    def _negated(self) -> None:
        """'not 1,541': the same outcome, with a figure that is denied."""
        for group in self.people:
            if group.used or not _lead(self.passage, group.quantity.start) & Cue.NEGATION:
                continue
            for reading in self.readings:
                near = min(abs(reading.end - group.quantity.start), abs(reading.start - group.end))
                if reading.quantity is not None and near < 40 and reading.quantity.count != 0:
                    self._add(reading.rule, reading.trigger, group)
                    self.readings[-1].stance = "denies"
                    group.used = True
                    break

    # --- distances ---

    def _nearest_left(self, position: int) -> People | None:
        for group in reversed(self.people):
            if group.quantity.end <= position and group.end <= position + 12 and not group.subset:
                if group.used or group.outcome is not None:
                    return None
                return group
        return None

    def _gap_words(self, start: int, end: int) -> int:
        if end <= start:
            return 0
        words = len(_WORD.findall(self.text, start, end))
        for date in self.passage.dates:
            if start <= date.start and date.end <= end:
                words -= len(_WORD.findall(self.text, date.start, date.end))
        return words

    def _hard(self, start: int, end: int) -> bool:
        return _HARD.search(self.text, start, end) is not None

    def _barred(self, start: int, end: int) -> bool:
        """True where another clause lies between."""
        if self._hard(start, end):
            return True
        for other in self.passage.outcomes:
            if start <= other.start and other.end <= end:
                return True
        return False

    def _joined(self, start: int, end: int) -> bool:
        return joined(self.passage, start, end)

    def _has_first(self, first: str, span: Span) -> bool:
        stem, star, _ = first.partition("*")
        pattern = rf"\b{re.escape(stem)}" + (r"\w{0,4}\b" if star else r"\b")
        return re.search(pattern, self.text[self.passage.start : self.passage.end], re.IGNORECASE) is not None

    def _add(self, rule: OutcomeRule, span: Span, group: People) -> bool:
        quantity = group.quantity
        start = min(quantity.start, span.start)
        end = max(group.end, span.end)
        self.readings.append(Reading(rule, span, quantity, group, start, end))
        return True
