"""How many: numbers with their bounds, ranges and vague words, as the interval that they mean.

'more than 170' is count 170, low 171, high open; 'about 50' is count 50 with both ends open;
'between 20 and 30' is low 20, high 30 without a count; 'hundreds' is low 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..words.matching import expand
from ..words.spans import Cue, DateMention, Number, Passage, Span
from ..words.watching import Why, refuse
from .bounds import Bound, bound_after, bound_alone, bound_before, bounded, is_about, sign_before
from .counting_nouns import counted_before, counts_itself, repeats_noun, told_by_noun
from .designations import designations_of
from .limits import is_vague, limit_before
from .listed_ages import ages_of
from .number_ranges import RangeWord, joint_of, range_at, range_opening, up_to_measure


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague number word: its lowest sense (None = none), or the number it is about (`SAME`: the one told last)."""

    low: int | None
    about: int | None = None


SAME: Final = -1
_OF_AGE: Final = 18
_MANY: Final = 10
_WORD_BETWEEN: Final = re.compile(r" [^\W\d_]+ ")
NOBODY: Final = -1
"""The determiner of a pronoun that means no person: it needs no noun."""


@dataclass(slots=True, init=False)
class Quantity:
    """A number of something: where its words stand, and the inclusive interval (None = open)."""

    start: int
    end: int
    count: int | None
    low: int | None
    high: int | None
    bound: str
    implicit: bool

    def __init__(
        self,
        start: int,
        end: int,
        count: int | None,
        low: int | None,
        high: int | None,
        bound: str,
        implicit: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.count = count
        self.low = low
        self.high = high
        self.bound = bound
        self.implicit = implicit

    @property
    def open(self) -> bool:
        """True for 'many', of which nothing more is known."""
        return self.count is None and self.low is None and self.high is None


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object, int]]:
    """(form, slot, payload, cased) of bounds, ranges, vague words and counting determiners."""
    sides: dict[str, dict[str, str]] = {}
    contrast = frozenset(expand(pack.get("numbers", {}).get("contrast", [])))
    for bound, forms_of in pack.get("bounds", {}).items():
        for side in ("before", "after", "alone"):
            for form in expand(forms_of.get(side, [])):
                sides.setdefault(form, {}).setdefault(side, bound)
    for form, found in sides.items():
        limit = Bound(found.get("before"), found.get("after"), form in contrast, found.get("alone"))
        yield form, "bound", limit, 0
    for role, forms in pack.get("ranges", {}).items():
        for form in expand(forms):
            yield form, "range", RangeWord(role), 0
    numbers = pack.get("numbers", {})
    for form, low in numbers.get("vague", {}).items():
        yield form, "range", Vague(low if low > 0 else None), 0
    for form, about in numbers.get("approximate", {}).items():
        yield form, "range", Vague(None, about), 0
    for form in expand(numbers.get("same", [])):
        yield form, "range", Vague(None, SAME), 0
    for key, value in (("determiners", 1), ("none", 0), ("both", 2)):
        for form in expand(numbers.get(key, [])):
            yield form, "determiner", value, 0
    for form in expand(pack.get("modality", {}).get("nobody", [])):
        yield form, "determiner", NOBODY, 0


def find_quantities(passage: Passage) -> list[Quantity]:
    """All quantities of a sentence in order; numbers inside dates, ages, measures are none."""
    text = passage.text
    items = _items(passage)
    found: list[Quantity] = []
    index = 0
    while index < len(items):
        item = items[index]
        value, low, high, end, used = range_at(passage, items, index)
        start = item.start
        if isinstance(item, Span) and counts_itself(passage, item):
            found.append(Quantity(*told_by_noun(passage, item)))
            index += 1
            continue
        if used == 1:
            value, low, high, bound = _single(item)
        else:
            bound = "between"
        before = limit_before(passage, found[-1] if found else None, start)
        article = isinstance(item, Span) and item.entry.determiner == 1
        if before is not None and is_about(passage, before, article=article):
            before = None
        if before is not None and before.entry.bound.contrasts and _contrasts(passage, before, value):
            before = None
        if before is not None:
            start = before.start
            if bound == "exact":
                bound = before.entry.bound.before
                low, high = bounded(bound, value or 0)
        elif bound == "exact" and (limit := bound_alone(passage, start, end)) is not None:
            start, bound = limit.start, limit.entry.bound.alone
            low, high = bounded(bound, value or 0)
        elif bound == "exact":
            sign = sign_before(text, passage.start, start)
            if sign is not None:
                start, bound = sign
                low, high = bounded(bound, value or 0)
        after = bound_after(text, passage.spans, end)
        if after is not None and bound in ("more_than", "about") and after.entry.bound.after == "at_least":
            end, bound, low = after.end, "at_least", value  # 'more than 20 or as many', 'about 20 or more'
        if after is not None and bound in ("exact", "vague"):
            end = after.end
            if bound == "exact":
                bound = after.entry.bound.after
                low, high = bounded(bound, value or 0)
        opening = range_opening(text, passage.spans, start) if used == 2 else None
        if opening is not None:
            start = opening.start
        if found and isinstance(item, Span) and item.entry.range == Vague(None, SAME):
            value, low, high, bound = found[-1].count, found[-1].low, found[-1].high, found[-1].bound
        implicit = isinstance(item, Span) and item.entry.determiner in (0, 1, 2) and item.entry.range is None
        found.append(Quantity(start, end, value, low, high, bound, implicit=implicit))
        index += used
    return _joined(passage, found)


def _contrasts(passage: Passage, word: Span, value: int | None) -> bool:
    """'no dead, yet twelve hurt': a word for 'as many as' that only goes against what is negated before it."""
    return (value or 0) < _MANY or any(
        span.end < word.start and (span.entry.determiner == 0 or span.entry.cue & Cue.NEGATION)
        for span in passage.spans
    )


