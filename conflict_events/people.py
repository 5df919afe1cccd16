"""The groups of people that a sentence counts: a quantity and the noun phrase that it opens."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .mentions.quantities import Quantity, find_quantities
from .models import Actor
from .outcomes import OutcomeRule, VictimNoun
from .spans import Cue, Passage, Span
from .watching import Why, refuse

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_OWNED = re.compile(r"['’](?:s )? ?[^\W\d_A-Z]{2}")
_OPENED = re.compile(r"(?<!\w)['‘’]\w")
_STOP = re.compile(r"[,;:!?.()\n]| [–—-] ")


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


def find_people(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[People]:
    """The counted groups of one sentence in order.

    ``actor_of`` gives the side that a nationality, institution or name stands for.
    """
    found = [_people(passage, quantity, actor_of) for quantity in find_quantities(passage)]
    groups = [one for one in found if one is not None]
    for first, second in itertools.pairwise(groups):
        if first.subset and not second.subset and joined(passage, first.end, second.quantity.start):
            second.subset = second.quantity.implicit or second.headed
    if passage.watch is not None:
        passage.watch.people = groups
    return groups


def joined(passage: Passage, start: int, end: int) -> bool:
    """True where only a comma or an 'and' lies between two stretches."""
    gap = passage.text[start:end].strip()
    if gap in ("", ",", "/"):
        return True
    words = [cue for cue in passage.cues if start <= cue.start and cue.end <= end]
    plain = sum(cue.end - cue.start for cue in words)
    letters = len(gap.replace(",", "").replace(" ", ""))
    return bool(words) and words[-1].entry.cue & Cue.AND != 0 and letters <= plain


def _people(passage: Passage, quantity: Quantity, actor_of: Callable[[Span], Actor | None]) -> People | None:
    """The noun phrase that a quantity opens, or None where it counts no people."""
    text = passage.text
    group = People(quantity, quantity.end)
    position = quantity.end
    for span in following(passage.spans, quantity.end):
        if span.start >= quantity.start and span.end <= quantity.end:
            continue
        gap = text[position : span.start]
        words = len(WORD.findall(gap))
        if _STOP.search(gap) or words > 3:
            break
        entry = span.entry
        cue = entry.cue
        if cue & Cue.NOUN or entry.date is not None:
            if _hyphenated(text, span):
                continue
            if cue & Cue.NOUN and not group.headed:
                refuse(passage, quantity, Why.THING, at=(span.start, span.end))
                return None
        if cue & Cue.INCLUDING and not group.headed and not words:
            group.subset = True
            position = span.end
            continue
        if entry.victim is not None and not (group.headed and words):
            noun: VictimNoun = entry.victim
            if quantity.implicit and noun.single is False and quantity.count == 1:
                refuse(passage, quantity, Why.ONE, at=(span.start, span.end))
                return None
            if entry.outcome is not None and _is_noun(entry.outcome) and not group.headed:
                group.outcome, group.headed, group.end = span, True, span.end
                break
            if _owns(passage, span):  # 'the bags of 200 passengers' were lost, not they
                refuse(passage, quantity, Why.OWNED, at=(span.start, span.end))
                return None
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
            if (entry.nation is not None and entry.nation.people) or entry.institution is not None:
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
        if (
            entry.report is not None
            or entry.event is not None
            or cue & (Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.THAT)
        ):
            break
        if entry.place is not None and not group.headed:
            position = span.end
            continue
        if cue & (Cue.PREPOSITION | Cue.LOCATIVE | Cue.AND | Cue.CLAUSE | Cue.BY):
            break
        if entry.number is not None or entry.date is not None:
            break
    before = lead(passage, quantity.start)
    if before & Cue.INCLUDING:
        group.subset = True
    if before & Cue.MORE:
        group.more = True
    if quantity.implicit and not group.headed:
        refuse(passage, quantity, Why.NO_NOUN)
        return None
    return group


def _owns(passage: Passage, span: Span) -> bool:
    """True for "200 passengers' bags": an apostrophe that closes no quotation, and what is owned."""
    text = passage.text
    if _OWNED.match(text, span.end, passage.end) is None:
        return False
    return _OPENED.search(text, passage.start, span.start) is None


def _hyphenated(text: str, span: Span) -> bool:
    """True where a word is part of a compound with hyphens ('62-year-old')."""
    return (text[span.end : span.end + 1] in "-‑" and span.end < len(text)) or text[
        span.start - 1 : span.start
    ] == "-"


def _people_follow(passage: Passage, position: int) -> bool:
    for span in following(passage.spans, position):
        gap = passage.text[position : span.start]
        if len(WORD.findall(gap)) > 1 or _STOP.search(gap):
            return False
        if span.entry.victim is not None:
            return True
        if span.entry.nation is None and span.entry.actor is None and span.entry.institution is None:
            return False
        position = span.end
    return False


def _subset_pronoun(passage: Passage, position: int) -> bool:
    for span in following(passage.spans, position):
        if passage.text[position : span.start].strip():
            return False
        return bool(span.entry.cue & (Cue.THEY | Cue.RELATIVE))
    return False


def lead(passage: Passage, start: int) -> int:
    """The cues of the word that stands right before a position."""
    found = 0
    for cue in passage.cues:
        if cue.end > start:
            break
        if not passage.text[cue.end : start].strip(' (“"'):
            found = cue.entry.cue
    return found


def following(spans: Sequence[Span], position: int) -> Iterator[Span]:
    for span in spans:
        if span.start >= position:
            yield span


def _is_noun(rules: Sequence[OutcomeRule]) -> bool:
    return any(rule.frame == "noun" for rule in rules)


def _more_telling(first: str, second: str) -> str:
    order = (
        "unknown",
        "civilian",
        "military",
        "fighter",
        "police",
        "woman",
        "child",
        "journalist",
        "aid_worker",
        "medic",
    )
    return max(first, second, key=order.index)
