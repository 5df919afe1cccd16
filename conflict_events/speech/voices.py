"""The words for who speaks, as an article writes them: 'a spokeswoman for the bank', 'Finance Minister A B'."""

from __future__ import annotations

import re
from typing import Final

from ..mentions.capitals import UPPER
from ..words.clauses import PRONOUN
from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .appositions import (
    OPENERS,
    VERBAL,
    Stretch,
    antecedent,
    head_of,
    is_determined,
    is_titled_name,
    parted,
    relative_of,
)  # fmt: skip
from .verbs import last_cue

_STOP: Final = re.compile(r"[,.;:!?\n“”\"„«»()–—]|'(?!\w)(?<!s')|’(?!\w)(?<!s’)")
_OF_PLACE: Final = Cue.LOCATIVE | Cue.AGAINST
_CAPITALS: Final = re.compile(rf"\.?(?: [{UPPER}][^\s,]*)+")
_PHRASE_BEHIND: Final = re.compile(r"\s((?:[^\s,.;:!?“”\"„]+ ){0,15}[^\s,.;:!?“”\"„]+)(?=[,.;:!?“”\"„]|\s*$)")
SUBJECT_KINDS: Final = frozenset(("state", "organ", "person", "group", "crowd", "medium", "pronoun"))
_LONG: Final = 8  # words of a phrase between commas that can still be a speaker


def free(party: Party) -> Party:
    """The party as one that nothing governs: it speaks."""
    return Party(party.start, party.end, party.actor, party.kind, role=party.role, metonym=party.metonym)


def voice_of(passage: Passage, telling: Telling) -> Stretch | None:
    """The noun phrase that names the speaker of a telling; None where nobody is named in the sentence."""
    speaker = telling.speaker
    verb = verb_of(passage, telling)
    if speaker is not None and (verb is None or is_pronoun(passage, speaker.start, speaker.end)):
        return speaker.start, speaker.end
    if verb is None:
        return telling.unnamed
    known = (speaker.start, speaker.end) if speaker is not None else telling.unnamed
    if known is None:
        return None
    if speaker is not None and passage.kinds & Cue.RELATIVE and _related(passage, speaker, verb):
        return speaker.start, speaker.end  # '..., who said'
    if known[0] >= verb.end:
        return _behind(passage, verb.end, known, speaker=speaker)
    if known[1] > verb.start:
        return known
    return _before(passage, verb.start, speaker) or known


def unnamed_speaker(passage: Passage, span: Span, *, behind: bool) -> Stretch | None:
    """The words for a speaker that no table knows: 'the company said', or ``behind`` the verb: 'said a driver'."""
    if behind and (match := _PHRASE_BEHIND.match(passage.text, span.end, passage.end)) is not None:
        start, end = match.span(1)
        barred = OPENERS | VERBAL | PRONOUN
        relative = next(
            (cue for cue in passage.cues if start < cue.start < end and cue.entry.cue & barred), None
        )
        if relative is not None and relative.entry.cue & Cue.RELATIVE and is_determined(passage, start):
            end = _stripped(passage.text, start, relative.start)  # 'said a driver who'
        if not few_words(passage.text, start, end, _LONG):
            return _before(passage, span.start, None)
        opening = passage.holds(Cue.PREPOSITION, start, start + 1)
        told = any(start <= one.start < end for one in passage.outcomes) or passage.text[start].isdigit()
        if not opening and not told and not passage.holds(barred, start, end):
            return start, end
    return _before(passage, span.start, None)


def unnamed_behind(passage: Passage, position: int) -> Stretch | None:
    """The words behind a preposition for whom no table knows: 'according to the survey'."""
    text = passage.text
    stop = _STOP.search(text, position, passage.end)
    limit = stop.start() if stop is not None else passage.end
    start = position
    while start < limit and not text[start].isalnum():
        start += 1
    for cue in passage.cues:
        if start < cue.start < limit and cue.entry.cue & (OPENERS | VERBAL | _OF_PLACE):
            limit = cue.start
    end = _stripped(text, start, limit)
    determined = is_determined(passage, start) or text[start : start + 1].isupper()
    return (start, end) if determined and end - start > 2 and few_words(text, start, end, _LONG) else None


