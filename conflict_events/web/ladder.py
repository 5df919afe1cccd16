"""The ladder of claims about one event: by side, then by claimant, each claimant's figures in order of time.

Copies of an article give no further claims; parts stand under the whole that they are parts of; a figure that
somebody denies bears the denial where it stands.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .claimants import KINDS, key_of, kind_of
from .figures import figure_in_words

Row = dict[str, Any]

FEW = 4
"""More figures of one claimant than this that were replaced are folded."""

_SAME = ("outcome", "count", "count_low", "count_high", "bound", "claimant", "claimant_text", "stance")


@dataclass(slots=True, kw_only=True)
class Rungs:
    """One claimant's figures; ``rungs`` are rows of claims with what `arranged` added to them.

    ``earlier`` are those that the claimant replaced, where they are many.
    """

    name: str | None
    actor: str | None
    outlet: str | None
    kind: str
    rungs: list[Row] = field(default_factory=list)
    earlier: list[Row] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Part:
    """What was claimed of one outcome about the people of one side (None: the side was not said).

    ``n`` is how many claims there are, of which ``claims`` may be only some.
    """

    outcome: str
    side: str | None
    side_name: str | None
    n: int = 0
    claims: list[Row] = field(default_factory=list)
    claimants: list[Rungs] = field(default_factory=list)


def arranged(rows: Sequence[Row], parties: Collection[str]) -> list[Part]:
    """The parts of the page, those with most claims first and unsaid sides last.

    Each claim gets kind, words (its figure in words), why (reasons), copies (of its article), denied_by,
    whole (the claim it is a part of, where that is here), depth (1 for a part under its whole) and later
    (the figure that replaced it, where that is here).
    """
    own, copies = _originals(rows)
    by_id = {row["claim"]: row for row in own}
    for row in own:
        row |= {
            "kind": kind_of(row, parties), "words": figure_in_words(row), "why": reasons(row.get("reasons")),
            "copies": copies.get(row["claim"], []), "whole": by_id.get(row["part_of"] or ""), "depth": 0,
            "later": by_id.get(row["superseded_by"] or ""), "denied_by": [], "denies": [],
        }  # fmt: skip
    _denials(own)
    parts: dict[tuple[str, str | None], Part] = {}
    for row in own:
        key = (row["outcome"], row["victim_side"])
        if key not in parts:
            parts[key] = Part(outcome=key[0], side=key[1], side_name=row["victim_side_name"])
        parts[key].claims.append(row)
    for part in parts.values():
        part.n = len(part.claims)
        part.claimants = _by_claimant(part.claims)
    return in_order(parts.values())


def in_order(parts: Iterable[Part]) -> list[Part]:
    """The dead first, then the parts of which most is claimed; what names no side comes last."""
    return sorted(
        parts,
        key=lambda part: (
            part.outcome != "killed",
            part.outcome,
            part.side is None,
            -part.n,
            part.side or "",
        ),
    )


def shortened(parts: Sequence[Part], shown: Collection[str]) -> None:
    """Leaves only the rungs of these claims, replaced ones apart; the parts go on knowing all their claims."""
    for part in parts:
        for group in part.claimants:
            group.rungs = [row for row in group.rungs if row["claim"] in shown]
            for row in group.rungs:
                # A part whose whole is not there stands for itself, with a link to the whole.
                row["depth"] = row["depth"] if row["depth"] and row["whole"]["claim"] in shown else 0
            if group.rungs:
                group.kind = group.rungs[0]["kind"]
        part.claimants = _sorted(group for group in part.claimants if group.rungs)
        for group in part.claimants:
            _set_apart(group)


def _set_apart(group: Rungs) -> None:
    """Moves what the claimant replaced to ``earlier``, where that is more than a few; parts go with their whole."""
    kept: list[Row] = []
    replaced: list[Row] = []
    into = kept
    for row in group.rungs:
        if not row["depth"]:
            into = replaced if row["superseded_by"] else kept
        into.append(row)
    if len(replaced) > FEW:
        group.rungs, group.earlier = kept, replaced


def reasons(value: Any) -> list[str]:
    """The reasons of a link, as stored: a JSON array of sentences."""
    try:
        found = json.loads(value or "[]")
    except ValueError:
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def _originals(rows: Iterable[Row]) -> tuple[list[Row], dict[str, list[Row]]]:
    """The claims of original articles, and for each the same claim in copies of its article."""
    own: list[Row] = []
    copied: list[Row] = []
    for row in rows:
        (copied if row["duplicate_of"] else own).append(row)
    same = {(row["article"], *(row[name] for name in _SAME)): row["claim"] for row in own}
    copies: dict[str, list[Row]] = defaultdict(list)
    for row in copied:
        original = same.get((row["duplicate_of"], *(row[name] for name in _SAME)))
        if original is not None:
            copies[original].append(row)
    return own, copies


def _denials(claims: Sequence[Row]) -> None:
    """Ties a denial to the claims of others that give the figure which is denied, of the same people."""
    given: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in claims:
        if claim["stance"] != "denies":
            given[claim["outcome"], _figure(claim)].append(claim)
    for denial in claims:
        if denial["stance"] != "denies" or _figure(denial) == (None, None, None):
            continue
        for claim in given[denial["outcome"], _figure(denial)]:
            same_people = denial["victim_side"] in (claim["victim_side"], None)
            if same_people and key_of(claim) != key_of(denial):
                claim["denied_by"].append(denial)
                denial["denies"].append(claim)


def _figure(row: Row) -> tuple[int | None, int | None, int | None]:
    if row["count"] is not None:
        return (row["count"], None, None)
    return (None, row["count_low"], row["count_high"])


def _by_claimant(claims: Sequence[Row]) -> list[Rungs]:
    """Claimants by kind and first day; the rungs of each by day, with parts under their wholes."""
    here = {row["claim"]: row for row in claims}
    below: dict[str, list[Row]] = defaultdict(list)
    groups: dict[tuple[str, str], Rungs] = {}
    ordered = sorted(claims, key=_when)
    for row in ordered:
        if (
            (whole := here.get(row["part_of"] or "")) is not None
            and whole is not row
            and not whole["part_of"]
        ):
            row["depth"] = 1
            below[whole["claim"]].append(row)
    for row in ordered:
        if row["depth"]:
            continue
        key = key_of(row)
        if key not in groups:
            groups[key] = Rungs(
                name=row["claimant_name"], actor=row["claimant"], outlet=row["outlet"], kind=row["kind"]
            )
        groups[key].rungs += [row, *below[row["claim"]]]
    return _sorted(groups.values())


def _sorted(groups: Iterable[Rungs]) -> list[Rungs]:
    order = list(KINDS)
    return sorted(groups, key=lambda one: (order.index(one.kind), _when(one.rungs[0])))


def _when(row: Row) -> tuple[str, bool, str]:
    """By day, a correction after what it corrects, those without a day last."""
    return (row["on_date"] or "9999", row["stance"] == "corrects", row["claim"])
