"""Where one number ends and another begins: what 'and' between two of them joins."""

from __future__ import annotations

from .figures import Atom
from .number_grammar import NumberGrammar


def begins_another(text: str, atoms: list[Atom], index: int, current: float, grammar: NumberGrammar) -> bool:
    """Whether what follows 'and' is a number of its own: as large as what is there, or a fraction."""
    after = index + 1
    if after >= len(atoms) or atoms[after].role not in ("hundred", "multiplier", "fraction", "ordinal"):
        return False
    if grammar.glue.get(text[atoms[index].end : atoms[after].start]) not in ("space", "hyphen"):
        return False
    if atoms[after].role == "ordinal":
        return grammar.fraction_by_ordinal or atoms[index].value == 1
    if atoms[after].role == "fraction" and atoms[index].value * atoms[after].value >= 1:
        return False  # 'a hundred and thirty fifths': of what is left over there were fewer than five
    return atoms[after].role == "fraction" or (atoms[after].role == "hundred" and current >= 100)


def ends_there(text: str, atoms: list[Atom], index: int, grammar: NumberGrammar) -> bool:
    """In 'between a and b', whether the 'and' at hand belongs to a, because another follows."""
    end = atoms[index].end
    return any(
        text[end : end + 12].lower().startswith(glue) for glue, what in grammar.glue.items() if what == "and"
    )


def followed_by_letters(text: str, end: int) -> bool:
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()
