"""Which place a name means in an article, or why none: one choice per candidate span.

A name can belong to many places, to a person, or be an ordinary word. What decides, in this order: the
words around it (a preposition of place before it, a name it is part of), the countries that the article
is about, then how well known the place is: country, capital, place of a conflict, number of inhabitants.
A name that stays open is left open: no place is better than a wrong one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..gazetteer import HAND_KEPT, IN_CONFLICT, Gazetteer, Standing
from ..models import Place

AMBIGUOUS, PERSON_NAME, COMMON_WORD, UNSUPPORTED = "ambiguous", "person name", "common word", "unsupported"
LONGER_NAME, ELSEWHERE = "part of a longer name", "far from what the article is about"

MARGIN: Final = 4.0  # of score; less between two places far apart is no decision
NEIGHBOURS: Final = 50.0  # kilometres within which two places of one name are one for our purpose
METROPOLIS: Final = 300_000  # inhabitants; with its country in the article it needs no preposition
VILLAGE: Final = 15_000  # inhabitants; a smaller place needs a preposition or its country in the article
WORLD_CITY: Final = 500_000  # inhabitants; news names it without its country

# UCDP GED codebook, variable where_prec: 1 the exact place, 2 within some 25 km of it, 3 second-level
# region, 4 first-level region, 5 a line or an area without fixed borders, 6 country, 7 sea or air outside
# any country.
_WHERE_PRECISION: Final = {
    "district": 3, "island": 3, "admin1": 4, "territory": 4, "region": 5, "river": 5, "corridor": 5,
    "lake": 5, "line": 5, "waterway": 5, "mountains": 5, "country": 6, "historical": 6, "sea": 7, "reef": 7,
}  # fmt: skip


@dataclass(slots=True, init=False)
class PlaceCandidate:
    """A span that may name a place, and what its caller knows of the words around it.

    ``form`` and ``rows`` are as `Gazetteer.names` gave them. ``start`` and ``end`` are code points, end
    exclusive, and are only handed through.
    """

    start: int
    end: int
    form: str
    rows: tuple[int, ...]
    after_preposition: bool
    in_person_name: bool
    before_capital: bool
    behind_a_name: bool
    before_a_name: bool

    def __init__(
        self,
        start: int,
        end: int,
        form: str,
        rows: tuple[int, ...],
        after_preposition: bool = False,
        in_person_name: bool = False,
        before_capital: bool = False,
        behind_a_name: bool = False,
        before_a_name: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.form = form
        self.rows = rows
        self.after_preposition = after_preposition
        self.in_person_name = in_person_name
        self.before_capital = before_capital
        self.behind_a_name = behind_a_name
        self.before_a_name = before_a_name


@dataclass(slots=True, init=False)
class PlaceChoice:
    """What a candidate means: a place, or None and the ``reason`` why not."""

    start: int
    end: int
    place: Place | None
    reason: str | None

    def __init__(
        self,
        start: int,
        end: int,
        place: Place | None = None,
        reason: str | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.place = place
        self.reason = reason


def where_precision(place: Place, *, near: bool = False) -> int:
    """How exactly a place says where something happened, 1 (exact) to 7, as UCDP GED's ``where_prec``.

    ``near`` is for something that happened close to a town, not in it.
    """
    precision = precision_of(place.kind)
    return 2 if near and precision == 1 else precision


def precision_of(kind: str) -> int:
    """UCDP GED's ``where_prec`` of a kind of place: 1 for a town, 3 for a district, 6 for a country."""
    return _WHERE_PRECISION.get(kind, 1)


def resolve_places(
    candidates: Sequence[PlaceCandidate], gazetteer: Gazetteer, countries: Mapping[str, int]
) -> list[PlaceChoice]:
    """One choice per candidate of one article, in the same order.

    ``countries`` counts, by ISO 3166 alpha-3 code, how often the article names a country or an actor of
    it. Candidates that can mean only one place are counted in as well.
    """
    context = dict(countries)
    towns: dict[str, set[str]] = {}  # by country: the names of towns and regions that can lie there only
    for candidate in candidates:
        if len(candidate.rows) == 1 and not candidate.in_person_name and not candidate.behind_a_name:
            standing = gazetteer.standing(candidate.rows[0])
            sure = (
                standing.population >= VILLAGE
                or standing.relevance == HAND_KEPT
                or standing.kind == "district"
            )
            if sure and not standing.weak and standing.countries:
                code = standing.countries[0]
                context[code] = context.get(code, 0) + 1
                if standing.kind not in ("country", "capital"):
                    towns.setdefault(code, set()).add(candidate.form)
    best: dict[int, Standing | None] = {}  # by the rows of a name, which are one object
    decided: dict[tuple[str, int, int], tuple[Place | None, str | None]] = {}
    choices = []
    for one in candidates:
        rows = id(one.rows)
        flags = one.after_preposition + 2 * one.in_person_name + 4 * one.before_capital
        flags += 8 * one.behind_a_name + 16 * one.before_a_name
        key = (one.form, rows, flags)
        decision = decided.get(key)
        if decision is None:
            if rows not in best:
                best[rows] = _best(one.rows, gazetteer, context)
            chosen = best[rows]
            reason = _objection(one, chosen, context)
            if reason is None and chosen is not None and not _famous(chosen):
                reason = _stranger(one, chosen, countries, towns)
            place = gazetteer.place(chosen.row) if reason is None and chosen is not None else None
            decision = decided[key] = (place, reason)
        choices.append(PlaceChoice(one.start, one.end, *decision))
    return choices


