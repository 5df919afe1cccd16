"""Writes the rows of states, governments and armed forces into the actor tables.

    python scripts/build_actors.py            rewrites reference/actors.csv and actor_names/*.csv
    python scripts/build_actors.py --check    changes nothing, exit code 1 if a rewrite would

Which states there are and how they are called comes from Unicode CLDR through babel: alpha-3 codes
from its territory aliases, names from its locales; short forms ('US', 'Emirates') in languages other than English and
Dutch are those of the state as a place, in ``data/places/hand_names.csv``. Everything else in both tables is written by
hand and left as it is; a row is ours if its ``note`` is ``CLDR`` or ``hand_names.csv`` (names) or its id is that of a
state of this list, its government or its armed forces (actors).
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from pathlib import Path

from babel import Locale
from babel.core import get_global

REFERENCE = Path(__file__).parent.parent / "conflict_events" / "reference"
LANGUAGES = ("en", "nl", "de", "fr", "es", "tr", "az", "ru", "uk", "hy", "ar")
HAND_NAMES = Path(__file__).parent / "data" / "places" / "hand_names.csv"
GENERATED = ("CLDR", "hand_names.csv")
ACRONYM = 5  # letters: a longer name in capitals is a word
ACTOR_FIELDS = ("id", "name", "kind", "country", "parent")
NAME_FIELDS = ("actor", "name", "language", "match", "note")

# Territories of CLDR that are no states of their own, with the state that they belong to.
DEPENDENCIES = {
    "AC": "GBR", "AI": "GBR", "AQ": "", "AS": "USA", "AW": "NLD", "AX": "FIN", "BL": "FRA", "BM": "GBR",
    "BQ": "NLD", "BV": "NOR", "CC": "AUS", "CP": "FRA", "CQ": "GBR", "CW": "NLD", "CX": "AUS", "DG": "GBR",
    "EA": "ESP", "FK": "GBR", "FO": "DNK", "GF": "FRA", "GG": "GBR", "GI": "GBR", "GL": "DNK", "GP": "FRA",
    "GS": "GBR", "GU": "USA", "HK": "CHN", "HM": "AUS", "IC": "ESP", "IM": "GBR", "IO": "GBR", "JE": "GBR",
    "KY": "GBR", "MF": "FRA", "MO": "CHN", "MP": "USA", "MQ": "FRA", "MS": "GBR", "NC": "FRA", "NF": "AUS",
    "PF": "FRA", "PM": "FRA", "PN": "GBR", "PR": "USA", "RE": "FRA", "SH": "GBR", "SJ": "NOR", "SX": "NLD",
    "TA": "GBR", "TC": "GBR", "TF": "FRA", "TK": "NZL", "UM": "USA", "VG": "GBR", "VI": "USA", "WF": "FRA",
    "YT": "FRA",
}  # fmt: skip

# Two-letter entries of CLDR that are groups or placeholders.
NO_TERRITORIES = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")

# Dependencies with an ISO code of their own are actors, so that places can belong to them.
NAMED_DEPENDENCIES = [code for code in DEPENDENCIES if code not in ("AC", "CP", "CQ", "DG", "EA", "IC", "TA")]

# CLDR has no ISO code for Kosovo; XKX is the user-assigned code in common use.
ALPHA3 = {"XK": "XKX"}

# CLDR writes names for lists ('Congo - Kinshasa'); these are the names as the news uses them.
USUAL = {
    "en": {
        "BA": "Bosnia and Herzegovina", "CD": "DR Congo", "CG": "Republic of the Congo", "CI": "Ivory Coast",
        "FK": "Falkland Islands", "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macao", "PS": "Palestine",
        "TR": "Turkey", "VA": "Vatican City",
    },
    "nl": {
        "BA": "Bosnië en Herzegovina", "CD": "Democratische Republiek Congo", "CG": "Congo-Brazzaville",
        "FK": "Falklandeilanden", "HK": "Hongkong", "MM": "Myanmar", "MO": "Macau", "PS": "Palestina",
        "VA": "Vaticaanstad",
    },
    "uk": {"HK": "Гонконг", "MO": "Макао"},
}  # fmt: skip


def alpha3_codes() -> dict[str, str]:
    """ISO 3166 alpha-2 to alpha-3, from CLDR's territory aliases."""
    codes = dict(ALPHA3)
    for alias, replacements in get_global("territory_aliases").items():
        if re.fullmatch("[A-Z]{3}", alias) and len(replacements) == 1:
            codes.setdefault(replacements[0], alias)
    # Former codes alias to a present one too ('BUR', 'TMP', 'ZAR'): the present ones win.
    codes.update({"MM": "MMR", "TL": "TLS", "CD": "COD", "DE": "DEU", "YE": "YEM", "FR": "FRA", "RO": "ROU"})
    return codes


