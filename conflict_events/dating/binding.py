"""Binds dates to words: which expression belongs to which event word, figure or act of speech.

A date belongs to the event noun right behind it ('the 2020 fighting'), else to the nearest event,
outcome or reporting word before it in its clause, else, where it opens the clause, to all words
after it. A date in a comparison ('the worst since 2020') belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ..mentions.days import precision
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Passage, Span
from .measures import compares
from .verb_last import verb_behind

_WORD: Final = re.compile(r"\w+")
_RELATIVE: Final = Cue.RELATIVE | Cue.THAT
_SMALL: Final = Cue.PREPOSITION | Cue.LOCATIVE | Cue.DEFINITE | Cue.BETWEEN | Cue.OF
_NAME: Final = 4  # words of the name of a place
_SOURCE: Final = 5  # words of the name of a source
_BATTLE: Final = 31  # days that fighting lasts at most of which both the first and the last are told
_QUOTES: Final = '"“„«'
_NEXT_WORD: Final = re.compile(r" (\w+)")


class Bound:
    """The dates of one sentence by what they belong to: keyed by the start of an anchor word."""

    __slots__ = ("by_anchor", "leading", "more")

    def __init__(self) -> None:
        self.by_anchor: dict[int, DateMention] = {}
        self.more: dict[int, list[DateMention]] = {}
        self.leading: list[DateMention] = []


_NONE: Final = Bound()  # of the many sentences without a date; nobody adds to what was bound


def bind_dates(passage: Passage, events: Sequence[Span] = ()) -> Bound:
    """Which date belongs to which anchor (event word, outcome word, reporting verb) of a sentence.

    ``events`` are its event words that tell of an event.
    """
    if not passage.dates:
        return _NONE
    bound = Bound()
    said = {id(telling.said) for telling in passage.tellings if telling.said is not None}
    anchors = sorted(
        {(span.start, span.end) for span in (*events, *passage.outcomes)}
        | {(telling.start, telling.end) for telling in passage.tellings}
    )
    previous: tuple[int, DateMention] | None = None
    for date in passage.dates:
        if (date.first is None and date.reason is None) or _of_a_source(passage, date):
            continue
        labels = passage.text.startswith(":", date.end)  # 'Summary of the night: ...'
        if date.issued and not labels and not any(span.end == date.issued for span in events):
            continue  # 'in a report published on Tuesday'
        if id(date) in said and not any(date.end <= span.start <= date.end + 3 for span in events):
            continue
        head = next((span for span in reversed(events) if span.end <= date.start), None)
        noun = next((span.start for span in events if span.start >= date.end), None)
        if head is not None and _led_to(passage, head.end, date.start):
            noun = None  # 'the attack of Monday claimed': what follows is the verb
        if noun is not None and _attributive(passage, date, noun):
            bound.by_anchor.setdefault(noun, date)
            continue
        if _introduces(passage, date):
            opens = few_words(
                passage.text, passage.start, date.start, 2
            )  # 'Since May, when it began, 30 died'
            bound.leading.append(date if opens else _begun(date))
            continue
        if compares(passage, date):
            continue
        if _modifies(passage, date):
            if _of_a_day(passage, date) or _goes_on_in_a_clause(passage, date):
                bound.leading.append(date)
            continue
        if previous is not None and (longer := _until(passage, previous[1], date)) is not None:
            bound.by_anchor[previous[0]] = longer
            continue
        if previous is not None and _coordinated(passage, previous[1], date):
            bound.more.setdefault(previous[0], []).append(date)
            continue
        owner = None
        speech = _speech_over(passage, date)
        opening, closing = _aside_before(passage, date)
        at = date.start - _in_brackets(passage, date)
        for anchor in anchors:
            if anchor[0] < speech or anchor[1] > date.start or opening <= anchor[0] < closing:
                continue
            if anchor[1] <= opening and _same_clause(passage, anchor[1], opening):
                whole = _same_clause(passage, closing, at)
            else:
                whole = _same_clause(passage, anchor[1], at)
            if whole:
                owner = anchor
        if owner is not None and _heads_relative(passage, owner[1], date):
            owner = next((anchor for anchor in anchors if anchor[0] >= date.end), None)
        if owner is not None:
            owner = verb_behind(passage, anchors, date) or _toll_of(passage, owner, date) or owner
            bound.by_anchor.setdefault(owner[0], date)
            previous = (owner[0], date)
        else:
            bound.leading.append(date)
    return bound


def _in_brackets(passage: Passage, date: DateMention) -> bool:
    """'Fighting over a camp (29 April)': alone in brackets it dates what stands before them."""
    text = passage.text
    return text[date.start - 1 : date.start] == "(" and text.startswith(")", date.end)


def _of_a_source(passage: Passage, date: DateMention) -> bool:
    """'Outlet, 2019-03-04, "Headline"': when a source that is listed came out."""
    before, behind = passage.text[passage.start : date.start], passage.text[date.end : date.end + 3]
    listed = before.endswith(", ") and len(before.split()) <= _SOURCE and before[:1].isupper()
    return listed and behind.startswith(", ") and behind[2:] in _QUOTES and behind[2:] != ""


def tells_news(span: Span) -> bool:
    """Whether an outcome word is a toll: its own date is that of the news, not of the harm."""
    return all(rule.frame == "toll" for rule in span.entry.outcome)


def _toll_of(passage: Passage, event: tuple[int, int], date: DateMention) -> tuple[int, int] | None:
    """'The toll of the raid rose to 27 on Friday': the date is the toll's, not the event's that stands between."""
    if not any(span.start == event[0] for span in passage.events):
        return None
    if not any(event[1] <= number.start < date.start for number in passage.numbers):
        return None  # 'rose to 27 after the raid that they made on Friday'
    for span in passage.outcomes:
        if span.end <= event[0] and tells_news(span) and passage.unbroken(span.end, date.start):
            return span.start, span.end
    return None


def _heads_relative(passage: Passage, end: int, date: DateMention) -> bool:
    """'a war that killed 30 and another in 2020 that killed ...': what follows 'and' has a clause of its own."""
    behind = passage.holds(_RELATIVE, date.end + 1, date.end + 4)
    return behind and passage.holds(Cue.AND, end, date.start)


def _speech_over(passage: Passage, date: DateMention) -> int:
    """Where the content of speech begins in which a date stands: it dates what is said, not the saying."""
    found = passage.start
    for telling in passage.tellings:
        begin, end = telling.content
        if telling.said is not date and telling.start < begin <= date.start < end:
            found = max(found, begin)
    return found


def _attributive(passage: Passage, date: DateMention, noun: int) -> bool:
    """'the 2020 fighting', 'Tuesday's strike', 'last year's bloody war': the date leans on the noun."""
    gap = passage.text[date.end : noun]
    if not gap.strip():
        return True
    words = _WORD.findall(gap)
    if gap.lower().startswith(("'s", "’s", "’ ", "' ")):
        return len(words) <= 3
    if len(words) > 1 or not gap.strip().isalpha():
        return False
    return not any(date.end <= cue.start < noun for cue in passage.cues)


def _modifies(passage: Passage, date: DateMention) -> bool:
    """'the 2020 defeat': the date leans on a word that is no event, so it dates nothing else."""
    text = passage.text
    if text.startswith(("'s ", "’s "), date.end):
        return True
    following = _NEXT_WORD.match(text, date.end)
    if following is None or not following[1][0].islower():
        return False
    before = next((cue for cue in reversed(passage.cues) if cue.end <= date.start), None)
    if before is None or text[before.end : date.start].strip() or not before.entry.cue & Cue.DEFINITE:
        return False
    if before.entry.cue & Cue.RELATIVE:
        return False
    at = following.start(1)
    return not any(cue.start == at for cue in passage.cues) and not any(
        number.start == at for number in passage.numbers
    )


def _of_a_day(passage: Passage, date: DateMention) -> bool:
    """'Tuesday's deadliest bomb hit a market': the only date of a sentence that begins with it."""
    alone = len(passage.dates) == 1 and date.precision == 1
    return alone and few_words(passage.text, passage.start, date.start, 1)


