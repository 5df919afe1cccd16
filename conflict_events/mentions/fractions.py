"""Numbers that are parts: 'three and two thirds' is one number, 'two out of three' counts nobody."""

from __future__ import annotations

from typing import Final

from ..words.folding import lowered
from ..words.spans import Number
from .figures import Atom
from .number_grammar import NumberGrammar

_SCALES: Final = (1e2, 1e3, 1e6, 1e8, 1e9, 1e12, 1e17)


def is_rest(text: str, whole: Number, part: Number, grammar: NumberGrammar) -> bool:
    """Whether a fraction completes the number before it: 'three and two thirds', '2 1/4'."""
    if whole.kind not in ("cardinal", "one") or not 0 < part.value < 1 or whole.value % 1:
        return False
    glue = grammar.glue.get(" ".join(text[whole.end : part.start].lower().split()).join("  "), "")
    return glue in ("and", "rest") or (
        whole.digits and part.digits and text[whole.end : part.start].isspace()
    )


def rest_of_scale(
    text: str, whole: Number | None, part: Number, scale: Atom, grammar: NumberGrammar
) -> float | None:
    """'Five and three quarter billion', in words: the part of a scale, its last word, counts in what it completes."""
    if whole is None or scale.role != "multiplier" or not 0 < part.value < scale.value or part.digits:
        return None
    small = whole.kind == "cardinal" and not whole.digits and 0 < whole.value < 100
    if not small or grammar.glue.get(f" {text[whole.end : part.start].lower().strip()} ", "") != "and":
        return None
    return whole.value * scale.value + part.value


def is_decimal(text: str, whole: Number, part: Number, grammar: NumberGrammar) -> bool:
    """'Siete con cincuenta' is 7.5: in words, and only where nothing follows that the second number counts."""
    if (
        whole.digits
        or part.digits
        or whole.kind not in ("cardinal", "one")
        or whole.value % 1
        or part.value % 1
    ):
        return False
    if grammar.glue.get(" ".join(text[whole.end : part.start].lower().split()).join("  ")) != "rest":
        return False
    ends = part.kind in ("cardinal", "one") and not text[part.end : part.end + 2].strip(" .,;:!?)»”")
    return 0 < part.value < 1000 and (ends or part.kind in ("percent", "money"))


def is_small_part(text: str, one: Number, rank: Number) -> bool:
    """'One one-hundred-fifth': one and the ordinal of a number of three figures or more, in words."""
    return (
        one.kind == "one" and rank.kind == "ordinal" and not rank.digits and rank.value > 99
        and text[one.end : rank.start] == " "
    )  # fmt: skip


def part_of(whole: Number, part: Number) -> float:
    """What a part adds: 'a million and three quarters' are 1.75 million, but 'a million, two hundred and a half'."""
    scales = (scale for scale in (1e12, 1e9, 1e6) if whole.value >= scale)
    scale = next(scales, 1) if not whole.digits else 1
    return part.value * (scale if whole.value % scale == 0 else 1)


def with_ratios(text: str, numbers: list[Number], grammar: NumberGrammar) -> list[Number]:
    """'Two out of three' counts nobody: one fraction in place of two numbers."""
    found: list[Number] = []
    for number in numbers:
        last = found[-1] if found else None
        if last is not None and (
            _is_out_of(text, last, number, grammar)
            or (number.value and text[last.end : number.start].strip().lower() in grammar.divided)
            or _is_over(text, last, number, grammar)
            or _is_parts_of(text, last, number, grammar)
        ):
            value = _quotient(last.value, number.value, words=not last.digits)
            found[-1] = Number(last.start, number.end, value, "fraction", last.digits)
        elif last is not None and _is_part_of_number(text, last, number, grammar):
            kind = "cardinal" if last.value * number.value >= 1 else "fraction"
            found[-1] = Number(last.start, number.end, last.value * number.value, kind, last.digits)
        elif last is not None and _is_before_whole(text, last, number, grammar):
            found[-1] = Number(last.start, number.end, number.value + last.value, "cardinal", True)
        elif last is not None and _is_whole_before(text, last, number, grammar):
            found[-1] = Number(last.start, number.end, number.value / last.value, "fraction", last.digits)
        elif (start := _one_in(text, number.start, grammar)) is not None:
            sign = -1 if (word := word_before(text, start)) in grammar.minus else 1
            start = begin_of(text, word, start) if sign < 0 else start
            found.append(Number(start, number.end, sign / number.value if number.value else 0.0, "fraction"))
        else:
            found.append(number)
    return found


