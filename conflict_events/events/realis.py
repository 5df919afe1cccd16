"""Did it happen: what speech, negation, modals and futures around a word make of what it tells."""

from __future__ import annotations

from typing import Final

from ..mentions.number_ranges import is_joint
from ..words.clauses import closes_clause
from ..words.distance import few_words
from ..words.spans import Cue, Passage, Span, Telling
from ..words.watching import Why, refuse

_WANTED: Final = {"urge": "hypothetical", "ask": "hypothetical", "threaten": "planned"}
"""What is only asked for or threatened, by the act of speech."""

_FEARED: Final = Cue.HYPOTHETICAL | Cue.FUTURE
_UNREAL: Final = Cue.NEGATION | _FEARED
_PARTS: Final = Cue.THAT | Cue.CLAUSE | Cue.RELATIVE | Cue.AND | Cue.HAVE | Cue.BE
_SUBJECT: Final = 8  # words between a modal verb that comes first and what it leads to


def only_feared(passage: Passage, span: Span, start: int | None = None) -> bool:
    """True for 'could kill' and 'will be killed'; a perfect ('may have died') tells of what happened.

    ``start`` is where the first half of a split word stands ('could cost ... lives').
    """
    if not passage.kinds & (_FEARED | Cue.PURPOSE):
        return False
    if start is None:
        start = span.start
    if (fear := _feared_that(passage, start)) is not None:
        refuse(passage, span, Why.FEARED, at=(fear.start, fear.end))
        return True
    if (fear := _feared_behind(passage, span) or _feared_to(passage, start)) is not None:
        refuse(passage, span, Why.FEARED, at=(fear.start, fear.end))
        return True
    for cue in reversed(passage.cues):
        if cue.end > start:
            continue
        if not few_words(passage.text, cue.end, start, 2) or passage.parted(cue.end, start):
            return False
        if passage.text[start - 2 : start] == ", " and not passage.holds(Cue.AND, span.end, span.end + 3):
            return False  # 'as they tried to flee, killing two' goes on with what was done
        if cue.entry.cue & Cue.HAVE or (start != span.start and cue.entry.cue & (Cue.CLAUSE | Cue.THAT)):
            return False
        if cue.entry.cue & Cue.PURPOSE and cue.end + 1 == span.start:
            refuse(passage, span, Why.FEARED, at=(cue.start, cue.end))
            return True  # 'an operation to capture two'
        if cue.entry.cue & _FEARED and not passage.dated(cue) and not is_joint(passage, cue):
            if _is_claimed(passage, cue, span):
                return False
            refuse(passage, span, Why.FEARED, at=(cue.start, cue.end))
            return True
    return False


def _is_claimed(passage: Passage, cue: Span, span: Span) -> bool:
    """'X will 30 men killed have': the other half of a split verb of speech stands where the deed does."""
    return any(
        rule.last and passage.text.startswith(rule.last, span.start, passage.end)
        for rule in cue.entry.report or ()
    )


def _feared_that(passage: Passage, position: int) -> Span | None:
    """'we fear that all sixty under the rubble are dead': what is feared is not known."""
    if not passage.kinds & Cue.HYPOTHETICAL or not passage.kinds & Cue.THAT:
        return None
    before: Span | None = None
    for cue in passage.cues:
        if cue.start >= position:
            return None
        opens = before is not None and cue.entry.cue & Cue.THAT and cue.start == before.end + 1
        if opens and before is not None and passage.unbroken(cue.end, position):
            return before
        before = cue if cue.entry.cue & Cue.HYPOTHETICAL else None
    return None


def _feared_to(passage: Passage, position: int) -> Span | None:
    """'could lead the attack on X to the death of': where verbs come first, their subject stands between."""
    if not passage.kinds & Cue.HYPOTHETICAL or not passage.follows(Cue.TO | Cue.PREPOSITION, position):
        return None
    for cue in reversed(passage.cues):
        if cue.end > position:
            continue
        if not few_words(passage.text, cue.end, position, _SUBJECT) or cue.entry.cue & _PARTS:
            return None
        if cue.entry.cue & Cue.HYPOTHETICAL and " " in cue.entry.form:  # a modal with its verb
            return cue if passage.unbroken(cue.end, position) else None
    return None


def _feared_behind(passage: Passage, span: Span) -> Span | None:
    """'that sixty die could', in a language where the verb closes the clause."""
    for cue in passage.cues:
        if cue.start <= span.end:
            continue
        if cue.entry.cue & Cue.BE and cue.start == span.end + 1 and not cue.entry.cue & Cue.HYPOTHETICAL:
            span = cue  # 'killed be could'
            continue
        known = cue.start == span.end + 1 and cue.entry.cue & Cue.HYPOTHETICAL
        return cue if known and closes_clause(passage, cue.end) else None
    return None


