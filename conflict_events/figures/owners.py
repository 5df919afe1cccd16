"""Whose people they are, where a party named beside a figure, or beside a word for losses, tells it."""

from __future__ import annotations

from typing import Final

from ..models import Actor
from ..speech.reporting import ReportRule
from ..words.clauses import is_headline
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span
from .people import People, Reading, lead

FIGHTING: Final = frozenset(("state", "government", "armed_forces", "armed_group", "party", "police"))
_SIDES: Final = FIGHTING | {"country", "other"}
_FORCES: Final = frozenset(("armed_forces", "armed_group"))
_SENT: Final = frozenset(("military", "police"))
_SERVING: Final = frozenset(("military", "fighter"))
_FAR: Final = 7  # words between the enemy and what he lost
_BESIDE: Final = 12  # letters from people to whose they are
_ANEW: Final = 40  # letters of 'with the X army' before its figure


def named_beside(passage: Passage, people: People) -> Actor | None:
    """'fighters of X', and in a list 'the army of X 92 dead': whose people they are stands beside them."""
    text = passage.text
    for party in passage.parties:
        if party.actor is None:
            continue
        if party.start < people.end < party.end and is_short_for(passage, people.end, party):
            return party.actor
        if party.actor.kind not in FIGHTING and not (
            party.actor.kind == "igo" and people.victim_type in _SENT
        ):
            continue  # but 'soldiers of the union's mission'
        if people.quantity.end <= party.start < people.end < party.end and party.kind != "adjective":
            return party.actor  # 'rebels of X', which is one party
        if party.start == people.end + 1 and is_short_for(passage, people.end, party):
            return party.actor
        if 0 < party.start - people.end <= _BESIDE:
            cues = [cue for cue in passage.cues if people.end <= cue.start < party.start]
            of = Cue.OF if people.headed else 0
            armed = party.actor.kind in _FORCES and people.victim_type in _SERVING
            if armed or not (people.headed or people.quantity.implicit):
                of |= Cue.FROM  # 'two soldiers from X', 'and ten from the X army'
            if cues and cues[0].start - people.end == 1 and cues[0].entry.cue & of:
                return party.actor
        if party.owner and people.headed and people.begin == party.end + 1 and not _claims(passage, party):
            return party.actor  # 'of X two soldiers'
        label = 0 < people.quantity.start - party.end <= 2 and party.kind != "adjective"
        label = label and not lead(passage, party.start) & Cue.AND  # 'the war between A and B 40 lives'
        label = label and (
            people.outcome is not None or not people.headed
        )  # not 'let X nine people be killed'
        if (
            label
            and people.victim_type == "unknown"
            and text[party.end : people.quantity.start].strip(" :") == ""
        ):
            return party.actor if party.actor.kind in ("armed_forces", "armed_group") else None
    return None


def _claims(passage: Passage, party: Party) -> bool:
    """'X's two soldiers having killed claim': what X claims is no loss of his."""
    return any(
        one.speaker is party and isinstance(one.rule, ReportRule) and one.rule.owned
        for one in passage.tellings
    )


def is_short_for(passage: Passage, end: int, party: Party) -> bool:
    """'Leader Front killed': a headline leaves out the preposition between somebody and the group that he is of."""
    of = party.actor.kind if party.actor is not None else None
    band = of == "armed_group" or (of == "person" and party.start < end)  # its leader is known
    return (
        band and party.kind != "adjective" and passage.follows(Cue.MEMBER, end + 1) and is_headline(passage)
    )


def on_side_of(passage: Passage, reading: Reading) -> Actor | None:
    """'114 dead on the X side', 'deaths among Xs': the party beside a word that leads to whose people they are."""
    if not passage.kinds & (Cue.SIDE | Cue.AMONG):
        return None
    people = reading.people
    told = people is not None and people.headed and people.outcome is None
    leads = Cue.SIDE if told else Cue.SIDE | Cue.AMONG  # 'five guests among Xs' need be none
    found: Actor | None = None
    for cue in passage.cues:
        if not cue.entry.cue & leads:
            continue
        if cue.end <= reading.start:
            if passage.parted(cue.end, reading.start) and not _opens(passage, cue, reading):
                continue
        elif cue.start >= reading.end and (
            found is not None
            or not passage.unbroken(reading.end, cue.start)
            or passage.holds(Cue.AND, reading.end, cue.start)
        ):
            break
        if cue.entry.cue & Cue.AMONG:
            beside = _at(passage, cue) if cue.entry.cue & Cue.LOCATIVE else _party_behind(passage, cue)
        else:
            beside = _party_of_side(passage, cue)
        if cue.entry.cue & Cue.SIDE:
            beside = beside or _said_behind(passage, cue)
        again = cue.entry.cue & Cue.LOCATIVE and passage.holds(Cue.AND, cue.start - 4, cue.start)
        found = beside if again else beside or found  # 'with the army nine dead and with Xs two'
    return found