def _is_out_of(text: str, part: Number, whole: Number, grammar: NumberGrammar) -> bool:
    return (
        whole.start - part.end < 16
        and part.value < whole.value
        and text[part.end : whole.start].strip().lower() in grammar.ratios
    )


def _is_over(text: str, above: Number, below: Number, grammar: NumberGrammar) -> bool:
    """'One over twenty': only where no word follows that the second number could count."""
    if not grammar.over or not 0 < below.start - above.end < 9 or below.value <= 0:
        return False
    if above.value > below.value and not above.digits:
        return False  # no part is more than its whole
    if above.kind not in ("cardinal", "one") or below.kind not in ("cardinal", "one"):
        return False
    if text[above.end : below.start].strip().lower() not in grammar.over:
        return False
    if above.value == 1 and not below.digits and below.value in _SCALES:
        return True  # 'one in a million people'
    if above.value == 1 and above.start == len(text) - len(text.lstrip()):
        return True  # at the head of a text no noun stands before it
    return not text[below.end : below.end + 2].strip(" ?؟")


def _is_whole_before(text: str, whole: Number, part: Number, grammar: NumberGrammar) -> bool:
    """'Beşte ikisi', '4'te 3'ü': the whole, by its ending, and right behind it its part, with an ending or alone."""
    if not grammar.whole_behind or not 0 < part.value <= whole.value <= 100 or whole.digits != part.digits:
        return False
    between = text[whole.end : part.start]
    if whole.digits:
        ended = text[part.end : part.end + 1] in ("'", "’") and part.kind == "cardinal"
        return ended and between[:1] in ("'", "’") and between[1:-1] in grammar.whole_behind
    if between != " " or whole.kind != "cardinal" or part.kind not in ("cardinal", "one"):
        return False
    bare = text[part.start : part.end].lower() in grammar.plain
    ends = text[whole.start : whole.end].lower().endswith(grammar.whole_behind)
    return ends and not (bare and text[part.end : part.end + 2].strip(" .,;:!?)»”"))


def _is_parts_of(text: str, parts: Number, whole: Number, grammar: NumberGrammar) -> bool:
    """'Twenty parts of a hundred'."""
    return (
        bool(grammar.part_of)
        and 0 < whole.start - parts.end < 16
        and whole.value > 1
        and text[parts.end : whole.start].strip() in grammar.part_of
    )


def _quotient(parts: float, whole: float, *, words: bool) -> float:
    """'Two hundred and seventy-one hundredths', in words, are two hundred and 71 of them."""
    if words and whole in _SCALES and parts > whole and parts % whole:
        return parts - parts % whole + parts % whole / whole
    return parts / whole


def _is_before_whole(text: str, part: Number, whole: Number, grammar: NumberGrammar) -> bool:
    """'1/4 2' is 2.25 where it is written from right to left, with nothing behind that 2 could count."""
    if part.kind != "fraction" or not (part.digits and whole.digits and grammar.units_first):
        return False
    alone = not text[whole.end : whole.end + 2].strip(" .?!؟،,")
    return text[part.end : whole.start] == " " and whole.value % 1 == 0 and 0 < part.value < 1 and alone


