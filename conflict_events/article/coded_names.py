"""Who and where is meant by the names that coders write: looked up in the tables, and else taken as they are.

Coders write a name whole and say of what it is one, so nothing has to be read from the words around it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from math import cos, hypot, radians

from ..almanac import Almanac
from ..gazetteer import Gazetteer
from ..mentions.organs import actor_of, slug
from ..models import Actor, CodedActor, CodedPlace, Place
from ..words.folding import fold_forms

_ORGANS = {"government": "GOV", "armed_forces": "MIL", "police": "COP", "parliament": "LEG"}
_AREAS = {
    3: ("district",),
    4: ("admin1", "region", "territory"),
    5: ("sea", "river", "line", "region", "territory"),
    6: ("country",),
    7: ("sea", "lake"),
}
_ANY_AREA = frozenset(kind for kinds in _AREAS.values() for kind in kinds)
_KM_PER_DEGREE = 111.2
_SAME_KM = 30.0  # a town of this name so far from the coordinates is the one that is meant
_AREA_KM = 400.0
_PARTS = re.compile(r"[()]|: | - ")


class CodedNames:
    """The tables of actors, places and codes, asked for whole names in one language."""

    def __init__(self, language: str) -> None:
        self._almanac = Almanac.load()
        self._gazetteer = Gazetteer.load()
        self._language = language

    @staticmethod
    @functools.cache
    def of(language: str) -> CodedNames:
        """The names of a language, read once per process."""
        return CodedNames(language)

    def type_of(self, scheme: str, code: str) -> str | None:
        """Our type of event for a code of another scheme; None where the crosswalk has none."""
        return self._almanac.type_of(scheme, code)

    def knows(self, coded: CodedActor) -> bool:
        """Whether a table has the actor."""
        return self.actor(coded).id in self._almanac.actors

    @functools.lru_cache(8192)  # noqa: B019 (one object per language lives as long as the process)
    def actor(self, coded: CodedActor) -> Actor:
        """The actor of the tables, the organ of its state, or one made of the name alone."""
        if coded.state is not None and (state := self._state(coded.state)) is not None:
            return self._organ(coded, state)
        for form in (coded.name, coded.state, *_forms(coded.name)):
            for ident in self._actors.get(_folded(form), ()) if form else ():
                known = self._almanac.actor(ident)
                # A part of a name may be the state that the group is in.
                of_part = form not in (coded.name, coded.state)
                if known.kind != "person" and not (of_part and known.kind in ("state", "government")):
                    return known
        return actor_of(slug(coded.name), coded.name, coded.kind, None)

    @functools.lru_cache(8192)  # noqa: B019
    def place(self, coded: CodedPlace) -> Place:
        """The place of the tables that bears the name and lies there, or one made of what was coded."""
        country = self._state(coded.country) if coded.country else None
        code = country.id if country is not None else None
        if coded.precision == 6 and code is not None and (known := self._gazetteer.by_id(code)):
            return known
        near = [
            (order, -self._gazetteer.standing(row).prior, distance, row)
            for order, form in enumerate((*coded.other_names, *_forms(coded.name)))
            for row in self._places.get(_folded(form), ())
            if (distance := self._fit(row, coded, code)) is not None
        ]
        if near:  # of two namesakes beside each other the one that the press means
            return self._gazetteer.place(min(near)[3])
        known_at = coded.latitude is not None and coded.longitude is not None
        at = f"-{coded.latitude:.3f}-{coded.longitude:.3f}" if known_at else ""
        return Place(
            id=f"{slug(coded.name)}{at or '-' + (code or 'unknown').lower()}", name=coded.name,
            kind=coded.kind, country=code, latitude=coded.latitude, longitude=coded.longitude,
        )  # fmt: skip

    def _fit(self, row: int, coded: CodedPlace, country: str | None) -> float | None:
        """How many kilometres a place lies from the coordinates; None where it is not what is meant."""
        standing = self._gazetteer.standing(row)
        kinds = _AREAS.get(coded.precision or 1)
        is_area = standing.kind in _ANY_AREA
        if (standing.kind not in kinds) if kinds is not None else is_area:
            return None
        elsewhere = country is not None and standing.countries and country not in standing.countries
        # Of a town with coordinates these decide: coders and tables may differ on whose it is.
        if elsewhere and (is_area or coded.latitude is None):
            return None
        if coded.latitude is None or coded.longitude is None:
            return 0.0 if country is not None else None
        east = (standing.longitude - coded.longitude) * cos(radians(coded.latitude))
        distance = _KM_PER_DEGREE * hypot(standing.latitude - coded.latitude, east)
        return distance if distance <= (_AREA_KM if is_area else _SAME_KM) else None

    def _state(self, name: str) -> Actor | None:
        for form in (*_forms(name), name.partition(",")[0]):
            for ident in self._actors.get(_folded(form), ()):
                known = self._almanac.actor(ident)
                if known.kind == "state" or ident == known.country:
                    return known
        return None

    def _organ(self, coded: CodedActor, state: Actor) -> Actor:
        ident = state.id + _ORGANS.get(coded.kind, "")
        if ident in self._almanac.actors:
            return self._almanac.actor(ident)
        return actor_of(ident, coded.name, coded.kind, state.country)

    @functools.cached_property
    def _actors(self) -> dict[str, list[str]]:
        """Ids by folded name; capitals and surnames that stand for somebody are left out."""
        names = [name for name in self._almanac.names([self._language]) if name.match in ("", "exact")]
        found: dict[str, list[str]] = {}
        for name, form in zip(names, fold_forms([name.form for name in names]), strict=True):
            found.setdefault(form, []).append(name.actor)
        for ident, actor in self._almanac.actors.items():
            if actor.kind != "person":
                found.setdefault(_folded(actor.name), []).append(ident)
        return found

    @functools.cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        return {form: rows for form, _, rows in self._gazetteer.names([self._language])}


def _forms(name: str) -> Iterator[str]:
    """A name whole, and the names that brackets, a colon or a dash part it into, in their order."""
    yield name
    if len(parts := [part.strip() for part in _PARTS.split(name)]) > 1:
        yield from (part for part in parts if part)


@functools.lru_cache(8192)
def _folded(form: str) -> str:
    return fold_forms([form])[0]
