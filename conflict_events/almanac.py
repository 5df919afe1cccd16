"""Who is who: actors, their names and offices, the named conflicts, and the types of events.

The tables are CSV files in ``reference/``; docs/reference-data.md tells what stands in them. Rows are
read once and turned into records only when asked for.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from .edtf import parse_published
from .models import Actor

REFERENCE = Path(__file__).parent / "reference"
_ANY: Final = "any"  # the table of names that every language uses

KNOWN_UNTIL = dt.date(2025, 12, 31)
"""The day up to which office holders were kept. An office with no end is not held beyond it."""

SINGLE_HOLDER_ROLES = frozenset(
    {
        "head_of_state", "head_of_government", "minister_foreign", "minister_defence", "minister_interior",
        "chief_of_staff", "secretary_general", "high_representative", "speaker_of_parliament",
        "security_council_secretary",
    }
)  # fmt: skip
"""Roles that one person holds at a time: a successor ends the term of one whose end is unknown."""

_ORGAN = re.compile("([A-Z]{3})(?:GOV|MIL|LEG|COP)[A-Z]*")

Interval = tuple[dt.date, dt.date]


class Name(NamedTuple):
    """A written form of an actor's name. ``cased`` is as in `spans.Entry`.

    ``match`` is '' (a name), 'exact' (as written), 'metonym' (a capital or palace that stands for a
    government) or 'surname' (use it for a person already named, or where nothing else fits). What is 'small' in the
    table is a name that its language begins with a small letter: here it is '', in any case.
    """

    form: str
    cased: int
    match: str
    actor: str


class Crossing(NamedTuple):
    """A type of ours in another system; ``code`` is '' where that system has no such type.

    ``back`` is 'x' where the code, turned into a type of ours, is this one.
    """

    type: str
    system: str
    code: str
    back: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office held by a person. ``of`` is the actor it is an office of.

    ``start`` and ``end`` are the inclusive intervals in which the term began and ended (one day where
    the day is known, a year where only the year is), None where unknown or, for ``end``, still held.
    """

    actor: str
    role: str
    title: str
    of: str
    start: Interval | None
    end: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A named war, clash or insurgency, with the actor ids of its parties and the place ids of its ground."""

    id: str
    name: str
    kind: str
    start: Interval | None
    end: Interval | None
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of our types of events; ``violent`` where force is used in it."""

    id: str
    group: str
    description: str
    violent: bool


def interval(text: str) -> Interval | None:
    """The inclusive interval that a full or partial ISO date means; None for ''.

    '2018' is the whole year, '2018-05' the whole month. Raises `ValueError` for anything else.
    """
    return parse_published(text or None)


