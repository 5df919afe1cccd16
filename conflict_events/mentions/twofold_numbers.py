"""Number words that are two things: 'five' and 'a fifth', or two thousand and 'thousand' behind a number.

What stands around them tells which: before a noun with the article that is written on to it, or behind a number and
'and' that nothing more can be added to, a word is a fraction; a multiplier that opens a number, before a noun, is a
unit.
"""

from __future__ import annotations

from .figures import Atom
from .fractions import word_after, word_before
from .number_grammar import NumberGrammar, NumberWord


def atom_of(start: int, end: int, word: NumberWord) -> Atom:
    atom = Atom(start, end, word.value, word.role)
    atom.part, atom.alone = word.part, word.alone
    return atom


def settle_twofold(text: str, atoms: list[Atom], grammar: NumberGrammar) -> None:
    """Makes each of the atoms that can be two things the one that it is here."""
    for index, atom in enumerate(atoms):
        before = atoms[index - 1] if index else None
        after = atoms[index + 1] if index + 1 < len(atoms) else None
        if atom.part and (
            _of_a_whole(text, atom, after, grammar)
            or (before is not None and _rest(text, before, atom, grammar))
        ):
            atom.value, atom.role = atom.part, "fraction"
        elif atom.alone and _opens(text, before, atom, after, grammar):
            atom.value, atom.role = atom.alone, "unit"


def _of_a_whole(text: str, atom: Atom, after: Atom | None, grammar: NumberGrammar) -> bool:
    """'A fifth of the people', where the article is written on to its noun and 'of' is not said."""
    if not grammar.definite or atom.value > 10 or text[atom.end : atom.end + 1] != " ":
        return False
    if after is not None and after.start == atom.end + 1:
        return after.value >= 10 and text.startswith(grammar.definite, after.start)  # 'a fifth of the twenty'
    word = word_after(text, atom.end)
    return any(word.startswith(article) and len(word) > len(article) + 1 for article in grammar.definite)


def _rest(text: str, before: Atom, atom: Atom, grammar: NumberGrammar) -> bool:
    """'Three and a fifth', where 'three and five' would be no number."""
    gap = text[before.end : atom.start]
    if before.role != "unit" or "and" not in (
        grammar.glue.get(gap),
        grammar.glue.get(" ".join(gap.split()).join("  ")),
    ):
        return False
    if atom.value < 10:
        alone = not text[atom.end : atom.end + 2].strip(" .?!؟،,")
        return before.value < 10 and alone and word_before(text, before.start) not in grammar.between
    return before.value >= 20 and before.value % 10 == 0


def _opens(text: str, before: Atom | None, atom: Atom, after: Atom | None, grammar: NumberGrammar) -> bool:
    """Whether a multiplier has nothing to multiply, and a noun stands behind it."""
    if before is not None and atom.start - before.end < 3:
        return False
    if after is not None and after.start - atom.end < 3:
        return False
    word = word_after(text, atom.end) if text[atom.end : atom.end + 1] == " " else ""
    return word.isalpha() and word not in grammar.prepositions
