"""People as a sentence counts them, and claims as it reads: the records, and what is asked of the words between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..mentions.quantities import Quantity
from ..models import Actor
from ..words.spans import Cue, Party, Passage, Slot, Span
from .behind import BEHIND, told_behind
from .outcomes import OutcomeRule

_AGE: Final = re.compile(r" \(\d{1,3}\)")
_AGED: Final = re.compile(r"[ .,;)]|$")
_IS: Final = re.compile(r"(?: [^\W\d_][\w-]*){0,6} [–—-](?= )")
WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


# So far do joints and leads reach at most: what is further is not looked at, word by word.
_LONGEST_JOINT: Final = 60
_LONGEST_LEAD: Final = 12
OF_THINGS: Final = frozenset(("captured", "detained", "missing"))
"""What is said of things too: there a noun must be known to be one for people."""

SERVING: Final = frozenset(("military", "police", "fighter"))
"""Who serves in a force: of these need not be who is told of as people only."""

_LIST_ENDS: Final = Slot.NUMBER | Slot.OUTCOME | Slot.REPORT | Slot.DATE | Slot.EVENT
_NO_ITEM: Final = Cue.BE | Cue.HAVE | Cue.RELATIVE | Cue.CLAUSE | Cue.THAT | Cue.OWN | Cue.INCLUDING


@dataclass(slots=True, init=False)
class People:
    """A counted group: the quantity, where its noun phrase begins and ends, who they are.

    ``headed`` tells that the pack knows the noun; where it does not and there is one, the group is
    ``strange``. A ``governed`` group stands behind a preposition, an ``agent`` behind that of who did it.
    ``single`` is one person told without a number: by ``name``, or with an article that points back;
    ``aged`` where an age stands beside; ``abroad`` where they serve in another country than their own,
    ``ruling`` where they are the government's, ``partitive`` where they are some 'of the' people told before.
    """

    quantity: Quantity
    end: int
    begin: int
    victim_type: str
    side: Actor | None
    own: bool
    enemy: bool
    headed: bool
    strange: bool
    subset: bool
    more: bool
    governed: bool
    agent: bool
    single: bool
    name: Actor | None
    outcome: Span | None
    used: bool
    aged: bool
    abroad: bool
    ruling: bool
    partitive: bool

    def __init__(
        self,
        quantity: Quantity,
        end: int,
        begin: int,
        victim_type: str = "unknown",
        side: Actor | None = None,
        own: bool = False,
        enemy: bool = False,
        headed: bool = False,
        strange: bool = False,
        subset: bool = False,
        more: bool = False,
        governed: bool = False,
        agent: bool = False,
        single: bool = False,
        name: Actor | None = None,
        outcome: Span | None = None,
        used: bool = False,
        aged: bool = False,
        abroad: bool = False,
        ruling: bool = False,
        partitive: bool = False,
    ) -> None:
        self.quantity = quantity
        self.end = end
        self.begin = begin
        self.victim_type = victim_type
        self.side = side
        self.own = own
        self.enemy = enemy
        self.headed = headed
        self.strange = strange
        self.subset = subset
        self.more = more
        self.governed = governed
        self.agent = agent
        self.single = single
        self.name = name
        self.outcome = outcome
        self.used = used
        self.aged = aged
        self.abroad = abroad
        self.ruling = ruling
        self.partitive = partitive

    @property
    def loose(self) -> bool:
        """True for 'a' with a noun that the pack does not know: people only where an outcome word stands by."""
        return self.quantity.implicit and self.strange and not self.headed


@dataclass(slots=True)
class Reading:
    """One claim as read in a sentence, before anyone asked who claims it and when it was.

    ``back`` is a part of a figure that an earlier sentence tells; ``again`` tells what became of people told before.
    """

    rule: OutcomeRule
    trigger: Span
    quantity: Quantity | None
    people: People | None
    start: int
    end: int
    stance: str = "asserts"
    part_of: Reading | None = None
    old: bool = False
    back: bool = False
    again: bool = False
    speaker: Party | None = None


def joined(passage: Passage, start: int, end: int) -> bool:
    """True where only a comma or an 'and' lies between two stretches."""
    if not 0 <= end - start <= _LONGEST_JOINT:
        return False
    gap = passage.text[start:end].strip()
    if gap in ("", ",", "/", "&", "+"):
        return True
    words = [cue for cue in passage.cues if start <= cue.start and cue.end <= end]
    if any(cue.entry.cue & Cue.RELEASED for cue in words):
        return False  # 'ten were freed and two were killed'
    plain = sum(cue.end - cue.start for cue in words)
    letters = len(gap.replace(",", "").replace(" ", ""))
    return bool(words) and words[-1].entry.cue & Cue.AND != 0 and letters <= plain


def hyphenated(text: str, span: Span) -> bool:
    """True where a word is part of a compound with hyphens ('62-year-old')."""
    return (text[span.end : span.end + 1] in "-‑–" and span.end < len(text)) or text[
        span.start - 1 : span.start
    ] == "-"


def lead(passage: Passage, start: int) -> int:
    """The cues of the word that stands right before a position, and of the ending of a figure that stands there."""
    if passage.kinds & BEHIND:
        return _lead(passage, start) | told_behind(passage, start)
    return _lead(passage, start)


def _lead(passage: Passage, start: int) -> int:
    for cue in reversed(passage.cues):
        end = cue.end
        if end <= start:
            near = start - end <= _LONGEST_LEAD and not passage.text[end:start].strip(' (“".')
            return cue.entry.cue if near else 0
    return 0


def past_dash(text: str, end: int) -> int:
    """'among the dead of the raid – three children', where a dash stands for 'are': behind it, near behind a word."""
    dash = _IS.match(text, end)
    return dash.end() if dash is not None else end


def following(spans: Sequence[Span], position: int) -> Iterator[Span]:
    for span in spans:
        if span.start >= position:
            yield span


def past_age(passage: Passage, end: int) -> int:
    """Where a noun for one person ends with the age: 'a man of 52', 'a woman (83)'."""
    brackets = _AGE.match(passage.text, end, passage.end)
    if brackets is not None:
        return brackets.end()
    of = next((cue for cue in passage.cues if cue.start == end + 1 and cue.entry.cue & Cue.OF), None)
    if of is None:
        return end
    age = next((number for number in passage.numbers if number.start == of.end + 1), None)
    if age is None or age.value > 110 or not _AGED.match(passage.text, age.end, passage.end):
        return end
    return age.end


def one_follows(passage: Passage, position: int) -> bool:
    """True where a noun for one person stands right behind."""
    following_word = next(iter(following(passage.spans, position)), None)
    return (
        following_word is not None
        and following_word.start - position <= 1
        and following_word.entry.victim is not None
        and following_word.entry.victim.single is True
    )


def mixed(passage: Passage, group: People) -> bool:
    """'900 civilians and soldiers', 'boys and men': one figure for people of two types."""
    if group.quantity.implicit or not group.headed or group.victim_type == "unknown":
        return False
    joint = next((one for one in passage.cues if one.start == group.end + 1), None)
    if joint is None or not joint.entry.cue & Cue.AND:
        return passage.text.startswith(",", group.end) and _mixed_list(passage, group)
    for span in following(passage.spans, joint.end):
        noun = span.entry.victim
        if span.start != joint.end + 1 or noun is None or noun.single is False:
            types = (
                {noun.type, group.victim_type} if span.start == joint.end + 1 and noun is not None else {""}
            )
            return len(types) == 2 and ("unknown" not in types or "child" in types)
        joint = span  # 'and armed rebels'
    return False


def _mixed_list(passage: Passage, group: People) -> bool:
    """'thousands of civilians, troops and police': nouns without figures of their own, up to behind the 'and'."""
    types = {group.victim_type}
    position, last = group.end, False
    for span in following(passage.spans, group.end):
        entry = span.entry
        if passage.parted(position, span.start) or len(WORD.findall(passage.text, position, span.start)) > 1:
            return False
        counted = any(position <= number.start <= span.start for number in passage.numbers)
        if counted or entry.filled & _LIST_ENDS or entry.cue & _NO_ITEM:
            return False
        if entry.cue & Cue.AND:
            last = True
        elif entry.victim is not None and entry.victim.single is False:
            types.add(entry.victim.type)
            if last:
                return len(types) > 1 and "unknown" not in types
        position = span.end
    return False


def more_telling(first: str, second: str) -> str:
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


def suits(rule: OutcomeRule, group: People) -> bool:
    """False where the group need not be people: a bare number or an unknown noun of what is also said of things."""
    if rule.needs in ("people", "event"):
        part = rule.verb_final and group.subset  # 'of-them 12 we-lost'
        return (group.headed and not group.more) or group.own or group.enemy or part
    if rule.outcome == "displaced" and group.quantity.count == 1:
        return False  # 'an elder who fled said'
    if group.single and (rule.needs == "figure" or (group.name is None and rule.frame in ("cost", "noun"))):
        return False  # 'responsibility for the killing of the journalist': told of before
    if group.loose and rule.frame not in ("both", "after"):
        return False
    if group.strange and group.headed:  # 'a rebel encampment'
        return not group.quantity.implicit or rule.outcome not in OF_THINGS
    return not group.strange or rule.outcome not in OF_THINGS


def are_others(group: People, told: Sequence[Reading]) -> bool:
    """'mataron a 14 soldados y capturaron a otros ocho': further ones of the people told just before."""
    last = told[-1].people if told else None
    return group.more and not group.headed and not group.strange and last is not None and last.headed


def is_bare(people: People, trigger: int) -> bool:
    """True for a figure whose people an earlier one tells: 'and 16 wounded', 'six others', 'took 12 prisoners'.

    ``trigger`` is where the outcome word begins, which the noun can be a part of. 'A' with a noun is none.
    """
    within = people.outcome is None and people.quantity.end < trigger < people.end
    return (not people.headed and not people.loose) or people.more or is_participle(people) or within


def is_told(passage: Passage, people: People, kind: str, *, apart: bool) -> bool:
    """True for 'another man', who need not be a fighter as the one before was; 'six others' are.

    Nor, in a sentence ``apart``, a soldier: 'Three soldiers were killed. Another 20 people were hurt'.
    """
    if not people.headed or not people.more or people.outcome is not None:
        return False
    if kind not in SERVING or (kind != "fighter" and not apart):
        return False  # 'another 21 wounded' are
    return not passage.follows(Cue.MORE, people.end + 1)


def is_participle(people: People) -> bool:
    """'16 wounded' is a bare figure; a noun of its own ('16 casualties', '16 wounded people') is none."""
    outcome = people.outcome
    if outcome is None or people.end > outcome.end:
        return False
    return any(rule.frame != "noun" for rule in outcome.entry.outcome)