def verb_of(passage: Passage, telling: Telling) -> Span | None:
    """The reporting verb of a telling."""
    words = telling.verb
    for span in reversed(passage.reports):
        if (
            telling.start <= span.start
            and span.end <= telling.end
            and passage.text[span.start : span.start + len(words)] == words
        ):
            return span
    return None


def _related(passage: Passage, speaker: Party, verb: Span) -> bool:
    """True where a relative clause with the verb hangs on a speaker who stands behind a preposition."""
    return any(
        0 < cue.start - speaker.end <= 2
        and cue.entry.cue & Cue.RELATIVE
        and few_words(passage.text, cue.end, verb.start, 3)
        and (speaker.governed or speaker.start > passage.start + 5)
        for cue in passage.cues
    )


def is_pronoun(passage: Passage, start: int, end: int) -> bool:
    for cue in passage.cues if passage.kinds & PRONOUN else ():
        if cue.start >= start:
            return cue.start == start and cue.end == end and cue.entry.cue & PRONOUN != 0
    return False


def _behind(passage: Passage, start: int, known: Stretch, *, speaker: Party | None) -> Stretch:
    """'said NDP health critic X', 'according to a report of X': from verb or preposition to the end of the phrase."""
    text = passage.text
    for date in passage.dates:
        if 0 <= date.start - start <= 6 and date.end <= known[0]:
            start = date.end
    while start < known[0] and not text[start].isalnum():
        start += 1
    if passage.holds(OPENERS | VERBAL, start, known[0]):
        start = known[0]
    end = known[1]
    stop = _STOP.search(text, end, passage.end)
    limit = stop.start() if stop is not None else passage.end
    rest = next((cue for cue in passage.cues if 0 <= cue.start - end <= 1), None)
    joining = rest is not None and rest.entry.cue & (Cue.OF | Cue.PREPOSITION | OPENERS | _OF_PLACE)
    links = joining == Cue.PREPOSITION and speaker is not None and speaker.kind != "person"
    if (
        rest is not None
        and speaker is not None
        and (joining & Cue.OF or links)
        and few_words(text, end, limit, 6)
    ):
        inner = [cue for cue in passage.cues if rest.end <= cue.start < limit]
        if not any(cue.entry.cue & (OPENERS | VERBAL | Cue.PREPOSITION | Cue.AND) for cue in inner):
            end = limit
    return start, _stripped(text, start, end)


def _before(passage: Passage, verb: int, speaker: Party | None) -> Stretch | None:
    """'X, the mayor of C, said': the phrase that stands before a verb, without what only describes it."""
    text = passage.text
    left = passage.start
    aside = None
    for opening in passage.openings(verb):
        aside, left = left, opening
    if aside is not None and not text[left:verb].strip() and text[:left].rstrip()[-1:] in "–—-":
        opening = text.rfind(text[:left].rstrip()[-1], aside - 3, left - 3)
        left, verb = passage.start, max(opening, passage.start)  # 'the bank — which ... — said'
    if speaker is not None and speaker.start < left:
        return None
    left = _past_auxiliary(passage, left, verb)
    end, joined = _trimmed(passage, left, verb)
    cue = _closing(passage, left, end) if passage.kinds & PRONOUN and not joined else None
    if cue is not None and cue.entry.cue & PRONOUN and (speaker is None or speaker.start >= cue.start):
        return (cue.start, end) if not cue.entry.cue & Cue.WE else None
    parts = parted(passage, left, end)
    if not parts:
        return None
    if speaker is None and joined:
        return None  # 'The union met on Monday and said'
    closed = text[:end].endswith(",")
    relative = relative_of(passage, parts[-1], verb) if speaker is None and len(parts) > 1 else None
    if relative is not None:
        return antecedent(passage, *parts[-2])
    at = head_of(passage, parts, speaker, closed=closed)
    if at is None:
        return None
    joined = joined or (closed and at == len(parts) - 1)  # 'X met them, saying'
    start, stop = parts[at]
    if at and is_titled_name(passage, parts[at - 1], parts[at]):
        start = parts[at - 1][0]
    limit = speaker.start if speaker is not None and start <= speaker.start < stop else stop
    joint = last_cue(passage, start, limit, Cue.AND) if speaker is not None and limit < stop else None
    if joint is not None and not few_words(text, start, joint.start, 2):
        start = joint.end  # 'It began on Monday and the X said'
    start = _opened(passage, start, limit)
    if closed and at + 2 == len(parts) and is_titled_name(passage, parts[at], parts[at + 1]):
        stop = parts[at + 1][1]
    elif speaker is not None and start <= speaker.start and speaker.end < stop:
        ends = joined or (speaker.kind == "person" and _is_adverb(text, speaker.end, stop))
        stop = _name_end(text, speaker.end, stop) if ends else stop
    stop = _stripped(text, start, stop)
    return (start, stop) if stop - start > 1 else None


