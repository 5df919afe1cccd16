"""Builds conflict_events/reference/cldr.json.gz: number words and calendar words of many languages.

    npm pack cldr-rbnf cldr-dates-full        # unpack both
    python scripts/build_cldr.py --rbnf DIR --dates DIR

Number words come from the rules for spelling out numbers (RBNF, `cldr-rbnf`), which this script
runs; calendar words from `cldr-dates-full`; plural categories from babel. Source: Unicode CLDR,
licence Unicode-3.0. The output is the same bytes for the same input.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError

OUTPUT = Path(__file__).parents[1] / "conflict_events" / "reference" / "cldr.json.gz"
# Languages that are rule variants of another, or written in a script without a calendar in CLDR.
LEFT_OUT = {"und"}
MULTIPLIERS = (100, 1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**10, 10**11, 10**12)
COUNTS = (1, 2, 3, 5, 7, 11, 21, 22, 25, 100)  # one per plural category of the languages covered
ORDINALS = (*range(1, 101), 1000, 10**6, 10**9, 10**12)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = ("hour", "day", "week", "month", "quarter", "year")
SUBSTITUTION = re.compile(
    r"(?P<open>[→←=])(?P<what>%%?[\w-]+|[#0][#,.0]*)?(?P<close>[→←=]+)"
    r"|\$\((?P<plural>cardinal|ordinal),(?P<forms>[^)]*)\)\$"
)


@dataclass(frozen=True)
class Rule:
    """One line of a rule set: from ``base`` on, ``body`` says how to write the number."""

    base: int
    divisor: int
    body: str


class Speller:
    """Runs the rule sets of one language (Unicode Technical Standard 35, part 3, RBNF)."""

    def __init__(self, code: str, rule_sets: dict[str, list[list[str]]]) -> None:
        self.plurals = _plurals(code)
        self.sets = {
            name: sorted(_rules(rows), key=lambda rule: rule.base) for name, rows in rule_sets.items()
        }

    def spell(self, number: int, name: str) -> str:
        """The number in words; raises KeyError or IndexError where the rules do not cover it."""
        rules = self.sets[name]
        index = max(place for place, rule in enumerate(rules) if rule.base <= number)
        rule = rules[index]
        two = "→" in rule.body and "←" in rule.body
        if two and index and rule.base % rule.divisor and not number % rule.divisor:
            index -= 1  # the rollback rule of RBNF
        return self._apply(rules, index, number, name)

    def _apply(self, rules: list[Rule], index: int, number: int, name: str) -> str:
        rule = rules[index]
        high, low = divmod(number, rule.divisor)

        def optional(match: re.Match[str]) -> str:
            return match[1].split("|")[0] if low else [*match[1].split("|"), ""][1]

        def substitute(match: re.Match[str]) -> str:
            if match["plural"]:
                forms = dict(re.findall(r"(\w+)\{([^}]*)\}", match["forms"]))
                category = self.plurals[match["plural"]](high if rule.divisor > 1 else number)
                return str(forms.get(category, forms.get("other", "")))
            value = {"=": number, "←": high, "→": low}[match["open"]]
            what = match["what"]
            if what and not what.startswith("%"):
                return str(value)
            if match["close"] == "→→" and match["open"] == "→" and not what:
                return self._apply(rules, index - 1, value, name)
            return self.spell(value, what or name)

        body = re.sub(r"\[([^\]]*)\]", optional, rule.body)
        return SUBSTITUTION.sub(substitute, body)


def _rules(rows: Iterable[list[str]]) -> Iterator[Rule]:
    for key, body in rows:
        match = re.fullmatch(r"(\d[\d,]*)(?:/([\d,]+))?(>*)", key)
        if not match:
            continue  # minus, decimal point, infinity
        base, radix = int(match[1].replace(",", "")), int((match[2] or "10").replace(",", ""))
        exponent = 0
        while base and radix ** (exponent + 1) <= base:
            exponent += 1
        exponent -= len(match[3])
        yield Rule(base, radix ** max(exponent, 0), body.removesuffix(";").removeprefix("'"))


def _plurals(code: str) -> dict[str, Any]:
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return {"cardinal": lambda _: "other", "ordinal": lambda _: "other"}
    return {"cardinal": locale.plural_form, "ordinal": locale.ordinal_form}


def plain(text: str) -> str:
    """Lower case, without soft hyphens and direction marks; spaces made one."""
    text = re.sub("[\u00ad\u200b-\u200f\u2060]", "", text)
    text = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def _said(speller: Speller, names: list[str], number: int) -> list[str]:
    forms = []
    for name in names:
        try:
            text = plain(speller.spell(number, name))
        except (KeyError, IndexError, ValueError, RecursionError, ZeroDivisionError):
            continue
        if text and not any(letter.isdigit() or letter in "%→←" for letter in text):
            forms.append(text)
    return list(dict.fromkeys(forms))


def numbers_of(code: str, data: dict[str, Any]) -> dict[str, Any]:
    """Words for 0-99, hundreds, multipliers, ordinals and the suffixes of ordinals in figures."""
    sets = {name: rows for name, rows in data["SpelloutRules"].items() if not name.startswith("_")}
    speller = Speller(code, sets)
    public = [name for name in sets if name.startswith("%spellout-") and not name.startswith("%%")]
    cardinals = [n for n in public if "ordinal" not in n and "year" not in n and "financial" not in n]
    ordinals = [n for n in public if "ordinal" in n]
    words = {number: _said(speller, cardinals, number) for number in range(100)}
    known = {form for forms in words.values() for form in forms}
    scales: dict[int, list[str]] = {}
    for scale in MULTIPLIERS:
        found: dict[str, None] = {}
        for count in COUNTS:
            prefixes = sorted((form for form in _said(speller, cardinals, count)), key=len, reverse=True)
            for form in _said(speller, cardinals, count * scale):
                if _made_of(form, known | found.keys()):
                    continue
                prefix = next((p for p in prefixes if form.startswith(p) and form != p), "")
                rest = form[len(prefix) :].strip(" -")
                rest = next((rest.removesuffix(f" {p}") for p in prefixes if rest.endswith(f" {p}")), rest)
                if rest and (prefix or count == 1):
                    found[rest] = None
        if scale == 100:
            found |= dict.fromkeys(_before_one(speller, cardinals))
        scales[scale] = list(found)
        known |= found.keys()
    hundreds = {
        count * 100: [form for form in _said(speller, cardinals, count * 100) if " " not in form]
        for count in range(2, 10)
    }
    whole = _said(speller, cardinals, 345)
    ranks = {number: _said(speller, ordinals, number) for number in ORDINALS}
    for number in (100, *ORDINALS[100:]):
        ranks[number] = list(dict.fromkeys(_without_one(form, words[1]) for form in ranks[number]))
    connectors = {word for form in _said(speller, cardinals, 101) + _said(speller, cardinals, 245)
                  for word in form.replace("-", " ").split()[1:-1] if word not in known}  # fmt: skip
    return {
        "joined": bool(whole) and all(" " not in form for form in whole),
        "and": sorted(
            word for word in connectors if not _made_of(word, known | _forms(hundreds)) and len(word) < 5
        ),
        "words": [words[number] for number in range(100)],
        "hundreds": {str(number): forms for number, forms in hundreds.items() if forms},
        "multipliers": {str(number): forms for number, forms in scales.items() if forms},
        "ordinals": [ranks.get(number, []) for number in range(101)],
        "ordinal_multipliers": {
            str(number): forms for number, forms in ranks.items() if forms and number > 100
        },
        "suffixes": _suffixes(code, data.get("OrdinalRules", {})),
    }


def _before_one(speller: Speller, names: list[str]) -> Iterator[str]:
    """What a hundred is called when more follows, where that is another word."""
    ones = _said(speller, names, 1)
    for form in _said(speller, names, 101):
        first, _, rest = form.partition(" ")
        if first not in ones and rest.split(" ")[-1] in ones and rest.count(" ") < 2:
            yield first


def _without_one(form: str, ones: list[str]) -> str:
    for one in sorted(ones, key=len, reverse=True):
        if form.startswith(one) and len(form) > len(one) + 4:
            return form[len(one) :].strip(" -")
    return form


def _forms(table: dict[int, list[str]]) -> set[str]:
    return {form for forms in table.values() for form in forms}


def _made_of(form: str, known: set[str]) -> bool:
    """Whether a form is only known words, side by side or written together."""
    if all(word in known for word in re.split("[ -]", form)):
        return True
    reached = {0}
    for start in range(len(form)):
        if start in reached:
            reached |= {
                end for end in range(start + 1, len(form) + 1) if form[start:end].strip(" -") in known
            }
    return len(form) in reached


def _suffixes(code: str, sets: dict[str, Any]) -> list[str]:
    speller = Speller(code, {name: rows for name, rows in sets.items() if not name.startswith("_")})
    found: dict[str, None] = {}
    for name in speller.sets:
        for number in (*range(1, 32), 100):
            try:
                text = plain(speller.spell(number, name))
            except (KeyError, IndexError, ValueError):
                continue
            match = re.fullmatch(rf"{number}(\W?\w+|\.)", text)
            if match:
                found[match[1]] = None
    return list(found)


def dates_of(folder: Path) -> dict[str, Any] | None:
    """Month and weekday names, relative days and how 'N units ago' is built."""
    try:
        calendar = json.loads((folder / "ca-gregorian.json").read_text("utf-8"))["main"][folder.name]
        fields = json.loads((folder / "dateFields.json").read_text("utf-8"))["main"][folder.name]
    except (FileNotFoundError, KeyError):
        return None
    gregorian, fields = calendar["dates"]["calendars"]["gregorian"], fields["dates"]["fields"]
    months, short_months = _names(gregorian["months"], [str(n) for n in range(1, 13)])
    weekdays, short_weekdays = _names(gregorian["days"], list(DAYS))
    relative: dict[str, list[str]] = {}
    for field in (*UNITS, *DAYS):
        for key, text in fields[field].items():
            if key.startswith("relative-type-"):
                offset = int(key.removeprefix("relative-type-"))
                if field != "hour":
                    relative.setdefault(f"{field} {offset:+d}", []).append(plain(text))
    counted = {unit: _counted(fields[unit]) for unit in UNITS}
    short = gregorian["dateFormats"]["short"]
    pattern = short if isinstance(short, str) else short["_value"]
    order = re.sub("(.)\\1+", "\\1", re.sub("[^dMy]", "", pattern)).lower()
    return {
        "order": order,
        "months": months,
        "months_short": short_months,
        "weekdays": weekdays,
        "weekdays_short": short_weekdays,
        "relative": relative,
        "counted": counted,
    }


def _names(table: dict[str, Any], keys: list[str]) -> tuple[list[list[str]], list[list[str]]]:
    wide = [
        list(dict.fromkeys(plain(table[c]["wide"][key]) for c in ("format", "stand-alone"))) for key in keys
    ]
    short = []
    for key, names in zip(keys, wide, strict=True):
        forms = dict.fromkeys(
            plain(table[c][width][key]).rstrip(".")
            for c in ("format", "stand-alone")
            for width in ("abbreviated", "short")
            if width in table[c] and (width == "abbreviated" or len(table[c][width][key]) > 2)
        )
        short.append([form for form in forms if form not in names and not form.isdigit() and len(form) > 1])
    return wide, short


def _counted(field: dict[str, Any]) -> dict[str, list[str]]:
    return {
        name: list(dict.fromkeys(plain(text) for text in field.get(f"relativeTime-type-{name}", {}).values()))
        for name in ("past", "future")
    }


def build(rbnf: Path, dates: Path) -> dict[str, Any]:
    """The whole table: language code -> numbers and dates."""
    table: dict[str, Any] = {}
    for path in sorted((rbnf / "rbnf").glob("*.json")):
        code = path.stem
        if "-" in code or code in LEFT_OUT:
            continue
        data = json.loads(path.read_text("utf-8"))["rbnf"]["rbnf"]
        if "SpelloutRules" not in data:
            continue
        calendar = dates_of(dates / "main" / code)
        if calendar is not None:
            table[code] = {"numbers": numbers_of(code, data), "dates": calendar}
    return table


def main() -> None:
    """Reads both packages and writes the shipped file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rbnf", type=Path, required=True, help="the unpacked npm package cldr-rbnf")
    parser.add_argument("--dates", type=Path, required=True, help="the unpacked npm package cldr-dates-full")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    version = json.loads((options.rbnf / "package.json").read_text("utf-8"))["version"]
    table = {"source": f"Unicode CLDR {version} (cldr-rbnf, cldr-dates-full), Unicode-3.0",
             "languages": build(options.rbnf, options.dates)}  # fmt: skip
    content = json.dumps(table, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    options.output.write_bytes(gzip.compress(content, 9, mtime=0))
    print(f"{len(table['languages'])} languages, {options.output.stat().st_size} bytes -> {options.output}")


if __name__ == "__main__":
    main()
