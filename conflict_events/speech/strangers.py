"""Speakers that no table knows: 'a local council said', 'according to the guide', 'Smart Agency put the toll at'.

The words between an article and a reporting verb name whoever speaks, whatever they are; a pack tells which
words are never one ('the report said') and how those of its language are usually called.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..mentions.actor_words import Institution, Office
from ..mentions.organs import slug
from ..models import Actor
from ..words.distance import few_words
from ..words.matching import expand
from ..words.spans import Cue, Party, Passage, Span
from ..words.writing import Writing
from .speaker_phrases import (
    CUT,
    ENDS,
    LONGEST,
    WORD,
    Phrase,
    is_thing,
    of_what,
    opens,
    opens_clause,
    phrase_of,
)

_LATIN: Final = "\u024f"  # the last letter of that script
_OWNS: Final = ("'s ", "’s ", "' ", "’ ")
_NAME: Final = 4  # words
_REACH: Final = 8  # words behind a preposition
_HAVE_BODIES: Final = frozenset(("parliament", "government", "police", "court", "ministry"))


class Strangers:
    """What a pack tells of speakers that it cannot list."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        table = pack.get("speakers", {})
        writing = Writing(pack)
        self._names = {form: form for form in expand(table.get("same", []))}
        for name, forms in table.get("names", {}).items():
            self._names.update(dict.fromkeys(writing.forms(expand(forms)), name))
        self.statements = frozenset(writing.forms(expand(table.get("statements", []))))
        self._never = frozenset(writing.forms(expand(table.get("never", []))))
        self.topics = bool(pack.get("language", {}).get("headline_topics"))
        self._nouns = pack.get("language", {}).get("capitals") == "nouns"
        self.reported = frozenset(expand(table.get("reported", [])))
        self._quoted = bool(pack.get("language", {}).get("quoted_names"))
        self._latin, self.cases = writing.romanised.name, writing.head == "first"
        self.last = writing.head == "last" and not pack.get("language", {}).get("verb_final")
        self.colon = tuple(expand(pack.get("text", {}).get("colon", [])))

    def in_front(
        self, passage: Passage, start: int, end: int, *, sure: bool, behind: bool = False
    ) -> Party | None:
        """The speaker in the words before a verb; ``sure``: the verb is only said of those who speak."""
        opening = passage.text.rfind("(", start, end)
        if opening > start and passage.text[end - 1] == ")":
            return self._party(
                passage, [(opening + 1, end - 1)], sure=sure
            )  # 'the command of the east (Eastcom)'
        phrase, led = phrase_of(passage, start, end)
        alone = len(phrase) == 1 and phrase[0] == (start, end) and start == passage.start
        party = self._party(
            passage, phrase, sure=sure and (led or alone) and (behind or opens(passage, start))
        )
        if party is not None and few_words(passage.text, start, party.start, 1):
            party.start = start  # with its article
        return party

    def described(self, passage: Passage, end: int) -> Party | None:
        """'A nurse who wants no name, said': the speaker that opens a sentence, before a relative clause."""
        phrase, _ = phrase_of(passage, passage.start, end)
        if not phrase:
            return None
        last = phrase[-1][1]
        related = any(
            cue.entry.cue & Cue.RELATIVE and 0 < cue.start - last <= 2 and cue.end < end
            for cue in passage.cues
        )
        return self._party(passage, phrase, sure=True) if related else None

    def called(self, passage: Passage, party: Party) -> Party:
        """'a vigilante leader', 'the mission': who is nobody named before is named after these words."""
        words = party.kind == "pronoun" and party.actor is None
        if words and (party.role or " " in passage.text[party.start : party.end]):
            return self._holder(passage, party) or party
        return party

    def _holder(self, passage: Passage, office: Party) -> Party | None:
        if speaks_for(passage, office) and (body := self._body_behind(passage, office)) is not None:
            return Party(office.start, body.end, body.actor, body.kind, role=office.role)
        first = next(
            (one.end for one in reversed(passage.spans) if passage.start <= one.start < office.start
             and (one.entry.determiner is not None or one.entry.report is not None
                  or one.entry.cue & (Cue.DEFINITE | Cue.OWN | Cue.WE | CUT))),
            office.start,
        )  # fmt: skip
        if not few_words(passage.text, first, office.start, 4):
            first = office.start
        phrase, _ = phrase_of(passage, first, office.end)
        if not phrase or phrase[-1][1] != office.end:
            return None
        party = self._party(passage, phrase, sure=True)
        if party is not None:
            party.role = office.role
        return party

    def _body_behind(self, passage: Passage, office: Party) -> Party | None:
        """The coalition of 'a spokesman for the coalition'."""
        link = next((cue for cue in passage.cues if cue.start == office.end + 1), None)
        if link is None or not link.entry.cue & (Cue.OF | Cue.PREPOSITION):
            return None
        stop = ENDS.search(passage.text, link.end, passage.end)
        verbs = [span.start for span in passage.reports if span.start > link.end]
        end = min([stop.start() if stop is not None else passage.end, *verbs])
        phrase, led = phrase_of(passage, link.end, end)
        led = led or bool(link.entry.cue & Cue.DEFINITE)  # an article that is a genitive
        return self._party(passage, phrase, sure=True) if led else None

    def behind(self, passage: Passage, position: int) -> Party | None:
        """The speaker in the words behind a preposition, up to the first word that is known to be one."""
        text = passage.text
        stop = ENDS.search(text, position, passage.end)
        end = stop.start() if stop is not None else passage.end
        phrase, led = phrase_of(passage, position, end)
        for number, (first, last) in enumerate(phrase[:_REACH]):
            if text[first:last].lower() in self._names and not self._goes_on(text, phrase, number):
                return self._party(passage, phrase[: number + 1], sure=True)
        proper = 0
        while proper < len(phrase) and text[phrase[proper][0]].isupper():
            proper += 1
        if proper and not passage.caseless:
            return self._party(passage, phrase[:proper], sure=True)
        whole = led and phrase and not text[phrase[-1][1] : end].strip()
        if whole and len(phrase) == 1 and text.startswith(", ", end) and not opens_clause(passage, end + 2):
            return None  # 'according to a new, still preliminary count'
        return self._party(passage, phrase, sure=True) if whole else None

    def quoted(self, passage: Passage, position: int) -> Party | None:
        """'reports «X»': the name in quotation marks right behind a verb, where bodies are written so."""
        for quote in passage.quoted if self._quoted else ():
            if quote.start == position + 2 and passage.text[quote.start].isupper():
                told = any(quote.start <= one.start < quote.end for one in passage.outcomes)
                if told or not few_words(passage.text, quote.start, quote.end, _NAME):
                    return None
                name = self._latin(passage.text[quote.start : quote.end])
                body = Actor(id=slug(name), name=name, kind="other")
                return Party(quote.start - 1, quote.end + 1, body, "organ")
        return None

    def nearer(
        self, passage: Passage, verb: Span, subject: Party | None, *, verb_second: bool
    ) -> Party | None:
        """The unknown name right before a verb, where its subject stands farther off; else the subject."""
        if subject is not None and subject.end >= verb.start - 1:
            return subject
        name = self.beside(passage, verb.start)
        if name is not None and subject is not None and verb_second and name.start - subject.end != 1:
            name = None  # 'has X to the agency Y told'
        return name or subject

    def beside(self, passage: Passage, end: int) -> Party | None:
        """'with the website X claiming': the unknown name right before a verb, inside a sentence."""
        text = passage.text
        start = text.rfind(" ", passage.start, end - 1) + 1
        word = text[start : end - 1]
        if (
            passage.caseless
            or len(word) < 3
            or start <= passage.start + 1
            or not text.startswith(" ", end - 1)
        ):
            return None
        if not word[:1].isupper() or not word.isalnum() or text[start - 2] in ".:!?“”\"'’‘":
            return None
        led = CUT & ~(Cue.THAT | Cue.CLAUSE | Cue.AND | Cue.PURPOSE)
        if any(0 < start - cue.end <= 5 and cue.entry.cue & led for cue in passage.cues):
            return None  # 'the police on the Moluccas reported'
        if any(one.start < end and start < one.end for one in passage.parties) or any(
            one.start < end and start < one.end for one in passage.spans
        ):
            return None
        if self._nouns:
            return self._party(passage, [(start, end - 1)], sure=True)
        return Party(start, end - 1, self._coined(word), "organ")

    def of_organ(self, passage: Passage, organ: Party, end: int) -> Party:
        """'the senate commission': a body of an organ, where a word for one follows; else the organ."""
        actor = organ.actor
        match = WORD.match(passage.text, organ.end + 1, min(end, passage.end))
        if match is None or actor is None or actor.kind not in _HAVE_BODIES:
            return organ
        if match[0].lower() not in self._names or any(one.start == match.start() for one in passage.spans):
            return organ
        name = passage.text[organ.start : match.end()].lower()
        body = Actor(id=slug(name), name=name, kind="other", country=actor.country)
        return Party(organ.start, match.end(), body, "organ")

    def _coined(self, name: str) -> Actor:
        """Somebody unknown by what he is called: in Latin letters, where the script is another."""
        latin = self._latin(name) if name[0] > _LATIN else name
        return Actor(id=slug(latin), name=latin, kind="other")

    def _goes_on(self, text: str, phrase: Phrase, number: int) -> bool:
        """True where the next word is a speaker too: 'hospital staff'."""
        following = phrase[number + 1] if number + 1 < len(phrase) else None
        return following is not None and text[following[0] : following[1]].lower() in self._names

    def _party(self, passage: Passage, phrase: Phrase, *, sure: bool) -> Party | None:
        if not phrase or len(phrase) > LONGEST:
            return None
        text = passage.text
        words = [text[first:last] for first, last in phrase]
        head = words[-1].lower()
        start, end = phrase[0][0], phrase[-1][1]
        if head in self._never:
            return _author(passage, start, end)
        opening = start == passage.start or not text[passage.start : start].strip(" \"'“„«")
        capital = words[-1][0].isupper() and not passage.caseless
        if capital and self._nouns and _has_article(passage, start):
            capital = False  # 'a shoemaker': where every noun has a capital
        known = self._names.get(head)
        if known is None and self.cases:
            known = self._first_known(words)
        if capital and opening and len(words) == 1 and not words[0].isupper():
            capital = False  # any word begins a sentence with a capital
        if capital and known is None:
            return Party(start, end, self._coined(" ".join(words)), "organ")
        if known is None and (not sure or is_thing(passage, phrase[-1])):
            return None
        name = self._called(words, known) if not passage.caseless else text[start:end].lower()
        if known is None and len(words) == 1 and (tail := of_what(passage, end)):
            name, end = f"{name} {text[end + 1 : tail]}", tail
        if (organ := _institution(passage, start, phrase[-1][0])) is not None and organ.sources:
            name = organ.sources
        return Party(start, end, Actor(id=slug(name), name=name, kind="crowd"), "crowd")

    def _first_known(self, words: list[str]) -> str | None:
        """'driver (of) bus': what the last of the known words is called with which a phrase begins."""
        known = None
        for word in words:
            if (name := self._names.get(word.lower())) is None:
                return known
            known = name
        return known

    def _called(self, words: list[str], known: str | None) -> str:
        """The usual name for a phrase where all its words are known, else for the last one, else as written."""
        if self._nouns and known is None:
            return " ".join(words)
        lower = [
            word if number and not word.islower() else _lowered(word) for number, word in enumerate(words)
        ]
        if known is None:
            return " ".join(lower if len(words) > 1 else words)
        called = [self._names.get(word) for word in lower]
        if all(called):
            return " ".join(word for word in called if word)
        return " ".join([*lower[:-1], known]) if known == lower[-1] else known


