"""Single people without an article: 'Israeli soldier killed' in headlines, 'Former mayor was shot' in short notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from ..mentions.counting_nouns import is_adjective
from ..mentions.quantities import Quantity
from ..models import Actor
from ..words.clauses import is_headline, pattern_of
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Slot, Span
from .people import WORD, People, following, lead, more_telling, one_follows, past_age

_NO_PART: Final = Slot.NUMBER | Slot.OUTCOME
_NO_ATTRIBUTE: Final = Slot.NUMBER | Slot.OUTCOME | Slot.REPORT | Slot.DATE | Slot.DETERMINER
_ATTRIBUTE: Final = Cue.NOUN | Cue.ARMED | Cue.WEAPON | Cue.MEMBER | Cue.EITHER
_ENDS: Final = (
    Cue.PREPOSITION | Cue.LOCATIVE | Cue.OF | Cue.AND | Cue.BY | Cue.CLAUSE | Cue.RELATIVE | Cue.BE | Cue.HAVE
)
_PARTS: Final = Cue.CLAUSE | Cue.RELATIVE | Cue.THAT | Cue.BY
_DONE: Final = ("killed", "wounded")
_TRANSITIVE: Final = ("both", "after")
_NO_VERB: Final = Cue.DEFINITE | Cue.OWN | Cue.OF | Cue.BE
_NAME: Final = re.compile(r"(?: [A-Z][\w’'-]+){0,4}")
_ONE_WORD: Final = re.compile(r" [^\W\d_][\w’'-]* ")
_LONG: Final = 5  # words before the noun
_SPLIT: Final = 40  # characters between the parts of a split verb
_TAIL: Final = 8  # words behind it, which tell of what or of where


def bare_singles(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[People]:
    """The single people of a sentence that are told without an article."""
    if is_headline(passage):
        found = _of_headline(passage, actor_of)
        if passage.role != "body":
            return found
        told = _of_note(passage, actor_of)  # a note that lacks its full stop, or a line without an article
        return told + [one for one in found if not any(one.begin < other.end for other in told)]
    return _of_note(passage, actor_of)


def name_owners(passage: Passage, groups: Sequence[People], singles: Sequence[People]) -> None:
    """'a mukhtar and his son': whoever has kin is a person, though nobody knows the word."""
    for single in singles if passage.kinds & Cue.OWN else ():
        if not passage.holds(Cue.OWN, single.begin, single.begin + 1):
            continue
        joint = next((cue for cue in passage.cues if cue.end + 1 == single.begin), None)
        if joint is None or not joint.entry.cue & Cue.AND:
            continue
        for group in groups:
            if group.loose and _ONE_WORD.fullmatch(passage.text, group.end, joint.start):
                group.headed, group.strange, group.end = True, False, joint.start - 1


def _of_note(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[People]:
    """'Former mayor was shot', 'killed former mayor': at either end of a verb."""
    found: list[People] = []
    if passage.outcomes and (one := _opening(passage, actor_of)) is not None:
        found.append(one)
    places = [span.end for span in passage.outcomes if _acts(passage, span)]
    places += [at for span in passage.outcomes if (at := _behind_of(passage, span)) > 0]
    places += [at for span in passage.outcomes if (at := _within(passage, span)) > 0]
    objects = (_bare_noun(passage, position, actor_of) for position in places)
    return found + [one for one in objects if one is not None]


def _within(passage: Passage, span: Span) -> int:
    """'hack man to death': where the first part of a split verb ends, not far before the last; or 0."""
    start = max(passage.start, span.start - _SPLIT)
    for rule in span.entry.outcome:
        if rule.first is not None and rule.outcome == "killed" and rule.frame == "inside":
            first = pattern_of(rule.first).search(passage.text, start, span.start)
            if first is not None:
                return first.end()
    return 0


def _behind_of(passage: Passage, span: Span) -> int:
    """'Body of trader found': where the 'of' behind a word for a dead body ends, or 0."""
    if not any(rule.frame == "body" for rule in span.entry.outcome):
        return 0
    return next((cue.end for cue in passage.cues if cue.start == span.end + 1 and cue.entry.cue & Cue.OF), 0)


def _acts(passage: Passage, span: Span) -> bool:
    """True for a word for what somebody does to others: 'kills teacher', but not 'the killed teacher'."""
    if not any(rule.outcome in _DONE and rule.frame in _TRANSITIVE for rule in span.entry.outcome):
        return False
    before = lead(passage, span.start)
    return span.start > passage.start and not before & _NO_VERB


def _opening(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> People | None:
    """'Former council member was', 'Inspector of the railway police was': the subject of a passive, to its end."""
    found = _bare_noun(passage, passage.start, actor_of, opens=True)
    if found is None:
        return None
    if any(span.start == found.end + 1 for span in passage.outcomes):
        return found  # 'Civilian shot dead by gunmen'
    named = _NAME.match(passage.text, found.end, passage.end)
    if named is not None and passage.holds(Cue.AND, named.end() + 1, named.end() + 2):
        found.end = named.end()  # 'Militant commander A and his guard were'
        return found
    verb = next((cue for cue in passage.cues if cue.start > found.end and cue.entry.cue & Cue.BE), None)
    if verb is None or not passage.unbroken(found.end, verb.start):
        return None
    if verb.start > found.end + 1:
        led = passage.holds(Cue.OF | Cue.LOCATIVE, found.end + 1, found.end + 2)
        if not led or not few_words(passage.text, found.end, verb.start, _TAIL):
            return None
        if passage.holds(_PARTS, found.end, verb.start):
            return None
        found.end = verb.start - 1
    return found


def _bare_noun(
    passage: Passage, start: int, actor_of: Callable[[Span], Actor | None], *, opens: bool = False
) -> People | None:
    """The noun for one person that comes next, with no article and what it is of before it at most."""
    begin = start + 1 if passage.text.startswith(" ", start) else start
    position, kind = begin, "unknown"
    side: Actor | None = None
    for span in following(passage.spans, begin):
        entry = span.entry
        gap = passage.text[position : span.start]
        strange = WORD.findall(gap)
        if (
            len(strange) > 2
            or not (opens or all(word[0].isupper() for word in strange))
            or not passage.unbroken(begin, span.start)
        ):
            return None
        if not few_words(passage.text, begin, span.start, _LONG) or entry.filled & _NO_ATTRIBUTE:
            return None
        if entry.cue & ~_ATTRIBUTE and entry.victim is None and entry.actor is None:
            return None
        noun = entry.victim
        if entry.nation is not None or entry.actor is not None:
            side = side or actor_of(span)
        if noun is not None:
            kind = more_telling(kind, noun.type)
        position = span.end
        if noun is None or noun.single is not True or one_follows(passage, span.end):
            if (
                noun is not None
                and noun.single is False
                and entry.institution is None
                and entry.nation is None
            ):
                return None
            continue
        if not _closes(passage, span.end):
            continue
        one = People(_single(begin), past_age(passage, span.end), begin, kind, side, headed=True)
        one.single = True
        return one
    return None


def _single(position: int) -> Quantity:
    return Quantity(position, position, 1, 1, 1, "exact", implicit=True)


def _closes(passage: Passage, position: int) -> bool:
    """True where the noun is the last of its phrase: a mark follows, a small word or a name."""
    behind = passage.text[position : position + 2].strip()
    if not behind or behind[0] in ".,;:(":
        return True
    if behind[0].isupper() or passage.holds(_ENDS, position + 1, position + 2):
        return True
    return any(span.start == position + 1 for span in passage.outcomes)


def _of_headline(passage: Passage, actor_of: Callable[[Span], Actor | None]) -> list[People]:
    """'Israeli soldier killed in Gaza': headlines leave articles out."""
    found: list[People] = []
    begin = position = -1
    side: Actor | None = None
    kind = "unknown"
    for span in passage.spans:
        entry = span.entry
        noun = entry.victim
        named = entry.nation is not None or entry.actor is not None
        if begin >= 0 and passage.text[position : span.start].strip("- "):
            begin, side, kind = -1, None, "unknown"
        if entry.determiner is not None or entry.filled & _NO_PART or (noun is None and not named):
            begin, side, kind = -1, None, "unknown"
            continue
        begin = span.start if begin < 0 else begin
        position = span.end
        side = side or (actor_of(span) if named else None)
        if noun is None or noun.single is False or entry.cue & Cue.MORE:
            continue  # 'and other militants'
        if is_adjective(passage, span):
            continue
        kind = noun.type if noun.type != "unknown" else kind
        if noun.single and passage.text[span.end : span.end + 1] not in ("-", "'", "’"):
            if side is not None and side.kind in ("armed_group", "party") and kind == "unknown":
                kind = "fighter" if side.kind == "armed_group" else "civilian"
            one = People(
                _single(begin),
                past_age(passage, span.end),
                begin,
                victim_type=kind,
                side=side,
                headed=True,
            )
            one.single = True
            one.governed = bool(lead(passage, begin) & (Cue.PREPOSITION | Cue.BY | Cue.OF))
            one.agent = bool(lead(passage, begin) & Cue.BY)
            found.append(one)
    return found


def takes_name(pointed: People, single: People) -> bool:
    """'the corporal' of 'the corporal A B' is one person, who is told as far as the name goes."""
    within = pointed.begin < single.begin < pointed.end < single.end
    if not within or single.name is None or pointed.name is not None or not pointed.quantity.implicit:
        return False
    pointed.name, pointed.end = single.name, single.end
    pointed.victim_type = more_telling(pointed.victim_type, single.victim_type)
    return True


def is_rule(passage: Passage, party: Party) -> bool:
    """Whether an institution is named by who leads it, in a party or right behind it."""
    return any(
        party.start <= span.start <= party.end + 1 and span.entry.institution is not None
        for span in passage.named
    )
