"""How well claims are read: what was found in gold passages, field by field, and what was missing where not.

A gold file has one passage a line, a JSON object: ``text``, ``language`` (or ``lang``), ``published``,
``id``, and ``claims``, a list of objects whose keys are fields of `Claim`. A field that a claim leaves out is
not scored. An actor is an id, a name in any installed language, or null; ``part_of`` is the place of another
claim in the list, from 0; dates are ISO 8601.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..edtf import parse_published
from ..errors import SourceError
from ..findings import Claim, Extraction
from ..models import Actor, Document
from ..pipeline import extract, pack_of
from ..plugins import Plugins, load_plugins
from ..words.spans import Passage as Watched
from .explaining import explain
from .lacking import lacked

FIELDS = {
    "bound": ("bound",),
    "victim type": ("victim_type",),
    "victim side": ("victim_side",),
    "claimant": ("claimant",),
    "stance": ("stance",),
    "scope": ("scope",),
    "background": ("is_background",),
    "dates": ("event_start", "event_end"),
    "part of": ("part_of",),
}
"""What is scored of a claim that was found, and the fields that must all be right for it."""
CAUSES = ("word lacking", "frame lacking", "refused", "another figure was found")
"""What a claim can have been missed for: the first two are for the pack, or for an issue."""
_FIGURE = ("count", "count_low", "count_high")
_SMALL = frozenset(("of", "the", "for", "in"))
_ACTORS = frozenset(("victim_side", "claimant"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A gold passage: a text and all the claims in it."""

    id: str
    language: str
    text: str
    published: str | None
    claims: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is not as in the gold: ``kind`` is missed, extra or the name of a field; ``why`` tells more.

    Of what was missed ``why`` begins with what it is put down to: one of `CAUSES`.
    """

    passage: str
    kind: str
    words: str
    why: str

    def __str__(self) -> str:
        return f"{self.passage}  {self.kind}: {self.why}: {self.words!r}"


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts over passages of one language; a share is None where there is nothing to share."""

    passages: int = 0
    expected: int = 0
    found: int = 0
    right: int = 0
    empty: int = 0
    spoken: int = 0
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def missed(self) -> dict[str, int]:
        """How many claims were missed, by what it is put down to."""
        whys = [fault.why for fault in self.faults if fault.kind == "missed"]
        return {cause: found for cause in CAUSES if (found := sum(why.startswith(cause) for why in whys))}

    @property
    def precision(self) -> float | None:
        """How many of the claims that were found are in the gold."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """How many of the claims in the gold were found."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        both = self.found + self.expected
        return 2 * self.right / both if both else None

    def figures(self) -> dict[str, float]:
        """All shares by name, higher is better: precision, recall, F1, silence, and those of the fields.

        Silence is how many of the passages without a claim gave none. Rounded down to three digits.
        """
        shares: dict[str, float | None] = {"precision": self.precision, "recall": self.recall, "F1": self.f1}
        shares["silence"] = 1 - self.spoken / self.empty if self.empty else None
        shares |= {name: right / of for name, (right, of) in self.fields.items() if of}
        return {name: int(share * 1000) / 1000 for name, share in shares.items() if share is not None}


