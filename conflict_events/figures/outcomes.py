"""The words that say what became of people, and the nouns for people: as the packs give them."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..words.forms import Each, apart
from ..words.matching import SPLIT, expand

# Frames of words that say what befell, not who did it.
_BEFALLS: Final = frozenset(("before", "inside", "bare", "body", "among"))

SAME: Final = "same"
"""The outcome of a rule whose word only goes on with the figure told before ('the total', 'lowered it to')."""

_CLOSES: Final = "|"


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """An outcome word: what became of the people, and where they stand (its frame).

    ``first`` is the first part of a word that is split; what ``closes`` has to be the last of its clause.
    Where any phrase can open a sentence (``verb_second``), who did it may stand behind the word. Those who ``suffered``
    are its subject, on whichever side of it they stand. Where the verb
    closes its clause (``verb_final``), people stand before it, and a part of them before the whole. Where only
    ``others_alike`` are of the type of those told before, a bare figure is anybody's. A noun for what is ``done`` to
    others ('the killing of') tells nothing of the speaker's own. A participle that stands ``apart`` is behind its noun
    and a comma.
    """

    outcome: str
    frame: str
    trigger: str
    first: str | None = None
    victim: str | None = None
    needs: str | None = None
    closes: bool = False
    verb_second: bool = False
    suffered: bool = False
    verb_final: bool = False
    others_alike: bool = False
    done: bool = False
    apart: bool = False

    @property
    def acts(self) -> bool:
        """True for a word whose subject may be who did it: single people before it are harmed in the passive only."""
        return self.frame not in _BEFALLS and not self.suffered


@dataclass(frozen=True, slots=True)
class VictimNoun:
    """A noun for people: their type, and whether the form is singular (None = either).

    ``count`` is how many it means by itself, in a language with a dual or without articles; 0 where a number tells.
    ``case`` tells, where a pack lists the forms for both, whether it is ``object`` or ``subject`` of what was done.

    Those ``abroad`` serve in another country than their own: whose they are its ground does not tell.
    A plural that is ``either`` is singular beside 'one' ('einen Soldaten').
    """

    type: str
    single: bool | None
    abroad: bool = False
    count: int = 0
    case: str = ""
    either: bool = False

    def beside(self, count: int | None) -> VictimNoun:
        """The noun as it stands beside such a number."""
        if not self.either or count != 1:
            return self
        return VictimNoun(self.type, True, self.abroad, self.count, self.case)

    @property
    def attributive(self) -> bool:
        """True where a noun for one person behind another number tells of what follows: '12 civilian deaths'."""
        return self.single is True and not self.case and not self.count


def vocabulary(pack: Mapping[str, Any]) -> Iterator[tuple[list[str], str, object, int]]:
    """(forms, slot, payload, cased) of outcome words and nouns for people."""
    order = tuple(
        bool(pack.get("language", {}).get(key))
        for key in ("verb_second", "verb_final", "others_alike", "participles_apart")
    )
    bare = int(bool(pack.get("language", {}).get("bare_singular")))
    nouns = pack.get("language", {}).get("capitals") == "nouns"

    def capitals(form: str) -> bool:
        return nouns and form[0].isupper()

    for rule in pack.get("outcomes", []):
        each = Each(functools.partial(_made, rule, order))
        whole: list[str] = []
        for trigger in expand(rule["trigger"]):
            if trigger.endswith(_CLOSES) or SPLIT in trigger:
                first, split, last = trigger.removesuffix(_CLOSES).partition(SPLIT)
                form, meaning = last if split else first, _made(rule, order, trigger)
                yield from (
                    (forms, "outcome", each, int(capital)) for forms, capital in apart(whole, capitals)
                )
                whole = []
                yield [form], "outcome", meaning, int(capitals(form))
            else:
                whole.append(trigger)
        yield from ((forms, "outcome", each, int(capital)) for forms, capital in apart(whole, capitals))
    for kind, forms in pack.get("victims", {}).items():
        if isinstance(forms, Mapping):
            abroad = frozenset(expand(forms.get("abroad", [])))
            many = frozenset(expand(forms.get("many", [])))
            both = frozenset(expand(forms.get("either", [])))
            cases = "subject" if forms.get("object") else ""
            for key, single, count, case in (
                ("one", True, bare, cases), ("object", True, 0, "object"), ("two", False, 2, ""),
                ("many", False, 0, ""), ("adjective", None, 0, ""),
            ):  # fmt: skip
                for form in expand(forms.get(key, [])):
                    if key == "one" and form in both:
                        continue
                    if bare and key == "one" and form in many and not cases:
                        noun = VictimNoun(kind, None, form in abroad)
                    else:
                        noun = VictimNoun(kind, single, form in abroad, count, case, form in both)
                    yield [form], "victim", noun, int(capitals(form))


def _made(rule: Mapping[str, Any], order: tuple[bool, ...], trigger: str) -> list[OutcomeRule]:
    """What a rule of a pack says of one of its triggers."""
    first, split, _ = trigger.removesuffix(_CLOSES).partition(SPLIT)
    verb_second, verb_final, others_alike, participles_apart = order
    return [
        OutcomeRule(
            rule["outcome"],
            rule["frame"],
            trigger,
            first if split else None,
            rule.get("victim"),
            rule.get("needs"),
            trigger.endswith(_CLOSES),
            verb_second,
            bool(rule.get("suffered")),
            verb_final,
            others_alike,
            bool(rule.get("done")),
            participles_apart and rule["frame"] == "noun",
        )
    ]