def goes_on(passage: Passage, first: Span, second: Span) -> bool:
    """True where one modal governs two verbs: 'could kill thousands and drive out millions'."""
    return passage.unbroken(first.end, second.start) and not passage.holds(
        Cue.BE | Cue.HAVE | Cue.CLAUSE | Cue.RELATIVE, first.end, second.start
    )


def still_to_come(passage: Passage, start: int, noun: Span) -> bool:
    """'could claim thousands of dead': a modal before the figure, and a verb that brings them behind."""
    if not passage.kinds & _FEARED or not passage.kinds & Cue.BEFALL:
        return False
    behind = next((cue for cue in passage.cues if cue.start >= noun.end), None)
    if behind is not None and behind.entry.cue & (_FEARED | Cue.HAVE):
        return _befalls_behind(passage, noun.end)
    if (
        behind is None
        or not behind.entry.cue & Cue.BEFALL
        or not few_words(passage.text, noun.end, behind.start, 1)
    ):
        return False
    for cue in reversed(passage.cues):
        if cue.end <= start and cue.entry.cue & (Cue.BE | Cue.HAVE | _FEARED):
            return bool(cue.entry.cue & _FEARED) and passage.unbroken(cue.end, start)
    return False


def _befalls_behind(passage: Passage, position: int) -> bool:
    """'dead could-have fallen': a modal behind the figure, and behind it the verb that brings them."""
    feared = False
    for cue in passage.cues:
        if cue.start < position:
            continue
        if not few_words(passage.text, position, cue.start, 1) or not passage.unbroken(position, cue.start):
            return False
        if feared and cue.entry.cue & Cue.BEFALL:
            return True
        if not cue.entry.cue & (_FEARED | Cue.HAVE):
            return False
        feared = feared or bool(cue.entry.cue & _FEARED)
        position = cue.end
    return False


def agrees(passage: Passage, telling: Telling) -> bool:
    """True where the verb of speech makes a deal of what follows: 'A and B agreed to a truce'."""
    for span in passage.events:
        if telling.start <= span.start and span.end <= telling.end:
            for rule in span.entry.event:
                if rule.frame == "deal" and not rule.apart:
                    return True
    return False


def telling_over(passage: Passage, span: Span) -> Telling | None:
    """The telling in whose content an event word stands; not its own verb's, nor one by the same speaker."""
    own = next((one for one in passage.tellings if one.start <= span.start and span.end <= one.end), None)
    best = None
    for telling in passage.tellings:
        if (
            telling is own
            or telling.act == "urge"
            or agrees(passage, telling)
            or not telling.content[0] <= span.start < telling.content[1]
        ):
            continue
        if (
            own is None
            or own.speaker is None
            or telling.speaker is None
            or own.speaker.actor is None
            or telling.speaker.actor is None
            or own.speaker.actor.id != telling.speaker.actor.id
        ):
            best = telling
    return best


def realis_of(passage: Passage, span: Span, telling: Telling | None) -> str:
    if passage.kinds & _UNREAL and (unreal := _unreal(passage, span)):
        return unreal
    for other in passage.tellings:
        if other.act in _WANTED and other.content[0] <= span.start < other.content[1]:
            return _WANTED[other.act]
    for other in passage.tellings:
        # 'A denied shelling B': what is denied follows at once, and no clause opens.
        if (
            other.act == "deny"
            and other.end <= span.start
            and few_words(passage.text, other.end, span.start, 2)
        ):
            return "denied"
    if telling is not None:
        if telling.act == "deny":
            return "denied"
        if telling.speaker is not None:
            return "claimed"
    return "happened"


def _unreal(passage: Passage, span: Span) -> str | None:
    """What a negation, a modal or a future just before an event word, or a condition behind, makes of it."""
    text = passage.text
    floor = next(
        (at for at in reversed(passage.breaks) if at < span.start and text[at] != ","), passage.start
    )
    for cue in reversed(passage.cues):
        if cue.end > span.start:
            continue
        if cue.start < floor:
            break
        kinds = cue.entry.cue
        if not kinds & _UNREAL or passage.dated(cue) or is_joint(passage, cue):
            continue
        if not few_words(text, cue.end, span.start, 6):
            break
        if kinds & Cue.NEGATION and few_words(text, cue.end, span.start, 2):
            if any(cue.end <= one.start and one.end <= span.start for one in passage.reports):
                continue  # 'did not acknowledge the strike': it is not said
            return "negated"
        if kinds & Cue.HYPOTHETICAL:
            return "hypothetical"
        if kinds & Cue.FUTURE:
            return "planned"
    if passage.kinds & Cue.HYPOTHETICAL:
        for cue in passage.cues:
            near = 0 <= cue.start - span.end <= 12 and cue.entry.cue & Cue.HYPOTHETICAL
            if near and few_words(text, span.end, cue.start, 1):
                return "hypothetical"
    return None
