"""Who is named: states, organs, bodies, groups, media and people, composed from their parts.

A party is a chain of parts that stand next to each other or are joined by a linking word: a
nationality, an institution, an office, a name ('Russian' + 'foreign minister' + 'Sergei Lavrov';
'spokesman' 'for the' 'interior ministry' 'in' 'Kabul'). The pack says which words are parts and
which words link; this module says what a chain of parts means.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..models import Actor
from ..spans import Cue, Party, Passage, Span

# The scripts with capitals: Latin, Greek, Cyrillic, Armenian, and the Latin additions.
_UPPER = "".join(chr(code) for code in (*range(0x41, 0x590), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_PARTICLE = r"(?:al|el|bin|ibn|ben|van|von|der|den|de|ter|ten|ould|ag|abu|du|da|dos|la|le)"
_CAPITAL_WORD = rf"[{_UPPER}][\w’'.\-]*"
_CAPITALS = re.compile(rf"(?<![\w’'-]){_CAPITAL_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_CAPITAL_WORD}){{0,3}}")
_BREAK = re.compile(r"[;:()\[\]\n\"“”„«»!?]")


@dataclass(frozen=True, slots=True)
class Nation:
    """A nationality form: of which actor, and whether it names the people or is an adjective."""

    actor: str
    people: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name: of which actor; ``match`` is '', exact, metonym or surname."""

    actor: str
    match: str


@dataclass(frozen=True, slots=True)
class Office:
    """A role word: its code, its usual wording, and whether it is only a title before a name."""

    code: str
    title: str
    speaks_for: bool = False


@dataclass(frozen=True, slots=True)
class Institution:
    """A word for an organ or an unnamed group: code, name, kind; ``crowd`` for unnamed people."""

    code: str
    name: str
    kind: str
    crowd: bool = False


class Names(Protocol):
    """What this engine asks of the reference tables."""

    def actor(self, actor_id: str) -> Actor: ...

    def names(self, languages: Iterable[str]) -> Iterable[tuple[str, int, str, str]]: ...

    def holder(self, of: str, role: str, on_date: dt.date) -> str | None: ...


def vocabulary(pack: Mapping[str, Any], names: Names, code: str) -> Iterator[tuple[str, str, object, int]]:
    """(form, slot, payload, cased) of all nationalities, institutions, offices and names."""
    suffixes = pack.get("language", {}).get("name_suffixes", [])
    for actor, forms in pack.get("nationalities", {}).items():
        # A form that is both is read as an adjective: only the others surely name people.
        for form in forms.get("adjectives", []):
            yield form, "nation", Nation(actor, False), 1
        for form in forms.get("people", []):
            yield form, "nation", Nation(actor, True), 1
    for form, cased, match, actor in names.names([code, ""]):
        named = Named(actor, match)
        yield form, "actor", named, cased
        for suffix in suffixes if match != "exact" else ():
            yield form + suffix, "actor", named, cased
    for role, forms in pack.get("roles", {}).items():
        title = forms.get("title", role.replace("_", " "))
        office = Office(role, title, bool(forms.get("speaks_for")))
        for form in forms["forms"]:
            yield form, "role", office, int(bool(forms.get("capital")))
    for institution, forms in pack.get("institutions", {}).items():
        organ = Institution(institution, forms["name"], forms.get("kind", "organ"), bool(forms.get("crowd")))
        for form in forms["forms"]:
            yield form, "institution", organ, 2 if form.isupper() else 0


@dataclass(slots=True)
class _Part:
    start: int
    end: int
    nation: Nation | None = None
    institution: Institution | None = None
    office: Office | None = None
    actor: Actor | None = None
    match: str = ""
    name: str | None = None
    people: bool = False


