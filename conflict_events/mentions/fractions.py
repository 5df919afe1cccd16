"""Numbers that are parts: 'three and two thirds' is one number, 'two out of three' counts nobody."""

from __future__ import annotations

from ..folding import lowered
from ..spans import Number
from .number_grammar import NumberGrammar


def is_rest(text: str, whole: Number, part: Number, grammar: NumberGrammar) -> bool:
    """Whether a fraction completes the number before it: 'three and two thirds', '2 1/4'."""
    if whole.kind not in ("cardinal", "one") or not 0 < part.value < 1 or whole.value % 1:
        return False
    glue = grammar.glue.get(" ".join(text[whole.end : part.start].lower().split()).join("  "), "")
    return glue == "and" or (whole.digits and part.digits and text[whole.end : part.start].isspace())


def part_of(whole: Number, part: Number) -> float:
    scale = next((scale for scale in (1e12, 1e9, 1e6) if not whole.digits and whole.value >= scale), 1)
    return part.value * scale


def with_ratios(text: str, numbers: list[Number], grammar: NumberGrammar) -> list[Number]:
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
            word = word_before(text, start - len(ratio) - 1)
            if word in grammar.articles:
                return begin_of(text, word, start)
    return None


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
