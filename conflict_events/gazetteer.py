"""The places of the world that this library knows, as written forms and as rows.

Read are ``reference/places.csv`` and, of ``reference/place_names``, the names that every language uses and those of the
languages asked for (GeoNames and CLDR, see ``docs/attribution.md``). Rows stay text until asked for: a process that
meets fifty places makes fifty `Place` objects, not thirty thousand.
"""

from __future__ import annotations

import csv
import functools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from .kept import kept
from .models import Place
from .words.folding import fold_forms
from .words.names import by_last_word

_ID, _NAME, _KIND, _COUNTRY, _LATITUDE, _LONGITUDE, _POPULATION, _RELEVANCE, _WEAK = range(9)
_CONTESTED = 10

KIND_PRIOR = {"country": 60.0, "capital": 50.0, "admin1": 24.0}
"""How strongly a kind of place is meant when its name stands alone; towns count by inhabitants."""
WEAK_LOSS = 10.0  # of a place whose name is a word or a person's name, beside others of that name
_ANY: Final = "any"  # the table of names that every language uses
_GREAT: Final = ("country", "capital")
_MANY: Final = 500_000  # inhabitants of a city that is well known
HAND_KEPT, IN_CONFLICT = 2, 1  # values of the column relevance


@dataclass(slots=True)
class PlaceName:
    """One spelling of a place. ``language`` is '' for any; ``naming_side`` is an actor id or ''."""

    place: str
    name: str
    language: str = ""
    naming_side: str = ""


@dataclass(slots=True)
class Standing:
    """What choosing between places needs: how likely each is meant, and where it lies.

    ``countries`` holds the country of the place, or else those that hold or claim it, ISO 3166 alpha-3.
    ``weak`` is '' or what else ``form``, the place's own name folded, is: 'word' or a person's 'name'.
    """

    row: int
    form: str
    kind: str
    prior: float
    relevance: int
    population: int
    weak: str
    latitude: float
    longitude: float
    countries: tuple[str, ...]


class NameTable:
    """Written forms, each with the rows it can mean; ``longer`` are those of several words, by their last one.

    ``well_known`` are those that can mean a well-known place, once `Gazetteer.well_known_of` was asked.
    """

    __slots__ = ("longer", "rows", "well_known")

    def __init__(self, rows: dict[str, tuple[int, ...]]) -> None:
        self.rows = rows
        self.longer = by_last_word(rows)
        self.well_known: dict[str, tuple[int, ...]] | None = None