class ActorFinder:
    """Finds the parties of one article; remembers the people that the article has introduced."""

    def __init__(self, names: Names, links: Mapping[str, str], on_date: dt.date | None) -> None:
        self._names = names
        self._links = links
        self._on_date = on_date
        self._introduced: dict[str, Actor] = {}
        self._roles: dict[str, Actor] = {}

    def namings(self, passage: Passage) -> list[tuple[int, int, Actor]]:
        """Every naming of an actor in a sentence: the parties, and the names inside them."""
        found = {(party.start, party.end): party.actor for party in passage.parties if party.kind != "pronoun"}
        for span in passage.spans:
            entry = span.entry
            if isinstance(entry.actor, Named):
                found.setdefault((span.start, span.end), self._named(entry.actor))
            elif isinstance(entry.nation, Nation):
                found.setdefault((span.start, span.end), self._names.actor(entry.nation.actor))
        return [(start, end, actor) for (start, end), actor in sorted(found.items(), key=lambda item: item[0]) if actor is not None]

    def parties(self, passage: Passage) -> list[Party]:
        """The parties of a sentence in order, none inside another."""
        parts = self._parts(passage)
        found: list[Party] = []
        index = 0
        while index < len(parts):
            chain = [parts[index]]
            joints = [""]
            index += 1
            while index < len(parts):
                gap = passage.text[chain[-1].end : parts[index].start]
                joint = self._joint(chain, gap, parts[index])
                if joint is None:
                    break
                chain.append(parts[index])
                joints.append(joint)
                index += 1
            party = self._compose(passage, chain, joints)
            if party is not None:
                found.append(party)
        return found

    def _named(self, named: Named) -> Actor:
        """The actor of a name; a capital that stands for its government stands for the state."""
        actor = self._names.actor(named.actor)
        if named.match == "metonym" and actor.kind == "government" and actor.country:
            return self._names.actor(actor.country)
        return actor

    # --- parts ---

    def _parts(self, passage: Passage) -> list[_Part]:
        parts: list[_Part] = []
        text = passage.text
        for span in passage.spans:
            entry = span.entry
            if entry.actor is not None:
                named: Named = entry.actor
                parts.append(_Part(span.start, span.end, actor=self._named(named), match=named.match))
            elif entry.nation is not None:
                parts.append(_Part(span.start, span.end, nation=entry.nation))
            elif entry.institution is not None:
                people = entry.victim is not None and not entry.institution.crowd
                parts.append(_Part(span.start, span.end, institution=entry.institution, people=people))
            elif entry.role is not None:
                parts.append(_Part(span.start, span.end, office=entry.role))
        if parts or passage.reports:
            self._add_unknown_names(passage, parts, text)
        return _without_namesakes(parts, text)

    def _add_unknown_names(self, passage: Passage, parts: list[_Part], text: str) -> None:
        taken = [(span.start, span.end) for span in passage.spans if _blocks_name(span)]
        fresh: list[_Part] = []
        for start, end in _capitalised(text, passage.start, passage.end, taken):
            name = text[start:end]
            known = self._introduced.get(name.split()[-1]) if " " not in name else None
            if known is not None:
                fresh.append(_Part(start, end, actor=known, match="surname", name=name))
            elif " " in name or _after_office(parts, start, text) or _before_surname(parts, end, text):
                fresh.append(_Part(start, end, name=name))
        if fresh:
            parts += fresh
            parts.sort(key=lambda part: part.start)

    # --- chains ---

    def _joint(self, chain: Sequence[_Part], gap: str, following: _Part) -> str | None:
        """How two parts hang together: 'next', 'of', 'apposition' or None."""
        last = chain[-1]
        words = gap.strip().lower()
        if not words:
            if _is_proper(last) and _is_proper(following):
                return None
            if last.office is not None and following.nation is not None and following.nation.people:
                return None
            return None if _is_person(last) and following.nation is not None else "next"
        kind = self._links.get(words)
        if kind == "of":
            if following.name is not None and following.actor is None and last.office is None:
                return None
            return "of" if _is_head(chain) else None
        if kind == "possessive":
            return "next" if not _is_person(last) and (following.office or following.institution) else None
        if words == "," and _is_person(last) and (following.nation or following.office or following.institution):
            return "apposition"
        if words == "," and last.office is not None and following.name is not None and len(chain) > 1:
            return "next"
        if kind == "apposition" and _is_person(last) and (following.office or following.nation):
            return "apposition"
        return None

    def _compose(self, passage: Passage, chain: list[_Part], joints: list[str]) -> Party | None:
        chain, joints = _trim(chain, joints)
        start, end = chain[0].start, chain[-1].end
        person = next((part for part in chain if part.name is not None or _is_person(part)), None)
        office = next((part.office for part in chain if part.office is not None), None)
        side = self._side(chain)
        organ = self._organ(chain, side)
        role = passage.text[start:end] if office is not None else None
        if person is not None and (person.actor is not None or " " in (person.name or "") or office is not None):
            actor = person.actor or self._introduce(person.name or "", side)
            if person.actor is not None and " " in person.actor.name:
                self._introduced.setdefault(person.actor.name.split()[-1], person.actor)
            if office is not None and person.actor is None:
                self._roles[office.code] = actor
            return Party(start, end, actor, "person", role=role)
        if organ is not None and len(chain) == 1 and chain[0].people:
            return None
        if organ is not None:
            return Party(start, end, organ, "crowd" if organ.kind == "crowd" else "organ", role=role)
        if office is not None:
            return self._office_holder(chain, office, side, start, end, role)
        if len(chain) == 1 and chain[0].nation is not None:
            nation = chain[0].nation
            actor = self._names.actor(nation.actor)
            return Party(start, end, actor, "group" if nation.people else "adjective")
        proper = next((part for part in chain if part.actor is not None), None)
        if proper is None or proper.actor is None:
            if chain[0].nation is not None:
                return Party(start, end, self._names.actor(chain[0].nation.actor), "adjective")
            return None
        kind = {"state": "state", "media": "medium", "person": "person"}.get(proper.actor.kind, "organ")
        return Party(start, end, proper.actor, kind, metonym=proper.match == "metonym")

    def _side(self, chain: Sequence[_Part]) -> Actor | None:
        for part in chain:
            if part.nation is not None:
                return self._names.actor(part.nation.actor)
        for part in chain:
            if part.actor is not None and part.actor.kind in ("state", "igo", "armed_group", "party", "media", "ngo"):
                return part.actor
        for part in chain:
            if part.actor is not None and not _is_person(part):
                return part.actor
        return None

    def _organ(self, chain: Sequence[_Part], side: Actor | None) -> Actor | None:
        organ = next((part.institution for part in chain if part.institution is not None), None)
        if organ is None:
            return None
        return compose_organ(organ, side)

    def _office_holder(
        self, chain: Sequence[_Part], office: Office, side: Actor | None, start: int, end: int, role: str | None
    ) -> Party | None:
        if side is None:
            known = self._roles.get(office.code)
            return Party(start, end, known, "person" if known is not None else "pronoun", role=role)
        if office.speaks_for:
            return Party(start, end, side, "organ", role=role)
        holder = None
        if self._on_date is not None:
            holder = self._names.holder(side.id, office.code, self._on_date)
        if holder is not None:
            return Party(start, end, self._names.actor(holder), "person", role=role)
        actor = Actor(id=f"{side.id}GOV", name=f"Government of {side.name}", kind="government", country=side.country) \
            if side.kind == "state" else side  # fmt: skip
        return Party(start, end, actor, "organ", role=role)

    def _introduce(self, name: str, side: Actor | None) -> Actor:
        name = name.rstrip(".'’")
        surname = name.split()[-1]
        known = self._introduced.get(surname)
        if known is not None and (" " not in name or known.name == name):
            return known
        actor = Actor(id=slug(name), name=name, kind="person", country=side.country if side is not None else None)
        self._introduced[surname] = actor
        return actor


