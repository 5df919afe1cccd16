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

from typing import Final

from ..words.spans import Number, Span
from .compounds import Compounds
from .figures import Atom, figures
from .fractions import (
    begin_of,
    ends_in_part,
    is_decimal,
    is_rest,
    is_signed,
    is_small_part,
    long_fraction,
    multiplied,
    one_before,
    part_of,
    rest_of_scale,
    stands_alone,
    with_ratios,
    word_before,
)
from .number_grammar import (
    NumberGrammar,
    NumberWord,
    adds,
    adds_behind,
    closed_by_article,
    long_scale,
    vocabulary,
)
from .number_joints import begins_another, ends_there, followed_by_letters
from .number_kinds import kind_of
from .twofold_numbers import atom_of, settle_twofold

__all__ = ["NumberGrammar", "find_numbers", "vocabulary"]

_GAP: Final = 10  # the most characters between two words of one number


def find_numbers(text: str, spans: list[Span], grammar: NumberGrammar) -> list[Number]:
    """The numbers of a text in order of their start, none overlapping another.

    ``spans`` are the matcher's spans of this text in order; those without a number word of this
    module are passed over. Offsets are code points.
    """
    atoms = [
        atom_of(span.start, span.end, word)
        for span in spans
        if isinstance(word := span.entry.number, NumberWord)
    ]
    atoms += figures(text, grammar)
    if grammar.negative_one is not None:
        atoms += [Atom(*one.span(), -1.0, "done", "signed") for one in grammar.negative_one.finditer(text)]
    if grammar.compounds is not None:
        atoms = _with_compounds(text, atoms, grammar.compounds)
    if not atoms:
        return []
    atoms.sort(key=lambda atom: (atom.start, atom.end))
    if any(atom.part or atom.alone for atom in atoms):
        settle_twofold(text, atoms, grammar)
    found: list[Number] = []
    start, end = 0, len(atoms)
    while start < end:
        number, start = _compose(text, atoms, start, grammar)
        if number is None:
            continue
        last = found[-1] if found else None
        if last is not None and is_small_part(text, last, number):
            found[-1] = Number(last.start, number.end, 1 / number.value, "fraction", last.digits)
        elif last is not None and number.kind == "fraction" and is_rest(text, last, number, grammar):
            found[-1] = Number(
                last.start, number.end, last.value + part_of(last, number), last.kind, last.digits
            )
        elif last is not None and is_decimal(text, last, number, grammar):
            value = last.value + float(f"0.{number.value:.0f}")
            found[-1] = Number(last.start, number.end, value, number.kind)
        elif (both := rest_of_scale(text, last, number, atoms[start - 1], grammar)) is not None:
            found[-1] = Number(found[-1].start, number.end, both, number.kind)
        else:
            found.append(number)
    if len(found) == 1 and is_signed(text, found[0].start, found[0].end):
        found = [Number(0, found[0].end, -found[0].value, found[0].kind, found[0].digits)]
    return with_ratios(text, found, grammar) if grammar.parts else found


def _with_compounds(text: str, atoms: list[Atom], compounds: Compounds) -> list[Atom]:
    words = compounds.find(text)
    if not words:
        return atoms
    inside = {start for start, _, _, _ in words}
    atoms = [atom for atom in atoms if atom.start not in inside]
    return atoms + [Atom(start, end, value, role) for start, end, value, role in words if role]