def unsure_countries(
    candidates: Sequence[PlaceCandidate],
    choices: Sequence[PlaceChoice],
    gazetteer: Gazetteer,
    countries: Mapping[str, int],
) -> set[str]:
    """The countries that an article is about only if one lesser place with a doubtful name was understood well.

    Doubtful is a name that is a word or a person's too, that several places have, or that is not the place's
    own. ``countries`` are those of the parties, as `resolve_places` takes them.
    """
    unsure: dict[str, str] = {}  # by country, the only place of it
    sure: set[str] = set()
    for one, choice in zip(candidates, choices, strict=True):
        place = choice.place
        if place is None or not place.country or unsure.get(place.country) == place.id:
            continue
        row = gazetteer.row(place.id)
        standing = gazetteer.standing(row) if row is not None else None
        plain = standing is None or _famous(standing) or place.kind in ("admin1", "district")
        if standing is not None and not plain:
            plain = not standing.weak and len(one.rows) == 1 and standing.form == one.form
        if plain or place.country in countries or place.country in unsure:
            sure.add(place.country)
        unsure[place.country] = place.id
    return set(unsure) - sure


def _stranger(
    one: PlaceCandidate, standing: Standing, countries: Mapping[str, int], towns: Mapping[str, set[str]]
) -> str | None:
    """Why a lesser place is not meant: part of another name, or all else that is named lies elsewhere.

    Where a conflict is, news names places without their country; several other places against it are
    needed there, and more of them than speak for it.
    """
    if one.behind_a_name:
        return LONGER_NAME
    if any(code in countries for code in standing.countries):
        return None
    own = max((len(towns[code] - {one.form}) for code in standing.countries if code in towns), default=0)
    others = max((len(towns[code]) for code in towns if code not in standing.countries), default=0)
    if own >= others > 0:
        return None
    if one.before_a_name and not own:
        return LONGER_NAME
    if standing.relevance == IN_CONFLICT:
        return ELSEWHERE if others > 1 or (others and standing.population < VILLAGE) else None
    return ELSEWHERE if others or countries else None


def _famous(standing: Standing) -> bool:
    return _outstanding(standing) or standing.population >= WORLD_CITY


def _outstanding(standing: Standing) -> bool:
    """Whether a place is known by its name alone, however few live there."""
    return standing.relevance == HAND_KEPT or standing.kind in ("country", "capital")


def _best(rows: tuple[int, ...], gazetteer: Gazetteer, context: Mapping[str, int]) -> Standing | None:
    """The place of the highest score, or None where another far away is about as likely."""
    standings = [gazetteer.standing(row) for row in rows]
    if len(standings) == 1:
        return standings[0]
    scored = sorted(
        ((one.prior + _bonus(one, context), -one.row, one) for one in standings),
        key=lambda item: item[:2],
        reverse=True,
    )
    first = scored[0]
    for other in scored[1:]:
        near = _kilometres(first[2], other[2]) <= NEIGHBOURS
        parted = near and not set(first[2].countries) & set(other[2].countries)  # by a border
        if first[0] - other[0] >= (4 * MARGIN if parted else MARGIN):
            break
        if parted or not near:
            return None
    return first[2]


def _bonus(standing: Standing, context: Mapping[str, int]) -> float:
    """What the article's countries add: 31 for one mention, growing slowly to 45."""
    mentions = max((context.get(code, 0) for code in standing.countries), default=0)
    return min(45.0, 25.0 + 6.0 * math.log2(1 + mentions)) if mentions else 0.0


def _objection(one: PlaceCandidate, standing: Standing | None, context: Mapping[str, int]) -> str | None:
    """Why a candidate names no place, or None if it does."""
    if one.in_person_name:
        return PERSON_NAME
    if standing is None:
        return AMBIGUOUS
    famous = _outstanding(standing)
    at_home = any(code in context for code in standing.countries)
    weak = standing.weak if one.form.startswith(standing.form) else ""  # inflected forms are as weak
    if weak and one.before_capital and not (famous and one.after_preposition):
        return PERSON_NAME if weak == "name" else COMMON_WORD
    if one.after_preposition or not weak:
        small = standing.population < VILLAGE and not famous
        return UNSUPPORTED if small and not (one.after_preposition or at_home) else None
    if weak == "name":
        return None if famous or (at_home and standing.population >= METROPOLIS) else PERSON_NAME
    return None if famous and at_home else COMMON_WORD


def _kilometres(one: Standing, other: Standing) -> float:
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return 111.2 * math.hypot(one.latitude - other.latitude, east)
