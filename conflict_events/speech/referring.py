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
_LAST: Final = 5  # words behind whoever is named last
_LEAD: Final = 3  # words before the account with which a sentence opens
_OPENING: Final = 5  # such words that are all known
_RELEASE: Final = "release_or_exchange"  # of figures as well as of people
_ARTICLE: Final = 3  # letters
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
    """'that is what announced X': only small words before the verb, one of which points back, and X behind it, last."""
    text, start = passage.text, passage.start
    if not passage.holds(Cue.ACCOUNT | Cue.DEMONSTRATIVE | Cue.THAT, start, verb.start):
        return False
    if passage.outcomes or not few_words(text, speaker.end, passage.end, _LAST):
        return False  # 'the statement said the militants had killed two'
    near = few_words(text, start, verb.start, 5) and few_words(text, verb.end, speaker.start, 1)
    named = any(one.start < verb.start for one in passage.parties)
    named = named or any(one.start < verb.start for one in passage.numbers)
    known = sum(len(text[cue.start : cue.end].split()) for cue in passage.cues if cue.end <= verb.start)
    return near and not named and few_words(text, start, verb.start, known + 1)


def _is_of_account(passage: Passage, telling: Telling) -> bool:
    """'X announced this on Monday', 'the figures were released by X': that an account is X's, and nothing else."""
    speaker = telling.speaker
    if speaker is None or telling.act not in _ACTS | {"confirm"} or not _is_bare(passage, speaker):
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
            and (telling.act in _ACTS or cue.end <= verb.start < speaker.start)  # 'so it confirmed X'
            for cue in passage.cues
        )
        and _unknown(passage, passage.start, passage.end, short=_ARTICLE) <= _MORE
    )


def _names_account(passage: Passage, cue: Span) -> bool:
    """True for a word for an account, and for one that points back and opens the sentence."""
    kinds = cue.entry.cue
    return bool(
        kinds & Cue.ACCOUNT or (kinds & (Cue.DEMONSTRATIVE | Cue.THAT) and cue.start - passage.start < _LEAD)
    )


def _is_bare(passage: Passage, speaker: Party) -> bool:
    """True where a short sentence counts nobody and tells of nothing that happened."""
    if not passage.kinds & (Cue.ACCOUNT | Cue.DEMONSTRATIVE | Cue.THAT):
        return False
    if any(rule.type != _RELEASE for one in passage.events for rule in one.entry.event):
        return False
    if any(not _is_toll(passage, one) for one in passage.outcomes):
        return False
    if passage.quoted or passage.end - passage.start > _LONG:
        return False
    if any(not passage.dated(one) for one in passage.numbers):
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


def _unknown(passage: Passage, start: int, end: int, *, short: int = 0) -> int:
    """How many words of a stretch the pack does not know, but for ``short`` ones, which are articles and the like."""
    known = [(one.start, one.end) for one in passage.dates]
    known += [(one.start, one.end) for one in passage.parties]
    known += [
        (one.start, one.end)
        for one in passage.spans
        if one.entry.filled & (Slot.KNOWN | Slot.OUTCOME | Slot.EVENT)
    ]
    return sum(
        not any(first <= match.start() < last for first, last in known)
        and match.end() - match.start() > short
        for match in _WORD.finditer(passage.text, start, end)
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
            and few_words(passage.text, passage.start, cue.start, _OPENING)
            and not _unknown(passage, passage.start, cue.start, short=_ARTICLE)
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
    article = max(passage.text.rfind(" ", account.end, start - 1) + 1, account.end)
    if 0 < start - article <= _ARTICLE + 1 and not passage.holds(_FROM, article, article + 1):
        start = article  # 'by the X', 'par l'X'
    site = next((one for one in passage.sites if one.end == start - 1), None)
    near = account.end + 1 in (party.start, site.start if site is not None else -1)  # a genitive
    led = any(
        0 <= begin - cue.end <= 1 and cue.entry.cue & _FROM
        for cue in passage.cues
        for begin in (party.start, start)
    )
    if not (led or near or party.source) or _unknown(passage, account.end, start, short=_ARTICLE) > 1:
        return False
    rest = next(
        (cue.end for cue in passage.cues if cue.start == party.end + 1 and cue.entry.cue & Cue.BY_BEHIND),
        party.end,
    )
    return few_words(passage.text, passage.past_dates(rest), passage.end, 1) or party.source