def _past_auxiliary(passage: Passage, start: int, end: int) -> int:
    """'that has a local official told': the speaker stands behind the auxiliary of what points back."""
    for cue in passage.cues if passage.kinds & Cue.HAVE else ():
        if start <= cue.start < end and cue.entry.cue & Cue.HAVE:
            points = passage.holds(Cue.THAT | Cue.DEMONSTRATIVE, start, cue.start)
            return cue.end if points and few_words(passage.text, start, cue.start, 1) else start
    return start


def _trimmed(passage: Passage, start: int, end: int) -> tuple[int, bool]:
    """Where a phrase ends without auxiliaries, small words and a date behind it; whether an 'and' followed it."""
    text = passage.text
    joined = False
    while True:
        end = start + len(text[start:end].rstrip())
        cue = _closing(passage, start, end)
        if cue is not None:
            kinds = cue.entry.cue
            if cue.start > start and kinds & (VERBAL | Cue.NEGATION | Cue.ADVERB):
                end = cue.start
                continue
            if kinds & (Cue.AND | Cue.CLAUSE) and cue.start > start:
                end, joined = cue.start, True
                continue
            if kinds & Cue.PREPOSITION:
                end = cue.start
                continue
        for date in passage.dates:
            if date.end == end and date.start > start:
                end = date.start
                break
        else:
            return end, joined


def _closing(passage: Passage, start: int, end: int) -> Span | None:
    """The small word with which a stretch ends."""
    for cue in reversed(passage.cues):
        if cue.end <= end:
            return cue if cue.end == end and cue.start >= start else None
    return None


def _opened(passage: Passage, start: int, end: int) -> int:
    """Where a phrase begins behind 'but', 'that', 'on Tuesday' and the like."""
    text = passage.text
    for cue in passage.cues:
        if start <= cue.start and cue.end <= end and cue.entry.cue & (OPENERS | Cue.AND | Cue.ADVERB):
            if cue.start > start and not cue.entry.cue & OPENERS:
                continue
            if cue.entry.determiner is None or cue.start > start:
                start = cue.end
    for cue in passage.cues:
        if 0 <= cue.start - start <= 1 and cue.end < end and cue.entry.cue & VERBAL:
            start = cue.end  # the auxiliary, where it stands before its subject
    for date in passage.dates:
        if start <= date.start and date.end < end and few_words(text, start, date.start, 1):
            start = date.end
    while start < end and not text[start].isalnum():
        start += 1
    return start


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name ends that goes on in words with capitals: 'Senate | Majority Leader A B'."""
    match = _CAPITALS.match(text, start, end)
    return match.end() if match is not None else start


def _is_adverb(text: str, start: int, end: int) -> bool:
    """True for one word in small letters."""
    word = text[start:end].strip()
    return word.isalpha() and word.islower()


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".'’"):
        end -= 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    if text[end : end + 1] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end):
        end += 1
    return end


def parted_from(passage: Passage, stranger: Party, party: Party) -> bool:
    """True where a party behind a preposition is not part of the phrase that stands right behind it."""
    return not few_words(passage.text, stranger.end, party.start, 0) and not passage.holds(
        Cue.OF | Cue.PREPOSITION | Cue.BY | Cue.AND, stranger.end, party.start
    )
