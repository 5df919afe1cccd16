"""Numbers in running text, from the words of a pack and from figures of any script.

The matcher finds number words; one regular expression finds figures; this module composes them
('three hundred and fifty', '1.2 million', compounds written as one word), reads figures by their
shape whatever the locale ('30,000', '30.000' and '30 000' are all thirty thousand), and says what
each number counts, so that a clock time, an age or a price is never taken for people.

Kinds: ``cardinal``, ``one`` (the bare number word for 1), ``ordinal``, ``fraction``, ``percent``,
``money``, ``age``, ``measure`` (a length, weight or span of time), ``clock`` and ``code`` (part of
a name, a telephone number, a date in figures). Only the first two can count people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from ..spans import Number, Span
from .compounds import Compounds

FIGURES = re.compile(r"\d(?:\d*)(?:[.,:/'’٫٬،–-]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*")
_SHAPES = re.compile(
    r"(?P<whole>\d+)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?)"
    r"|(?P<grouped>(?!0)\d{1,3}(?P<mark>[.,'’٬،\u00a0\u2009\u202f ])\d{3}(?:(?P=mark)\d{3})*(?:[.,٫]\d{1,2})?)"
    r"|(?P<lakhs>(?!0)\d{1,2}(?:,\d\d)+,\d{3})"
    r"|(?P<decimal>\d+[.,٫]\d+)"
    r"|(?P<fraction>\d{1,2}/\d{1,2})"
    r"|(?P<code>\d+(?:[./-]\d+){2,})"
)
_PIECES = re.compile(r"\d+(?:[.,:/]\d+)*")
_GROUPING = str.maketrans("", "", ".,'’٬،\u00a0\u2009\u202f ")
_VULGAR = {char: unicodedata.numeric(char) for char in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_VULGAR_ONE = re.compile("[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_LETTERS = re.compile(r"[^\W\d_]+\.?")
_TAIL = 26  # characters after a number in which its unit can stand
_LONGEST_COUNT = 8  # more figures than this in a row, ungrouped, name something


class NumberWord:
    """What a number word is: unit, hundred, multiplier, scale (only after a number), ordinal or fraction."""

    __slots__ = ("role", "value")

    def __init__(self, value: float, role: str) -> None:
        self.value = value
        self.role = role


class _Atom(NamedTuple):
    start: int
    end: int
    value: float
    role: str  # those of NumberWord, and figures, done
    kind: str = ""


def _known(pack: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    table = pack["numbers"] or {}
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
    plural = table.get("fraction_plural")
    if plural:
        roles.append(("fraction", ((1 / n, [form + plural for form in forms])
                                   for n, forms in enumerate(cldr.get("ordinals", ())) if n > 2)))  # fmt: skip
    for role, rows in roles:
        for value, forms in rows:
            word = NumberWord(value, "hundred" if role == "multiplier" and value == 100 else role)
            for form in forms:
                if form in articles:
                    continue
                yield form, word
                for old, new in table.get("spellings", ()):
                    if old in form and form.replace(old, new) not in articles:
                        yield form.replace(old, new), word


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    """The forms that the matcher must know for this module, as (form, slot, payload)."""
    for form, word in number_words(pack):
        yield form, "number", word


class NumberGrammar:
    """What a pack says of numbers, compiled. Made once per language."""

    def __init__(self, pack: Mapping[str, Any]) -> None:
        table, cldr = _known(pack)
        self.ones = frozenset(table.get("one", ()))
        self.articles = frozenset(table.get("articles", ()))
        self.of = frozenset(table.get("of", ()))
        self.glue = self._glue([*cldr.get("and", ()), *table.get("and", ())], table)
        self.minus = frozenset(table.get("minus", ()))
        self.between = frozenset(table.get("between", ()))
        self.ratios = frozenset(table.get("ratio", ()))
        self.suffixes = {**dict.fromkeys(cldr.get("ordinal_suffixes", ()), ("ordinal", 1.0)),
                         **dict.fromkeys(table.get("ordinal_suffixes", ()), ("ordinal", 1.0)),
                         **{form: ("unit", float(value)) for form, value in table.get("suffixes", {}).items()}}  # fmt: skip
        self.before = {form: kind for kind, forms in table.get("before", {}).items() for form in forms}
        self.after = self._after(table.get("after", {}))
        self.fraction_by_ordinal = bool(table.get("ordinal_is_denominator"))
        self.year_pairs = bool(table.get("year_pairs"))
        joined = cldr.get("joined") or table.get("joined")
        self.compounds = None
        if joined:
            words = [(form, word.value, word.role) for form, word in number_words(pack)]
            words += [(form, 1.0, "unit") for form in self.articles if len(form) > 1]
            self.compounds = Compounds(words, [*cldr.get("and", ()), *table.get("joined_and", ())])

    def _glue(self, connectors: Iterable[str], table: Mapping[str, Any]) -> dict[str, str]:
        glue = {" ": "space", "\u00a0": "space", "\u202f": "space", "-": "hyphen", "": "space", "\u00ad": "space"}
        for word in connectors:
            glue[f" {word} "] = "and"
            glue[f"-{word}-"] = "and"
            for article in self.articles:
                glue[f" {word} {article} "] = "and article"
        for article in self.articles:
            glue[f" {article} "] = "article"
            glue |= {f" {of} {article} ": "article" for of in self.of}
        glue |= {f" {point} ": "point" for point in table.get("point", ())}
        return glue

    @staticmethod
    def _after(kinds: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
        parts = []
        for kind, forms in kinds.items():
            words = "|".join(re.escape(form).replace(r"\ ", "[ -]") for form in sorted(forms, key=len, reverse=True))
            parts.append(f"(?P<{kind}>{words})")
        ends = "|".join(parts) or "(?!)"
        return re.compile(rf"(?P<gap>[ \u00a0\u202f-]?)(?:(?P<percent_sign>[%٪])|(?P<symbol>[$€£¥₴₽₺₪₾֏₹])|(?:{ends})(?!\w))")


def find_numbers(text: str, spans: Sequence[Span], grammar: NumberGrammar) -> list[Number]:
    """The numbers of a text in order of their start, none overlapping another.

    ``spans`` are the matcher's spans of this text in order; those without a number word of this
    module are passed over. Offsets are code points.
    """
    atoms = [
        _Atom(span.start, span.end, word.value, word.role)
        for span in spans
        if (word := span.entry.number).__class__ is NumberWord
    ]
    for match in FIGURES.finditer(text):
        atoms += _figures(text, match, grammar)
    for char in _VULGAR_ONE.finditer(text):
        atoms.append(_Atom(char.start(), char.end(), _VULGAR[char[0]], "fraction"))
    if grammar.compounds is not None:
        atoms = _with_compounds(text, atoms, grammar.compounds)
    if not atoms:
        return []
    atoms.sort()
    found = []
    start, end = 0, len(atoms)
    while start < end:
        number, start = _compose(text, atoms, start, grammar)
        if number is None:
            continue
        last = found[-1] if found else None
        if last is not None and number.kind == "fraction" and _is_rest(text, last, number, grammar):
            found[-1] = Number(last.start, number.end, last.value + _part_of(last, number), last.kind, last.digits)
        else:
            found.append(number)
    return _ratios(text, found, grammar) if grammar.ratios else found


def _is_rest(text: str, whole: Number, part: Number, grammar: NumberGrammar) -> bool:
    """Whether a fraction completes the number before it: 'three and two thirds', '2 1/4'."""
    if whole.kind not in ("cardinal", "one") or not 0 < part.value < 1 or whole.value % 1:
        return False
    glue = grammar.glue.get(" ".join(text[whole.end : part.start].split()).join("  "), "")
    return glue == "and" or (whole.digits and part.digits and text[whole.end : part.start].isspace())


def _part_of(whole: Number, part: Number) -> float:
    scale = next((scale for scale in (1e12, 1e9, 1e6) if not whole.digits and whole.value >= scale), 1)
    return part.value * scale


def _with_compounds(text: str, atoms: list[_Atom], compounds: Compounds) -> list[_Atom]:
    words = compounds.find(text)
    if not words:
        return atoms
    inside = {start for start, _, _, _ in words}
    atoms = [atom for atom in atoms if atom.start not in inside]
    return atoms + [_Atom(start, end, value, role) for start, end, value, role in words if role]


def _figures(text: str, match: re.Match[str], grammar: NumberGrammar) -> Iterator[_Atom]:
    start, end = match.span()
    written = match[0]
    shape = _SHAPES.fullmatch(written)
    if shape is None:
        for piece in _PIECES.finditer(written):
            part = _SHAPES.fullmatch(piece[0])
            at = start + piece.start()
            if part is None:
                yield _Atom(at, start + piece.end(), 0, "done", "code")
            else:
                yield _read(text, at, start + piece.end(), part, grammar)
        return
    yield _read(text, start, end, shape, grammar)


def _read(text: str, start: int, end: int, shape: re.Match[str], grammar: NumberGrammar) -> _Atom:
    written, form = shape[0], shape.lastgroup
    if form == "mark":
        form = "grouped"
    value, role, kind = _value(written, form), "figures", ""
    before = text[start - 1] if start else " "
    if form in ("clock", "code"):
        role, kind = "done", form
    elif before.isalnum() or before in "_+#№" or _names_a_thing(text, start, end):
        role, kind = "done", "code"
    elif form == "whole" and len(written) > _LONGEST_COUNT:
        role, kind = "done", "code"
    elif form == "fraction":
        over, under = (int(part) for part in written.split("/"))
        value = over / under if under else 0.0
        role, kind = ("done", "fraction") if 1 < under <= 10 and over < under else ("done", "code")
    elif before in "-−" and start < 3 and form == "decimal" or (before in "-−" and start > 1 and text[start - 2] in " ("):
        value, start = -value, start - 1
    elif before in ".," and form == "whole" and (start < 2 or text[start - 2].isspace()):
        value, start = float(f".{int(written):0{len(written)}d}"), start - 1
    if end < len(text) and role == "figures" and text[end].isalpha():
        return _with_suffix(text, start, end, value, grammar)
    return _Atom(start, end, value, role, kind)


def _with_suffix(text: str, start: int, end: int, value: float, grammar: NumberGrammar) -> _Atom:
    """Letters right after the figures: a rank, a multiplier, a unit, or the figures name something."""
    letters = _LETTERS.match(text, end)
    suffix = letters[0].lower().rstrip(".") if letters else ""
    known = grammar.suffixes.get(suffix)
    stop = end + len(suffix)
    if known is not None and not text[stop : stop + 1].isdigit():
        if known[0] == "ordinal":
            return _Atom(start, stop, value, "done", "ordinal")
        return _Atom(start, stop, value * known[1], "figures")
    if grammar.after.match(text[end : end + _TAIL].lower()):
        return _Atom(start, end, value, "figures")
    return _Atom(start, end, value, "done", "code")


def _names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether figures hang on letters by a hyphen, as in the names of weapons and diseases."""
    return end - start < 4 and start > 1 and text[start - 1] in "-‑" and text[start - 2].isalpha()