class Gazetteer:
    """Places by row, by id and by written form. Rows are numbers that hold for one loaded table.

    ``folder`` holds the tables. ``alone`` are tuples of one row each, which all names share that mean one place.
    Rows stay lines, a tenth of what they take as fields: of thirty thousand
    places a process looks at a few hundred.
    """

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._rows = rows = _lines(folder / "places.csv")
        self._row_of = {line[: line.index(",")]: index for index, line in enumerate(rows)}
        self.alone = [(index,) for index in range(len(rows))]
        self._places: dict[int, Place] = {}
        self._standings: dict[int, Standing] = {}

    @staticmethod
    @functools.cache
    def load() -> Gazetteer:
        """The shipped tables, read once in a process."""
        return kept("places", Path(__file__), Gazetteer._shipped)

    @staticmethod
    def _shipped() -> Gazetteer:
        made = Gazetteer(resources.files("conflict_events").joinpath("reference"))
        _ = made.common_names, made.well_known  # which all languages need
        return made

    def __len__(self) -> int:
        return len(self._rows)

    def names(self, languages: Iterable[str]) -> Iterator[tuple[str, int, tuple[int, ...]]]:
        """Each written form once: the form, its case rule and the rows it can mean.

        Forms are folded as texts are (lower case, punctuation made space), but those with case rule 2
        stand as written. Taken are names of any language and of the ``languages`` given.
        """
        found: dict[tuple[int, str], tuple[int, ...]] = {}
        for tables in (self.common_names, *map(self.names_of, dict.fromkeys(languages))):
            for cased, table in enumerate(tables):
                for form, rows in table.rows.items():
                    found[cased, form] = tuple(dict.fromkeys((*found.get((cased, form), ()), *rows)))
        for (cased, form), rows in found.items():
            yield form, cased, rows

    @functools.cached_property
    def common_names(self) -> tuple[NameTable, NameTable, NameTable]:
        """The forms that every language writes, by case rule; all languages share them."""
        names = [one[_NAME] if one[_WEAK] != "-" else "" for one in csv.reader(self._rows)]
        own = [index for index, name in enumerate(names) if name]
        folded = fold_forms([names[index] for index in own])
        capital: dict[str, tuple[int, ...]] = {}
        for index, form in zip(own, folded, strict=True):
            capital[form] = (*capital[form], index) if form in capital else self.alone[index]
        return self._tables(_ANY, ({}, capital, {}))

    def names_of(self, language: str) -> tuple[NameTable, NameTable, NameTable]:
        """The forms that one language alone writes, by case rule, with all rows that they mean in it."""
        if not language:
            return self.common_names
        found = self._tables(language, ({}, {}, {}))
        for own, common in zip(found, self.common_names, strict=True):
            for form, rows in own.rows.items():
                if form in common.rows:
                    own.rows[form] = tuple(dict.fromkeys((*common.rows[form], *rows)))
        return found

    def _tables(
        self, language: str, rows: tuple[dict[str, tuple[int, ...]], ...]
    ) -> tuple[NameTable, NameTable, NameTable]:
        others = list(csv.reader(self._names(language)))
        forms = fold_forms([row[1] for row in others])
        places = [self.alone[self._row_of[row[0]]] for row in others]
        capital = rows[1]
        for (_, name, _, _, rule), form, place in zip(others, forms, places, strict=True):
            table = rows[int(rule)] if rule else capital
            key = name if rule == "2" else form
            known = table.setdefault(key, place)
            if known is not place and place[0] not in known:
                table[key] = (*known, *place)
        return NameTable(rows[0]), NameTable(capital), NameTable(rows[2])

    def _names(self, language: str) -> list[str]:
        """The lines of the names of a language; none where it has no table."""
        file = self._folder / "place_names" / f"{language}.csv"
        return _lines(file) if file.is_file() else []

    def _fields(self, row: int) -> list[str]:
        line = self._rows[row]
        return next(csv.reader((line,))) if '"' in line else line.split(",")

    def place(self, row: int) -> Place:
        """The place in a row, made on first use."""
        place = self._places.get(row)
        if place is None:
            one = self._fields(row)
            place = self._places[row] = Place(
                id=one[_ID], name=one[_NAME], kind=one[_KIND], country=one[_COUNTRY] or None,
                latitude=float(one[_LATITUDE]), longitude=float(one[_LONGITUDE]),
                contested=one[_CONTESTED] or None,
            )  # fmt: skip
        return place

    def row(self, identifier: str) -> int | None:
        """The row of a place id, or None."""
        return self._row_of.get(identifier)

    def in_conflict(self, place: Place) -> bool:
        """Whether a place below the level of a country lies where one of the known conflicts is fought."""
        row = self._row_of.get(place.id)
        return row is not None and place.kind != "country" and self._fields(row)[_RELEVANCE] in ("1", "2")

    @functools.cached_property
    def well_known(self) -> frozenset[int]:
        """The rows of countries, capitals, places kept by hand, and cities of half a million."""
        return frozenset(
            index
            for index, one in enumerate(csv.reader(self._rows))
            if one[_RELEVANCE] == "2" or one[_KIND] in _GREAT or int(one[_POPULATION] or 0) >= _MANY
        )

    def well_known_of(self, table: NameTable) -> dict[str, tuple[int, ...]]:
        """The forms of a table that can mean a well-known place."""
        if table.well_known is None:
            known = self.well_known
            table.well_known = {form: rows for form, rows in table.rows.items() if not known.isdisjoint(rows)}
        return table.well_known

    def by_id(self, identifier: str) -> Place | None:
        """The place of an id (``ARM``, ``nagorno-karabakh``), or None."""
        row = self._row_of.get(identifier)
        return None if row is None else self.place(row)

    def all(self) -> Iterator[Place]:
        """Every place, in the order of the table."""
        return map(self.place, range(len(self._rows)))

    def place_names(self, identifier: str | None = None) -> Iterator[PlaceName]:
        """Every spelling, or those of one place: its usual name first, then the others."""
        if identifier is None or identifier in self._row_of:
            lines = self._rows if identifier is None else [self._rows[self._row_of[identifier]]]
            yield from (PlaceName(row[_ID], row[_NAME]) for row in csv.reader(lines))
        languages = sorted(
            file.name.removesuffix(".csv") for file in (self._folder / "place_names").iterdir()
        )
        opening = "" if identifier is None else identifier + ","
        for language in sorted(languages, key=lambda one: one != _ANY):
            lines = [line for line in self._names(language) if line.startswith(opening)]
            yield from (PlaceName(row[0], row[1], row[2], row[3]) for row in csv.reader(lines))

    def standing(self, row: int) -> Standing:
        """How likely a row is meant where its name stands, made on first use."""
        standing = self._standings.get(row)
        if standing is None:
            one = self._fields(row)
            population = int(one[_POPULATION] or 0)
            relevance = int(one[_RELEVANCE] or 0)
            prior = KIND_PRIOR.get(one[_KIND], 4.0 * math.log10(population + 1))
            if relevance == HAND_KEPT:
                prior = max(prior, 45.0)
            elif relevance == IN_CONFLICT and one[_KIND] != "country":
                prior += 3.0  # which decides nothing between two of a kind
            if one[_KIND] == "country":
                prior += math.log10(population + 1)
            elif one[_WEAK] and relevance != HAND_KEPT:
                prior -= WEAK_LOSS
            claimants = re.findall(r"\b[A-Z]{3}\b", one[_CONTESTED])
            countries = tuple(dict.fromkeys(code for code in (one[_COUNTRY], *claimants) if code))
            standing = self._standings[row] = Standing(
                row, fold_forms([one[_NAME]])[0], one[_KIND], prior, relevance, population,
                one[_WEAK].replace("-", ""), float(one[_LATITUDE]), float(one[_LONGITUDE]), countries,
            )  # fmt: skip
        return standing


def _lines(file: Traversable) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]