def _has_article(passage: Passage, start: int) -> bool:
    """True where an article or the like stands right before a phrase."""
    return any(
        one.end == start - 1
        and (one.entry.determiner is not None or one.entry.cue & (Cue.DEFINITE | Cue.OWN | Cue.OF))
        for one in passage.spans
    )


def speaks_for(passage: Passage, office: Party) -> bool:
    """True for a spokesman of whom is not said for whom he speaks."""
    return office.actor is None and any(
        span.start == office.start and isinstance(span.entry.role, Office) and span.entry.role.speaks_for
        for span in passage.named
    )


def _lowered(word: str) -> str:
    """A word as it stands inside a sentence; an acronym stays."""
    return word.lower() if word[1:].islower() else word


def _author(passage: Passage, start: int, end: int) -> Party | None:
    """'a statement from X said', 'a police statement said': whose words those are."""
    for cue in passage.cues:
        if cue.start == end + 1 and cue.entry.cue & (Cue.FROM | Cue.OF | Cue.BY):
            return next(
                (one for one in passage.parties if one.start >= cue.end and one.kind != "adjective"
                 and few_words(passage.text, cue.end, one.start, 1)), None
            )  # fmt: skip
    owner = next((one for one in passage.parties if start <= one.start and one.end < end), None)
    if owner is not None and owner.kind == "organ" and passage.text.startswith(_OWNS, owner.end):
        return owner  # 'X's investigation found'
    organ = _institution(passage, start, end)
    if organ is None:
        return None
    name = organ.sources or organ.name
    return Party(start, end, Actor(id=slug(name), name=name, kind="crowd"), "crowd")


def _institution(passage: Passage, start: int, end: int) -> Institution | None:
    """The organ that a phrase begins with: 'a police colonel'."""
    for span in passage.named:
        if start <= span.start and span.end <= end and isinstance(span.entry.institution, Institution):
            return span.entry.institution
    return None