def _value(written: str, form: str | None) -> float:
    if form == "whole":
        return int(written)
    if form in ("grouped", "lakhs"):
        digits = written.translate(_GROUPING)
        head = re.fullmatch(r"(.*\d{3})[.,٫](\d{1,2})", written)
        if head and form == "grouped" and not written[-4:].isdigit() and len(head[1].translate(_GROUPING)) > 3:
            return float(f"{int(head[1].translate(_GROUPING))}.{int(head[2]):0{len(head[2])}d}")
        return int(digits)
    if form == "decimal":
        whole, part = re.split("[.,٫]", written)
        return float(f"{int(whole)}.{int(part):0{len(part)}d}")
    return 0


def _compose(text: str, atoms: list[_Atom], first: int, grammar: NumberGrammar) -> tuple[Number | None, int]:
    """The number that begins at ``first``, and the index of the atom after it."""
    atom = atoms[first]
    start, role = atom.start, atom.role
    if role == "scale":
        return None, first + 1
    if role == "done":
        return Number(start, atom.end, atom.value, atom.kind, True), first + 1
    following = atoms[first + 1] if first + 1 < len(atoms) else None
    if following is None or following.start - atom.end > 8:
        total, end, kind, after = atom.value, atom.end, "", first + 1
        if role in ("ordinal", "fraction"):
            kind = role
    else:
        total, end, kind, after = _sum(text, atoms, first, grammar)
    word = _word_before(text, start)
    if role in ("hundred", "multiplier", "fraction") and word in grammar.articles:
        start = text.rfind(word[:1], 0, start) if len(word) == 1 else text.lower().rfind(word, max(0, start - 12), start)
    elif role == "ordinal" and kind == "ordinal" and word in grammar.articles and total > 2:
        if (next_word := _word_after(text, end)) in grammar.of or not next_word[:1].isalnum():
            kind, total = "fraction", 1 / total
            start = text.lower().rfind(word, max(0, start - 12), start)
    elif word in grammar.minus:
        start, total = text.lower().rfind(word, max(0, start - 16), start), -total
    digits = role == "figures"
    if not kind:
        kind = _kind(text, start, end, word, grammar)
        if kind == "cardinal" and after == first + 1 and total == 1 and not digits:
            kind = "one"
    return Number(start, end, total, kind, digits), after


