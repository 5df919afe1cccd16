"""One pass over a text finds every written form that the lexicon knows.

Forms are matched whole, in a folded copy of the text of the same length (lower case, every
character that is neither letter, digit nor mark made a space), so 'cease-fire' and 'cease fire' are
one form. A form may end in ``*N`` (up to N more letters follow) or begin with ``*`` (it may close a
compound). Of overlapping hits the longest stays; senses of the very same words are united.

Nine forms in ten are names that must begin with a capital. They are looked up where the text has
one, and only the others make the automaton, which so stays small enough for the processor's cache.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

import ahocorasick_rs

from .spans import SLOTS, Entry, Slot, Span

_OPEN_END = re.compile(r"\*(\d+)$")
_BY_START = itemgetter(0, 1)
_USUAL_MARKS = "\n,.-'\"’‘“”:;()?!–—/%"

# Nearly all scripts with capitals lie in two blocks of Unicode; the last three are signs for units.
CAPITALS = "".join(
    char for code in (*range(0x41, 0x590), *range(0x1E00, 0x1F00), 0x2126, 0x212A, 0x212B)
    if (char := chr(code)).lower() != char and len(char.lower()) == 1
)  # fmt: skip
"""The letters that have a small one."""
_SMALL = frozenset(CAPITALS.lower())
_CAPITALISED = re.compile(rf" [{CAPITALS}]")


def fold(text: str) -> str:
    """The text in lower case with punctuation made space, of exactly the same length."""
    return _lowered(_spaced(text))


def _spaced(text: str) -> str:
    """The text with every character that is neither letter, digit nor mark made a space."""
    for char in _USUAL_MARKS:
        text = text.replace(char, " ")
    if not text.replace(" ", "").isalnum():
        for char in set(text):
            if not char.isalnum() and char != " " and unicodedata.category(char)[0] != "M":
                text = text.replace(char, " ")
    return text


def _lowered(text: str) -> str:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered


def fold_form(form: str) -> str:
    """A lexicon form folded as texts are, with outer space gone."""
    return fold(form).strip()


class Lexicon:
    """Written forms and what they can be; compiled once, then scanned with."""

    def __init__(self) -> None:
        # Keyed by folded form, open beginning, open end, case rule and, for rule 2, the form as written.
        self._entries: dict[tuple[str, bool, int, int, str], Entry] = {}
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        # By pattern: its only entry where nothing but the first letter is to be looked at, else the choices.
        self._plain: list[Entry | None] = []
        self._choices: dict[int, list[Entry]] = {}
        self._open: dict[int, tuple[bool, int]] = {}
        # Forms that begin with a capital; by the first word of longer ones, the lengths of these, falling.
        self._names: dict[str, Entry] = {}
        self._lengths: dict[str, list[int]] = {}
        self._united: dict[tuple[int, ...], Entry] = {}

    def add(self, form: str, slot: str, payload: object, cased: int = 0) -> None:
        """Says that a form can be ``payload`` in ``slot``.

        Of two payloads for one slot the first stays; lists are joined and flags (ints) united.
        """
        lead = form.startswith("*")
        found = _OPEN_END.search(form)
        trail = int(found[1]) if found else 0
        written = _OPEN_END.sub("", form).lstrip("*")
        folded = fold_form(written)
        if folded:
            self._fill((folded, lead, trail, cased, written if cased == 2 else ""), written, slot, payload)

    def add_folded(self, form: str, slot: str, payload: object, cased: int = 0) -> None:
        """As `add`, for a plain form that is folded already: names of places come in tens of thousands."""
        self._fill((form, False, 0, cased, ""), form, slot, payload)

    def _fill(self, key: tuple[str, bool, int, int, str], written: str, slot: str, payload: object) -> None:
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = Entry(written, key[3])
        present = getattr(entry, slot)
        if present is None:
            setattr(entry, slot, payload)
            entry.filled |= SLOTS[slot]
        elif isinstance(present, list) and isinstance(payload, list):
            present.extend(one for one in payload if one not in present)
        elif isinstance(present, int) and isinstance(payload, int):
            setattr(entry, slot, present | payload)
        self._automaton = None

    def compile(self) -> ahocorasick_rs.AhoCorasick:
        """Builds the automaton; `scan` does it when needed."""
        variants: dict[tuple[str, bool, int], list[Entry]] = {}
        for (folded, lead, trail, _, _), entry in self._entries.items():
            variants.setdefault((folded, lead, trail), []).append(entry)
        _inherit(variants)
        patterns: list[str] = []
        self._plain, self._choices, self._open, self._names = [], {}, {}, {}
        lengths: dict[str, set[int]] = {}
        for (folded, lead, trail), entries in variants.items():
            if len(entries) == 1 and entries[0].cased == 1 and not (lead or trail) and folded[0] in _SMALL:
                self._names[folded] = entries[0]
                if " " in folded:
                    lengths.setdefault(folded[: folded.index(" ")], set()).add(len(folded))
                continue
            patterns.append(("" if lead else " ") + folded + ("" if trail else " "))
            if len(entries) == 1 and entries[0].cased < 2 and not lead and not trail:
                self._plain.append(entries[0])
                continue
            number = len(self._plain)
            self._plain.append(None)
            self._choices[number] = sorted(entries, key=lambda entry: -entry.cased)
            self._open[number] = (lead, trail)
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}
        self._automaton = ahocorasick_rs.AhoCorasick(patterns or ["\0"])
        return self._automaton

    def __len__(self) -> int:
        return len(self._entries)

    def scan(self, text: str) -> list[Span]:
        """All spans in order of their start, none inside another. Linear in the length of the text."""
        automaton = self._automaton or self.compile()
        spaced = " " + _spaced(text) + " "
        folded = _lowered(spaced)
        plain = self._plain
        hits = self._named(spaced, folded)
        append = hits.append
        for pattern, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
            entry = plain[pattern]
            if entry is not None:
                if not entry.cased or not text[start].islower():
                    append((start, 2 - end, entry))
                continue
            place = self._place(pattern, start, end, folded)
            if place is not None:
                begin, stop = place
                for choice in self._choices[pattern]:
                    if choice.cased == 0 or _case_fits(choice, text, begin, stop):
                        append((begin, -stop, choice))
        hits.sort(key=_BY_START)
        return self._longest(hits)

    def _named(self, spaced: str, folded: str) -> list[tuple[int, int, Entry]]:
        """The longest name at each capital, if any: (start, minus its end, entry)."""
        hits: list[tuple[int, int, Entry]] = []
        names, lengths = self._names, self._lengths
        for found in _CAPITALISED.finditer(spaced):
            start = found.start()
            stop = folded.find(" ", start + 1)
            word = folded[start + 1 : stop]
            if word in lengths:
                for length in lengths[word]:
                    after = start + 1 + length
                    if folded[after : after + 1] == " ":
                        entry = names.get(folded[start + 1 : after])
                        if entry is not None:
                            hits.append((start, 1 - after, entry))
                            break
                else:
                    entry = names.get(word)
                    if entry is not None:
                        hits.append((start, 1 - stop, entry))
            else:
                entry = names.get(word)
                if entry is not None:
                    hits.append((start, 1 - stop, entry))
        return hits

    def _place(self, pattern: int, start: int, end: int, folded: str) -> tuple[int, int] | None:
        begin, stop = start, end - 2
        lead, trail = self._open[pattern]
        if lead:
            begin = folded.rfind(" ", 0, start + 1)
        if trail:
            stop = folded.find(" ", end, end + trail + 1) - 1
            if stop < 0:
                return None
        return begin, stop

    def _longest(self, hits: list[tuple[int, int, Entry]]) -> list[Span]:
        spans: list[Span] = []
        last_start = last_end = -1
        for start, minus_end, entry in hits:
            end = -minus_end
            if start < last_end:
                if start == last_start and end == last_end:
                    span = spans[-1]
                    span.entry = self._unite(span.entry, entry)
                continue
            spans.append(Span(start, end, entry))
            last_start, last_end = start, end
        return spans

    def _unite(self, first: Entry, second: Entry) -> Entry:
        if first is second:
            return first
        key = (id(first), id(second))
        entry = self._united.get(key)
        if entry is None:
            entry = Entry(first.form, min(first.cased, second.cased))
            entry.filled = first.filled | second.filled
            for slot in SLOTS:
                one, two = getattr(first, slot), getattr(second, slot)
                if isinstance(one, list) and isinstance(two, list):
                    one = one + [item for item in two if item not in one]
                elif isinstance(one, int) and isinstance(two, int):
                    one |= two
                setattr(entry, slot, two if one is None else one)
            self._united[key] = entry
        return entry


def _inherit(variants: Mapping[tuple[str, bool, int], Sequence[Entry]]) -> None:
    """A longer form is also what the words inside it are: 'has asked' is still the verb 'asked'."""
    verbs = {
        form: entries[0]
        for (form, lead, trail), entries in variants.items()
        if not lead and not trail and any(entry.filled & Slot.REPORT for entry in entries)
    }
    closed = Slot.REPORT | Slot.PLACE | SLOTS["actor"]
    for (form, _, _), entries in variants.items():
        heirs = [entry for entry in entries if not entry.filled & closed] if " " in form else ()
        if not heirs:
            continue
        words = form.split()
        parts = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} - {
            form
        }
        for part in sorted(parts, key=len, reverse=True):
            inner = verbs.get(part)
            if inner is None or inner.report is None:
                continue
            for entry in heirs:
                if entry.report is None:
                    entry.report = inner.report
                    entry.filled |= Slot.REPORT


def _case_fits(entry: Entry, text: str, start: int, end: int) -> bool:
    if entry.cased == 2:
        return text[start:end] == entry.form
    return not text[start].islower()


def expand(forms: str | Iterable[str]) -> list[str]:
    """One form or several, as a list."""
    return [forms] if isinstance(forms, str) else list(forms)