def _is_part_of_number(text: str, part: Number, whole: Number, grammar: NumberGrammar) -> bool:
    """'Half the million', where the article is written on to its noun and 'of' is not said."""
    if part.kind != "fraction" or not 0 < part.value < 1 or part.digits or whole.digits or whole.value < 10:
        return False
    gap = text[part.end : whole.start].lstrip(" ")
    written_on = not gap and text.startswith(grammar.definite, whole.start)
    return bool(grammar.definite) and (gap in grammar.definite or written_on)


def _one_in(text: str, start: int, grammar: NumberGrammar) -> int | None:
    """Where 'a (one) in the' begins, if that stands before a number; 'a part of' is one by itself."""
    near = text[max(0, start - 20) : start]
    for words in grammar.part_of:
        if f" {near}".endswith(f" {words} "):
            return start - len(words) - 1
    if text[start - 1 : start] != " ":
        return None
    head = text[max(0, start - 20) : start].lower()
    for ratio in grammar.ratios:
        if head.endswith(f" {ratio} "):
            word = word_before(text, start - len(ratio) - 1)
            if word in grammar.articles:
                return begin_of(text, word, start)
    return None


def multiplied(text: str, atoms: list[Atom], index: int, scale: float) -> Atom | None:
    """The multiplier right behind an atom, if it is no larger than the one before."""
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if following is None or following.role != "multiplier" or following.value > scale:
        return None
    return following if text[atoms[index].end : following.start] == " " else None


def long_fraction(whole: float, parts: float, words: str, grammar: NumberGrammar) -> tuple[float, float]:
    """'One hundred thirty fifths' are a hundred parts of 35, 'one hundred thirty two fifths' are 132 of five."""
    tens = whole % 100
    joined = any(glue in words.lower() for glue, what in grammar.glue.items() if what == "and")
    if parts < 10 and tens >= 20 and tens % 10 == 0 and whole > tens and not joined:
        return whole - tens, tens + parts
    return whole, parts


def stands_alone(text: str, end: int, grammar: NumberGrammar) -> bool:
    """Whether behind an ordinal stands what it is a part of, or nothing: it is a fraction there."""
    word = word_after(text, end)
    return word in grammar.of or not word[:1].isalnum()


def ends_in_part(text: str, atoms: list[Atom], index: int, grammar: NumberGrammar) -> bool:
    """'Twenty and three and three fifths': where a part closes what 'and' joins, all of it is one number."""
    if index + 2 >= len(atoms) or atoms[index + 2].role not in ("fraction", "ordinal"):
        return False
    gaps = [text[atoms[at].end : atoms[at + 1].start] for at in (index, index + 1)]
    return grammar.glue.get(gaps[0]) == "and" and gaps[1] == " "


def one_before(text: str, start: int, grammar: NumberGrammar) -> int:
    """Where the article before 'and' begins that makes one of 'un et un demi', plus one; 0 where there is none."""
    word = word_before(text, start)
    if grammar.glue.get(f" {word} ") != "and":
        return 0
    joint = begin_of(text, word, start)
    one = word_before(text, joint)
    return begin_of(text, one, joint) + 1 if one in grammar.articles and grammar.article_ends else 0


def is_signed(text: str, start: int, end: int) -> bool:
    """Whether a text is nothing but a minus and a number; a dash in front of anything else opens a line."""
    return bool(start) and text[:start].strip() in ("-", "−") and not text[end:].strip()


def begin_of(text: str, word: str, end: int) -> int:
    """Where a word in lower case begins that stands last before a place, whatever its case there."""
    near = max(0, end - 20)
    return near + lowered(text[near:end]).rfind(word)


def word_before(text: str, start: int) -> str:
    """The word before an offset in lower case; empty where other signs stand."""
    head = text[max(0, start - 16) : start].rstrip(" \u00a0-")
    at = len(head)
    while at and (head[at - 1].isalpha() or head[at - 1] in "'’."):
        at -= 1
    return head[at:].lower()


def word_after(text: str, end: int) -> str:
    word = text[end : end + 16].split()
    return word[0].lower() if word else ""
