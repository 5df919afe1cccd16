"""What a figure hangs on: who tells it, the event that it is of, and its date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..events.happenings import VIOLENT
from ..figures.people import Reading
from ..findings import EventMention, Quote
from ..models import Actor
from ..speech.quotes import quote_at
from ..speech.reporting import ReportRule
from ..speech.verbs import CLAUSE_END
from ..words.distance import few_words
from ..words.spans import Cue, DateMention, Party, Passage, Telling
from .binding import Bound

_HARD: Final = re.compile(r"[;\n]")
_OWNS: Final = re.compile(r"['’]s? ")
_APART: Final = 120


def telling_over(passage: Passage, anchor: int) -> Telling | None:
    """The innermost telling whose content holds the figure, or whose verb's object it is."""
    best: Telling | None = None
    for telling in passage.tellings:
        holds = telling.content[0] <= anchor < telling.content[1] and telling.act != "urge"
        if holds and (best is None or _within(telling, best)):
            best = telling
    return best


def _within(inner: Telling, outer: Telling) -> bool:
    """True where what one says lies within what another says, or behind it; media pass on what others say."""
    media = [one.speaker is not None and one.speaker.kind == "medium" for one in (inner, outer)]
    if media[0] != media[1] and not (inner.start > outer.end and inner.content[0] >= inner.end):
        return media[1]
    (first, last), (begin, end) = inner.content, outer.content
    return first > begin or (first == begin and last < end)


def claimant_of(
    passage: Passage, anchor: int, telling: Telling | None, quotes: Sequence[Quote]
) -> tuple[Actor | None, str | None]:
    quote = quote_at(quotes, anchor)
    if quote is not None and quote.kind == "direct" and quote.speaker is not None:
        return quote.speaker, quote.speaker_text
    speaker: Party | None = telling.speaker if telling is not None else None
    if telling is not None and speaker is None:  # 'The investigation found that ..., X said'
        around = [one.speaker for one in passage.tellings if one.content[0] <= anchor < one.content[1]]
        speaker = next((one for one in around if one is not None and one.kind == "organ"), None)
    if speaker is None:
        return None, None
    return speaker.actor, passage.text[speaker.start : speaker.end]


def bracketed(passage: Passage, reading: Reading) -> Party | None:
    """'12 killed (SNHR)': who gives a figure stands in brackets behind it, alone."""
    text = passage.text
    if (source := _closing(passage, reading.end)) is not None:
        return source
    at = text.find("(", reading.end, reading.end + 40)
    if at < 0 or not few_words(text, reading.end, at, 2):
        return None
    word = text[max(reading.start, text.rfind(" ", reading.start, at - 1) + 1) : at]
    if word[:1].isupper() and not passage.caseless and not any(end + 1 == at for _, end, _ in passage.places):
        return None  # 'four Popular Army (PA) rebels': another name
    for party in passage.parties:
        alone = (
            at < party.start
            and not passage.holds(Cue.OF, at, party.start)
            and text.startswith(")", party.end)
            and party.kind not in ("adjective", "person")
        )
        if alone and few_words(text, at, party.start, 1):
            return party
    return None


def _closing(passage: Passage, start: int) -> Party | None:
    """'Twelve killed in an air strike on a market (SNHR)': who gives the figures of a headline stands at its end."""
    end = passage.end - (passage.text[passage.end - 1 : passage.end] == ".")
    if passage.role not in ("title", "heading") or not passage.text.startswith(")", end - 1):
        return None
    at = passage.text.rfind("(", start, end)
    return next(
        (
            party
            for party in passage.parties
            if at >= 0 and party.end == end - 1 and few_words(passage.text, at, party.start, 1)
            and party.kind in ("organ", "crowd") and party.actor is not None and party.actor.kind != "state"
        ),
        None,
    )  # fmt: skip


def evidence_of(passage: Passage, reading: Reading) -> tuple[int, int]:
    """The words from figure to outcome, with the phrase of place or event that follows."""
    start, end = _opening(passage, reading), reading.end
    people = reading.people
    if people is not None:
        end = max(end, people.end)
    stop = CLAUSE_END.search(passage.text, end, passage.end)
    if stop is not None and stop.start() - end < 60:
        end = stop.start()
    while end > start and passage.text[end - 1].isspace():
        end -= 1
    return start, end


