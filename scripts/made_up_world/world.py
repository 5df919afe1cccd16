"""Who and what there is in the made-up world: states, their people and groups, places, wars, outlets."""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conflict_events.linking.facts import Conflict, PlaceFacts
from conflict_events.models import Actor, Place
from conflict_events.storage.reference_rows import reference_rows
from conflict_events.storage.referencing import Reference

from .writing import Name

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
LANGUAGES = ("en", "nl", "fr", "ru", "ar", "zh")
FIRST_DAY = dt.date(2031, 1, 1)
_SCRIPT = {"en": 0, "nl": 0, "fr": 0, "ru": 1, "ar": 2, "zh": 3}

Names = dict[str, str]
"""What something is called, by language."""


@dataclass(slots=True)
class State:
    """A state with those who speak for it; ``genitive`` is its name as a part of a phrase."""

    actor: Actor
    names: Names
    genitive: Names
    army: Actor
    government: Actor
    ministers: list[tuple[dt.date, Actor]]
    spokesman: Actor
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, in which language; ``eastern`` ones write the digits of the Arab east."""

    name: str
    language: str
    eastern: bool


class World:
    """Everything that articles tell of, from a seed; ``size`` is the number of articles to come."""

    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng = rng
        self.days = max(150, min(3650, size // 6))
        self._used: set[str] = set()
        self.names: dict[str, Names] = {}
        """Names of actors, by id."""
        self.place_names: dict[str, Names] = {}
        self.sides: list[tuple[str, str, str, str]] = []
        self.states = [self._state(*row) for row in WORDS["states"]]
        self.pairs = [(self.states[at], self.states[at + 1]) for at in (0, 2, 4)]
        self.others = {row[0]: self._other(*row) for row in WORDS["others"]}
        self.groups = [one for one in self.others.values() if one.kind == "armed_group"]
        for number in range(max(12, min(400, size // 60))):
            for state in self.states:
                self._place(state, f"{state.actor.id.lower()}{number}")
        self.contested = [self._contested(at) for at in range(3)]
        self.wars = list(self._wars(max(3, min(40, size // 2000))))
        self.all_places = self.places()
        everybody = self.actors()
        self.parties = {one.id: self._party(one) for one in everybody}
        """The party that each actor stands for: the state of a person or an organ."""
        self.outlets = [outlet for code in LANGUAGES for outlet in self._outlets(code, size)]

    # --- names -------------------------------------------------------------------------------------

    def fresh(self) -> tuple[str, ...]:
        """A name that nothing else bears, in the four scripts."""
        while True:
            chosen = [self.rng.choice(WORDS["syllables"]).split() for _ in range(self.rng.choice((2, 3, 3)))]
            name = tuple("".join(syllable[script] for syllable in chosen) for script in range(4))
            if name[0] not in self._used:
                self._used.add(name[0])
                return (name[0].capitalize(), name[1].capitalize(), name[2], name[3])

    def named(self, thing: Actor | Place, language: str) -> Name:
        """What an outlet of a language calls an actor or a place."""
        names = self.names if isinstance(thing, Actor) else self.place_names
        return Name(names[thing.id][language], thing)

    # --- states, groups, places --------------------------------------------------------------------

    def _state(self, code: str, north: float, east: float, *names: str) -> State:
        en, nl, fr, ru, genitive, ar, zh = names
        called = {"en": en, "nl": nl, "fr": fr, "ru": ru, "ar": ar, "zh": zh}
        of = {**called, "fr": fr.removeprefix("la "), "ru": genitive}
        actor = Actor(id=code, name=en, kind="state", country=code)
        self.names[code] = called
        organs = {}
        for key, kind, suffix, title in (
            ("army", "armed_forces", "MIL", "Armed forces of {}"),
            ("government", "government", "GOV", "Government of {}"),
        ):
            organs[key] = Actor(id=code + suffix, name=title.format(en), kind=kind, country=code)
            self.names[code + suffix] = {lang: WORDS[lang][key].format(state=of[lang]) for lang in LANGUAGES}
        # One is in office from before the first day, the second from the middle of the time on.
        middle = FIRST_DAY + dt.timedelta(days=self.days // 2)
        ministers = [(FIRST_DAY - dt.timedelta(days=900), self._person(code, "minister"))]
        ministers.append((middle, self._person(code, "minister")))
        state = State(
            actor,
            called,
            of,
            organs["army"],
            organs["government"],
            ministers,
            self._person(code, "spokesman"),
        )
        self._middle(state, north, east)
        return state

    def _person(self, code: str, office: str) -> Actor:
        given, family = self.fresh(), self.fresh()
        full = [f"{one} {other}" if script < 3 else f"{one}·{other}"
                for script, (one, other) in enumerate(zip(given, family, strict=True))]  # fmt: skip
        actor = Actor(id=full[0].lower().replace(" ", "-"), name=full[0], kind="person", country=code)
        self.names[actor.id] = {
            lang: WORDS[lang][office].format(name=full[_SCRIPT[lang]]) for lang in LANGUAGES
        }
        return actor

    def _other(self, id: str, kind: str, *names: str) -> Actor:
        self.names[id] = dict(zip(LANGUAGES, names, strict=True))
        return Actor(id=id, name=names[0].removeprefix("the "), kind=kind)

    def _middle(self, state: State, north: float, east: float) -> None:
        code = state.actor.id
        country = Place(
            id=code, name=state.actor.name, kind="country", country=code, latitude=north, longitude=east
        )
        self.place_names[code] = state.names
        state.places.append(country)

    def _place(self, state: State, id: str) -> None:
        name = self.fresh()
        middle = state.places[0]
        kind = self.rng.choices(("city", "town", "village", "district"), (2, 4, 3, 1))[0]
        state.places.append(self._called(id, name, kind, state.actor.id, middle.latitude, middle.longitude))

    def _called(
        self, id: str, name: tuple[str, ...], kind: str, country: str | None, north: Any, east: Any,
        contested: str | None = None,
    ) -> Place:  # fmt: skip
        self.place_names[id] = {lang: name[_SCRIPT[lang]] for lang in LANGUAGES}
        return Place(
            id=id, name=name[0], kind=kind, country=country, contested=contested,
            latitude=round(north + self.rng.gauss(0, 0.8), 4),
            longitude=round(east + self.rng.gauss(0, 0.9), 4),
        )  # fmt: skip

    def _contested(self, at: int) -> Place:
        """A region between two states that each side calls by a name of its own."""
        one, other = self.pairs[at]
        a, b = one.places[0], other.places[0]
        told = f"held by {one.actor.name}, claimed by {other.actor.name}"
        north, east = (
            ((a.latitude or 0) + (b.latitude or 0)) / 2,
            ((a.longitude or 0) + (b.longitude or 0)) / 2,
        )
        region = self._called(f"region{at}", self.fresh(), "region", None, north, east, told)
        theirs = self.fresh()
        for lang in LANGUAGES:
            mine = self.place_names[region.id][lang]
            self.sides.append((region.id, lang, mine, one.actor.id))
            self.sides.append((region.id, lang, theirs[_SCRIPT[lang]], other.actor.id))
        return region

    def _outlets(self, code: str, size: int) -> Iterator[Outlet]:
        for number in range(max(2, min(25, size // 400))):
            pattern = WORDS[code]["outlets"][number % 2]
            name = pattern.format(name=self.fresh()[_SCRIPT[code]])
            yield Outlet(name, code, code == "ar" and number % 2 == 1)

    # --- wars --------------------------------------------------------------------------------------

    def _wars(self, past: int) -> Iterator[tuple[Conflict, int]]:
        """The war of each pair, which goes on, and wars of the past; each with the number of its pair."""
        for number in range(3 + past):
            pair = number % 3
            one, other = self.pairs[pair]
            region = self.contested[pair] if number < 3 else self.rng.choice(one.places[1:])
            first = FIRST_DAY - dt.timedelta(days=30 if number < 3 else self.rng.randrange(2000, 12000))
            last = first + dt.timedelta(days=self.days + 60 if number < 3 else self.rng.randrange(40, 700))
            names = {lang: WORDS[lang]["conflict"].format(name=self.place_names[region.id][lang])
                     for lang in LANGUAGES}  # fmt: skip
            id = f"war-{number}-{region.name.lower()}"
            self.names[id] = names
            parties = {one.actor.id, other.actor.id, *([self.groups[pair].id] if number < 3 else [])}
            yield Conflict(
                id=id, name=f"{names['en'][:1].upper()}{names['en'][1:]} ({first.year})", kind="war",
                first=first.toordinal(), last=last.toordinal(), parties=frozenset(parties),
                places=frozenset({region.id}), goes_on=number < 3,
            ), pair  # fmt: skip

    # --- as reference rows -------------------------------------------------------------------------

    def actors(self) -> list[Actor]:
        """All actors."""
        made = list(self.others.values())
        for state in self.states:
            made += [state.actor, state.army, state.government, state.spokesman]
            made += [person for _, person in state.ministers]
        return made

    def places(self) -> list[Place]:
        """All places."""
        return [*(place for state in self.states for place in state.places), *self.contested]

    def facts(self) -> dict[str, PlaceFacts]:
        """Places as linking knows them."""
        return {
            place.id: PlaceFacts(
                name=place.name, kind=place.kind, country=place.country, latitude=place.latitude,
                longitude=place.longitude, within=None,
            )
            for place in self.places()
        }  # fmt: skip

    @staticmethod
    def _party(actor: Actor) -> str | None:
        return actor.country or (actor.id if actor.kind in ("armed_group", "igo") else None)

    def reference(self) -> Reference:
        """The reference rows of this world; types of events are the real ones."""
        ours = reference_rows()
        return Reference(
            actors=[
                {"id": one.id, "name": one.name, "kind": one.kind, "country": one.country}
                for one in self.actors()
            ],
            actor_names=[
                {"actor": one.id, "language": lang, "name": name, "kind": "name"}
                for one in self.actors()
                for lang, name in self.names[one.id].items()
            ],
            actor_roles=list(self._roles()),
            places=[
                {name: getattr(place, name) for name in
                 ("id", "name", "kind", "country", "latitude", "longitude", "contested")}
                for place in self.places()
            ],
            place_names=[
                *({"place": id, "language": lang, "name": name, "side": None}
                  for id, names in self.place_names.items() for lang, name in names.items()
                  if not id.startswith("region")),
                *({"place": id, "language": lang, "name": name, "side": side}
                  for id, lang, name, side in self.sides),
            ],
            conflicts=[
                {
                    "id": war.id, "name": war.name, "kind": war.kind, "source": "made up",
                    "start_date": dt.date.fromordinal(war.first),
                    "end_date": None if war.goes_on else dt.date.fromordinal(war.last),
                    "parties": [[party] for party in sorted(war.parties)], "places": sorted(war.places),
                }
                for war, _ in self.wars
            ],
            event_types=ours.event_types,
            crosswalk=ours.crosswalk,
        )  # fmt: skip

    def _roles(self) -> Iterator[dict[str, Any]]:
        for state in self.states:
            for at, (start, person) in enumerate(state.ministers):
                following = state.ministers[at + 1][0] if at + 1 < len(state.ministers) else None
                yield {
                    "actor": person.id, "role": "Prime Minister", "body": state.government.id,
                    "country": state.actor.id, "start_date": start, "source": "made up",
                    "end_date": following - dt.timedelta(days=1) if following else None,
                }  # fmt: skip
            yield {
                "actor": state.spokesman.id, "role": "Military spokesperson", "body": state.army.id,
                "country": state.actor.id, "source": "made up",
            }  # fmt: skip
