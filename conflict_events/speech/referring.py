"""Sentences that tell no more than who told what stands before them: 'X announced this', 'the figures come from X'."""

from __future__ import annotations

import re
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Slot, Span, Telling
from .reporting import ReportRule
from .verbs import CLAUSE_END

_ACTS: Final = frozenset(("say", "claim", "admit"))
_NEAR: Final = 6  # characters within which an auxiliary stands behind 'that'
_LEAD: Final = 3  # words before the account with which a sentence opens
_MORE: Final = 3  # words of which nothing is known, in a sentence about an account: 'on Telegram'
_LONG: Final = 160  # characters of such a sentence
_WORD: Final = re.compile(r"\w+")
_FINITE: Final = Cue.BE | Cue.HAVE | Cue.FUTURE | Cue.HYPOTHETICAL | Cue.NEGATION
_POINTS: Final = Cue.THAT | Cue.DEMONSTRATIVE | Cue.IT | Cue.THEY | Cue.HE | Cue.HIM | Cue.DEFINITE
_FROM: Final = Cue.OF | Cue.BY | Cue.FROM
_GOES_ON: Final = (
    Cue.PREPOSITION | Cue.LOCATIVE | Cue.OF | Cue.BY | Cue.ADVERB | Cue.AND | Cue.CLAUSE | Cue.RELATIVE
)
_SOURCES: Final = frozenset(("organ", "crowd", "person", "medium"))


def points_back(passage: Passage, telling: Telling) -> bool:
    """'that is what X reports', 'X says so', 'this is according to X': nothing but that the words before are X's."""
    if _is_of_account(passage, telling):
        return True
    first, end = telling.content
    if isinstance(telling.rule, ReportRule) and telling.rule.preposition and first < telling.start < end:
        told = any(first <= span.start < end and span.entry.victim is not None for span in passage.spans)
        pointer = passage.holds(Cue.THAT | Cue.DEMONSTRATIVE, first, first + 1)
        return pointer and not (told or passage.outcomes) and few_words(passage.text, first, telling.start, 3)
    stop = CLAUSE_END.search(passage.text, first, end)
    last = min(end, stop.start()) if stop is not None else end
    if last <= telling.start:  # 'that has the X said': it opens the sentence
        pointer = passage.holds(Cue.THAT | Cue.DEMONSTRATIVE, first, last)
        most = 8 if pointer and passage.holds(Cue.HAVE, first, first + _NEAR) else 9 if pointer else 2
        whole = pointer or not any(
            letter.isalpha() for letter in passage.text[last : min(end, telling.start)]
        )
        return whole and few_words(passage.text, first, last, most) and (pointer or telling.act == "say")
    speaker = telling.speaker
    if speaker is not None and first <= speaker.start and few_words(passage.text, first, speaker.start, 1):
        first = speaker.end  # 'so says X'
    told = any(first <= span.start < last and span.entry.victim is not None for span in passage.spans)
    if telling.act != "say" or told:
        return False
    for date in passage.dates:
        if 0 <= date.start - first <= _NEAR:
            first = date.end
    return few_words(passage.text, first, last, 1)


def opens_pointing(passage: Passage, verb: Span, speaker: Party) -> bool:
    """'that is what announced X': before the verb only small words, one of which points back, and X right behind it."""
    text, start = passage.text, passage.start
    if not passage.holds(Cue.ACCOUNT | Cue.DEMONSTRATIVE | Cue.THAT, start, verb.start):
        return False
    near = few_words(text, start, verb.start, 5) and few_words(text, verb.end, speaker.start, 1)
    named = any(one.start < verb.start for one in passage.parties)
    named = named or any(one.start < verb.start for one in passage.numbers)
    # 'the statement said rebels killed five' has another verb behind them.
    named = named or any(one.start < verb.start or one.start >= speaker.end for one in passage.outcomes)
    known = sum(len(text[cue.start : cue.end].split()) for cue in passage.cues if cue.end <= verb.start)
    return near and not named and few_words(text, start, verb.start, known + 1)


def _is_of_account(passage: Passage, telling: Telling) -> bool:
    """'X announced this on Monday', 'the figures were released by X': that an account is X's, and nothing else."""
    speaker = telling.speaker
    if speaker is None or telling.act not in _ACTS or not _is_bare(passage, speaker):
        return False
    told = [one for one in passage.reports if telling.start <= one.start < telling.end]
    verb = next((one for one in told if passage.text[one.start : one.end] == telling.verb), None)
    if verb is None or (len(passage.tellings) > 1 and passage.tellings[0] is not telling):
        return False
    return (
        any(
            _names_account(passage, cue)
            and not (speaker.start <= cue.start < speaker.end)
            and not (verb.start <= cue.start < verb.end)
            and _is_object(passage, cue, speaker, behind=cue.start >= verb.end)
            and (cue.start < verb.end or not passage.holds(_FINITE, verb.end, cue.start))
            for cue in passage.cues
        )
        and _unknown(passage, telling.start, telling.end) <= _MORE
    )