def _without_namesakes(parts: list[_Part], text: str) -> list[_Part]:
    """A known surname after an unknown first name is another person of that name."""
    kept: list[_Part] = []
    for part in parts:
        last = kept[-1] if kept else None
        if last is not None and last.name is not None and last.actor is None and text[last.end : part.start] == " ":
            if part.match == "surname":
                kept[-1] = _Part(last.start, part.end, name=text[last.start : part.end])
                continue
        kept.append(part)
    return kept


def compose_organ(organ: Institution, side: Actor | None) -> Actor:
    """The actor that an institution of a side is: 'foreign ministry' of RUS is RUSGOVMFA.

    Organs of states follow CAMEO's way of adding role codes to a country code.
    """
    if organ.crowd:
        if side is None:
            return Actor(id=slug(organ.name), name=organ.name, kind="crowd")
        name = f"{organ.name} of {side.name}"
        return Actor(id=f"{side.id}-{slug(organ.name)}", name=name, kind="crowd", country=side.country)
    if side is None:
        return Actor(id=slug(organ.name), name=organ.name, kind=organ.kind)
    if side.kind == "state":
        return Actor(id=side.id + organ.code, name=f"{organ.name} of {side.name}", kind=organ.kind, country=side.id)
    if side.kind in ("igo", "armed_group", "party", "ngo", "media", "person"):
        return side
    return Actor(
        id=f"{side.id}-{slug(organ.name)}", name=f"{organ.name} of {side.name}", kind=organ.kind, country=side.country
    )


def slug(name: str) -> str:
    """A name as an identifier: letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(char for char in plain if unicodedata.category(char) != "Mn").lower()
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _trim(chain: list[_Part], joints: list[str]) -> tuple[list[_Part], list[str]]:
    return chain, joints


def _is_person(part: _Part) -> bool:
    return part.name is not None or (part.actor is not None and part.actor.kind == "person")


def _is_proper(part: _Part) -> bool:
    return part.actor is not None or part.name is not None


def _is_head(chain: Sequence[_Part]) -> bool:
    return any(part.office is not None or part.institution is not None or _is_person(part) for part in chain)


def _after_office(parts: Sequence[_Part], start: int, text: str) -> bool:
    return any(part.office is not None and text[part.end : start] == " " for part in parts)


def _before_surname(parts: Sequence[_Part], end: int, text: str) -> bool:
    return any(part.match == "surname" and text[end : part.start] == " " for part in parts)


def _blocks_name(span: Span) -> bool:
    entry = span.entry
    return (
        entry.actor is not None
        or entry.nation is not None
        or entry.institution is not None
        or entry.role is not None
        or entry.date is not None
        or entry.report is not None
        or (entry.place is not None and entry.cue is None)
        or entry.cue is not None
        or entry.determiner is not None
        or entry.number is not None
    )


def _capitalised(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that no known span holds."""
    position = start
    for first, last in (*taken, (end, end)):
        if first - position > 2:
            for match in _CAPITALS.finditer(text, position, first):
                stop = match.end()
                while text[stop - 1] in ".'’-":
                    stop -= 1
                if text[stop - 2 : stop] in ("'s", "’s"):
                    stop -= 2
                if stop - match.start() > 1:
                    yield match.start(), stop
        if last > position:
            position = last
