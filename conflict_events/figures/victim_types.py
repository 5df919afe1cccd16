"""Of which type the victims of a figure are, where the words around it tell."""

from __future__ import annotations

from typing import Final

from ..findings import Claim
from ..models import Actor
from ..words.clauses import CLAUSES
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .bereft import kind_bereft, whose_losses
from .owners import is_of_enemy, named_beside, of_forces, on_side_of
from .people import SERVING, People, Reading, following
from .suffering import sufferer_of
from .unspecified import loser_kind, loser_type

_HELD: Final = frozenset(("captured", "detained", "missing"))
_NO_STATE: Final = frozenset(("armed_group", "other"))
_AIMED: Final = frozenset(("attack", "shelling", "air_strike", "bombing", "violence_against_civilians"))
_LEADS: Final = Cue.LOCATIVE | Cue.AGAINST | Cue.DEFINITE
_FORCES: Final = {"armed_forces": "military", "police": "police", "armed_group": "fighter"}


def victim_type(
    passage: Passage,
    reading: Reading,
    side: Actor | None = None,
    served: Claim | None = None,
) -> str:
    """The type that the noun phrase tells, else that of the outcome word ('the fallen' are soldiers).

    Else that of those among whom they were: 'deaths among civilians', 'on the side of the rebels'; else
    that of the ``side`` whose they are.
    """
    told = reading.people.victim_type if reading.people is not None else "unknown"
    if told == "military" and side is not None and side.kind == "armed_group":
        told = "fighter"  # soldiers of an armed group
    if told == "unknown":
        told = reading.rule.victim or "unknown"
        if told == "military" and side is not None and side.kind in _NO_STATE:
            told = "fighter"  # the fallen of an armed group
    if told == "unknown" and reading.rule.frame == "loss" and reading.people is not None:
        told = loser_kind(passage, reading, reading.people)
    if told == "unknown" and passage.kinds & Cue.TO and reading.rule.frame not in ("toll", "body"):
        told = kind_bereft(passage, reading)
    if told == "unknown" and reading.rule.frame == "body":
        told = _of_bodies(passage, reading)
    if told == "unknown" and (subject := sufferer_of(passage, reading)) is not None:
        told = subject.type
    if told == "unknown" and reading.people is None and reading.rule.frame == "noun":
        told = _of_adjective(passage, reading.trigger)
    if told == "unknown" and passage.text.startswith(":", reading.trigger.end):
        told = _labelled(passage, reading)
    if told == "unknown" and passage.kinds & (Cue.AMONG | Cue.SIDE):
        told = among_whom(passage, reading)
    if told == "unknown" and passage.events:
        told = _aimed_at(passage, reading)
    if told == "unknown" and reading.people is not None:
        told = _of_members(passage, reading.people)
    if told == "unknown" and reading.rule.outcome in _HELD:
        told = _of_held(passage, reading)
    if told == "military" and passage.kinds & Cue.EITHER and reading.people is not None:
        told = _of_police(passage, reading.people)
    if told == "unknown" and side is None and reading.rule.frame == "loss" and reading.people is not None:
        return loser_type(passage, reading.trigger)
    if told == "unknown" and reading.rule.frame in ("toll", "loss") and _of_army(passage, reading, side):
        return "military"
    if told != "unknown" or side is None:
        return told
    told = _of_side(passage, reading, side)
    same = served is not None and served.victim_side is side
    return served.victim_type if told == "military" and served is not None and same else told


def _of_army(passage: Passage, reading: Reading, side: Actor | None) -> bool:
    """'losses of the army came to 40 men', 'the enemy lost 40 men', who is a state."""
    if side is not None and side.kind == "state" and is_of_enemy(passage, reading):
        return True
    bereft = whose_losses(passage, reading) if reading.rule.outcome == "casualties" else None
    return bereft is not None and bereft.kind == "armed_forces"


def _of_held(passage: Passage, reading: Reading) -> str:
    """'Not all of the abducted girls are free: 52 are still held': who was said to be held before."""
    if reading.people is None or reading.people.headed:
        return "unknown"
    for span in passage.spans:
        if span.end > reading.start:
            break
        held = span.entry.outcome is not None and any(one.outcome in _HELD for one in span.entry.outcome)
        behind = next(following(passage.spans, span.end), None) if held else None
        noun = behind.entry.victim if behind is not None and behind.start == span.end + 1 else None
        if noun is not None and noun.single is False:
            return str(noun.type)
    return "unknown"