def _compose(text: str, atoms: list[Atom], first: int, grammar: NumberGrammar) -> tuple[Number | None, int]:
    """The number that begins at ``first``, and the index of the atom after it."""
    atom = atoms[first]
    start, role = atom.start, atom.role
    if role == "scale":
        return None, first + 1
    if role == "done":
        return Number(start, atom.end, atom.value, atom.kind, True), first + 1
    following = atoms[first + 1] if first + 1 < len(atoms) else None
    if (following is None or following.start - atom.end > _GAP) and (
        not grammar.article_ends or role not in ("hundred", "multiplier", "unit")
    ):
        total, end, kind, after = atom.value, atom.end, "", first + 1
        if role in ("ordinal", "fraction"):
            kind = role
    else:
        total, end, kind, after = _sum(text, atoms, first, grammar)
    word = word_before(text, start)
    if kind == "ordinal" and word in grammar.articles and total > 2 and (
        role == "ordinal" or grammar.article_ends
    ):  # fmt: skip
        if stands_alone(text, end, grammar):
            kind, total = "fraction", 1 / total
            start = begin_of(text, word, start)
    elif role in ("hundred", "multiplier", "fraction") and word in grammar.articles:
        start = begin_of(text, word, start)
        if kind == "fraction" and (whole := one_before(text, start, grammar)):
            start, total, kind = whole - 1, total + 1, ""  # 'un et un demi'
    elif word in grammar.minus:
        start, total = begin_of(text, word, start), -total
    digits = role == "figures"
    if not kind:
        kind = kind_of(text, start, end, word, grammar)
        if kind == "cardinal" and after == first + 1 and total == 1 and not digits:
            kind = "one"
    return Number(start, end, total, kind, digits), after


