"""Who spoke under an office alone, once the article names who holds it: 'a spokesman said ... the spokesman, A B,'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ..mentions.actor_words import Institution, Named, Nation
from ..words.spans import Party, Passage, Telling
from .appositions import Stretch, is_determined
from .voices import voice_of

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NEAR: Final = 3  # sentences
_LONG: Final = 5  # letters of a noun that can be the end of a compound


class Veiled:
    """Who has spoken last in one article without a name."""

    def __init__(self) -> None:
        self._office: tuple[int, Party] | None = None  # who spoke last under an office alone, and where
        self._heard: set[str] = set()  # who was named so far
        self._voices: list[Party] = []  # all words for one who spoke without a name
        self._noun = ""
        self._bodies: frozenset[str] = frozenset()
        self._at = 0

    def unveil(self, passage: Passage, found: Sequence[Telling]) -> None:
        """Gives who spoke before under an office the name of who now speaks under the same."""
        self._go_on(passage, found)
        for telling in found:
            self._hear(passage, telling)
        for party in passage.parties:
            if party.actor is not None:
                self._heard.add(party.actor.id)

    def _go_on(self, passage: Passage, found: Sequence[Telling]) -> None:
        """'..., the minister said. A B added that': who goes on under a name that is new held the office."""
        last, self._office = self._office, None
        first = found[0].speaker if found else None
        if last is not None and first is not None and last[0] == passage.ordinal - 1:
            fresh = first.kind == "person" and first.role is None and first.actor is not None
            opens = first.start - passage.start < 2 and " " in passage.text[first.start : first.end]
            if fresh and opens and first.actor is not None and first.actor.id not in self._heard:
                last[1].actor, last[1].kind = first.actor, "person"
        for telling in found:
            speaker = telling.speaker
            if speaker is not None and speaker.role and not _named_in(passage, speaker):
                self._office = (passage.ordinal, speaker)

    def _hear(self, passage: Passage, telling: Telling) -> None:
        speaker = telling.speaker
        if speaker is None or speaker.actor is None:
            self._voices = []
            return
        if self._voices and passage.ordinal - self._at <= _NEAR:
            if speaker.actor is self._voices[0].actor:
                self._voices.append(speaker)
                self._at = passage.ordinal
                return
            if speaker.kind == "person" and self._holds(passage, telling, speaker):
                for voice in self._voices:
                    voice.actor, voice.kind = speaker.actor, "person"
        self._voices = []
        words = voice_of(passage, telling)
        if words is None or speaker.kind == "person" or not is_determined(passage, words[0]):
            return
        nouns = _WORD.findall(passage.text, *words)
        if len(nouns) > 1:
            self._voices, self._noun, self._at = [speaker], nouns[-1].lower(), passage.ordinal
            self._bodies = _bodies(passage, words)

    def _holds(self, passage: Passage, telling: Telling, person: Party) -> bool:
        """Whether the words for a person hold the office, and no other body's."""
        voice = voice_of(passage, telling) or (person.start, person.end)
        start = min(voice[0], person.start)
        office = next((one for one in passage.parties if one.role and 0 < start - one.end <= 2), None)
        words = (office.start if office is not None else start, max(voice[1], person.end))
        actor = self._voices[0].actor
        own = self._bodies | ({actor.country} if actor is not None and actor.country else set())
        nouns = [noun.lower() for noun in _WORD.findall(passage.text, *words)]
        same = any(noun == self._noun or (len(noun) > _LONG and self._noun.endswith(noun)) for noun in nouns)
        return same and _bodies(passage, words) <= own


def _bodies(passage: Passage, words: Stretch) -> frozenset[str]:
    """The organs, bodies and nations that words for a speaker name."""
    found: set[str] = set()
    for span in passage.named:
        if words[0] <= span.start and span.end <= words[1]:
            entry = span.entry
            if isinstance(entry.institution, Institution) and not entry.institution.crowd:
                found.add(entry.institution.code)
            elif isinstance(entry.actor, Named) and entry.actor.match != "surname":
                found.add(entry.actor.actor)
            elif isinstance(entry.nation, Nation):
                found.add(entry.nation.actor)
    return frozenset(found)


def _named_in(passage: Passage, speaker: Party) -> bool:
    """True where the words for a speaker hold the name."""
    words = passage.text[speaker.start : speaker.end].lower()
    return (
        speaker.actor is not None
        and speaker.kind != "crowd"
        and speaker.actor.name.lower().split()[-1] in words
    )
