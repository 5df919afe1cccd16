"""People told one by one and without a number: by name ('A B was shot'), or with a word that points
back or to an owner ('the mayor', 'his wife'). They are counted where an outcome word stands next to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from ..mentions.counting_nouns import is_adjective
from ..mentions.quantities import Quantity
from ..models import Actor
from ..words.spans import Cue, Party, Passage, Slot, Span
from .ages import aged_end, take_age
from .ahead import stranger_follows
from .bare import bare_singles, is_rule, name_owners, takes_name
from .groups import be_parts
from .people import WORD, People, following, hyphenated, joined, lead, more_telling, one_follows, past_age
from .standing import is_called

_OWNS: Final = ("'s", "’s", "'S", "’S")
_NAME: Final = re.compile(r" [A-Z][\w'-]+")
_BEHIND_NAME: Final = Cue.BE | Cue.HAVE | Cue.AND | Cue.RELATIVE
_NO_PART: Final = Slot.NUMBER | Slot.OUTCOME


def find_singles(
    passage: Passage, groups: Sequence[People], actor_of: Callable[[Span], Actor | None]
) -> list[People]:
    """The single people of a sentence beside its counted groups, in order."""
    speaking = {telling.speaker.end for telling in passage.tellings if telling.speaker is not None}
    found = [
        one
        for party in passage.parties
        if party.actor is not None
        and party.end not in speaking
        and (one := _named(passage, party)) is not None
    ]
    found += _pointed(passage, actor_of)
    if passage.kinds & Cue.AND:
        found += _kin(passage, (*groups, *found))
    found += bare_singles(passage, actor_of)
    name_owners(passage, groups, found)
    if passage.numbers:
        for one in (*groups, *found):
            take_age(passage, one)
    found.sort(key=_by_place)
    kept: list[People] = []
    roll = -1  # where names end that tell who a counted group is: 'two cadets, A B and C D,'
    for single in found:
        if (
            single.name is not None
            and single.victim_type == "unknown"
            and _on_roll(passage, single, groups, roll)
        ):
            roll = single.end
            continue
        if single.name is not None and any(
            group.end + 1 == single.begin and not group.headed and (group.quantity.count or 0) > 1
            for group in groups
        ):
            continue  # 'two Coptic Christians': a name of those counted
        apposed = next(
            (
                group
                for group in (*groups, *kept)
                if group.quantity.count == 1
                and not group.aged
                and not (group.name is not None and single.name is not None)
                and group.end <= single.begin
                and _apposed(passage, group, single)
            ),
            None,
        )
        if apposed is not None:  # 'a journalist, A B, was killed': one person
            apposed.name = apposed.name or single.name
            if single.name is not None:
                apposed.end = max(apposed.end, single.end)
            apposed.aged = apposed.aged or single.aged
            apposed.victim_type = more_telling(apposed.victim_type, single.victim_type)
            continue
        if single.name is not None and (told := _told_behind(passage, single, groups)) is not None:
            told.name, told.begin = single.name, single.begin
            told.victim_type = more_telling(told.victim_type, single.victim_type)
            continue
        within = next(
            (one for one in groups
             if one.quantity.count == 1 and single.begin < one.begin and one.end <= single.end),
            None,
        )  # fmt: skip
        if within is not None and single.name is not None:  # 'A B, a commander': told as one party
            within.begin, within.name = single.begin, single.name
            continue
        if kept and takes_name(kept[-1], single):
            continue
        if not any(group.begin < single.end and single.begin < group.end for group in (*groups, *kept)):
            kept.append(single)
    if passage.kinds & Cue.INCLUDING:
        be_parts(passage, sorted((*groups, *kept), key=_by_place))
    return [one for one in kept if not _told_again(passage, one, groups)]


def _closes(passage: Passage, apposed: People) -> bool:
    """'the gunman, a youth, was': a comma closes what is told of somebody, and his verb follows."""
    return passage.text.startswith(",", apposed.end) and passage.holds(
        Cue.BE | Cue.HAVE, apposed.end + 2, apposed.end + 3
    )


def _told_again(passage: Passage, single: People, groups: Sequence[People]) -> bool:
    """'the mayor, A B, a member of the council,': what is told of him behind his name is of the same person."""
    told = _told_behind(passage, single, groups)
    if told is None or (single.name is None and not _closes(passage, told)):
        return False
    told.begin, told.name = single.begin, single.name
    told.victim_type = more_telling(told.victim_type, single.victim_type)
    return True


def _on_roll(passage: Passage, single: People, groups: Sequence[People], roll: int) -> bool:
    """True for a bare name behind a group of more than one, and for those that go on with it."""
    if 0 <= roll <= single.begin and joined(passage, roll, single.begin):
        return True
    return any(
        group.headed and (group.quantity.count or 0) > 1
        and 0 < single.begin - group.end <= 2 and passage.text.startswith(",", group.end)
        for group in groups
    )  # fmt: skip


def _apposed(passage: Passage, group: People, single: People) -> bool:
    """'a journalist, A B', 'the mayor of C, A B,': a name right behind, or behind the place of an office."""
    gap = passage.text[group.end : single.begin].strip()
    if single.name is None and _is_owned(passage, single):
        return False  # 'a man, his wife and their son' are three
    if gap in ("", ",", "–", "-") or (
        single.name is not None and is_called(passage, group.end, single.begin)
    ):
        return True
    if single.name is None or not gap.endswith(",") or gap.count(",") > 1 or len(gap.split()) > 5:
        return False
    return passage.holds(Cue.OF, group.end + 1, group.end + 2)


def _is_owned(passage: Passage, single: People) -> bool:
    return passage.holds(Cue.OWN, single.begin, single.begin + 1)


def _told_behind(passage: Passage, single: People, groups: Sequence[People]) -> People | None:
    """'A B, a teacher, was killed': what a named person is stands behind the comma."""
    for group in groups:
        if group.begin >= single.end:
            one = group.quantity.implicit and group.quantity.count == 1 and group.name is None
            return group if one and passage.text[single.end : group.begin].strip() == "," else None
    return None


def _by_place(single: People) -> int:
    return single.begin


def _one(begin: int, end: int) -> Quantity:
    return Quantity(begin, end, 1, 1, 1, "exact", implicit=True)


def _named(passage: Passage, party: Party) -> People | None:
    if passage.text.startswith(_OWNS, party.end):
        return _owned(passage, party)
    if party.kind != "person":
        return _office(passage, party)
    if party.role is None and lead(passage, party.start) & Cue.DEFINITE and is_rule(passage, party):
        return None  # 'the Kaya regime'
    single = People(_one(party.start, party.start), party.end, party.start, headed=True, single=True)
    single.name = party.actor
    single.governed = party.governed
    for span in passage.spans:
        if span.start >= party.end:
            break
        noun = span.entry.victim
        if noun is None or noun.type == "unknown":
            continue
        before = span.end <= party.start and not passage.text[span.end : party.start].strip()
        if (span.start >= party.start or before) and noun.single is not False:
            single.victim_type = noun.type
            if before:
                single.begin = min(single.begin, span.start)
    return single


def _office(passage: Passage, party: Party) -> People | None:
    """ "A's justice minister": the holder of an office, told by whose it is."""
    if not party.role or not any(mark in passage.text[party.start : party.end] for mark in _OWNS):
        return None
    nouns = [
        span.entry.victim for span in passage.spans if span.start >= party.start and span.end == party.end
    ]
    if not any(noun is not None and noun.single is True for noun in nouns):
        return None
    single = People(_one(party.start, party.start), party.end, party.start, headed=True, single=True)
    kind = party.actor.kind if party.actor is not None else ""
    single.victim_type = {"armed_forces": "military", "police": "police"}.get(kind, "civilian")
    single.governed = party.governed
    return single


def _owned(passage: Passage, party: Party) -> People | None:
    """ "A B's daughter": one person told by whose she is; what else somebody owns is nobody."""
    word = next(following(passage.spans, party.end + 2), None)
    noun = word.entry.victim if word is not None and word.start == party.end + 3 else None
    if word is None or noun is None or noun.single is not True or one_follows(passage, word.end):
        return None
    single = People(_one(party.start, party.start), past_age(passage, word.end), party.start)
    single.victim_type, single.headed, single.single = noun.type, True, True
    single.strange = _leans(passage, word.end)
    single.governed = party.governed and bool(
        lead(passage, party.start) & (Cue.PREPOSITION | Cue.BY | Cue.OF)
    )
    single.agent = bool(lead(passage, party.start) & Cue.BY)
    return single


def _pointed(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[People]:
    """'the mayor', 'his wife', 'the army officer': a determiner that is no number, and one person."""
    found: list[People] = []
    for cue in passage.cues:
        if not cue.entry.cue & (Cue.OWN | Cue.DEFINITE | Cue.POSSESSIVE) or cue.entry.cue & (
            Cue.THAT | Cue.RELATIVE
        ):
            continue
        position = cue.end
        side: Actor | None = None
        for span in following(passage.spans, cue.end):
            entry = span.entry
            if hyphenated(passage.text, span) or any(
                one.kind == "ordinal" and one.start == span.start for one in passage.numbers
            ):
                if position == cue.end and (end := aged_end(passage, cue.end + 1)) > 0:
                    found.append(People(_one(cue.start, cue.end), end, cue.start, headed=True, single=True))
                    break  # 'the 12-year-old died'
                position = span.end
                continue  # 'his 12-year-old daughter', 'the third mayor'
            if len(WORD.findall(passage.text, position, span.start)) > 2 or entry.filled & _NO_PART:
                break
            if entry.nation is not None or entry.actor is not None:
                side = actor_of(span)
            elif not entry.filled or entry.cue == Cue.NOUN:
                continue  # 'the village lieutenant governor'
            elif entry.victim is None and entry.institution is None:
                break
            position = span.end
            if entry.victim is not None and entry.victim.single is True:
                if is_adjective(passage, span):
                    break
                if passage.text.startswith(_OWNS, span.end):
                    position = span.end + 2  # "the mayor's driver"
                    continue
                if one_follows(passage, span.end):
                    continue  # 'the lieutenant governor'
                end, kind = _past_name(passage, past_age(passage, span.end)), entry.victim.type
                one = People(_one(cue.start, cue.end), end, cue.start, victim_type=kind, side=side)
                one.headed = one.single = True
                one.strange = _leans(passage, end)
                one.governed = bool(lead(passage, one.begin) & (Cue.PREPOSITION | Cue.BY | Cue.OF))
                one.agent = bool(lead(passage, one.begin) & Cue.BY)
                found.append(one)
                break
            if entry.victim is not None and entry.victim.single is False:
                if not passage.text.startswith(("' ", "’ "), span.end):
                    break
                position = span.end + 1  # "the Jesuits' cook"
    return found


def _past_name(passage: Passage, end: int) -> int:
    """'his daughter Ines': behind a name that no table knows, of one word, at which the phrase ends."""
    if passage.caseless or not stranger_follows(passage, end):
        return end
    name = _NAME.match(passage.text, end, passage.end)
    if name is None:
        return end
    behind = next(following(passage.spans, name.end()), None)
    told = behind is not None and behind.start == name.end() + 1 and behind.entry.cue & _BEHIND_NAME
    return name.end() if told or passage.text[name.end() : name.end() + 1] in (",", ".", "") else end


def _leans(passage: Passage, position: int) -> bool:
    """True for 'the rebel camp': a thing, or a word that nobody knows, follows at once."""
    return stranger_follows(passage, position) or any(
        span.start == position + 1 and span.entry.cue & Cue.NOUN
        for span in following(passage.spans, position)
    )


def _kin(passage: Passage, people: Sequence[People]) -> list[People]:
    """'a pastor and wife', 'his mother and brother': the second of two is told without an article."""
    found: list[People] = []
    for one in people:
        if one.quantity.count != 1 or not one.quantity.implicit or not one.headed:
            continue
        joint = next((cue for cue in passage.cues if cue.start == one.end + 1), None)
        if joint is None or not joint.entry.cue & Cue.AND:
            continue
        word = next(following(passage.spans, joint.end), None)
        noun = word.entry.victim if word is not None and word.start == joint.end + 1 else None
        if word is None or noun is None or noun.single is not True or noun.type not in ("woman", "child"):
            continue
        if passage.text.startswith(_OWNS, word.end) or hyphenated(passage.text, word):
            continue
        kin = People(_one(word.start, word.start), word.end, word.start, victim_type=noun.type)
        kin.headed = kin.single = True
        kin.governed, kin.agent = one.governed, one.agent
        found.append(kin)
    return found