def _sum(text: str, atoms: list[_Atom], first: int, grammar: NumberGrammar) -> tuple[float, int, str, int]:
    """Adds and multiplies what follows as far as it makes one number: value, end, kind, next index."""
    atom = atoms[first]
    total, current, scale = 0.0, atom.value, 0.0
    last, end, kind, index, places = atom.role, atom.end, "", first + 1, 0
    if last in ("ordinal", "fraction"):
        kind = last
    if last in ("multiplier", "hundred"):
        total, current, scale = (0.0, 100.0, 0.0) if last == "hundred" else (atom.value, 0.0, atom.value)
    between = _word_before(text, atom.start) in grammar.between
    while index < len(atoms):
        atom = atoms[index]
        gap = text[end : atom.start]
        glue = grammar.glue.get(gap if len(gap) < 2 else " ".join(gap.lower().split()).join("  ") if "\n" not in gap else gap)
        if glue is None or kind == "ordinal" or (kind == "fraction" and atom.role not in ("multiplier", "hundred")):
            break
        if glue == "and" and between and not _ends_there(text, atoms, index, grammar):
            break
        role, value = atom.role, atom.value
        if role == "scale":
            role = "hundred" if value == 100 else "multiplier"
            if glue != "space" or not (current or total):
                break
        if glue == "point":
            if role != "unit" or value >= 100 or places:
                break
            places = len(str(int(value)))
            current += value / 10**places
        elif places and role == "unit" and glue == "space" and value < 10:
            places += 1
            current += value / 10**places
        elif role == "hundred" and glue in ("space", "hyphen") and 0 < current < 100 and last != "hundred":
            current *= 100
        elif role in ("multiplier", "hundred") and (glue == "space" or (kind == "fraction" and glue == "article")):
            base = total + current if value > scale and total and not current else current
            if not current and total and value <= scale:
                break
            if value > scale and scale:
                if current and total:
                    break
                total, current = base * value, 0.0
            else:
                total, current = total + current * value, 0.0
            scale = value
            kind = ""
        elif role == "fraction":
            if glue == "and article" or (glue == "and" and last != "fraction"):
                if value < 1:
                    if last == "multiplier":
                        total += value * scale
                    else:
                        current += value
                    kind = ""
                    last, end, index = "sum", atom.end, index + 1
                    continue
                break
            if glue in ("space", "hyphen") and not total and 0 < current < value * 0 + 100:
                current, kind = (current * value, "fraction") if last != "figures" or value <= 0.2 else (current + value, "")
            else:
                break
        elif role == "ordinal":
            denominates = value < 100 and (grammar.fraction_by_ordinal or (current == 1 and value > 2))
            if glue in ("space", "hyphen") and denominates and not total and 0 < current < max(value, 100):
                current, kind = current / value, "fraction"
            elif value < 100 and glue != "article" and (current >= 100 or total) and current % 100 == 0:
                current, kind = current + value, "ordinal"
            elif value < 1000 <= current and current % 1000 == 0 and glue == "space":
                current, kind = current + value, "ordinal"
            elif value >= 100 and glue in ("space", "hyphen"):
                current, kind = (current or 1) * value, "ordinal"
            else:
                break
        elif role == "unit" and _adds(current, total, scale, value, last, glue):
            if glue == "and" and _begins_another(text, atoms, index, current, grammar):
                break
            if glue == "and" and value == 1 and _followed_by_letters(text, atom.end) and last == "figures":
                break
            current += value
        elif role == "unit" and grammar.year_pairs and glue in ("space", "hyphen") and not total \
                and last == "unit" and 10 < current < 21 and 10 <= value < 100:  # fmt: skip
            current = current * 100 + value
        elif role == "figures" and last in ("multiplier", "hundred") and value < (scale or 100) and glue in ("space", "and"):
            nxt = atoms[index + 1] if index + 1 < len(atoms) else None
            scaled = nxt is not None and nxt.role in ("multiplier", "hundred") and text[atom.end : nxt.start] == " "
            if (glue == "and") != (not scaled) or (scaled and nxt is not None and nxt.value >= (scale or 100)):
                break
            current += value
        else:
            break
        last, end, index = role, atom.end, index + 1
    return total + current, end, kind, index