def _sum(text: str, atoms: list[Atom], first: int, grammar: NumberGrammar) -> tuple[float, int, str, int]:
    """Adds and multiplies what follows as far as it makes one number: value, end, kind, next index."""
    atom = atoms[first]
    total, current, scale = 0.0, atom.value, 0.0
    last, end, kind, index, places = atom.role, atom.end, "", first + 1, 0
    if last in ("ordinal", "fraction"):
        kind = last
    if last in ("multiplier", "hundred"):
        total, current, scale = (0.0, 100.0, 0.0) if last == "hundred" else (atom.value, 0.0, atom.value)
    between = word_before(text, atom.start) in grammar.between
    while index < len(atoms):
        atom = atoms[index]
        gap = text[end : atom.start]
        glue = grammar.between_words(gap)
        if glue is None and gap in (" - ", " / ") and atom.role in ("ordinal", "fraction"):
            glue = "hyphen" if not text[atom.end : atom.end + 2].strip() else None  # 'five - eighths', alone
        if kind == "ordinal" and grammar.units_first and glue == "and" and atom.role == "unit" \
                and adds_behind(current, total, "unit", atom.value):  # fmt: skip
            current, last, end, index = current + atom.value, "ordinal", atom.end, index + 1
            break
        if (
            glue == "article"
            and atom.role in ("multiplier", "hundred")
            and kind != "fraction"
            and (closed_by_article(text, end, total, current, scale, last, grammar))
        ):
            current, glue = current + 1, "space"  # 'deux cent un mille'
        if (
            glue is None
            or (glue == "of") > (kind == "fraction" and atom.role == "multiplier")
            or (kind == "ordinal" and not (atom.role == last == "ordinal" and total + current >= 100))
            or (kind == "fraction" and atom.role not in ("multiplier", "hundred"))
        ):
            break
        if glue == "and" and between and not ends_there(text, atoms, index, grammar):
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
        elif role in ("multiplier", "hundred") and (
            glue == "space" or (kind == "fraction" and glue in ("article", "of", "hyphen"))
        ):
            if not current and total and value <= scale:
                break
            if value < 100 and last != "figures" and current > 100 and current % 100:
                current = current // 100 * 100 + current % 100 * value  # 'three hundred and two dozen'
            elif value > scale and scale:
                if current and total and not grammar.long_scale:
                    break
                total, current = sum(long_scale(total, current, value)), 0.0
            else:
                total, current = total + current * value, 0.0
            scale = value
            kind = ""
        elif role == "fraction":
            if glue == "and article" or (glue == "and" and last != "fraction"):
                if value < 1:
                    smaller = multiplied(text, atoms, index, scale or current + 1)
                    if (
                        smaller is not None
                    ):  # 'one billion and three quarters of a million', 'three quarters million'
                        total, index = total + value * smaller.value, index + 1
                        atom = smaller
                    elif last == "multiplier":
                        total += value * scale
                    else:
                        current += value
                    kind = ""
                    last, end, index = "sum", atom.end, index + 1
                    continue
                break
            if glue in ("space", "hyphen") and not total and 0 < current < 100:
                current, kind = (
                    (current * value, "fraction")
                    if last != "figures" or value <= 0.2
                    else (current + value, "")
                )
            elif glue in ("space", "hyphen") and last != "figures" and value < 0.25:
                over, under = long_fraction(
                    total + current, 1 / value, text[atoms[first].start : end], grammar
                )
                total, current, kind = 0.0, over / under, "fraction"
            else:
                break
        elif role == "ordinal":
            denominates = value < 100 and (grammar.fraction_by_ordinal or (current == 1 and value > 2))
            if glue == "and article" and denominates and value > 2 and stands_alone(text, atom.end, grammar):
                current, kind = current + 1 / value, ""  # 'trois et un cinquième'
                last, end, index = "sum", atom.end, index + 1
                continue
            if glue == "and article" and grammar.article_ends:
                break
            if glue == "hyphen" and last == "unit" and value < 10 and current > 19 and current % 10 == 0:
                current, kind = current + value, "ordinal"  # 'septante-huitième'
            elif glue in ("space", "hyphen") and denominates and not total and 0 < current < max(value, 100):
                current, kind = current / value, "fraction"
            elif grammar.fraction_by_ordinal and denominates and last == "unit" and 0 < current % 100 < value:
                part = current % 100  # 'honderd drie vijfde' is 100 and 3/5
                current, last, end, index = current - part + part / value, "sum", atom.end, index + 1
                continue
            elif (
                grammar.fraction_by_ordinal and denominates and last == "unit" and 2 < value <= current % 100
            ):
                current, kind = current / value, "fraction"  # 'ciento treinta y dos quintos'
            elif (value < 100 and glue != "article" and (current >= 100 or total) and current % 100 == 0) or (
                value < 1000 <= current and current % 1000 == 0 and glue == "space"
            ):
                current, kind = current + value, "ordinal"
            elif value >= 100 and glue in ("space", "hyphen") and kind != "ordinal":
                total, current = (
                    long_scale(total, current or 1, value)
                    if grammar.long_scale and 0 < scale < value
                    else (total, (current or 1) * value)
                )
                kind = "ordinal"
            else:
                break
        elif grammar.units_first and glue == "and" and adds_behind(current, total, role, value):
            current += value
        elif role == "unit" and adds(current, total, scale, value, last, glue, grammar.tens_and):
            if glue == "and" and begins_another(text, atoms, index, current, grammar):
                break
            if glue == "and" and value == 1 and followed_by_letters(text, atom.end) and last == "figures":
                break
            current += value
        elif role == "unit" and glue == "and" and value < 10 and current and current % 10 == 0 \
                and last == "unit" and ends_in_part(text, atoms, index, grammar):  # fmt: skip
            current += value
        elif role == "unit" and grammar.year_pairs and glue in ("space", "hyphen") and not total \
                and last == "unit" and 10 < current < 21 and 10 <= value < 100:  # fmt: skip
            current = current * 100 + value
        elif (
            role == "figures"
            and last in ("multiplier", "hundred")
            and 0 < value < (scale or 100)
            and glue in ("space", "and")
        ):
            nxt = atoms[index + 1] if index + 1 < len(atoms) else None
            scaled = (
                nxt is not None
                and nxt.role in ("multiplier", "hundred")
                and text[atom.end : nxt.start] == " "
            )
            glued = glue == "and" and not (grammar.units_first and scaled)
            if (glued == scaled and (glued or not grammar.mixed)) or (
                scaled and nxt is not None and nxt.value >= (scale or 100)
            ):
                break
            current += value
        else:
            break
        last, end, index = role, atom.end, index + 1
    if not kind and (closed := closed_by_article(text, end, total, current, scale, last, grammar)):
        current, end = current + 1, closed
    return total + current, end, kind, index
