"""Reporting verbs: what a pack says of each, and which rule of a form holds in a sentence."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..words.clauses import closes_clause
from ..words.forms import Each
from ..words.matching import SPLIT, expand
from ..words.spans import CUES, Passage, Span, Telling

_CLOSES: Final = "|"
_NEXT: Final = 60  # characters in which the word behind a preposition stands
_FAR: Final = 160  # characters within which the second half of a split verb stands


@dataclass(frozen=True, slots=True)
class ReportRule:
    """A reporting verb: its act, and what its grammar does with speaker, addressee and losses.

    ``losses`` is own, enemy or None: whose dead a figure in its content is when nothing else says.
    Who speaks stands behind a ``preposition`` and before a ``postposition``. A body ``within`` which it is said speaks.
    ``last`` is the second half of a split verb, which must stand later in the sentence. Without ``clause``
    its object is a thing as often as a clause ('put the toll at'): only 'that' makes it speech. One that is
    ``seldom`` a verb of speech ('found', 'shouted') is one only beside a quotation, 'that' or a clause.
    A verb can hold its ``that``.
    An ``impersonal`` one ('so it sounds') is said by whoever spoke last.
    A ``predicate`` ('is false') is said of a clause with 'that', and denies it.
    A preposition with ``given`` tells of speech only before a word that ends so ('after police-figures').
    The second half that ``closes`` is the last word of its clause.
    A word for a claim that is ``owned`` stands behind what its owner claims.
    What ``handles`` the dead and the wounded ('recovered six bodies') is no speech, but who does it counts them.
    """

    act: str
    verb: str
    losses: str | None = None
    addressee: bool = False
    preposition: bool = False
    last: str | None = None
    clause: bool = True
    seldom: bool = False
    that: bool = False
    handles: bool = False
    predicate: bool = False
    impersonal: bool = False
    postposition: bool = False
    within: bool = False
    given: tuple[str, ...] = ()
    closes: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class WordOrder:
    """Where verbs stand in a language.

    ``verb_second``: any phrase can stand before the verb, with the subject behind it. ``verb_final``: what is told
    stands between who tells it and the verb. ``subjects_dropped``: a verb alone is said of whoever spoke last.
    ``verb_first``: the subject stands right behind its verb. ``told_together``: whoever adds 'another three' in a
    sentence of his own told of those before, too. ``clause_ends``: how verbs end that close a clause
    beside another.
    """

    verb_second: bool = False
    verb_final: bool = False
    subjects_dropped: bool = False
    verb_first: bool = False
    told_together: bool = False
    clause_ends: tuple[str, ...] = ()


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[list[str], str, object, int]]:
    """(forms, slot, payload, cased) of all reporting verbs and function words."""
    opening = set(pack.get("grammar", {}).get("that", ()))
    for rule in pack.get("reporting", []):
        each = Each(functools.partial(_made, rule, opening))
        whole: list[str] = []
        for form in expand(rule["verbs"]):
            if form.endswith(_CLOSES) or SPLIT in form:
                found = form.removesuffix(_CLOSES).partition(SPLIT)[0]
                yield whole, "report", each, 0
                whole = []
                yield [found], "report", _made(rule, opening, form), 0
            else:
                whole.append(form)
        yield whole, "report", each, 0
    for table in ("grammar", "modality", "subsets", "places", "background"):
        for group, forms in pack.get(table, {}).items():
            if group.upper() in CUES:
                yield expand(forms), "cue", CUES[group.upper()], 0


def _made(rule: Mapping[str, Any], opening: Collection[str], form: str) -> list[ReportRule]:
    """What a rule of a pack says of one of its verbs."""
    closes = form.endswith(_CLOSES)
    form, _, last = form.removesuffix(_CLOSES).partition(SPLIT)
    return [
        ReportRule(
            rule["act"], form.split("*")[0], rule.get("losses"), bool(rule.get("addressee")),
            bool(rule.get("preposition")), last.lower() or None, bool(rule.get("clause", True)),
            bool(rule.get("seldom")),
            form.rpartition(" ")[2] in opening,
            bool(rule.get("handles")), bool(rule.get("predicate")),
            bool(rule.get("impersonal")), bool(rule.get("postposition")), bool(rule.get("within")),
            tuple(expand(rule.get("given", ()))), closes, bool(rule.get("owned")),
        )
    ]  # fmt: skip


def is_second_half(passage: Passage, span: Span, telling: Telling) -> bool:
    """True for the verb that closes a split one: 'let X know'."""
    rule = telling.rule
    return isinstance(rule, ReportRule) and rule.last == passage.text[span.start : span.end].lower()


def rule_of(passage: Passage, span: Span) -> ReportRule | None:
    """The rule of a verb; a split one only where its second half follows."""
    rest = ""
    whole: ReportRule | None = None
    rules: list[ReportRule] = span.entry.report
    for rule in rules:
        if rule.last is None:
            whole = rule if whole is None or (rule.within and rule.act == whole.act) else whole
            continue
        rest = rest or passage.text[span.end : min(passage.end, span.end + _FAR)].lower()
        at = rest.find(rule.last)
        while at > 0 and not _ends_verb(passage, rule, span.end + at):
            at = rest.find(rule.last, at + 1)
        if at > 0:
            return rule
    if whole is not None and whole.given and not _led_to(passage, span, whole.given):
        return None
    return whole


def _ends_verb(passage: Passage, rule: ReportRule, start: int) -> bool:
    """True for a whole word, one that closes its clause where the rule asks for it."""
    end = start + len(rule.last or "")
    whole = not passage.text[start - 1].isalnum() and not passage.text[end : end + 1].isalnum()
    return whole and (not rule.closes or closes_clause(passage, end))


def _led_to(passage: Passage, span: Span, ends: tuple[str, ...]) -> bool:
    """True where the next word, or the one behind it, ends as is asked for."""
    words = passage.text[span.end : span.end + _NEXT].lower().split()[:2]
    return any(word.rstrip(".,;:").endswith(ends) for word in words)
