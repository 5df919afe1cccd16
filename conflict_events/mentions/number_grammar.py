"""What a pack says of numbers, compiled: its words, what joins them, and what tells what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ..words.writing import Writing
from .compounds import Compounds

TAIL: Final = 26  # characters after a number in which its unit can stand
_WORD: Final = re.compile(r"\w+")


class NumberWord:
    """What a number word is: unit, hundred, multiplier, scale (only after a number), ordinal or fraction.

    ``part`` is its value as a fraction too, and ``alone`` that as a unit where it multiplies nothing; 0 where it has
    none.
    """

    __slots__ = ("alone", "part", "role", "value")

    def __init__(self, value: float, role: str, part: float = 0.0, alone: float = 0.0) -> None:
        self.value = value
        self.role = role
        self.part = part
        self.alone = alone


def _known(pack: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    table = pack.get("numbers", {})
    return table, table.get("cldr", {})


def number_words(pack: Mapping[str, Any]) -> Iterator[tuple[str, NumberWord]]:
    """Every number word of a pack with what it is; the spellings a pack allows included."""
    table, cldr = _known(pack)
    articles = set(table.get("articles", ()))
    roles: list[tuple[str, Iterable[tuple[float, Iterable[str]]]]] = [
        ("unit", enumerate(cldr.get("words", ()))),
        ("unit", ((float(n), forms) for n, forms in cldr.get("hundreds", {}).items())),
        ("ordinal", enumerate(cldr.get("ordinals", ()))),
        ("ordinal", ((float(n), forms) for n, forms in cldr.get("ordinal_multipliers", {}).items())),
        ("multiplier", ((float(n), forms) for n, forms in cldr.get("multipliers", {}).items())),
    ]
    for role in ("unit", "multiplier", "scale", "ordinal", "fraction"):
        named = table.get(f"{role}s", {})
        roles.append((role, ((float(value), [form]) for form, value in named.items())))
    twofold = _twofold(table)
    plural, parted = (
        table.get("fraction_plural"),
        {*table.get("fractions", {}), *table.get("multipliers", {})},
    )
    if plural:
        parts = [(float(n), forms) for n, forms in enumerate(cldr.get("ordinals", ())) if n > 2]
        parts += [(float(n), forms) for n, forms in cldr.get("ordinal_multipliers", {}).items()]
        halved: list[tuple[float, list[str]]] = []
        for n, forms in parts:
            listed = {form + plural for form in forms}.intersection(forms)
            parted |= listed
            if not (listed and 20 < n < 100 and "-" in forms[0]):  # 'vingt cinquièmes' are twenty fifths
                halved.append((1 / n, [form + plural for form in forms if form not in listed]))
        roles.append(("fraction", halved))
    for ending in table.get("fraction_endings", ()):
        words = [(float(n), forms) for n, forms in enumerate(cldr.get("words", ())) if n > 3]
        roles.append(("fraction", [(1 / n, [form + ending for form in forms]) for n, forms in words]))
    for role, rows in roles:
        for value, forms in rows:
            word = NumberWord(float(value), "hundred" if role == "multiplier" and value == 100 else role)
            for form in forms:
                if form in articles or (role == "ordinal" and form in parted):
                    continue
                yield form, twofold.get(form, word)
                for old, new in table.get("spellings", ()):
                    if old in form and form.replace(old, new) not in articles:
                        yield form.replace(old, new), word


def _twofold(table: Mapping[str, Any]) -> dict[str, NumberWord]:
    """Words that are a unit and a fraction ('a fifth' written as 'five'), or a unit and a multiplier."""
    units, parts = table.get("units", {}), table.get("fractions", {})
    words = {
        form: NumberWord(float(units[form]), "unit", part=float(parts[form]))
        for form in units
        if form in parts
    }
    for form, value in table.get("multipliers", {}).items():
        if form in units:
            words[form] = NumberWord(float(value), "multiplier", alone=float(units[form]))
    return words


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """The forms that the matcher must know for this module, as (form, slot, payload)."""
    for form, word in number_words(pack):
        yield form, "number", word


class NumberGrammar:
    """What a pack says of numbers, compiled. Made once per language."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        table, cldr = _known(pack)
        self.articles = frozenset(table.get("articles", ()))
        self.article_ends = bool(table.get("article_ends"))
        self.of = frozenset(table.get("of", ()))
        joiners = [*cldr.get("and", ()), *table.get("and", ())]
        self.glue = self._glue(joiners, table)
        tens = [form for forms in cldr.get("words", ())[31:] for form in forms]
        self.tens_and = any(f" {word} " in form for word in joiners for form in tens)
        small = {word for place in pack.get("writing", {}).get("proclitics", ()) for word in place}
        self.glue |= {f" {word}": "and" for word in table.get("and", ()) if word in small}
        grammar = pack.get("grammar", {})
        self.definite = tuple(word for word in grammar.get("definite", ()) if word in small)
        self.prepositions = frozenset(grammar.get("preposition", ())) if small else frozenset()
        self.minus = frozenset(table.get("minus", ()))
        self.negative_one = None
        if self.minus and self.article_ends:
            signs, ones = ("|".join(map(re.escape, words)) for words in (self.minus, self.articles))
            self.negative_one = re.compile(rf"(?i:\b(?:{signs}) (?:{ones}))(?!\w| \w)")
        self.between = frozenset(table.get("between", ()))
        self.ratios = frozenset(table.get("ratio", ()))
        self.over = frozenset(table.get("over", ()))
        self.part_of = frozenset(table.get("part_of", ()))
        self.whole_behind = tuple(table.get("whole_behind", ()))
        self.plain = frozenset(form for forms in cldr.get("words", ()) for form in forms)
        self.divided = frozenset(table.get("divided", ()))
        self.parts = bool(self.ratios or self.over or self.part_of or self.whole_behind or self.divided)
        ranks = [*cldr.get("ordinal_suffixes", ()), *table.get("ordinal_suffixes", ())]
        self.suffixes = dict.fromkeys(ranks, ("ordinal", 1.0))
        self.suffixes |= {form: ("unit", float(value)) for form, value in table.get("suffixes", {}).items()}
        self.before = {form: kind for kind, forms in table.get("before", {}).items() for form in forms}
        self.after = self._after(table.get("after", {}))
        self.fraction_by_ordinal = bool(table.get("ordinal_is_denominator"))
        self.year_pairs = bool(table.get("year_pairs"))
        self.mixed = bool(table.get("mixed"))
        self.units_first = bool(table.get("units_first"))
        self.long_scale = bool(table.get("long_scale"))
        self.writing = Writing(pack)
        joined = cldr.get("joined") or table.get("joined")
        self.compounds = None
        if joined:
            words = [(form, word.value, word.role) for form, word in number_words(pack)]
            words += [(form, 1.0, "unit") for form in self.articles if len(form) > 1]
            self.compounds = Compounds(words, [*cldr.get("and", ()), *table.get("joined_and", ())])

    def _glue(self, connectors: Iterable[str], table: Mapping[str, Any]) -> dict[str, str]:
        glue = {
            " ": "space",
            "\u00a0": "space",
            "\u202f": "space",
            "-": "hyphen",
            "": "space",
            "\u00ad": "space",
        }
        for word in connectors:
            glue[f" {word} "] = "and"
            glue[f"-{word}-"] = "and"
            for article in self.articles:
                glue[f" {word} {article} "] = "and article"
        for article in self.articles:
            glue[f" {article} "] = "article"
            glue |= {f" {of} {article} ": "article" for of in self.of}
        glue |= {f" {of} ": "of" for of in self.of}
        glue |= {f" {point} ": "point" for point in table.get("point", ())}
        glue |= {f" {rest} ": "rest" for rest in table.get("rest", ())}
        return glue

    def between_words(self, gap: str) -> str | None:
        """What a gap between two number words is, however many blanks there are in it."""
        if len(gap) > 1 and "\n" not in gap:
            gap = " ".join(gap.lower().split()).join("  ") if gap.strip() else " "
        return self.glue.get(gap)

    @staticmethod
    def _after(kinds: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
        parts = []
        for kind, forms in kinds.items():
            words = "|".join(
                re.escape(form).replace(r"\ ", "[ -]") for form in sorted(forms, key=len, reverse=True)
            )
            parts.append(f"(?P<{kind}>{words})")
        ends = "|".join(parts) or "(?!)"
        return re.compile(
            r"(?P<gap>[ \u00a0\u202f‑–-]?)(?:(?P<percent_sign>[%٪])|(?P<symbol>[$€£¥₴₽₺₪₾֏₹])"
            rf"|(?:{ends})(?!\w))"
        )


def long_scale(total: float, current: float, value: float) -> tuple[float, float]:
    """What a multiplier leaves as it is, and what it makes of the smaller numbers before it.

    'Two billion three thousand five million': the thousands belong to the millions.
    """
    small = total % value
    return total - small, (small + current) * value


def closed_by_article(
    text: str, end: int, total: float, current: float, scale: float, last: str, grammar: NumberGrammar
) -> int:
    """Where the article ends that closes a number, as in 'cent un' and 'dos mil una'; 0 where none does."""
    if not grammar.article_ends or text[end : end + 1] not in (" ", "-", "\u00a0"):
        return 0
    word = _WORD.match(text, end + 1)
    if word is None or word[0].lower() not in grammar.articles:
        return 0
    glue = "hyphen" if text[end] == "-" else "space"
    return word.end() if adds(current, total, scale or 2, 1, last, glue) else 0


def adds_behind(current: float, total: float, role: str, value: float) -> bool:
    """Where units come before tens, and 'and' stands between all parts: 'five and twenty', 'a thousand and hundred'."""
    if role == "hundred":
        return bool(total) and not current
    return role == "unit" and 0 < current % 100 < 10 and value in range(20, 100, 10)


def adds(
    current: float, total: float, scale: float, value: float, last: str, glue: str, tens_and: bool = False
) -> bool:
    """Whether a number word is added to what stands before it; `tens_and`: 'treinta y dos'."""
    if glue not in ("space", "hyphen", "and") or last in ("figures", "sum"):
        return False
    if not current:
        return bool(total) and 0 < value < scale
    if value >= 100:
        return value < 1000 <= current and current % 1000 == 0
    if current % 100 == 0 and (last == "hundred" or current >= 100):
        return value > 0
    return (
        (glue != "and" or tens_and)
        and last == "unit"
        and current % 10 == 0
        and current % 100 >= 20
        and 0 < value < 10
    )
