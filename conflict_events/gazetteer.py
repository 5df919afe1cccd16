"""The places of the world that this library knows, as written forms and as rows.

Two tables are read (``reference/places.csv``, ``reference/place_names.csv``; GeoNames and CLDR, see
``docs/attribution.md``). Rows stay text until asked for: a process that meets fifty places makes fifty
`Place` objects, not thirty thousand.
"""

from __future__ import annotations

import csv
import functools
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from .models import Place
from .words.folding import fold_forms

_ID, _NAME, _KIND, _COUNTRY, _LATITUDE, _LONGITUDE, _POPULATION, _RELEVANCE, _WEAK = range(9)
_CONTESTED = 10

KIND_PRIOR = {"country": 60.0, "capital": 50.0, "admin1": 24.0}
"""How strongly a kind of place is meant when its name stands alone; towns count by inhabitants."""
WEAK_LOSS = 10.0  # of a place whose name is a word or a person's name, beside others of that name
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


class Gazetteer:
    """Places by row, by id and by written form. Rows are numbers that hold for one loaded table.

    ``rows`` and ``names`` are the lines of the two tables without their headers. They stay lines, a tenth
    of what they take as fields: of thirty thousand places a process looks at a few hundred.
    """

    def __init__(self, rows: list[str], names: list[str]) -> None:
        self._rows = rows
        self._names = names
        self._row_of = {line[: line.index(",")]: index for index, line in enumerate(rows)}
        self._places: dict[int, Place] = {}
        self._standings: dict[int, Standing] = {}

    @staticmethod
    @functools.cache
    def load() -> Gazetteer:
        """The shipped tables, read once in a process."""
        folder = resources.files("conflict_events").joinpath("reference")
        files = ("places.csv", "place_names.csv")
        return Gazetteer(
            *(folder.joinpath(file).read_text(encoding="utf-8").splitlines()[1:] for file in files)
        )

    def __len__(self) -> int:
        return len(self._rows)

    def names(self, languages: Iterable[str]) -> Iterator[tuple[str, int, tuple[int, ...]]]:
        """Each written form once: the form, its case rule and the rows it can mean.

        Forms are folded as texts are (lower case, punctuation made space), but those with case rule 2
        stand as written. Taken are names of any language and of the ``languages`` given.
        """
        wanted = {"", *languages}
        capital: dict[str, tuple[int, ...]] = {}
        own = [(index, row[_NAME]) for index, row in enumerate(csv.reader(self._rows)) if row[_WEAK] != "-"]
        for (index, _), form in zip(own, fold_forms([name for _, name in own]), strict=True):
            capital[form] = (*capital[form], index) if form in capital else (index,)
        special: dict[tuple[str, int], tuple[int, ...]] = {}
        others = [row for row in csv.reader(self._names) if row[2] in wanted]
        row_of = self._row_of
        for row, form in zip(others, fold_forms([row[1] for row in others]), strict=True):
            index = row_of[row[0]]
            if row[4]:
                key = (row[1] if row[4] == "2" else form, int(row[4]))
                special[key] = tuple(dict.fromkeys((*special.get(key, ()), index)))
            elif form not in capital:
                capital[form] = (index,)
            elif index not in capital[form]:
                capital[form] = (*capital[form], index)
        for form, rows in capital.items():
            yield form, 1, rows
        for (form, cased), rows in special.items():
            yield form, cased, rows

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

    def is_well_known(self, rows: Iterable[int]) -> bool:
        """Whether one of these rows is a country, a capital, kept by hand, or a city of half a million."""
        return any(
            one[_KIND] in ("country", "capital")
            or one[_RELEVANCE] == "2"
            or int(one[_POPULATION] or 0) >= 500_000
            for one in map(self._fields, rows)
        )

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
        for row in csv.reader(self._names):
            if identifier is None or row[0] == identifier:
                yield PlaceName(row[0], row[1], row[2], row[3])

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
