"""One pass over a text finds every written form that the lexicon knows.

Forms are matched whole, in a folded copy of the text of the same length (lower case, every
character that is neither letter, digit nor mark made a space), so 'cease-fire' and 'cease fire' are
one form. A form may end in ``*N`` (up to N more letters follow) or begin with ``*`` (it may close a
compound). Of overlapping hits the longest stays; senses of the very same words are united.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick_rs

from .spans import SLOTS, Entry, Slot, Span

_OPEN_END = re.compile(r"\*(\d+)$")


def fold(text: str) -> str:
    """The text in lower case with punctuation made space, of exactly the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    for char in set(lowered):
        if not char.isalnum() and char != " " and unicodedata.category(char)[0] != "M":
            lowered = lowered.replace(char, " ")
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
        # Patterns are numbered so that the number tells what is left to look at: nothing, then from
        # `_capital` on the first letter, and behind these its choices, with open beginning and end.
        self._plain: list[Entry] = []
        self._capital = 0
        self._choices: list[tuple[list[Entry], bool, int]] = []
        # One object for each number that `Entry.filled` is: these are read for every hit.
        self._flags: dict[int, int] = {}
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
        if not entry.filled & SLOTS[slot]:
            setattr(entry, slot, payload)
            filled = entry.filled | SLOTS[slot]
            entry.filled = self._flags.setdefault(filled, filled)
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
        small: list[tuple[str, Entry]] = []
        capital: list[tuple[str, Entry]] = []
        others: list[str] = []
        self._choices = []
        for (folded, lead, trail), entries in variants.items():
            pattern = ("" if lead else " ") + folded + ("" if trail else " ")
            if len(entries) == 1 and entries[0].cased < 2 and not lead and not trail:
                (capital if entries[0].cased else small).append((pattern, entries[0]))
            else:
                others.append(pattern)
                self._choices.append((sorted(entries, key=lambda entry: -entry.cased), lead, trail))
        self._capital = len(small)
        self._plain = [entry for _, entry in small + capital]
        patterns = [pattern for pattern, _ in small + capital] + others
        self._automaton = ahocorasick_rs.AhoCorasick(patterns or ["\0"])
        return self._automaton

    def __len__(self) -> int:
        return len(self._entries)

    def scan(self, text: str) -> list[Span]:
        """All spans in order of their start, none inside another. Linear in the length of the text."""
        automaton = self._automaton or self.compile()
        folded = " " + fold(text) + " "
        plain, capital, choices = self._plain, self._capital, len(self._plain)
        spans: list[Span] = []
        last = -1  # the end of the last span
        for pattern, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
            if pattern >= capital:
                if pattern >= choices:
                    last = self._choose(spans, last, pattern - choices, start, end, text, folded)
                    continue
                if text[start].islower():
                    continue
            if start >= last:
                last = end - 2
                spans.append(Span(start, last, plain[pattern]))
            else:
                last = self._settle(spans, start, end - 2, plain[pattern])
        return spans

    def _choose(
        self, spans: list[Span], last: int, number: int, start: int, end: int, text: str, folded: str
    ) -> int:
        """Adds those entries of a pattern that fit the words around and their case; the last end then."""
        entries, lead, trail = self._choices[number]
        begin, stop = start, end - 2
        if lead:
            begin = folded.rfind(" ", 0, start + 1)
        if trail:
            stop = folded.find(" ", end, end + trail + 1) - 1
            if stop < 0:
                return last
        for entry in entries:
            if entry.cased == 0 or _case_fits(entry, text, begin, stop):
                last = self._settle(spans, begin, stop, entry)
        return last

    def _settle(self, spans: list[Span], start: int, end: int, entry: Entry) -> int:
        """Adds a hit unless a span before it overlaps it, in place of those inside it; the last end then.

        Hits come in the order of their ends, so no span ends behind the one that comes.
        """
        index = len(spans)
        while index and spans[index - 1].start >= start:
            index -= 1
        if index and spans[index - 1].end > start:
            return spans[-1].end
        if index < len(spans) and spans[index].start == start and spans[index].end == end:
            spans[index].entry = self._unite(spans[index].entry, entry)
        else:
            spans[index:] = [Span(start, end, entry)]
        return end

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
    closed = Slot.REPORT | Slot.PLACE | Slot.ACTOR
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