def borne_by(passage: Passage, reading: Reading) -> Actor | None:
    """'inflicted 65 casualties on the army': a force right behind the word for the harmed bore them."""
    if reading.rule.frame != "noun" or not passage.parties:
        return None
    end = max(reading.end, reading.trigger.end)
    led = next((cue for cue in passage.cues if cue.start == end + 1), None)
    if led is None or not led.entry.cue & (Cue.LOCATIVE | Cue.AGAINST):
        return None
    for party in passage.parties:
        if party.start > led.end:
            near = few_words(passage.text, led.end, party.start, 1) and party.kind != "adjective"
            force = near and party.actor is not None and party.actor.kind in _FORCES
            named = any(span.start == party.end + 1 and span.entry.cue & Cue.NOUN for span in passage.spans)
            return party.actor if force and not named else None
    return None


def is_of_enemy(passage: Passage, reading: Reading) -> bool:
    """'enemy soldiers', 'losses of 170 on the enemy'."""
    if reading.people is not None and reading.people.enemy:
        return True
    people = reading.people
    first = people.quantity.start if people is not None else reading.end
    if reading.rule.frame in ("toll", "noun") and passage.follows(Cue.ENEMY, reading.trigger.start):
        return True  # 'of the enemy losses: 70'
    if passage.follows(Cue.ENEMY, first) or _enemy_lost(passage, reading, first):
        return True  # 'of the enemy 30 soldiers'
    return bool(passage.kinds & Cue.ENEMY) and any(
        cue.entry.cue & Cue.ENEMY and first <= cue.start and cue.start - reading.end <= 12
        for cue in passage.cues
    )


def _enemy_lost(passage: Passage, reading: Reading, position: int) -> bool:
    """'the enemy has lost 300 men', 'the enemy had 12 dead': the enemy is the subject of such a verb."""
    if reading.rule.frame not in ("loss", "noun", "toll") or not passage.kinds & Cue.ENEMY:
        return False
    for cue in reversed(passage.cues):
        if cue.end > position or not cue.entry.cue & Cue.ENEMY:
            continue
        near = few_words(passage.text, cue.end, position, _FAR) and passage.unbroken(cue.end, position)
        if not near or any(cue.end <= one.start < position for one in passage.parties):
            return False
        return reading.rule.frame != "noun" or passage.holds(Cue.SUFFER, cue.end, position)
    return False


def told_anew(passage: Passage, reading: Reading) -> bool:
    """'three dead in the army, with Xs nine', 'and nine on the X side': whose they are, other than those before."""
    people, first = reading.people, reading.trigger.end
    if people is None:
        return False
    if not (people.headed or people.quantity.implicit) and _from_party(passage, people):
        return True
    if _with_people(passage, people):
        return True
    item = passage.text.rfind(";", passage.start, people.begin)
    opens = item >= 0 and not any(item < one.start < people.begin for one in passage.numbers)
    if opens and not passage.text[item + 1 : people.begin].isspace():
        return True  # 'the army 12 dead; X forces 40 dead': each item of a list tells whose it is
    if not passage.kinds & (Cue.SIDE | Cue.AMONG) or people.begin < first:
        return False
    if passage.holds(Cue.SIDE | Cue.AMONG, first, people.begin):
        return passage.holds(Cue.AMONG, people.begin - _ANEW, people.begin)
    side = next((cue for cue in passage.cues if cue.start > people.end and cue.entry.cue & Cue.SIDE), None)
    return side is not None and few_words(passage.text, people.end, side.start, 4)


def _opens(passage: Passage, cue: Span, reading: Reading) -> bool:
    """'On the side of the X, 12 died': a phrase that opens the sentence, with a comma or colon behind it."""
    gap = passage.text[cue.end : reading.start]
    opens = not any(map(str.isalpha, passage.text[passage.start : cue.start]))
    closed = gap.endswith((", ", ": ")) and gap.count(",") + gap.count(":") == 1
    return opens and closed and few_words(gap, 0, len(gap), 5)