def _of_bodies(passage: Passage, reading: Reading) -> str:
    """'nine bodies of soldiers': whose they were."""
    of = next((cue for cue in passage.cues if cue.start == reading.trigger.end + 1), None)
    if of is None or not of.entry.cue & Cue.OF:
        return "unknown"
    for span in following(passage.spans, of.end):
        if not few_words(passage.text, of.end, span.start, 2) or span.entry.number is not None:
            break
        if span.entry.victim is not None and span.entry.victim.single is not None:
            return str(span.entry.victim.type)
    return "unknown"


def _of_adjective(passage: Passage, trigger: Span) -> str:
    """'caused civilian casualties': whose they were."""
    for span in passage.spans:
        if span.end == trigger.start - 1 and span.entry.victim is not None:
            return str(span.entry.victim.type)
    return "unknown"


def _labelled(passage: Passage, reading: Reading) -> str:
    """'Civilian deaths: 4', 'Civilians reported killed: 4': the label tells who they are."""
    for span in reversed(passage.spans):
        if span.end <= reading.trigger.start and span.entry.victim is not None:
            near = few_words(passage.text, span.end, reading.trigger.start, 2)
            return (
                str(span.entry.victim.type)
                if near and passage.unbroken(span.end, reading.start)
                else "unknown"
            )
    return "unknown"


def among_whom(passage: Passage, reading: Reading) -> str:
    """'40 dead among the rebels', 'on the side of the soldiers': the type of those among whom they were."""
    found = "unknown"
    for cue in passage.cues:
        if not cue.entry.cue & Cue.AMONG:
            if cue.entry.cue & Cue.SIDE and found == "unknown":
                found = _on_their_side(passage, reading, cue)
            continue
        if cue.start >= reading.end and found != "unknown":
            break
        if not passage.unbroken(cue.end, reading.start) or not passage.unbroken(reading.end, cue.start):
            continue
        told = _people_behind(passage, cue)
        again = cue.entry.cue & Cue.LOCATIVE and passage.holds(Cue.AND, cue.start - 4, cue.start)
        found = told if again or told != "unknown" else found  # 'with the army nine dead and with Xs two'
    return found


def _on_their_side(passage: Passage, reading: Reading, side: Span) -> str:
    """'on the rebel side 14 died', '14 deaths on the rebels' side'."""
    if not (passage.unbroken(side.end, reading.start) and passage.unbroken(reading.end, side.start)):
        return "unknown"
    for span in passage.spans:
        noun = span.entry.victim
        if noun is None or passage.text[span.end : side.start].strip("'’") not in (" ", "s "):
            continue
        before = next((one for one in reversed(passage.cues) if one.end <= span.start), None)
        if before is not None and before.end + 1 == span.start and before.entry.cue & _LEADS:
            return str(noun.type) if noun.type in SERVING else "unknown"
    return "unknown"


def _people_behind(passage: Passage, cue: Span) -> str:
    """The type of those to whom a word leads; a preposition of place does so only where they follow at once."""
    place = cue.entry.cue & Cue.LOCATIVE  # 'nine dead with the rebels', but 'in an attack on rebels'
    position = cue.end
    for span in following(passage.spans, cue.end):
        if not few_words(passage.text, position, span.start, 0 if place else 2):
            break
        if span.entry.number is not None or span.entry.cue & CLAUSES:
            break
        if span.entry.victim is not None and span.entry.victim.single is False:
            return str(span.entry.victim.type)
        if place:
            if span.entry.event is not None or span.entry.outcome is not None:
                break
            if span.entry.cue & Cue.NOUN and span.entry.institution is None:
                break  # 'at the building of the police'
            if span.entry.institution is not None:
                return _FORCES.get(span.entry.institution.kind, "unknown")
            position = span.end
    return "unknown"


