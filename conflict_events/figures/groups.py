"""The groups of people that a sentence counts, and how one stands to another."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from ..mentions.quantities import find_quantities
from ..models import Actor
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span
from .behind import is_article, told_behind
from .people import WORD, People, following, joined, lead, mixed, more_telling
from .phrases import Phrase
from .sharing import each_once, share_noun
from .tails import behind_tail
from .uncounted import counted

_CLOSING = ";:,–"
_MANY = 10  # of fewer, a half or a third is told as a number
_OWNS = ("'s ", "’s ", "s' ", "s’ ")


def find_people(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[People]:
    """The counted groups of one sentence in order.

    ``actor_of`` gives the side that a nationality, institution or name stands for.
    """
    found = [Phrase(passage, quantity, actor_of).read() for quantity in find_quantities(passage)]
    for one in found:
        if one is not None and not one.headed:
            _take_noun_before(passage, one)
    told = [one for one in found if one is not None and (one.headed or not is_article(passage, one.quantity))]
    groups = counted(passage, told)
    if any(number.kind == "fraction" for number in passage.numbers):
        for group in groups:
            _take_fraction(passage, group)
    groups = each_once(passage, groups)
    whole: People | None = None
    closed = False  # an 'and' closes a list: what another one joins is no part any more
    for first, second in itertools.pairwise(groups):
        whole = whole if first.subset else first
        goes_on = (
            first.subset
            and not told_behind(passage, first.quantity.start) & Cue.INCLUDING  # each has its own ending
            and not has_verb(passage, first, second)
            and (joined(passage, first.end, second.begin) or behind_tail(passage, first.end, second.begin))
        )
        own = second.side is not None and whole is not None and whole.side not in (None, second.side)
        own = own or (
            whole is not None
            and whole.headed
            and (second.quantity.count or 0) > (whole.quantity.count or 1 << 60)
        )
        if goes_on and not (second.subset or closed or own or second.outcome is not None):
            second.subset = second.quantity.implicit or second.headed
        closed = goes_on and (closed or passage.text[first.end : second.begin].strip(" ,") != "")
        share_noun(passage, first, second)
    groups = _without_wholes(passage, groups)
    _tell_who(passage, groups)
    for group in groups:
        if group.outcome is not None or not group.headed:
            _under_label(passage, group)
    if passage.kinds & Cue.ALL:
        for group in groups:
            _all_are(passage, group, actor_of)
    if passage.watch is not None:
        passage.watch.people = groups
    return groups


def _take_noun_before(passage: Passage, group: People) -> None:
    """'of-rebels 5-of-them were shot': the noun stands before the figure whose ending makes it a part."""
    if not told_behind(passage, group.quantity.start) & Cue.INCLUDING:
        return
    noun = next((one for one in passage.spans if one.end + 1 == group.quantity.start), None)
    if noun is None or noun.entry.victim is None or noun.entry.victim.single is True or noun.entry.outcome:
        return
    group.begin, group.victim_type = noun.start, noun.entry.victim.type
    group.headed, group.subset = True, False


def has_verb(passage: Passage, first: People, second: People) -> bool:
    """'including a boy, and 44 others were hurt': an auxiliary right behind begins a clause of its own.

    But 'three men including a boy and his aunt were hurt' is a list, which no comma parts.
    """
    if not passage.holds(Cue.BE, second.end + 1, second.end + 2):
        return False
    return second.more or not second.headed or not passage.unbroken(first.end, second.begin)


def be_parts(passage: Passage, people: Sequence[People]) -> None:
    """'including the mayor', 'including a farmer, his wife and two sons': a part, and who is listed with it."""
    before: People | None = None
    for one in people:
        if not one.subset and lead(passage, one.begin) & Cue.INCLUDING:
            one.subset = True
        elif before is not None and before.subset and (one.single or before.single):
            joins = joined(passage, before.end, one.begin) or behind_tail(passage, before.end, one.begin)
            one.subset = one.subset or (joins and not has_verb(passage, before, one))
        before = one


def _without_wholes(passage: Passage, groups: list[People]) -> list[People]:
    """'500 of the 2,000 soldiers': what is told is told of the 500, who are soldiers too.

    But 'one of 43 people killed' and 'a group of 12 soldiers' tell of the second figure.
    """
    kept: list[People] = []
    for at, group in enumerate(groups):
        part = kept[-1] if kept else None
        behind = groups[at + 1] if at + 1 < len(groups) else None
        if part is not None and part.headed and part.begin <= group.begin and group.end <= part.end:
            continue  # 'a man (23)'
        if part is not None and _apposed(passage, part, group, behind):
            part.victim_type = more_telling(part.victim_type, group.victim_type)
            part.end = group.end
            continue
        if (
            part is not None
            and not part.headed
            and (group.headed or part.loose)
            and _of(passage, part, group)
        ):
            if part.quantity.implicit:
                kept[-1] = group
                group.governed, group.agent = part.governed, part.agent
                continue
            if group.outcome is None and not _harmed(passage, group):
                part.end, part.victim_type, part.side = group.end, group.victim_type, group.side
                part.headed, part.own, part.enemy = True, group.own, group.enemy
                continue
            if part.quantity.count == 1:
                kept.pop()
        kept.append(group)
    return kept


def _apposed(passage: Passage, first: People, second: People, third: People | None) -> bool:
    """'two captives, both women', 'one of its drivers, a father of two, was': the second says what the first are.

    But 'a soldier, a guard and a child' is a list.
    """
    quantity = second.quantity
    return (
        quantity.implicit
        and quantity.count == first.quantity.count
        and quantity.count in (1, 2)
        and second.headed
        and passage.text[first.end : second.begin].strip() == ","
        and not (third is not None and joined(passage, second.end, third.begin))
    )


def _tell_who(passage: Passage, groups: list[People]) -> None:
    """'Of the 430 soldiers some 30 are held': the whole that opens the sentence tells who the bare figure counts."""
    if len(groups) < 2 or not passage.kinds & Cue.OF:
        return
    whole, part = groups[0], groups[1]
    opens = lead(passage, whole.begin) & Cue.OF and few_words(passage.text, passage.start, whole.begin, 2)
    if not opens or not whole.headed or whole.outcome is not None or part.headed or part.strange:
        return
    most, least = whole.quantity.count, part.quantity.count
    if part.victim_type == "unknown" and most is not None and least is not None and least < most:
        part.victim_type, part.side = whole.victim_type, part.side or whole.side


def _take_fraction(passage: Passage, group: People) -> None:
    """'three quarters of the 200,000 residents': that many of them, near enough."""
    quantity = group.quantity
    if quantity.count is None or quantity.count < _MANY or quantity.implicit:
        return
    part = next((one for one in reversed(passage.numbers) if one.end <= quantity.start), None)
    if part is None or part.kind != "fraction" or not 0 < part.value < 1:
        return
    of = [cue for cue in passage.cues if part.end <= cue.start and cue.end <= quantity.start]
    if (
        not of
        or not of[0].entry.cue & (Cue.OF | Cue.DEFINITE)
        or not few_words(passage.text, part.end, quantity.start, 2)
    ):
        return
    quantity.count, quantity.bound = round(quantity.count * part.value), "about"
    quantity.low = quantity.high = None
    quantity.start = group.begin = part.start
    group.partitive = False


def _under_label(passage: Passage, group: People) -> None:
    """'X fighters 40 dead; civilians: 6 dead', 'the army lost nine, the rebels 20': the noun before tells who."""
    text = passage.text
    for span in passage.spans:
        if span.start >= group.quantity.start:
            return
        noun = span.entry.victim
        if noun is None or noun.single is True or text[span.end : group.quantity.start].strip(" :-–"):
            continue
        party = next((one for one in passage.parties if one.end == span.start - 1), None)
        opening = span.start if party is None else party.start
        article = next(
            (cue for cue in passage.cues if cue.end == opening - 1 and cue.entry.cue & Cue.DEFINITE), None
        )
        before = text[passage.start : opening if article is None else article.start].rstrip()
        if before and before[-1] not in _CLOSING:
            return
        if group.victim_type == "unknown":
            group.victim_type = noun.type
        group.side = group.side or (party.actor if party is not None else None)


def _all_are(passage: Passage, group: People, actor_of: Callable[[Span], Actor | None]) -> None:
    """'five hostages, all X officers': who each of them is stands behind the comma."""
    all_ = next((cue for cue in passage.cues if cue.start == group.end + 2 and cue.entry.cue & Cue.ALL), None)
    if all_ is None or not group.headed or passage.text[group.end : all_.start] != ", ":
        return
    position, side = all_.end, None
    for span in following(passage.spans, all_.end):
        if span.start != position + 1:
            return
        noun = span.entry.victim
        if span.entry.nation is not None:
            side = side or actor_of(span)
        elif noun is None:
            return
        if noun is not None and noun.single is False:
            if group.victim_type in ("unknown", "civilian") and noun.type != "unknown":
                group.victim_type = noun.type
            if passage.holds(Cue.AND, span.end + 1, span.end + 2):
                group.end = span.end
                group.victim_type = (
                    "unknown" if mixed(passage, group) else group.victim_type
                )  # 'women and children'
            group.side = group.side or side
            group.end = span.end
            return
        position = span.end


def _of(passage: Passage, part: People, whole: People) -> bool:
    """True where nothing but 'of' and an article stands between two figures."""
    start, end = part.quantity.end, whole.quantity.start
    between = [cue for cue in passage.cues if start <= cue.start and cue.end <= end]
    if not any(cue.entry.cue & Cue.OF for cue in between):
        return False
    if (
        passage.text.endswith(_OWNS, start, end)
        and 1 + start == between[0].start
        and between[0].entry.cue & Cue.OF
    ):
        return passage.unbroken(start, end) and few_words(passage.text, start, end, 6)  # "three of A's 12"
    letters = len("".join(passage.text[start:end].split()))
    strange = len(WORD.findall(passage.text, start, end)) == len(between) + 1 and part.quantity.implicit
    return strange or letters <= sum(cue.end - cue.start for cue in between)


def _harmed(passage: Passage, group: People) -> bool:
    """True where an outcome word leans on a noun: '43 people killed', but not 'one of 43 people died'."""
    return any(
        0 <= span.start - group.end <= 1
        and any(rule.first is None and rule.frame != "before" for rule in span.entry.outcome)
        for span in passage.outcomes
    )
