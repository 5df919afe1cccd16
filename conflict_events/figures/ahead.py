"""What comes next in a noun phrase, seen from a place in it: people, what they own, or its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..mentions.bounds import bound_after, bounded
from ..words.spans import Cue, Entry, Passage, Slot, Span
from .outcomes import OutcomeRule
from .people import SERVING, WORD, People, following, hyphenated

STOP: Final = re.compile(
    r"[,;:!?()\n]|\.(?! ?$)| [–—-] |\d(?![\d‑–-])"
)  # a figure, but no age ('43-year-old'); not the full stop of an abbreviation
NEXT_WORD: Final = re.compile(r"[ \xa0][^\W\d_]")
_FORCES: Final = {"police": "police", "armed_forces": "military"}
_DONE: Final = frozenset(("killed", "wounded"))
_PEOPLE: Final = Slot.VICTIM | Slot.INSTITUTION | Slot.NATION | Slot.ACTOR
_OWNED: Final = re.compile(r"['’](?:s )? ?[^\W\d_A-Z]{2}")
_CLOSES: Final = Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.OF
_OPENS_PHRASE: Final = Cue.PREPOSITION | Cue.LOCATIVE | Cue.BY | Cue.FROM | Cue.AMONG
_NO_PHRASE: Final = Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.THAT | Cue.CLAUSE
_PHRASE, _SMALL = 7, 5  # words of such a phrase; letters of a small word before its last one
_POSSESSIVE: Final = re.compile(r"['’]s?(?= )")
_OPENED: Final = re.compile(r"(?<!\w)['‘’]\w")


def owns(passage: Passage, span: Span) -> bool:
    """True for "200 passengers' bags": an apostrophe that closes no quotation, and what is owned."""
    text = passage.text
    if _OWNED.match(text, span.end, passage.end) is None:
        return False
    return _OPENED.search(text, passage.start, span.start + 1) is None


def people_follow(passage: Passage, position: int) -> bool:
    """True where a noun for people comes next, with whose they are at most before it."""
    for span in following(passage.spans, position):
        gap = passage.text[position : span.start]
        if len(WORD.findall(gap)) > 1 or STOP.search(gap):
            return False
        if span.entry.victim is not None:
            return True
        if span.entry.nation is None and span.entry.actor is None and span.entry.institution is None:
            return False
        position = span.end
    return False


def armed_follow(passage: Passage, position: int) -> bool:
    """'Arda troops' are of that state, 'Ardafighters' of that group; 'an Arda shopkeeper' is somebody of the town."""
    behind = next(following(passage.spans, position), None)
    if behind is None or behind.start > position + 1:
        return False
    noun = behind.entry.victim
    return behind.entry.institution is not None or (noun is not None and noun.type in SERVING)


def is_noun(rules: Sequence[OutcomeRule]) -> bool:
    """True for a word for an outcome that is a noun for those of whom it is told."""
    return any(rule.frame == "noun" for rule in rules)


def describes(passage: Passage, span: Span) -> bool:
    """True for such a word right before another noun for them."""
    noun = next(following(passage.spans, span.end), None)
    if noun is None or noun.start != span.end + 1 or noun.entry.victim is None or noun.entry.outcome:
        return False
    done = all(rule.outcome in _DONE for rule in span.entry.outcome)  # 'six missing soldiers' are told of so
    return done and noun.entry.victim.single is not None and is_noun(span.entry.outcome)


def participle_ahead(passage: Passage, position: int) -> int:
    """'30 by shelling killed civilians': where the word for an outcome stands that describes a noun behind it.

    What stands between opens with a preposition, which has a noun of its own; ``position`` where nothing such stands.
    """
    opened = -1
    for span in following(passage.spans, position):
        gap = passage.text[position if opened < 0 else opened : span.start]
        if opened < 0:
            if gap != " " or not span.entry.cue & _OPENS_PHRASE:
                return position
            opened = span.end
            continue
        if STOP.search(gap) or len(WORD.findall(gap)) > _PHRASE or span.entry.cue & _NO_PHRASE:
            return position
        if span.entry.outcome is not None and not span.entry.cue & Cue.NOUN:
            apart = passage.holds(Cue.DEFINITE | Cue.AND, span.start - _SMALL, span.start)
            own = len(WORD.findall(passage.text, opened, span.start)) > 0 and not apart
            return span.start - 1 if own and describes(passage, span) else position
    return position


def is_arm(passage: Passage, span: Span) -> bool:
    """'two crude bombs', 'three gunshot wounds': arms and what they do, but 'two armed men'."""
    rules: list[OutcomeRule] = span.entry.outcome or []
    if span.entry.filled & _PEOPLE or hyphenated(passage.text, span):
        return False
    return all(rule.first is not None for rule in rules) and not people_follow(passage, span.end)


def is_one(passage: Passage, start: int, span: Span) -> bool:
    """'a border force personnel was', 'a police who was', as short notes have it; but not 'a number of soldiers'."""
    return not passage.holds(Cue.OF, start, span.start) and passage.holds(_CLOSES, span.end + 1, span.end + 2)


def stands_alone(passage: Passage, span: Span) -> bool:
    """'a local was', 'a Hindu who': an adjective for people that is nothing else, for one of them."""
    more = Slot.INSTITUTION | Slot.ACTOR | Slot.CUE | Slot.OUTCOME | Slot.EVENT
    alone = not span.entry.filled & more and span.entry.victim.type == "unknown"
    return alone and span.entry.victim.single is None and is_one(passage, span.start, span)


def names(passage: Passage, span: Span) -> bool:
    """'a Workers' League activist', 'a women's rights activist': a noun for several in a name, or as an owner."""
    text = passage.text
    owner = _POSSESSIVE.match(text, span.end, passage.end)
    behind = owner.end() if owner is not None else span.end
    if owner is not None and people_follow(passage, behind):
        return True
    capitals = text[span.start].isupper() and not passage.caseless
    return capitals and (text[behind + 1 : behind + 2].isupper() or people_follow(passage, behind))


def stranger_follows(passage: Passage, position: int) -> bool:
    """True where a word that nobody knows, and no name, comes next."""
    if NEXT_WORD.match(passage.text, position, passage.end) is None:
        return False
    return not any(span.start == position + 1 for span in following(passage.spans, position))


def the_follows(passage: Passage, position: int) -> bool:
    """'of the soldiers', 'of those': a word that points back comes next."""
    return passage.holds(Cue.DEFINITE, position + 1, position + 2)


def pronoun_follows(passage: Passage, position: int) -> bool:
    """'of them', 'of whom', 'of those were': those told before."""
    points = False
    for span in following(passage.spans, position):
        if passage.text[position : span.start].strip():
            return False
        if points:
            return bool(span.entry.cue & Cue.BE)
        if span.entry.cue & (Cue.THEY | Cue.RELATIVE):
            return True
        if not span.entry.cue & Cue.DEMONSTRATIVE:
            return False
        points, position = True, span.end
    return False


def take_bound(passage: Passage, group: People) -> None:
    """'40 civilians at least', 'six people, maybe more': the bound stands behind the noun."""
    text = passage.text
    after = bound_after(text, passage.spans, group.end)
    if after is None or after.entry.bound.after == "more_than":
        return
    apart = text[group.end : after.start] == ", " and text[after.end : passage.end][:1] in ("", ".", ",", ";")
    if after.start != group.end + 1 and not apart:
        return
    if not any(number.start == after.end + 1 for number in passage.numbers):
        quantity = group.quantity
        quantity.bound, group.end = after.entry.bound.after, after.end
        quantity.low, quantity.high = bounded(quantity.bound, quantity.count or 0)


def type_of(noun: Entry, force: str) -> str:
    """The type of a noun for people; the rank is that of the ``force`` named before it: 'a local police chief'."""
    kind: str = noun.victim.type
    return _FORCES.get(force, kind) if noun.cue & Cue.EITHER else kind


def is_verb(rules: Sequence[OutcomeRule] | None) -> bool:
    """'a Palestinian succumbed to his wounds': no noun that the adjective could be of."""
    return bool(rules) and all(rule.frame == "before" for rule in rules or ())
