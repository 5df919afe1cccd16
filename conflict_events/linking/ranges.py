"""What was claimed about one event: lowest and highest figure per outcome and side, and what came next.

Nothing is estimated, averaged or summed. Denials, and figures that count a part of another one or
only some kinds of victim beside figures for all, do not make a range; running totals and figures of
this event are kept apart. An open end stays open: 'more than 170' is 171 and more.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from ..findings import EARLIER
from ..identity import identifier
from .facts import Member

_SOME = frozenset({"child", "woman", "journalist", "medic", "aid_worker"})

Range = dict[str, Any]


def low(row: dict[str, Any]) -> int | None:
    """The lowest number that a claim's words allow, or else the number itself."""
    return next((row[name] for name in ("count_low", "count", "count_high") if row[name] is not None), None)


def high(row: dict[str, Any]) -> int | None:
    """The highest number that a claim's words allow, or else its highest known one."""
    known = [row[name] for name in ("count_low", "count", "count_high") if row[name] is not None]
    return row["count_high"] if row["count_high"] is not None else max(known, default=None)


def is_open_above(row: dict[str, Any]) -> bool:
    """Whether more is allowed than the highest known number."""
    return row["count_high"] is None and row["count_low"] is not None


def is_open_below(row: dict[str, Any]) -> bool:
    """Whether less is allowed than the lowest known number."""
    return row["count_low"] is None and row["count_high"] is not None


def claimant(member: Member) -> str:
    """Who stands behind a claim; an article's own voice is that of its outlet."""
    row = member.row
    return row["claimant"] or f"{row['claimant_text'] or ''} in {member.article.outlet}"


def said(member: Member) -> str:
    """The day a claim was said or published, as far as known."""
    return member.row["said_start"] or member.article.published or ""


def counted(members: Iterable[Member]) -> list[Member]:
    """The claims of which ranges are made: asserted figures for the whole, copies left out."""
    return [
        member
        for member in members
        if member.is_claim
        and member.article.duplicate_of is None
        and member.row["stance"] != "denies"
        and member.row["part_of"] is None
        and low(member.row) is not None
    ]


def of_the_whole(members: list[Member], first: int | None, last: int | None) -> list[Member]:
    """Leaves out claims about a small part (under a quarter) of an event of more than a month."""
    if first is None or last is None or last - first < 31:
        return members

    def days(row: dict[str, Any]) -> int | None:
        start, end = row.get("event_start"), row.get("event_end")
        if start is None or end is None:  # what goes on is as long as the event
            return None
        return (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days + 1

    least = (last - first + 1) / 4
    return [m for m in members if not m.is_claim or (length := days(m.row)) is None or length >= least]


def ranges(event: str, members: list[Member], *, run: str | None) -> list[Range]:
    """The rows of ``event_ranges`` for one event.

    Policies: ``claimed`` (every figure), ``latest`` (the last of each claimant), and ``background``
    (figures told as history), the last only where the event has news figures as well.
    """
    kinds: dict[tuple[str, str, str], list[Member]] = defaultdict(list)
    for member in counted(members):
        row = member.row
        kinds[row["outcome"], row["victim_side"] or "", row["scope"] or "incident"].append(member)
    made: list[Range] = []
    for (outcome, side, scope), group in sorted(kinds.items()):
        group = _for_all(group)
        news = [member for member in group if not member.row["is_background"]]
        policies = {"claimed": news or group, "latest": latest(news or group)}
        if news and len(news) < len(group):
            policies["background"] = [member for member in group if member.row["is_background"]]
        for policy, chosen in policies.items():
            made.append(_range(event, outcome, side or None, scope, policy, chosen, run))
    return made


def _for_all(group: list[Member]) -> list[Member]:
    """Figures for all victims, or those for some kinds of them where there are no others."""
    whole = [member for member in group if member.row["victim_type"] not in _SOME]
    return whole or group


def order(member: Member) -> tuple[str, int, str]:
    """Where a figure stands among those of its claimant: by day, the one it was raised from first.

    A correction comes after what it corrects, wherever that stands in the text.
    """
    row = member.row
    place = -1 if row["rule"].endswith(EARLIER) else 1 if row["stance"] == "corrects" else 0
    return (said(member), place, member.article.id)


def latest(members: list[Member]) -> list[Member]:
    """The last figure of each claimant; of several on one day the correction, or the last in the text."""
    last: dict[str, Member] = {}
    for member in sorted(members, key=order):
        last[claimant(member)] = member
    return list(last.values())


def _range(
    event: str,
    outcome: str,
    side: str | None,
    scope: str,
    policy: str,
    members: list[Member],
    run: str | None,
) -> Range:
    lowest = min(members, key=lambda m: (low(m.row), said(m), m.id))
    highest = max(members, key=lambda m: (high(m.row), is_open_above(m.row), said(m), m.id))
    figures = sorted(members, key=lambda m: (low(m.row), m.id))
    return {
        "id": identifier("range", event, outcome, side, scope, policy),
        "event": event, "outcome": outcome, "victim_side": side, "scope": scope, "policy": policy,
        "low": low(lowest.row), "high": high(highest.row), "low_claim": lowest.id, "high_claim": highest.id,
        "low_open": int(is_open_below(lowest.row)), "high_open": int(is_open_above(highest.row)),
        "n_claims": len(members), "n_claimants": len({claimant(member) for member in members}),
        "figures": json.dumps(
            list(dict.fromkeys(m.row["count_text"] or str(low(m.row)) for m in figures)), ensure_ascii=False
        ),
        "run": run,
    }  # fmt: skip


def superseded(members: list[Member]) -> dict[str, str]:
    """For each figure that its claimant later replaced, the figure that came next."""
    chains: dict[tuple[Any, ...], list[Member]] = defaultdict(list)
    for member in counted(members):
        row = member.row
        if said(member):
            kind = (
                row["outcome"],
                row["victim_side"],
                row["victim_type"],
                row["scope"],
                row["is_background"],
            )
            chains[claimant(member), *kind].append(member)
    replaced: dict[str, str] = {}
    for chain in chains.values():
        steps: dict[tuple[str, int], list[Member]] = defaultdict(list)
        for member in sorted(chain, key=lambda member: (*order(member), member.id)):
            steps[order(member)[:2]].append(member)
        for (_, now), (_, following) in pairwise(sorted(steps.items())):
            for member in now:
                replaced[member.id] = following[-1].id
    return replaced