def _aside_before(passage: Passage, date: DateMention) -> tuple[int, int]:
    """'12 casualties (two killed, ten injured) in May': what brackets enclose before a date, which passes over it."""
    closing = passage.text.rfind(")", passage.start, date.start)
    opening = passage.text.rfind("(", passage.start, closing) if closing >= 0 else -1
    return (opening, closing + 1) if opening >= 0 else (-1, -1)


def _goes_on_in_a_clause(passage: Passage, date: DateMention) -> bool:
    """'the May 1985 events at the palace, where 100 died': the date of what the clause behind it tells."""
    comma = passage.text.find(",", date.end, passage.end)
    return (
        comma > 0
        and few_words(passage.text, date.end, comma, _NAME + 2)
        and not passage.parted(date.end, comma)
        and passage.holds(Cue.CLAUSE, comma + 2, comma + 3)
    )


def _same_clause(passage: Passage, start: int, end: int) -> bool:
    """True where no other clause begins between; commas of a list do not count."""
    if passage.parted(start, end):
        return False
    comma = passage.text.find(",", start, end)
    while comma >= 0:
        grouped = passage.text[comma + 1 : comma + 2].isdigit()  # '2,000'
        listed = grouped or any(comma < party.start <= comma + 6 for party in passage.parties)
        listed = listed or _names_a_place(passage.text, comma, end) or _ends_in_a_name(passage, comma, end)
        behind = passage.text.find(",", comma + 1, end)
        if behind > 0 and passage.holds(Cue.INCLUDING, comma + 1, comma + 3):
            comma = behind  # 'killed 21 rebels, including a leader, in the hills on Friday'
            listed = True
        if not listed and not _only_prepositions(passage, comma + 1, end):
            return False
        comma = passage.text.find(",", comma + 1, end)
    return True