AND = {"en": " and ", "nl": " en "}


def usual_name(alpha2: str, language: str) -> str:
    """The name of a territory as running text writes it."""
    if alpha2 in USUAL.get(language, {}):
        return USUAL[language][alpha2]
    name = str(Locale(language).territories[alpha2])
    name = re.sub(r"\s*\(.*\)", "", name).replace(" & ", AND.get(language, " & "))
    return name.replace("’", "'").replace("St. ", "Saint ")


def generated() -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The rows of actors.csv and of actor_names/*.csv that CLDR and the table of places give."""
    codes = alpha3_codes()
    territories = [code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)]
    by_hand = {row["id"]: row for row in read(HAND_NAMES)}
    actors, names = [], []
    for alpha2 in territories:
        is_state = alpha2 in codes and alpha2 not in DEPENDENCIES and alpha2 not in NO_TERRITORIES
        if not is_state and alpha2 not in NAMED_DEPENDENCIES:
            continue
        code = codes[alpha2]
        name = usual_name(alpha2, "en")
        if is_state:
            actors += [
                _actor(code, name, "state", code),
                _actor(code + "GOV", f"Government of {name}", "government", code, code),
                _actor(code + "MIL", f"Armed forces of {name}", "armed_forces", code, code),
            ]
        else:
            actors.append(_actor(code, name, "other", code, DEPENDENCIES[alpha2]))
        for language in LANGUAGES:
            found = [(usual_name(alpha2, language), "CLDR")]
            if row := by_hand.get(code):
                cell = [one for one in row.get(language, "").split("|") if one and "@" not in one]
                if "=" in cell or " - " in found[0][0]:  # 'Congo - Kinshasa'
                    found.clear()
                found += [(one, "hand_names.csv") for one in cell if one not in ("=", "-")]
            notes: dict[str, str] = {}
            for written, note in found:
                notes.setdefault(written, note)
            for written, note in notes.items():
                values = (code, written, language, match(written, note), note)
                names.append(dict(zip(NAME_FIELDS, values, strict=True)))
    shared = Counter((row["name"], row["language"]) for row in names)
    names = [row for row in names if shared[row["name"], row["language"]] == 1]
    return actors, names


def match(name: str, note: str) -> str:
    """How a name is matched: one that begins small in any case, an acronym by hand as written."""
    if name[0].islower():
        return "small"
    letters = re.sub(r"\W", "", name)
    return "exact" if note != "CLDR" and letters.isupper() and len(letters) <= ACRONYM else ""


def _actor(ident: str, name: str, kind: str, country: str, parent: str = "") -> dict[str, str]:
    return dict(zip(ACTOR_FIELDS, (ident, name, kind, country, parent), strict=True))


def written(rows: list[dict[str, str]], fields: tuple[str, ...]) -> str:
    """The rows as CSV text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(path: Path) -> list[dict[str, str]]:
    """The rows that are there now; none where the file is not yet there."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rebuilt(reference: Path = REFERENCE) -> dict[str, str]:
    """File name to content as it should be: generated rows in order of id, then those written by hand."""
    actors, names = generated()
    ours = {row["id"] for row in actors}
    actors.sort(key=lambda row: row["id"])
    names.sort(key=lambda row: row["actor"])
    by_hand = [row for row in read(reference / "actors.csv") if row["id"] not in ours]
    tables = {"actors.csv": written(actors + by_hand, ACTOR_FIELDS)}
    for language in ("any", *LANGUAGES):
        path = reference / "actor_names" / f"{language}.csv"
        rows = [row for row in names if row["language"] == language]
        rows += [row for row in read(path) if row["note"] not in GENERATED]
        tables[f"actor_names/{language}.csv"] = written(rows, NAME_FIELDS)
    return tables


def main(arguments: list[str]) -> int:
    """Rewrites the tables, or with --check tells whether that would change them."""
    stale = 0
    for name, content in rebuilt().items():
        path = REFERENCE / name
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale += 1
        if "--check" in arguments:
            print(f"{name} is not what CLDR gives: run python scripts/build_actors.py")
        else:
            path.write_text(content, encoding="utf-8")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