def read_gold(path: Path) -> list[Passage]:
    """The passages of a gold file; raises `SourceError` with file, line and what is wrong there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    found = [_passage(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise SourceError(f"{path}: holds no passage; write one JSON object a line, with text and claims")
    return found


def _passage(path: Path, number: int, line: str) -> Passage:
    where = f"{path}, line {number}"
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise SourceError(f"{where}: no JSON: {error}") from error
    language = row.get("language") or row.get("lang") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(language, str):
        raise SourceError(f"{where}: must be an object with text, language and claims")
    claims = row.get("claims")
    if not isinstance(claims, list) or not all(isinstance(claim, dict) for claim in claims):
        raise SourceError(f"{where}: claims must be a list of objects, empty where the text claims nothing")
    known = set(Claim.__dataclass_fields__)
    for claim in claims:
        if unknown := sorted(set(claim) - known):
            raise SourceError(
                f"{where}: {unknown[0]!r} is no field of a claim; they are {', '.join(sorted(known))}"
            )
        if "outcome" not in claim:
            raise SourceError(f"{where}: each claim needs an outcome")
    return Passage(
        id=str(row.get("id") or number),
        language=language,
        text=row["text"],
        published=row.get("published"),
        claims=tuple(claims),
    )


def score(passages: Iterable[Passage], *, plugins: Plugins | None = None) -> dict[str, Score]:
    """Reads each passage and compares, by language; raises `SourceError` for a language without a pack."""
    known = plugins if plugins is not None else load_plugins()
    scores: dict[str, Score] = {}
    for passage in passages:
        if pack_of(passage.language, known) is None:
            raise SourceError(f"{passage.id}: no pack is installed for the language {passage.language!r}")
        read = extract(passage.text, language=passage.language, published=passage.published, plugins=known)
        _Comparison(passage, read, scores.setdefault(passage.language, Score()), known).run()
    return scores


class _Comparison:
    """One passage beside what was read in it."""

    def __init__(self, passage: Passage, read: Extraction, score: Score, plugins: Plugins) -> None:
        self.passage = passage
        self.read = read
        self.score = score
        self.plugins = plugins
        self._watched: list[Watched] | None = None  # the same passage, read again to be told why
        self.pairs: dict[int, Claim] = {}  # gold claim, by its place -> what was found for it

    def run(self) -> None:
        gold, found, score = self.passage.claims, self.read.claims, self.score
        score.passages += 1
        score.expected += len(gold)
        score.found += len(found)
        score.empty += not gold
        score.spoken += bool(found) and not gold
        self._pair()
        score.right += len(self.pairs)
        for place, wanted in enumerate(gold):
            if place in self.pairs:
                self._fields(wanted, self.pairs[place])
            else:
                self._fault("missed", str(wanted.get("evidence") or wanted["outcome"]), self._lacking(wanted))
        paired = {id(claim) for claim in self.pairs.values()}
        for claim in found:
            if id(claim) not in paired:
                self._fault(
                    "extra", claim.evidence, f"{claim.outcome} {claim.count_text or 'without figure'}"
                )

    def _fault(self, kind: str, words: str, why: str) -> None:
        self.score.faults.append(Fault(passage=self.passage.id, kind=kind, words=words, why=why))

    def _pair(self) -> None:
        """Each gold claim with one of the same outcome and figure: the likest first."""
        ranked = sorted(
            (
                (-likeness, place, number)
                for place, wanted in enumerate(self.passage.claims)
                for number, claim in enumerate(self.read.claims)
                if (likeness := self._likeness(wanted, claim)) > 0
            ),
        )
        taken: set[int] = set()
        for _, place, number in ranked:
            if place not in self.pairs and number not in taken:
                self.pairs[place] = self.read.claims[number]
                taken.add(number)

    def _likeness(self, wanted: Mapping[str, Any], claim: Claim) -> int:
        """0 for another outcome or figure; a figure with other ends ('49', 'at least 49') is the same one."""
        if claim.outcome != wanted["outcome"]:
            return 0
        named = [name for name in _FIGURE if name in wanted]
        exact = all(wanted[name] == getattr(claim, name) for name in named)
        if not exact and (wanted.get("count") is None or wanted["count"] != claim.count):
            return 0
        right = sum(self._right(names, wanted, claim) is True for names in FIELDS.values())
        return 1 + right + 20 * exact + 40 * self._overlap(wanted, claim)

    def _overlap(self, wanted: Mapping[str, Any], claim: Claim) -> bool:
        words = wanted.get("evidence")
        start = self.read.text.find(words) if isinstance(words, str) else -1
        return start >= 0 and start < claim.end and claim.start < start + len(str(words))

    def _fields(self, wanted: Mapping[str, Any], claim: Claim) -> None:
        for name, fields in FIELDS.items():
            right = self._right(fields, wanted, claim)
            if right is None:
                continue
            before = self.score.fields.get(name, (0, 0))
            self.score.fields[name] = (before[0] + right, before[1] + 1)
            if not right:
                asked = ", ".join(str(wanted[one]) for one in fields)
                given = ", ".join(_shown(getattr(claim, one)) for one in fields)
                self._fault(name, claim.evidence, f"{asked} expected, {given} found")

    def _right(self, fields: Sequence[str], wanted: Mapping[str, Any], claim: Claim) -> bool | None:
        """Whether all those fields are as wanted; None where one of them is not said."""
        if any(name not in wanted for name in fields):
            return None
        return all(self._same(name, wanted[name], getattr(claim, name)) for name in fields)

    def _same(self, name: str, wanted: Any, value: Any) -> bool:
        if wanted is None or value is None:
            return wanted is None and value is None
        if name in _ACTORS:
            return self._is(str(wanted), value)
        if name == "part_of":
            return self.pairs.get(wanted) is value
        return bool(wanted == (value.isoformat() if hasattr(value, "isoformat") else value))

    def _is(self, wanted: str, actor: Actor) -> bool:
        """Whether a gold name means an actor: by its id, as a name that is read as that actor, or by its words."""
        if wanted in (actor.id, actor.name):
            return True
        meant = {
            one.actor.id
            for pack in self.plugins.languages
            for one in extract(wanted, language=pack.code, plugins=self.plugins).mentions
            if one.actor is not None and one.start == 0 and one.end == len(wanted)
        }
        return actor.id in meant or _words(wanted) == _words(actor.name)

    def _lacking(self, wanted: Mapping[str, Any]) -> str:
        """Why a claim was not found: another figure was, a word is not known, or no frame fits the words."""
        for claim in self.read.claims:
            if claim.outcome == wanted["outcome"] and self._overlap(wanted, claim):
                return f"another figure was found, {claim.count_text or 'none'}"
        passage = self.passage
        start, end = self.read.text.find(words := str(wanted.get("evidence") or "")), len(self.read.text)
        if start >= 0 and words:
            end = start + len(words)
        if self._watched is None:
            document = Document(
                text=passage.text, language=passage.language, published=parse_published(passage.published)
            )
            self._watched = explain(document, None, self.plugins).passages
        return lacked(self._watched, "outcomes", wanted["outcome"], max(start, 0), end)


def _words(name: str) -> frozenset[str]:
    """The words of a name by which names are compared: 'Donetsk city council' is 'city council of Donetsk'.

    With or without its accents a name is the same: 'Núñez' is 'Nunez'.
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return (
        frozenset(bare.casefold().replace("’", "'").removeprefix("the ").replace("'s ", " ").split()) - _SMALL
    )


def _shown(value: Any) -> str:
    if isinstance(value, Actor):
        return value.name
    return value.evidence if isinstance(value, Claim) else str(value)