def _ends_in_a_name(passage: Passage, comma: int, end: int) -> bool:
    """'a camp near Belen, Orsa on Sunday': a name, then nothing but a preposition."""
    last = comma + 1
    for word in _WORD.finditer(passage.text, comma, end):
        if not word[0][0].isupper():
            break
        last = word.end()
    return (
        last > comma + 1
        and few_words(passage.text, comma, last, _NAME)
        and _only_prepositions(passage, last, end)
    )


def _names_a_place(text: str, comma: int, end: int) -> bool:
    """'in Orsa, Northern Region, on Sunday': the name of a region between two commas goes with the place."""
    name = (
        text[comma + 1 : text.find(",", comma + 1, end)].split() if text.find(",", comma + 1, end) > 0 else []
    )
    return 0 < len(name) <= _NAME and all(word[0].isupper() for word in name)


def _only_prepositions(passage: Passage, start: int, end: int) -> bool:
    """True where nothing but words such as ', in the' stands before a date."""
    small = 0
    for cue in passage.cues:
        if cue.start >= end:
            break
        if start <= cue.start and cue.end <= end and cue.entry.cue & _SMALL:
            small += 1
    return few_words(passage.text, start, end, small)


def _led_to(passage: Passage, start: int, end: int) -> bool:
    """Whether a preposition leads from a word to a date: 'the attack of Monday'."""
    return bool(passage.text[start:end].strip()) and _only_prepositions(passage, start, end)


def _introduces(passage: Passage, date: DateMention) -> bool:
    """'... since February 2020, when rebels': the date is that of the clause that follows."""
    at = date.end + 2
    return passage.text[date.end : at] == ", " and passage.holds(Cue.CLAUSE, at, at + 1)


def _begun(date: DateMention) -> DateMention:
    """'The biggest since December 2003, when they killed 100': that was in December."""
    if date.begun is None:
        return date
    days = precision(date.first, date.begun)
    return replace(date, last=date.begun, precision=days, running=False, begun=None)


def _coordinated(passage: Passage, first: DateMention, second: DateMention) -> bool:
    """'in the 1990s and in 2020': two dates of one word."""
    if second.start - first.end > 12 or second.start <= first.end:
        return False
    joint = next((cue for cue in passage.cues if first.end <= cue.start < second.start), None)
    return (
        joint is not None
        and bool(joint.entry.cue & Cue.AND)
        and not passage.text[first.end : joint.start].strip()
        and _only_prepositions(passage, joint.end, second.start)
    )


def _until(passage: Passage, begun: DateMention, date: DateMention) -> DateMention | None:
    """'began on Friday and lasted until Sunday': the days from the one to the other; None where it is no end."""
    if date.first is not None or date.last is None or begun.first is None or begun.running:
        return None
    if not 0 <= (date.last - begun.first).days <= _BATTLE or not passage.unbroken(begun.end, date.start):
        return None
    return replace(begun, last=date.last, precision=precision(begun.first, date.last))