def _names_account(passage: Passage, cue: Span) -> bool:
    """True for a word for an account, and for one that points back and opens the sentence."""
    kinds = cue.entry.cue
    return bool(
        kinds & Cue.ACCOUNT or (kinds & (Cue.DEMONSTRATIVE | Cue.THAT) and cue.start - passage.start < _LEAD)
    )


def _is_bare(passage: Passage, speaker: Party) -> bool:
    """True where a short sentence counts nobody and tells of nothing that happened."""
    if not passage.kinds & (Cue.ACCOUNT | Cue.DEMONSTRATIVE | Cue.THAT) or passage.events:
        return False
    if any(not _is_toll(passage, one) for one in passage.outcomes):
        return False
    if passage.quoted or passage.end - passage.start > _LONG:
        return False
    if any(not any(date.start <= one.start < date.end for date in passage.dates) for one in passage.numbers):
        return False
    return not any(
        span.entry.victim is not None and not speaker.start <= span.start < speaker.end
        for span in passage.spans
    )


def _is_toll(passage: Passage, outcome: Span) -> bool:
    """'this toll': a noun for an account that leads to a figure elsewhere."""
    return any(
        cue.entry.cue & Cue.ACCOUNT and outcome.start <= cue.start and cue.end <= outcome.end
        for cue in passage.cues
    )


def _is_object(passage: Passage, cue: Span, speaker: Party, *, behind: bool) -> bool:
    """Whether a word for an account is one by itself: not 'this week', nor 'that they', nor 'in a statement'."""
    if _is_where(passage, cue):
        return False
    start = cue.end + 1
    if not passage.text[start : start + 1].isalnum() or passage.text[cue.end] not in " '’":
        return True
    following = [span for span in passage.spans if span.start == start]
    if behind and any(span.entry.cue & _FINITE for span in following):
        return False
    if not behind and any(span.entry.cue & (Cue.BE | Cue.HAVE) for span in following):
        return True
    return (
        start == speaker.start
        or any(span.entry.report is not None or span.entry.cue & _GOES_ON for span in following)
        or any(date.start == start for date in passage.dates)
        or any(party.start == start for party in passage.parties)
    )


def _is_where(passage: Passage, cue: Span) -> bool:
    """'in a statement', 'a report': a new text, in which something is told."""
    for span in passage.spans:
        if span.end == cue.start - 1:
            entry = span.entry
            new = entry.determiner is not None and not entry.cue & (Cue.DEFINITE | Cue.DEMONSTRATIVE)
            where = entry.cue & Cue.LOCATIVE and not cue.entry.cue & _POINTS
            if new or where:
                return True
    return False


def _unknown(passage: Passage, start: int, end: int) -> int:
    """How many words of a sentence, outside a stretch, the pack does not know."""
    known = [(start, end), *((one.start, one.end) for one in passage.dates)]
    known += [(one.start, one.end) for one in passage.parties]
    known += [(one.start, one.end) for one in passage.spans if one.entry.filled & (Slot.KNOWN | Slot.OUTCOME)]
    return sum(
        not any(first <= match.start() < last for first, last in known)
        for match in _WORD.finditer(passage.text, passage.start, passage.end)
    )


def is_sourced(passage: Passage) -> bool:
    """Whether a sentence may tell whose an account is without a verb of speech."""
    return bool(passage.kinds & Cue.ACCOUNT and passage.parties and not passage.reports)


def sourced(passage: Passage) -> list[Telling]:
    """'The figures come from X', 'these are the figures of X', 'the toll was given by X': whose the account is."""
    if not is_sourced(passage):
        return []
    account = next(
        (
            cue
            for cue in passage.cues
            if cue.entry.cue & Cue.ACCOUNT
            and not cue.entry.cue & _POINTS
            and few_words(passage.text, passage.start, cue.start, _LEAD)
            and not _is_where(passage, cue)
        ),
        None,
    )
    party = next((one for one in passage.parties if account and one.start > account.end), None)
    if account is None or party is None or party.kind not in _SOURCES or party.actor is None:
        return []
    if not _is_bare(passage, party) or not _is_from(passage, account, party):
        return []
    verb = passage.text[account.start : account.end]
    content = (passage.start, passage.start)
    return [Telling(party.start, party.end, "say", verb, party, content, None)]


def _is_from(passage: Passage, account: Span, party: Party) -> bool:
    """Whether nothing but where an account comes from stands between it and a party, and no more than a date behind."""
    start = party.start
    for span in reversed(passage.spans):
        if 0 <= start - span.end <= 1 and span.entry.cue & Cue.DEFINITE and not span.entry.cue & _FROM:
            start = span.start
            break
    near = party.start == account.end + 1  # a genitive
    led = any(0 <= start - cue.end <= 1 and cue.entry.cue & _FROM for cue in passage.cues)
    if not (led or near or party.source):
        return False
    between = _WORD.findall(passage.text, account.end, start)
    known = sum(
        account.end < span.start < start and bool(span.entry.filled & Slot.KNOWN) for span in passage.spans
    )
    if len(between) - known > 1:
        return False
    rest = party.end
    for date in passage.dates:
        if 0 <= date.start - rest <= 4:
            rest = date.end
    return few_words(passage.text, rest, passage.end, 1) or party.source