def _with_people(passage: Passage, people: People) -> bool:
    """'With those Xs fell 12 more': a sentence that opens with other people."""
    opening = passage.cues[0] if passage.cues else None
    if opening is None or not opening.entry.cue & Cue.AMONG or opening.start - passage.start > 1:
        return False
    return any(
        opening.end < span.start < people.begin
        and _are_people(span)
        and few_words(passage.text, opening.end, span.start, 3)
        for span in passage.spans
    )


def _are_people(span: Span) -> bool:
    noun, organ = span.entry.victim, span.entry.institution
    return (noun is not None and noun.single is False) or (
        organ is not None and span.entry.cue & Cue.ARMED != 0
    )


def _from_party(passage: Passage, people: People) -> bool:
    """'and ten from the X army': whose they are, though not who."""
    return passage.holds(Cue.FROM, people.end + 1, people.end + 2) and any(
        0 < party.start - people.end <= _BESIDE for party in passage.parties
    )


def _party_behind(passage: Passage, cue: Span) -> Actor | None:
    """'among Xs', 'in the ranks of the X soldiers': people of a party, not 'under X command'."""
    for party in passage.parties:
        if party.start >= cue.end:
            near = few_words(passage.text, cue.end, party.start, 1) and fights(party.actor)
            band = party.kind == "group" or (party.actor is not None and party.actor.kind in _FORCES)
            return party.actor if near and (band or people_at(passage, party.end)) else None
    return None


def _at(passage: Passage, cue: Span) -> Actor | None:
    """'with the X army nine dead': a preposition of place leads to whose they are where a force follows at once."""
    for party in passage.parties:
        if party.start >= cue.end:
            article = passage.holds(Cue.DEFINITE, cue.end, party.start)
            near = few_words(passage.text, cue.end, party.start, 1 if article else 0)
            near = near and party.actor is not None and party.actor.kind in _FORCES
            falls = passage.holds(Cue.BEFALL | Cue.BE, party.end + 1, party.end + 2)  # 'with the X fell nine'
            whole = (party.kind != "adjective" or falls) and not passage.text.startswith("-", party.end)
            return party.actor if near and (whole or people_at(passage, party.end)) else None
    return None


def people_at(passage: Passage, position: int, *, within: int = -1) -> bool:
    """True where a noun for several people stands right behind a party, or closes it that begins ``within``."""
    return any(
        (span.end == position and span.start > within if within >= 0 else span.start == position + 1)
        and span.entry.victim is not None
        and span.entry.victim.single is False
        for span in passage.spans
    )


def _party_of_side(passage: Passage, cue: Span) -> Actor | None:
    """'on the X side': a preposition, and the party right before the noun, or made with it.

    'On the X side of the border' is a place.
    """
    if passage.holds(Cue.OF, cue.end + 1, cue.end + 2):
        return None
    for party in passage.parties:
        if party.end in (cue.start - 1, cue.end) and party.start < cue.start:
            led = lead(passage, party.start)
            if led & Cue.DEFINITE and not led & Cue.PREPOSITION:
                article = next(one for one in reversed(passage.cues) if one.end <= party.start)
                led = lead(passage, article.start)
            governed = led & (Cue.LOCATIVE | Cue.AGAINST) or _in_two_words(passage, party.start)
            return party.actor if governed and fights(party.actor) else None
    return None


def _said_behind(passage: Passage, cue: Span) -> Actor | None:
    """'side Xian': the adjective of a party right behind the noun, where a language has it there."""
    for party in passage.parties:
        if party.start == cue.end + 1:
            return party.actor if party.kind == "adjective" and fights(party.actor) else None
    return None


def of_forces(passage: Passage) -> bool:
    """'on the government side', 'on the army's side': those who have forces, and not all who are of a country."""
    return any(
        span.entry.institution is not None
        and span.entry.institution.kind in ("government", "armed_forces")
        and passage.holds(Cue.SIDE, span.end + 1, span.end + 4)
        and not any(nation.end == span.start - 1 and nation.entry.nation for nation in passage.named)
        for span in passage.named
    )


def _in_two_words(passage: Passage, position: int) -> bool:
    """True behind a verb with its particle, which looks like a preposition: 'there fell on X side'."""
    return any(
        span.end + 1 == position and span.entry.event is not None and " " in span.entry.form
        for span in passage.spans
    )


def fights(actor: Actor | None) -> bool:
    return actor is not None and actor.kind in _SIDES