class _Actors(Mapping[str, Actor]):
    """Actor records by id, each made when first looked up."""

    def __init__(self, rows: dict[str, list[str]]) -> None:
        self._rows = rows
        self._made: dict[str, Actor] = {}

    def __getitem__(self, key: str) -> Actor:
        made = self._made.get(key)
        if made is None:
            ident, name, kind, country, _ = self._rows[key]
            made = self._made[key] = Actor(id=ident, name=name, kind=kind, country=country or None)
        return made

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Almanac:
    """The reference tables, read from a folder of CSV files; `Almanac.load` gives the shipped ones."""

    def __init__(self, folder: Path = REFERENCE) -> None:
        self.folder = folder
        self._actor_rows = {row[0]: row for row in _rows(folder / "actors.csv")}
        self.actors: Mapping[str, Actor] = _Actors(self._actor_rows)

    @staticmethod
    @functools.cache
    def load() -> Almanac:
        """The shipped almanac, read once per process."""
        return Almanac()

    def actor(self, ident: str) -> Actor:
        """The actor with this id; raises `KeyError` where there is none."""
        return self.actors[ident]

    def parent(self, ident: str) -> str | None:
        """The id of the actor that this one is a part of."""
        return self._actor_rows[ident][4] or None if ident in self._actor_rows else None

    def names(self, languages: Iterable[str] = ()) -> Iterator[Name]:
        """Every form in these languages, and those that are the same in any language."""
        for language in dict.fromkeys((_ANY, *languages)):
            yield from self.names_of(language)

    def names_of(self, language: str) -> Iterable[Name]:
        """Every form in one language, without those that are the same in any; these are the names of 'any'."""
        return self._common_names if language == _ANY else self._names(language)

    @functools.cached_property
    def _common_names(self) -> list[Name]:
        return list(self._names(_ANY))

    def _names(self, language: str) -> Iterator[Name]:
        for known, form, _, match, _ in self._rows_of((language,)):
            ident = sys.intern(known)
            if match == "small":
                yield Name(form, 0, "", ident)
            else:
                # A surname that opens with a lower-case particle can only be matched as it stands.
                yield Name(form, 2 if match == "exact" or form[0].islower() else 1, match, ident)

    def name_rows(self) -> Iterator[list[str]]:
        """Every form in every language as it stands in the tables: actor, name, language, match, note."""
        languages = sorted(path.stem for path in (self.folder / "actor_names").glob("*.csv"))
        yield from self._rows_of(sorted(languages, key=lambda one: one != _ANY))

    def roles(self, ident: str) -> list[Role]:
        """The offices that a person holds or held, in the order of the table."""
        return [role for role in self._roles if role.actor == ident]

    def all_roles(self) -> list[Role]:
        """Every office of everyone."""
        return list(self._roles)

    def holder(self, of: str, role: str, on: dt.date) -> str | None:
        """Who certainly held this office on this day, or None.

        A state stands for its government, armed forces and ministries, and they for it. None where
        nobody is known, where two are (on the day of a handover, or a role that several hold), where the
        day lies within the uncertainty of a partial date, and after `KNOWN_UNTIL` for terms with no end.
        """
        state = _state_of(of)
        holders = self._offices.get((of, role)) or self._offices.get((state, role), [])
        serving = [term for term in holders if _covers(term, on)]
        if role in SINGLE_HOLDER_ROLES and len(serving) > 1:
            last = max(_begun(term) for term in serving)
            serving = [term for term in serving if term.end is not None or _begun(term) == last]
        people = {term.actor for term in serving}
        return people.pop() if len(people) == 1 else None

    def group_of(self, person: str) -> str | None:
        """The armed group that somebody leads or led, who never held an office of anything else."""
        return self._leaders.get(person)

    @functools.cached_property
    def called(self) -> Mapping[str, Actor]:
        """Every actor by its usual name in small letters."""
        return {actor.name.casefold(): actor for actor in self.actors.values()}

    def conflicts(self) -> list[Conflict]:
        """The named conflicts, in the order of the table."""
        return list(self._conflicts)

    def conflict_names(self, languages: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
        """(form, conflict id) for every form in these languages, or in all where none is given."""
        wanted = set(languages)
        for ident, form, language in _rows(self.folder / "conflict_names.csv"):
            if not wanted or not language or language in wanted:
                yield form, ident

    def event_types(self) -> dict[str, EventType]:
        """Our types of events by id, in the order of the table."""
        return {
            ident: EventType(id=ident, group=group, description=description, violent=violent == "1")
            for ident, group, violent, description in _rows(self.folder / "event_types.csv")
        }

    def crosswalk(self) -> list[Crossing]:
        """What our types are called in other systems."""
        return [Crossing(*row) for row in _rows(self.folder / "crosswalk.csv")]

    def type_of(self, system: str, code: str) -> str | None:
        """Our type of event for a code of another system, in any case; None where there is none."""
        return self._types_back.get((system, code.strip().casefold()))

    @functools.cached_property
    def _types_back(self) -> dict[tuple[str, str], str]:
        return {(one.system, one.code.casefold()): one.type for one in self.crosswalk() if one.back}

    def _rows_of(self, languages: Iterable[str]) -> Iterator[list[str]]:
        """The rows of the names of these languages; none of one that has no table."""
        for language in languages:
            path = self.folder / "actor_names" / f"{language}.csv"
            if path.is_file():
                yield from _rows(path)

    @functools.cached_property
    def _roles(self) -> list[Role]:
        return [
            Role(actor=actor, role=role, title=title, of=of, start=interval(start), end=interval(end))
            for actor, role, title, of, start, end in _rows(self.folder / "actor_roles.csv")
        ]

    @functools.cached_property
    def _offices(self) -> dict[tuple[str, str], list[Role]]:
        """The terms of each office, under the actor it is of and under that actor's state."""
        offices: dict[tuple[str, str], list[Role]] = {}
        for term in self._roles:
            for of in {term.of, _state_of(term.of)}:
                offices.setdefault((of, term.role), []).append(term)
        return offices

    @functools.cached_property
    def _leaders(self) -> dict[str, str]:
        served: dict[str, set[str]] = {}
        for term in self._roles:
            served.setdefault(term.actor, set()).add(term.of)
        alone = {person: next(iter(sides)) for person, sides in served.items() if len(sides) == 1}
        return {person: of for person, of in alone.items() if self.actors[of].kind == "armed_group"}

    @functools.cached_property
    def _conflicts(self) -> list[Conflict]:
        return [
            Conflict(
                id=ident, name=name, kind=kind, start=interval(start), end=interval(end),
                parties=tuple(parties.split("|")) if parties else (),
                places=tuple(places.split("|")) if places else (), note=note,
            )
            for ident, name, start, end, kind, parties, places, note in _rows(self.folder / "conflicts.csv")
        ]  # fmt: skip


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        next(reader)
        return list(reader)


def _state_of(ident: str) -> str:
    """The state that an organ belongs to; any other actor stands for itself."""
    organ = _ORGAN.fullmatch(ident)
    return organ[1] if organ else ident


def _begun(term: Role) -> dt.date:
    return term.start[1] if term.start else dt.date.min


def _covers(term: Role, day: dt.date) -> bool:
    if term.start is None or day < term.start[1]:
        return False
    return day <= (KNOWN_UNTIL if term.end is None else term.end[0])