def _opening(passage: Passage, reading: Reading) -> int:
    """Where the words begin: at the first half of a split verb, or at who admits losses without a number."""
    start = reading.start
    if reading.quantity is None:
        near = [one.start for one in passage.tellings if one.end <= start and start - one.start < 80]
        return max(near, default=start)
    if reading.rule.first is not None:
        stem = reading.rule.first.partition("*")[0]
        lead = passage.text[max(passage.start, start - 60) : start]
        found = (
            start - len(lead) + lead.lower().rfind(stem.lower()) if stem.lower() in lead.lower() else start
        )
        return start if passage.parted(found, start) else found
    return start


def asserter_within(passage: Passage, telling: Telling, anchor: int) -> Party | None:
    """Who asserts what somebody else denies: 'X rejected an assertion by Y that ...' is Y's claim too."""
    for party in passage.parties:
        owner = _OWNS.match(passage.text, party.end, anchor) if party.start >= telling.end else None
        if owner is not None and (
            passage.holds(Cue.ACCOUNT, owner.end(), owner.end() + 1)
            or any(one.start == owner.end() for one in passage.reports)
        ):
            return party  # 'rejected the group's claim it had killed two'
        named = telling.end <= party.start and party.end <= anchor and party.kind != "adjective"
        if named and passage.follows(Cue.ACCOUNT, party.start):
            return party  # 'rejected statement of-the-ministry about 300 dead'
    opening = next(
        (cue for cue in passage.cues if telling.end <= cue.start < anchor and cue.entry.cue & Cue.THAT), None
    )
    if opening is None:
        return None
    for party in passage.parties:
        named = telling.end <= party.start and party.end <= opening.start and party.actor is not None
        if named and party.kind != "adjective" and few_words(passage.text, party.end, opening.start, 1):
            return party
    return None


def event_of(passage: Passage, reading: Reading, mentions: Sequence[EventMention]) -> EventMention | None:
    best: EventMention | None = None
    distance = 1 << 30
    for mention in mentions:
        if mention.type not in VIOLENT or mention.realis in ("planned", "hypothetical"):
            continue
        if mention.trigger_start >= reading.end:
            gap = mention.trigger_start - reading.end
            if "," in passage.text[reading.end : mention.trigger_start]:
                gap += _APART  # 'the attack in A killed seven, while the one in B ...'
        else:
            gap = reading.start - mention.trigger_end
        low, high = sorted((mention.trigger_start, reading.trigger.start))
        if _HARD.search(passage.text, low, high):
            continue
        if gap < distance:
            best, distance = mention, gap
    return best


def leading_date(passage: Passage, bound: Bound, position: int) -> DateMention | None:
    """The date that opens what a word at a position is part of, or the first one behind it."""
    for date in reversed(bound.leading):
        if date.end <= position and date.first is not None:
            return date
    first = bound.leading[0] if bound.leading else None
    if (
        first is None
        or first.first is None
        or (first.running and "," in passage.text[position : first.start])  # 'and has been silent since then'
        or _HARD.search(passage.text, position, max(position, first.start))
    ):
        return None
    return first


def object_end(passage: Passage, telling: Telling) -> int:
    """Where ends what is denied: 'denied this, saying ...', 'called it a lie and said ...'."""
    first, last = telling.content
    comma = passage.text.find(",", first, last)
    if comma >= 0 and few_words(passage.text, first, comma, 3):
        last = comma
    return min([last, *(other.content[0] for other in passage.tellings if other.content[0] > first)])


def denies_account(passage: Passage, telling: Telling) -> bool:
    """True where what was told before is denied: 'denied this', 'rejected the claims', 'called it a lie'.

    Not where something else is ('denied having been there'), nor where only who did it is.
    """
    if passage.holds(Cue.BLAME, telling.start, passage.end):
        return False
    if isinstance(telling.rule, ReportRule) and telling.rule.last is not None:
        return True
    verb = max(telling.start, telling.end - len(telling.verb))
    if passage.kinds & Cue.ACCOUNT and any(
        cue.entry.cue & Cue.ACCOUNT
        and not (cue.entry.cue & Cue.THAT and passage.text[cue.end : cue.end + 1] == " ")
        and (telling.start <= cue.start < telling.end or few_words(passage.text, telling.end, cue.start, 6))
        for cue in passage.cues
        if cue.start >= passage.start and (cue.end <= verb or cue.start >= telling.end)
    ):
        return True
    # Nothing more stands there, or a word that names no other deed: not "denies firing".
    named = any(event.start >= telling.end for event in passage.events)
    return not named and few_words(passage.text, telling.end, passage.end, 1)