def _joined(passage: Passage, found: list[Quantity]) -> list[Quantity]:
    """'more than 20 but fewer than 30' is one interval: two bounds, one from either side, that 'and' joins."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and _meet(last, quantity)
            and joint_of(passage, last.end, quantity.start) in ("and", "but")
        ):
            low = last.low if last.low is not None else quantity.low
            high = last.high if last.high is not None else quantity.high
            kept[-1] = Quantity(last.start, quantity.end, None, low, high, "between")
        else:
            kept.append(quantity)
    return kept


def _meet(first: Quantity, second: Quantity) -> bool:
    """Whether the one is open above and the other below, and a number lies between."""
    if first.count is None or second.count is None:
        return False
    if first.low is not None and first.high is None:
        return second.low is None and second.high is not None and first.low <= second.high
    return (
        first.low is None and first.high is not None and second.high is None
        and second.low is not None and second.low <= first.high
    )  # fmt: skip


def _items(passage: Passage) -> list[Number | Span]:
    items: list[Number | Span] = []
    ages = ages_of(passage) | designations_of(passage) if passage.numbers else frozenset()
    vague = [span for span in passage.spans if isinstance(span.entry.range, Vague)] if passage.numbers else []
    for index, number in enumerate(passage.numbers):
        if (
            number.start not in ages
            and number.kind in ("cardinal", "one")
            and number.value == int(number.value)
            and not _in_date(number, passage.dates)
            and not any(span.start < number.start and number.end <= span.end for span in passage.named)
            and not _is_age(number, passage)
            and under_age(passage, number) is None
            and not up_to_measure(passage, index)
            and not any(is_vague(passage, span, number) for span in vague)
            and not repeats_noun(passage, number)
            and not _in_name(number, passage)
        ):
            items.append(number)
    numbered = {item.start for item in items}
    for span in passage.spans:
        entry = span.entry
        counts = isinstance(entry.range, Vague) or entry.determiner is not None
        if entry.determiner is not None and _before_number(passage, span, numbered):
            continue  # 'no ninety dead, but 64' denies a figure; it counts none; 'another ten' counts ten
        if counts and not any(item.start < span.end and span.start < item.end for item in items):
            items.append(span)
    items += [
        span
        for span in passage.spans
        if counts_itself(passage, span) and not counted_before(passage, items, span)
    ]
    items.sort(key=_by_start)
    return items


def _before_number(passage: Passage, span: Span, numbered: set[int]) -> bool:
    """'no ninety dead, but 64' denies a figure; 'another ten', 'an additional 40', 'a record 12' count what it says."""
    entry = span.entry
    if (entry.determiner == 0 or entry.cue & Cue.MORE) and span.end + 1 in numbered:
        return True
    word = _WORD_BETWEEN.match(passage.text, span.end) if entry.determiner == 1 and numbered else None
    if word is None or word.end() not in numbered:
        return False
    return not any(
        one.start == span.end + 1 and (one.entry.victim is not None or one.entry.nation is not None)
        for one in passage.spans
    )


def _in_name(number: Number, passage: Passage) -> bool:
    """'the attacks of 11 September 2001': a number in the name of an event, or the year behind it."""
    return any(
        span.entry.conflict is not None and span.start < number.start <= span.end + 1
        for span in passage.events
    )


def _by_start(item: Number | Span) -> int:
    return item.start


def _in_date(number: Number, dates: list[DateMention]) -> bool:
    return any(date.start <= number.start and number.end <= date.end for date in dates)


def _is_age(number: Number, passage: Passage) -> bool:
    """'a boy of sixteen', 'a youth, 17, was', 'A B, 45.': a number that a singular noun or a name owns."""
    text = passage.text
    if text[number.start - 2 : number.start] == ", " and text[number.end : number.end + 1] in (
        ",",
        ".",
        ";",
        ")",
    ):
        before = number.start - 2
        if any(party.end == before and party.kind == "person" for party in passage.parties) or any(
            span.end == before and span.entry.victim is not None and span.entry.victim.single
            for span in passage.spans
        ):
            return True
    if not passage.kinds & Cue.OF:
        return False
    of = next((cue for cue in passage.cues if cue.end == number.start - 1 and cue.entry.cue & Cue.OF), None)
    owned = of is not None and any(
        span.end == of.start - 1 and span.entry.victim is not None and span.entry.victim.single
        for span in passage.spans
    )
    return owned and not refuse(passage, number, Why.AGE)


def under_age(passage: Passage, number: Number) -> Span | None:
    """The bound of 'children under five', 'nine of them below 18': right behind people it is of their age."""
    if number.kind != "cardinal" or number.value > _OF_AGE:
        return None
    bound = bound_before(passage.text, passage.spans, number.start)
    if bound is None or bound.entry.bound.before != "fewer_than":
        return None
    people = any(
        (span.entry.victim is not None or span.entry.cue & (Cue.THEY | Cue.RELATIVE | Cue.INCLUDING))
        and span.end <= bound.start
        and not passage.text[span.end : bound.start].strip()
        for span in passage.spans
    )
    return bound if people else None


def _single(item: Number | Span) -> tuple[int | None, int | None, int | None, str]:
    if isinstance(item, Number):
        value = int(item.value)
        return value, value, value, "exact"
    if isinstance(item.entry.range, Vague):
        vague: Vague = item.entry.range
        if vague.about == SAME:
            return None, None, None, "vague"
        if vague.about is not None:
            return vague.about, None, None, "about"
        return None, vague.low, None, "vague"
    value = max(0, int(item.entry.determiner))
    return value, value, value, "exact"