def _aimed_at(passage: Passage, reading: Reading) -> str:
    """'26 dead in an air strike on civilians', 'they attacked farmers, and ten people died': who was the target."""
    people = reading.people
    if people is not None and (people.side is not None or people.more or people.subset):
        return "unknown"
    for span in passage.events:
        end = span.end
        if not any(rule.type in _AIMED for rule in span.entry.event):
            continue
        if passage.holds(Cue.AGAINST, end + 1, end + 2):
            end = next(cue.end for cue in passage.cues if cue.start == end + 1)
        target = next(following(passage.spans, end), None)
        noun = target.entry.victim if target is not None else None
        if target is None or noun is None or noun.single is not False or noun.type != "civilian":
            continue
        first, last = min(target.end, reading.end), max(target.start, reading.start)
        within = reading.start <= target.start < reading.end
        if few_words(passage.text, end, target.start, 1) and not (within or passage.parted(first, last)):
            return "civilian"
    return "unknown"


def _of_police(passage: Passage, people: People) -> str:
    """'killed a policeman, and an explosion hurt another officer': of the police where only these are told of."""
    if not passage.follows(Cue.EITHER, people.end + 1):
        return "military"
    told = [
        span.entry.victim.type
        for span in passage.spans
        if span.entry.victim is not None
        and span.end <= people.begin
        and not span.entry.cue & Cue.EITHER
        and span.entry.victim.single is not None
    ]
    if told and told[-1] == "police":
        return "police"  # 'killing 10 policemen and wounding 12 officers'
    kinds = {
        _FORCES.get(span.entry.institution.kind)
        for span in passage.named
        if span.entry.institution is not None
    }
    kinds |= {
        span.entry.victim.type
        for span in passage.spans
        if span.entry.victim is not None and not span.entry.cue & Cue.EITHER
    }
    return "police" if "police" in kinds and "military" not in kinds else "military"


def _of_members(passage: Passage, people: People) -> str:
    """'four members of a village militia': they are of the type of what they belong to."""
    if not passage.follows(Cue.MEMBER, people.end + 1):
        return "unknown"
    of = next((cue for cue in passage.cues if cue.start == people.end + 1), None)
    if of is None or not of.entry.cue & Cue.OF:
        return "unknown"
    for span in following(passage.spans, of.end):
        if not few_words(passage.text, of.end, span.start, 4) or not passage.unbroken(of.end, span.start):
            break
        entry = span.entry
        if entry.institution is not None and entry.institution.kind in _FORCES:
            return _FORCES[entry.institution.kind]
        if entry.cue & Cue.ARMED:
            return "fighter"
        if entry.victim is not None and entry.victim.type in _FORCES.values():
            return str(entry.victim.type)
    side = named_beside(passage, people)
    return _FORCES.get(side.kind, "unknown") if side is not None else "unknown"


def _of_side(passage: Passage, reading: Reading, side: Actor) -> str:
    """The type of people whom only their side tells: the losses that a party owns up to are of its forces."""
    people = reading.people
    if people is not None and passage.follows(Cue.MEMBER, people.end + 1):
        ours = (people.own or reading.rule.frame == "loss") and side.kind == "state"  # 'five of our men'
        kinds = {party.actor.kind for party in passage.parties if party.actor is not None}
        police = "police" in kinds and "armed_forces" not in kinds  # 'the police lost three of their members'
        own = "police" if police else "military"
        return own if ours else _FORCES.get(side.kind, "unknown")  # 'ten of its members'
    if reading.rule.frame == "toll" and side.kind == "state":
        return "unknown"  # 'the number of Xs killed'
    lost = reading.rule.frame == "loss"  # 'lost two men'
    if people is not None and (
        people.side is not None or (people.headed and people.outcome is None and not lost)
    ):
        return "unknown"
    if (among := on_side_of(passage, reading)) is not None:  # 'deaths on the X side' may be anybody's
        return "military" if of_forces(passage) else _FORCES.get(among.kind, "unknown")
    if side.kind == "state" or people is None:
        return "military" if side.kind == "state" else _FORCES.get(side.kind, "unknown")
    force = named_beside(passage, people) if people.outcome is not None else None
    return "fighter" if side.kind == "armed_group" or force is not None else "unknown"