def _adds(current: float, total: float, scale: float, value: float, last: str, glue: str) -> bool:
    if glue not in ("space", "hyphen", "and") or last in ("figures", "sum"):
        return False
    if not current:
        return bool(total) and value < scale
    if value >= 100:
        return value < 1000 <= current and current % 1000 == 0
    if current % 100 == 0 and (last == "hundred" or current >= 100):
        return value > 0
    return glue != "and" and last == "unit" and current % 10 == 0 and current % 100 >= 20 and 0 < value < 10


def _begins_another(
    text: str, atoms: list[_Atom], index: int, current: float, grammar: NumberGrammar
) -> bool:
    """Whether what follows 'and' is a number of its own: as large as what is there, or a fraction."""
    after = index + 1
    if after >= len(atoms) or atoms[after].role not in ("hundred", "multiplier", "fraction", "ordinal"):
        return False
    if grammar.glue.get(text[atoms[index].end : atoms[after].start]) not in ("space", "hyphen"):
        return False
    if atoms[after].role == "ordinal":
        return grammar.fraction_by_ordinal or atoms[index].value == 1
    return atoms[after].role == "fraction" or (atoms[after].role == "hundred" and current >= 100)


def _ends_there(text: str, atoms: list[_Atom], index: int, grammar: NumberGrammar) -> bool:
    """In 'between a and b', whether the 'and' at hand belongs to a, because another follows."""
    end = atoms[index].end
    return any(text[end : end + 12].lower().startswith(glue) for glue, what in grammar.glue.items() if what == "and")


