"""Who is meant by 'the official', 'the committee': the one who spoke before under a phrase with that noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..words.spans import Cue, Party, Passage, Telling
from .voices import voice_of

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LONG_AGO: Final = 8  # sentences
_JUST: Final = 3
_BODIES: Final = frozenset(("organ", "crowd", "group", "state"))
_MANY: Final = 30  # bodies whose works are remembered


class Spoken:
    """Who spoke in one article under which words, the last first."""

    def __init__(self, statements: frozenset[str]) -> None:
        self._statements = statements
        self._heard: list[tuple[Passage, Telling]] = []
        self._bodies: list[tuple[Passage, Party]] = []

    def recall(self, passage: Passage, found: Sequence[Telling]) -> None:
        """Gives a speaker who is only pointed at, and known by a noun alone, the name of who spoke under it."""
        for telling in found:
            speaker = telling.speaker
            if speaker is None and telling.unnamed is not None:
                telling.speaker = self._author(passage, *telling.unnamed)
            if speaker is not None and (same := self._by_given_name(speaker)) is not None:
                speaker.actor, speaker.kind = same.actor, same.kind
            elif speaker is not None and (body := self._whose(passage, speaker)) is not None:
                speaker.actor, speaker.kind = body.actor, body.kind
            elif speaker is not None and self._heard and (noun := _noun_of(passage, speaker)) is not None:
                known = self._under(passage, noun)
                if known is not None:
                    speaker.actor, speaker.kind = known.actor, known.kind
        self._heard += [
            (passage, one) for one in found if one.speaker is not None and one.speaker.actor is not None
        ]
        del self._heard[:-_LONG_AGO]
        self._bodies += [
            (passage, one.speaker) for one in found if one.speaker is not None and one.speaker.kind in _BODIES
        ]
        del self._bodies[:-_MANY]

    def _whose(self, passage: Passage, speaker: Party) -> Party | None:
        """'its teams treated 12': those of the body that spoke just before, of which nobody else was told since."""
        if speaker.kind != "crowd" or not self._bodies or not passage.kinds & Cue.OWN:
            return None
        before, body = self._bodies[-1]
        near = before.ordinal == passage.ordinal - 1 and before.paragraph == passage.paragraph
        if not near or body.actor is None or body.actor.kind not in ("ngo", "igo"):
            return None
        owned = passage.holds(Cue.OWN, speaker.start, speaker.start + 1) or any(
            cue.end == speaker.start - 1 and cue.entry.cue & Cue.OWN for cue in passage.cues
        )
        return body if owned and not any(one.kind == "person" for one in before.parties) else None

    def _by_given_name(self, speaker: Party) -> Party | None:
        """Who spoke before under a name that begins with the only word of this one: some are called by that."""
        actor = speaker.actor
        if actor is None or actor.kind not in ("other", "person", "crowd") or " " in actor.name:
            return None
        for _, telling in reversed(self._heard):
            known = telling.speaker
            if known is not None and known.actor is not None and known.actor.kind == "person":
                given, _, rest = known.actor.name.partition(" ")
                if rest and given == actor.name:
                    return known
        return None

    def _author(self, passage: Passage, start: int, end: int) -> Party | None:
        """'the statement said': a body that spoke just before, of a text that it was told to have put out."""
        words = _WORD.findall(passage.text, start, end)
        if len(words) > 2 or not passage.holds(Cue.DEFINITE, start, end):
            return None
        noun = words[-1].lower() if words else ""
        if len(words) == 2 and (known := self._under(passage, noun)) is not None:
            return Party(start, end, known.actor, known.kind)
        for before, telling in reversed(self._heard):
            body = telling.speaker
            if passage.ordinal - before.ordinal > _JUST or body is None:
                break
            if body.kind in _BODIES and (
                noun in self._statements or noun in _WORD.findall(before.text, before.start, before.end)
            ):
                return Party(start, end, body.actor, body.kind)
        for before, body in reversed(self._bodies):  # 'the report': whose it was told to be, however long ago
            if noun in _WORD.findall(before.text, before.start, before.end):
                return Party(start, end, body.actor, body.kind)
        return None

    def _under(self, passage: Passage, noun: str) -> Party | None:
        for before, telling in reversed(self._heard):
            if passage.ordinal - before.ordinal > _LONG_AGO:
                return None
            if noun not in before.text[before.start : before.end].lower():
                continue
            voice = voice_of(before, telling)
            if voice is None or before.holds(Cue.AND, *voice):
                continue
            start = min(voice[0], telling.speaker.start if telling.speaker is not None else voice[0])
            end = max(voice[1], telling.start)
            words = _WORD.findall(before.text, start, end)
            if noun in map(str.lower, words) and len(words) > 1:
                return telling.speaker
        return None


def _noun_of(passage: Passage, speaker: Party) -> str | None:
    """The noun of 'the committee', where nothing else tells who that is."""
    actor = speaker.actor
    if actor is not None and actor.kind not in ("crowd", "other"):
        return None
    if speaker.kind not in ("crowd", "organ", "pronoun"):
        return None
    led = any(
        cue.entry.cue & Cue.DEFINITE and (cue.start == speaker.start or cue.end == speaker.start - 1)
        for cue in passage.cues
    )
    words = _WORD.findall(passage.text, speaker.start, speaker.end)
    alone = len(words) == 1 or (len(words) == 2 and passage.text[speaker.start : speaker.end].count(" ") == 1)
    return words[-1].lower() if led and alone else None
