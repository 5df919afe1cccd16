"""One pass over a text finds every written form that the lexicon knows.

Forms are matched whole, in a folded copy of the text of the same length (lower case, every
character that is neither letter, digit nor mark made a space), so 'cease-fire' and 'cease fire' are
one form. A form may end in ``*N`` (up to N more letters follow) or begin with ``*`` (it may close a
compound). Of overlapping hits the longest stays; senses of the very same words are united.

Each word of the text is looked up once, as the last word of the forms that it may close; what stands
before it tells which of the longer ones are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from .endings import NOTHING, Ending, Endings
from .folding import fold, fold_forms
from .forms import Forms
from .inheritance import inherit, outranks
from .names import Names
from .spans import SLOTS, Entry, Span

SPLIT: Final = " … "
"""What stands between the halves of a form in a pack that others may stand between."""
# A longer name that stands for itself only as it is written is also known all in capitals.
_SHORT: Final = 6
# What a process remembers of the words that it met; then it begins again.
_REMEMBERED: Final = 60_000


_Key = tuple[str, bool, int, int, str]
"""Of an entry: form, open beginning, open end, case rule, and for rule 2 the form as written."""


class Lexicon:
    """Written forms and what they can be."""

    def __init__(self) -> None:
        # Forms wait by their last word, and names as well, until a text holds that word.
        self._waiting = Forms()
        self._names: list[tuple[str, int, Names]] = []
        self._entries: dict[_Key, Entry] = {}
        self._filled: dict[str, dict[str, list[Entry]]] = {}  # by last word and form
        self._met: set[str] = set()  # last words whose forms are among the endings
        self._joining: list[str] = []
        self._joins: set[str] = set()
        self._join_sizes: list[int] = []
        self._compiled = False
        self._endings = self._no_endings()
        self._known: dict[str, Ending] = {}  # by every word met
        # One object for each number that `Entry.filled` is: these are read for every hit.
        self._flags: dict[int, int] = {}
        self._united: dict[tuple[int, ...], Entry] = {}

    def add(self, form: str, slot: str, payload: object, cased: int = 0) -> None:
        """Says that a form can be ``payload`` in ``slot``.

        Of two payloads for one slot the first stays; lists are joined and flags (ints) united. `Each` makes one
        for a form when a text holds it.
        """
        self.add_all([form], slot, payload, cased)

    def add_all(self, forms: list[str], slot: str, payload: object, cased: int = 0) -> None:
        """As `add` of each: packs hold tens of thousands."""
        self._waiting.add(forms, slot, payload, cased)
        self._compiled = False

    def _folded(self, forms: Sequence[str]) -> list[str]:
        """Forms as their words are looked up."""
        return fold_forms(forms)

    def _no_endings(self) -> Endings:
        return Endings()

    def add_names(self, names: Names, slot: str, cased: int = 0) -> None:
        """As `add` of each, for forms that are folded already: places come in tens of thousands.

        Of two tables that say of a form what it is in one slot the first is taken.
        """
        self._names.append((slot, cased, names))
        self._known.clear()

    def join(self, form: str) -> None:
        """Lets a name be the first half of a word that ends with a noun for people."""
        self._joining.append(form)
        self._compiled = False

    def _name(self, form: str, cased: int) -> None:
        """Makes an entry of a name before another sense of the same form is added."""
        for slot, rule, names in self._names:
            if rule == cased and form in names.meanings and form not in names.stop:
                self._fill((form, False, 0, cased, ""), form, slot, names.meanings[form])

    def _fill(self, key: _Key, written: str, slot: str, payload: object) -> Entry:
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
        return entry

    def compile(self) -> None:
        """Orders the forms by their last words; `scan` does it when needed."""
        self._waiting.sort(self._folded)
        self._endings = self._no_endings()
        for known in (self._known, self._entries, self._filled):
            known.clear()
        self._met.clear()
        opened: dict[tuple[str, bool, int], list[Entry]] = {}
        for index, lead, trail in self._waiting.open():
            entry = self._entry(index, lead, trail)
            entries = opened.setdefault((self._waiting.folded(index), lead, trail), [])
            if entry not in entries:
                entries.append(entry)
        for (folded, lead, trail), entries in opened.items():
            inherit(folded, entries, self._inner)
            self._endings.add(folded, entries, lead, trail)
        self._joins.update(fold_forms(self._joining))
        self._joining.clear()
        self._join_sizes = sorted({len(name) for name in self._joins}, reverse=True)
        for name in self._joins:
            self._endings.join(name)
        self._compiled = True

    def _entry(self, index: int, lead: bool = False, trail: int = 0) -> Entry:
        """The entry of a form that was added, with its meaning."""
        forms = self._waiting
        plain, cased = forms.plain(index), forms.case(index)
        key = (forms.folded(index), lead, trail, cased, plain if cased == 2 else "")
        return self._fill(key, plain, *forms.meaning(index))

    def _inner(self, form: str) -> Entry | None:
        """What a form inside a longer one is, where that tells of the longer one."""
        if form not in self._waiting.telling:
            return None
        return self._entries_of(form.rpartition(" ")[2])[form][0]

    def _entries_of(self, last: str) -> dict[str, list[Entry]]:
        """The entries of all forms that a word closes, by form."""
        found = self._filled.get(last)
        if found is None:
            found = self._filled[last] = {}
            for index in self._waiting.closed_by(last):
                folded = self._waiting.folded(index)
                self._name(folded, self._waiting.case(index))
                entry = self._entry(index)
                entries = found.setdefault(folded, [])
                if entry not in entries:
                    entries.append(entry)
        return found

    def _learned(self, word: str) -> Ending:
        """What a word can close that was not met before."""
        self._meet(word)
        for size in self._join_sizes:
            if word[:size] in self._joins:
                self._meet(word[:size])
                self._meet(word[size:])
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        found = self._known[word] = self._endings.of(word)
        return found

    def _meet(self, word: str) -> None:
        """Puts the forms and names that a word closes among the endings."""
        if self._waiting.closes(word) and word not in self._met:
            self._met.add(word)
            for form, entries in self._entries_of(word).items():
                inherit(form, entries, self._inner)
                self._endings.add(form, entries)
        for slot, cased, names in self._names:
            forms = names.longer.get(word, ())
            for form in (*forms, word) if word in names.meanings else forms:
                key = (form, False, 0, cased, "")
                known = self._entries.get(key)
                if form in names.stop or (known is not None and known.filled & SLOTS[slot]):
                    continue
                entry = self._fill(key, form, slot, names.meanings[form])
                if known is None:
                    self._endings.add(form, [entry])

    def __len__(self) -> int:
        return len(self._waiting) + sum(len(names.meanings) for _, _, names in self._names)

    def scan(self, text: str, begin: int = 0, until: int | None = None) -> list[Span]:
        """All spans of a text, or of a stretch of it, in order of their start, none inside another.

        Linear in the length of the stretch.
        """
        if not self._compiled:
            self.compile()
        known = self._known
        spans: list[Span] = []
        words = fold(text[begin:until]).split(" ")
        last = -1  # the end of the last span
        start = begin
        for index, word in enumerate(words):
            end = start + len(word)
            ending = known.get(word)
            if ending is not NOTHING:
                if ending is None:
                    ending = self._learned(word)
                before = ending.before
                if index and ((before is not None and words[index - 1] in before) or ending.opened):
                    last = self._longer(spans, last, ending, words, index, text, end)
                if ending.cut and text[start].isupper():
                    cut = start + ending.cut
                    for entry in ending.named:
                        if not entry.cased or case_fits(entry, text, start, cut):
                            last = self._settle(spans, start, cut, entry)
                    start = cut
                for entry in ending.entries:
                    if not entry.cased or case_fits(entry, text, start, end):
                        if start >= last:
                            spans.append(Span(start, end, entry))
                            last = end
                        else:
                            last = self._settle(spans, start, end, entry)
            start = end + 1
        return spans

    def _longer(
        self, spans: list[Span], last: int, ending: Ending, words: list[str], index: int, text: str, end: int
    ) -> int:
        """Adds the forms of several words that a word closes, the longest first; the last end then."""
        found: list[tuple[int, tuple[Entry, ...]]] = []
        start = end - len(words[index])
        while index:
            index -= 1
            word = words[index]
            start -= len(word) + 1
            for core, entries in ending.opened:
                if word.endswith(core):
                    found.append((start, entries))
            if ending.before is None:
                break
            longer = ending.before.get(word)
            if longer is None:
                break
            ending = longer
            if ending.entries:
                found.append((start, ending.entries))
        for begin, entries in reversed(found):
            for entry in entries:
                if not entry.cased or case_fits(entry, text, begin, end):
                    last = self._settle(spans, begin, end, entry)
        return last

    def _settle(self, spans: list[Span], start: int, end: int, entry: Entry) -> int:
        """Adds a hit unless a span before it overlaps it, in place of those inside it; the last end then.

        Hits come in the order of their ends, so no span ends behind the one that comes.
        """
        index = len(spans)
        while index and spans[index - 1].start >= start:
            index -= 1
        if index and spans[index - 1].end > start:
            if not outranks(entry, start, end, spans[index - 1]):
                return spans[-1].end
            index -= 1  # its article stays
            spans[index:] = [*self._article(spans[index]), Span(start, end, entry)]
            return end
        if index < len(spans) and spans[index].start == start and spans[index].end == end:
            spans[index].entry = self._unite(spans[index].entry, entry)
        else:
            spans[index:] = [Span(start, end, entry)]
        return end

    def _article(self, pointer: Span) -> list[Span]:
        """The first word of a form that points back, by itself."""
        word = pointer.entry.form.partition(" ")[0]
        entries = self._known.get(fold(word), NOTHING).entries
        return [Span(pointer.start, pointer.start + len(word), one) for one in entries[:1] if not one.cased]

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


def case_fits(entry: Entry, text: str, start: int, end: int) -> bool:
    if entry.cased == 2:
        found = text[start:end]
        if found == entry.form or text.startswith(entry.form, start):  # 'U.N.', which ends in a full stop
            return True
        return end - start > _SHORT and found == entry.form.upper()
    return not text[start].islower()


def expand(forms: str | Iterable[str]) -> list[str]:
    """One form or several, as a list."""
    return [forms] if isinstance(forms, str) else list(forms)