def _kind(text: str, start: int, end: int, word: str, grammar: NumberGrammar) -> str:
    before = grammar.before.get(word)
    if start and before is None:
        at = start - 1 if text[start - 1] not in " \u00a0" else start - 2
        if at >= 0 and not text[at].isascii() or text[at] == "$":
            if unicodedata.category(text[at]) == "Sc":
                return "money"
    tail = grammar.after.match(text[end : end + _TAIL].lower())
    if tail is not None:
        kind = tail.lastgroup or ""
        if kind == "percent_sign":
            return "percent"
        if kind == "symbol":
            return "money"
        if not (kind == "hour" and before == "clock"):
            if kind == "attached":
                return "measure" if not tail["gap"] or text[end - 1].isdigit() else "cardinal"
            return "measure" if kind == "hour" else kind
        return "clock"
    if before is not None and before != "clock":
        return before
    if text[start - 2 : start] == ", " and text[end : end + 1] == "," and end - start < 3 and _follows_name(text, start):
        return "age"
    return "cardinal"


def _word_before(text: str, start: int) -> str:
    """The word before an offset in lower case; empty where other signs stand."""
    head = text[max(0, start - 16) : start].rstrip(" \u00a0-")
    at = len(head)
    while at and (head[at - 1].isalpha() or head[at - 1] in "'’."):
        at -= 1
    return head[at:].lower()


def _follows_name(text: str, start: int) -> bool:
    head = text[max(0, start - 24) : start - 2].split()
    return bool(head) and head[-1][0].isupper()


def _word_after(text: str, end: int) -> str:
    word = text[end : end + 16].split()
    return word[0].lower() if word else ""


def _followed_by_letters(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()


def _ratios(text: str, numbers: list[Number], grammar: NumberGrammar) -> list[Number]:
    """'Two out of three' counts nobody: one fraction in place of two numbers."""
    found: list[Number] = []
    for number in numbers:
        last = found[-1] if found else None
        if (
            last is not None
            and number.start - last.end < 16
            and last.value < number.value
            and text[last.end : number.start].strip().lower() in grammar.ratios
        ):
            found[-1] = Number(last.start, number.end, last.value / number.value, "fraction", last.digits)
        elif (start := _one_in(text, number.start, grammar)) is not None:
            found.append(Number(start, number.end, 1 / number.value if number.value else 0.0, "fraction"))
        else:
            found.append(number)
    return found


def _one_in(text: str, start: int, grammar: NumberGrammar) -> int | None:
    """Where 'a (one) in the' begins, if that stands before a number."""
    head = text[max(0, start - 20) : start].lower()
    for ratio in grammar.ratios:
        if head.endswith(f" {ratio} "):
            word = _word_before(text, start - len(ratio) - 1)
            if word in grammar.articles:
                return text.lower().rfind(word, max(0, start - 20), start)
    return None
