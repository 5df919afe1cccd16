"""Who is meant by a pronoun, by 'the group' and 'the minister': those whom an article has named before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..words.distance import few_words
from ..words.spans import Cue, Party, Passage, Span, Telling
from .contents import content_after
from .verbs import has_that, is_definite

_PRONOUN: Final = Cue.HE | Cue.IT | Cue.THEY
_OFFICIAL: Final = frozenset(("armed_forces", "government", "ministry", "police", "parliament", "court"))
_HEARD: Final = 2  # sentences back to whose speaker a pronoun behind what is told can point


class Named:
    """Whom one article has named last: a person, a body, and whoever was a subject."""

    def __init__(self) -> None:
        self.last_person: Party | None = None
        self.last_body: Party | None = None
        self._last_free: Party | None = None  # the last body that is no organ of a state
        self._person_at = -1  # the sentence that named the last person
        self.last_subject: Party | None = None
        self._voice: tuple[int, Party] | None = None  # who spoke last, and in which sentence

    def resolved(self, passage: Passage, party: Party) -> Party:
        """An office alone is that of the person named before, if it is said to be known: 'the minister'."""
        bare = party.actor is None and party.kind == "pronoun" and self.last_person is not None
        if bare and self.last_person is not None and is_definite(passage, party.start):
            return Party(party.start, party.end, self.last_person.actor, "person", role=party.role)
        return party

    def pronoun(self, passage: Passage, start: int, end: int) -> Party | None:
        if not passage.kinds & _PRONOUN:
            return None
        for cue in passage.cues:
            if cue.start < start or cue.end > end:
                continue
            kinds = cue.entry.cue
            known = None
            voice = self._last_voice(passage, kinds) if kinds & _PRONOUN else None
            if voice is not None and _is_aside(passage, cue, end):
                known = voice
            elif kinds & Cue.HE and kinds & Cue.IT and _is_body(self.last_subject):
                known = self.last_subject  # one word for 'she' and for a body: the army was told of last
            elif kinds & Cue.HE:
                last = self.last_subject
                human = last if last is not None and (last.kind == "crowd" or last.role) else self.last_person
                just = voice is not None and self._voice is not None and passage.ordinal - self._voice[0] == 1
                known = _named_before(passage, cue.start, "person") or (voice if just else human)
                if known is None and kinds & Cue.IT:
                    known = _named_before(passage, cue.start, "body")  # one word for 'she' and for a body
            elif kinds & Cue.IT:
                known = (
                    _named_before(passage, cue.start, "body")
                    or _group(passage, cue.start)
                    or self._body(" " in cue.entry.form)
                )
            elif kinds & Cue.THEY:
                known = _named_before(passage, cue.start, "") or self.last_subject
            if (
                kinds & _PRONOUN
                and not _is_governed(passage, cue)
                and few_words(passage.text, cue.end, end, 5)
                and not _heads(passage, cue, end)
            ):
                return Party(
                    cue.start, cue.end, known.actor if known else None, known.kind if known else "pronoun"
                )
        return None

    def _body(self, told: bool) -> Party | None:
        """The body named last; one that is ``told`` with a noun, 'the group', is no organ of a state."""
        last = self.last_body
        official = told and last is not None and last.actor is not None and last.actor.kind in _OFFICIAL
        return (self._last_free or last) if official else last

    def last_voice(self, passage: Passage) -> Party | None:
        """Who spoke last, not far before."""
        near = self._voice is not None and passage.ordinal - self._voice[0] <= _HEARD
        return self._voice[1] if self._voice is not None and near else None

    def body_for(self, passage: Passage, office: Party) -> Party | None:
        """For whom a spokesman speaks of whom the words do not tell it: 'of the group', or who spoke last."""
        led = any(one.end == office.start - 1 and one.entry.determiner is not None for one in passage.spans)
        if not led and office.start > passage.start:
            return None  # 'a contra spokesman'
        following = next((cue for cue in passage.cues if cue.start > office.end), None)
        if following is not None and following.start == office.end + 1 and following.entry.cue & Cue.OF:
            return self._body(told=True) if passage.holds(Cue.IT, following.end, following.end + 5) else None
        last = self.last_voice(passage)
        return last if last is not None and last.kind in ("organ", "group") else None

    def _last_voice(self, passage: Passage, kinds: int) -> Party | None:
        """Who spoke last, not far before, where a pronoun of such a kind can mean him."""
        if self._voice is None or passage.ordinal - self._voice[0] > _HEARD:
            return None
        party = self._voice[1]
        if kinds & Cue.HE and self.last_person is not None and self._person_at > self._voice[0]:
            return None
        body = party.kind in ("organ", "state", "group", "medium") and not party.role
        if kinds & Cue.IT:
            return party if body else None
        if kinds & Cue.HE:
            return (
                None
                if body or (party.kind == "crowd" and _named_before(passage, passage.end, "person"))
                else party
            )
        return party if party.kind != "person" else None

    def pronoun_after(
        self, passage: Passage, position: int, *, alone: bool, verb_second: bool
    ) -> Party | None:
        """'..., said he', 'besides counts he nine wounded', or ``alone`` behind a preposition: 'according to her'."""
        wanted = _PRONOUN | Cue.HIM if alone else _PRONOUN
        if not passage.kinds & wanted:
            return None
        cue = next((cue for cue in passage.cues if cue.start >= position), None)
        if cue is None or not cue.entry.cue & wanted or passage.text[position : cue.start].strip():
            return None
        if alone and cue.entry.cue & Cue.HIM:
            return self._him(passage, cue)
        # 'saying it had lost two men': the pronoun opens what is told.
        human = verb_second and cue.entry.cue & Cue.HE and not cue.entry.cue & (Cue.IT | Cue.THEY)
        opens = (
            not (alone or human) and content_after(passage, cue.end) and not has_that(passage, cue.end, 12)
        )
        finite = Cue.BE | Cue.HAVE | Cue.FUTURE | Cue.HYPOTHETICAL
        opens = opens or (not alone and passage.holds(finite, cue.end + 1, cue.end + 2))
        if opens and passage.text[cue.end] != ",":
            return None
        return self.pronoun(passage, cue.start, cue.end)

    def _him(self, passage: Passage, cue: Span) -> Party | None:
        """The person last named; 'her' may own what follows, unless a mark does."""
        owns = cue.entry.cue & Cue.OWN and passage.text[cue.end : passage.end].lstrip()[:1].isalnum()
        known = self.last_person
        return None if owns or known is None else Party(cue.start, cue.end, known.actor, "person")

    def remember(self, passage: Passage, found: Sequence[Telling]) -> None:
        heard = [
            telling.speaker for telling in found if telling.speaker is not None and telling.speaker.actor
        ]
        addressed = [telling.addressee for telling in found if telling.addressee is not None]
        subject: Party | None = None
        for party in passage.parties:
            if party.actor is None or party.kind in ("adjective", "pronoun"):
                continue
            if subject is None and not party.governed:
                subject = party
            if party.kind == "person":
                if not party.governed or self.last_person is None:
                    self.last_person, self._person_at = party, passage.ordinal
            elif party.kind == "medium" and party in addressed:
                continue  # 'told Reuters': 'the group' is another one
            elif not party.governed and (party.kind != "crowd" or self.last_body is None):
                self.last_body = party
            if party.kind == "organ" and party.actor.kind not in _OFFICIAL:
                self._last_free = party
        self.last_subject = heard[0] if heard else subject or self.last_subject
        if heard:
            self._voice = (passage.ordinal, heard[-1])
        for speaker in heard:
            if speaker.kind == "person":
                self.last_person = speaker
            elif speaker.kind != "crowd" or self.last_body is None or _is_proper(speaker):
                self.last_body = speaker


def _is_body(party: Party | None) -> bool:
    return party is not None and party.kind in ("organ", "group", "state", "medium") and not party.role


def _is_governed(passage: Passage, cue: Span) -> bool:
    """True for 'close to the group': a noun that points back, behind a preposition."""
    return " " in cue.entry.form and passage.follows(Cue.PREPOSITION | Cue.LOCATIVE | Cue.OF, cue.start)


def _is_aside(passage: Passage, cue: Span, end: int) -> bool:
    """True for 'C, they said': what is told stands before, so that they are none of those whom it names."""
    text = passage.text
    if text[passage.start : cue.start].rstrip()[-1:] not in (",", "”", '"', "’", "»"):
        return False
    verb = next((one for one in passage.reports if one.start >= cue.end), None)
    last = max(cue.end, verb.end) if verb is not None and verb.start == end else cue.end
    return text[last : last + 1] in (",", ".") or few_words(text, last, passage.end, 5)


def _is_proper(speaker: Party) -> bool:
    """True for a speaker that no table knows under a name of its own: 'Iraqyoon', not 'residents'."""
    return speaker.actor is not None and speaker.actor.name[:1].isupper()


def _heads(passage: Passage, cue: Span, end: int) -> bool:
    """True for 'the newspaper X Y': a noun that points to nobody, as a name stands behind it."""
    if " " not in passage.text[cue.start : cue.end]:
        return False
    if passage.holds(Cue.OF, cue.end, cue.end + 2):
        return True  # 'the office of X'
    known = [span for span in passage.spans if cue.end < span.start < end]
    words = passage.text[cue.end : end].split()
    return len(words) > 1 + sum(len(passage.text[span.start : span.end].split()) for span in known)


def _named_before(passage: Passage, position: int, kind: str) -> Party | None:
    """The first subject named before a pronoun in its own sentence."""
    for party in passage.parties:
        if party.end > position:
            return None
        if party.governed or party.actor is None or party.kind in ("adjective", "pronoun"):
            continue
        if kind == "body" and party.kind == "crowd":
            continue  # 'militants were killed, it said'
        if not kind or (kind == "person") == (party.kind == "person"):
            return party
    return None


def _group(passage: Passage, position: int) -> Party | None:
    """The only armed group named before in the sentence, though it is no subject: 'fighters of the X'."""
    named = [
        party
        for party in passage.parties
        if party.end <= position and party.actor is not None and party.actor.kind == "armed_group"
    ]
    return named[0] if len({party.actor for party in named}) == 1 else None
