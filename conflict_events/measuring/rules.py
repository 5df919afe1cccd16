"""Runs the examples of a language pack: which rules are not found where they should be, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..article.analysis import Analysis
from ..article.grammar import Grammar
from ..figures.outcomes import SAME
from ..findings import EARLIER, Extraction
from ..models import Document
from ..packs import Pack
from ..speech.reporting import ReportRule
from ..text.cleaning import clean
from ..text.sentences import split
from ..words.matching import expand
from .lacking import KINDS, lacked

RULES = ("outcomes", "events", "reporting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A sentence on which a rule does not do what the pack says; ``why`` tells what it is lost to."""

    table: str
    number: int
    kind: str
    sentence: str
    why: str

    def __str__(self) -> str:
        return f"{self.table}[{self.number}] ({self.kind}): {self.why}: {self.sentence!r}"


def broken_rules(pack: Pack) -> Iterator[Broken]:
    """Every example that is not found and every counterexample that is.

    An example counts as found if anything of its kind is (the outcome, the type, the act), by
    whichever rule; a counterexample fails only if the rule it stands in is what fires.
    """
    grammar = Grammar.of(pack)
    for table in RULES:
        for number, rule in enumerate(pack[table] or (), 1):
            kind = rule[KINDS[table][1]]
            for sentence in rule["examples"]:
                reading = _read(sentence, pack, grammar, armed=True)
                if kind not in (found for found, _ in _found(reading, table)):
                    why = lacked(reading.passages, table, kind, 0, len(reading.text))
                    yield Broken(table=table, number=number, kind=kind, sentence=sentence, why=why)
            names = _names(table, rule)
            for sentence in rule["counterexamples"]:
                reading = _read(sentence, pack, grammar, armed=False)
                if names & {name for _, name in _found(reading, table)}:
                    why = "found in a counterexample"
                    yield Broken(table=table, number=number, kind=kind, sentence=sentence, why=why)


def _read(sentence: str, pack: Pack, grammar: Grammar, *, armed: bool) -> Analysis:
    """An article of one sentence, read."""
    cleaned = clean(Document(text=sentence), pack["text"])
    extraction = Extraction(
        text=cleaned.text, language=pack.code, cleaned=cleaned, sentences=split(cleaned, pack["text"])
    )
    reading = Analysis(extraction, grammar, armed=armed, watched=True)
    reading.run()
    return reading


def _found(reading: Analysis, table: str) -> list[tuple[str, str]]:
    """(kind, name of the rule) of everything that rules of one table found."""
    if table == "outcomes":
        claims = reading.extraction.claims
        return [(claim.outcome, claim.rule.removesuffix(EARLIER)) for claim in claims] + [
            (SAME, claim.rule) for claim in claims if claim.rule.startswith(f"outcomes:{SAME}:")
        ]
    if table == "events":
        return [(event.type, event.rule) for event in reading.extraction.event_mentions]
    rules = [telling.rule for passage in reading.passages for telling in passage.tellings]
    return [(rule.act, f"reporting:{rule.act}:{rule.verb}") for rule in rules if isinstance(rule, ReportRule)]


def _names(table: str, rule: Mapping[str, Any]) -> set[str]:
    """The names that the records of a rule bear."""
    if table == "outcomes":
        return {f"outcomes:{rule['outcome']}:{rule['frame']}:{word}" for word in expand(rule["trigger"])}
    if table == "events":
        return {f"events:{rule['type']}:{word}" for word in expand(rule["trigger"])}
    return {f"reporting:{rule['act']}:{word.split('*')[0]}" for word in expand(rule["verbs"])}
