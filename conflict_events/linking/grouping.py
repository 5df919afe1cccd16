"""Which accounts tell of one event: blocked pairs, best first, and refusals that no chain gets round.

In order: decisions of people; copies of an article; named conflicts; dated accounts of short events
(agglomerative, under a longest span, and never over a contradiction between any two members);
accounts of long periods; those told without a day (`undated`).
Never all pairs: an account is compared with those that share a day and a party or place.
"""

from __future__ import annotations

from collections import defaultdict

from .blocking import pairs
from .comparing import THRESHOLD, Comparison
from .facts import Conflict, Ledger
from .named import SHORT, SLACK, fitting, is_whole
from .partition import Group, Partition
from .undated import Undated

_LONGEST = 6
_RIVAL = 0.5


class Grouping(Partition):
    """Groups items; ``groups()`` are the result, ``why[item]`` its score and reasons."""

    def __init__(self, ledger: Ledger, same: list[tuple[str, str]], apart: list[tuple[str, str]]) -> None:
        super().__init__(ledger.items)
        self.ledger = ledger
        self.compare = Comparison(ledger.places, ledger.party_names)
        self.lengths = {one.id: one.days for one in ledger.conflicts}
        self._decisions(same, apart)
        self._copies()
        self._named_conflicts()
        self._incidents()
        self._periods()
        Undated(self, self.compare, ledger.articles).join()

    def groups(self) -> list[Group]:
        """The groups that are events: dated ones, and undated ones that hold a claim or were decided."""
        return [
            group
            for _, group in sorted(self.group.items())
            if group.first is not None
            or group.conflict
            or any(at in self.manual or any(m.is_claim for m in self.items[at].members) for at in group.items)
        ]

    # --- decisions, copies, named conflicts -------------------------------------------------------

    def _decisions(self, same: list[tuple[str, str]], apart: list[tuple[str, str]]) -> None:
        place = {member.id: at for at, item in enumerate(self.items) for member in item.members}
        for first, second in apart:
            if first in place and second in place and place[first] != place[second]:
                one, other = place[first], place[second]
                self.group[one].apart.add(other)
                self.group[other].apart.add(one)
        for first, second in same:
            if first in place and second in place:
                one, other = place[first], place[second]
                self.join(one, other)
                for at in (one, other):
                    self.told(at, 100.0, ["decided by hand"])
                    self.manual.add(at)

    def _copies(self) -> None:
        """The accounts of a copied article go with those of the article that it copies."""
        first: dict[tuple[str, str | None, str], int] = {}
        for at, item in enumerate(self.items):
            first.setdefault((item.article.id, item.type, item.members[0].evidence), at)
        for at, item in enumerate(self.items):
            if item.article.duplicate_of is None:
                continue
            original = first.get((item.article.duplicate_of, item.type, item.members[0].evidence))
            if original is not None and not self.kept_apart(at, original):
                self.join(at, original)
                self.told(at, 10.0, ["same words as in the article that this one copies"])

    def _named_conflicts(self) -> None:
        """Accounts of a whole conflict are that conflict; shorter ones may be a part of it."""
        if not self.ledger.conflicts:
            return
        starts: dict[str, int] = {}
        known: dict[object, tuple[Conflict, float, list[str]] | None] = {}
        for at, item in enumerate(self.items):
            key = (item.first, item.last, item.parties, item.places, item.article.context)
            if key not in known:
                known[key] = fitting(item, self.ledger.conflicts, self.compare)
            if (found := known[key]) is None:
                continue
            conflict, score, reasons = found
            self.inside[at] = conflict.id
            if not is_whole(item, conflict):
                continue
            start = starts.setdefault(conflict.id, at)
            if start != at and self.kept_apart(start, at):
                continue
            self.group[self.join(start, at)].conflict = conflict.id
            self.told(at, THRESHOLD + score, reasons)

    # --- incidents --------------------------------------------------------------------------------

    def _incidents(self) -> None:
        short = [
            at
            for at, item in enumerate(self.items)
            if item.first is not None and item.days <= SHORT and not self._is_long_conflict(at)
        ]
        leaders = self._alike(short)
        edges: list[tuple[float, int, int, list[str]]] = []
        rivals: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for one, other in pairs(leaders, self.items, self.ledger.places):
            found = self.compare.items(self.items[one], self.items[other])
            if found is None or found[0] < THRESHOLD:
                continue
            edges.append((found[0], one, other, found[1]))
            rivals[one].append((found[0], other))
            rivals[other].append((found[0], one))
        edges.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
        for score, one, other, reasons in edges:
            mine, theirs = self.root(one), self.root(other)
            if mine != theirs:
                if not self._may_join(mine, theirs) or self._torn(mine, theirs, score, rivals):
                    continue
                self.join(mine, theirs)
            for at in (one, other):
                self.told(at, score, reasons)

    def _is_long_conflict(self, at: int) -> bool:
        """Whether an account is of a war: an incident within it is another event."""
        group = self.group[self.root(at)]
        return group.conflict is not None and self.lengths[group.conflict] > SHORT

    def _alike(self, short: list[int]) -> list[int]:
        """Joins accounts that say the same of when, who, where and what; one of each is compared on."""
        leader: dict[object, int] = {}
        for at in short:
            item = self.items[at]
            context = frozenset() if item.parties or item.places else item.article.context
            if self.group[self.root(at)].apart or not (item.parties or item.places or context):
                leader[("alone", at)] = at
                continue
            if item.family == "diplomacy" and not item.parties:
                leader[("alone", at)] = at
                continue
            key = (item.group, item.type, item.first, item.last, item.parties, item.places, context)
            start = leader.setdefault(key, at)
            if start != at:
                found = self.compare.items(self.items[start], item)
                if found is None or self.kept_apart(start, at):
                    leader[("alone", at)] = at
                    continue
                self.join(start, at)
                for one in (start, at):
                    self.told(one, *found)
        return sorted(leader.values())

    def _may_join(self, one: int, other: int) -> bool:
        """Whether two groups as wholes can be one event: in span, parties, places and decisions."""
        mine, theirs = self.group[one], self.group[other]
        if None in (mine.first, mine.last, theirs.first, theirs.last):
            return False
        span = max(mine.last or 0, theirs.last or 0) - min(mine.first or 0, theirs.first or 0) + 1
        if span > max(_LONGEST, max(mine.longest, theirs.longest) + SLACK):
            return False
        return self.agree(one, other, self.compare)

    def _torn(self, one: int, other: int, score: float, rivals: dict[int, list[tuple[float, int]]]) -> bool:
        """Whether an account without a place fits two events at places far apart equally well.

        It then stays alone, unless exactly one of them is told of in its own article.
        """
        for placeless, placed in ((one, other), (other, one)):
            here, there = self.group[placeless], self.group[placed]
            if here.places or not there.places:
                continue
            for at in here.items:
                for rival_score, rival in rivals.get(at, ()):
                    third = self.root(rival)
                    if rival_score < score - _RIVAL or third in (one, other):
                        continue
                    elsewhere = self.group[third]
                    if not elsewhere.places or self.compare.where(there.places, elsewhere.places) is not None:
                        continue
                    if here.articles & there.articles and not here.articles & elsewhere.articles:
                        continue
                    return True
        return False

    # --- periods and undated accounts -------------------------------------------------------------

    def _periods(self) -> None:
        """Accounts of one long period by the same parties are one; a month may hold one incident."""
        blocks: dict[object, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            if item.first is None or item.days <= SHORT or self.group[self.root(at)].conflict:
                continue
            for party in sorted(item.parties or item.article.context):
                blocks[item.group, item.first, item.last, party].append(at)
        for _, block in sorted(blocks.items(), key=lambda pair: pair[1]):
            for at in block[1:]:
                found = self.compare.items(self.items[block[0]], self.items[at])
                if found is None or found[0] < THRESHOLD:
                    continue
                if self._may_join(self.root(block[0]), self.root(at)):
                    self.join(block[0], at)
                    self.told(block[0], *found)
                    self.told(at, *found)
        self._months()

    def _months(self) -> None:
        """A period of up to a month joins the only fitting incident within it."""
        by_month: dict[tuple[str, int, str], list[int]] = defaultdict(list)
        for root, group in sorted(self.group.items()):
            if group.first is None or group.last is None or group.longest > SHORT or group.conflict:
                continue
            for party in sorted(group.parties or group.contexts):
                for month in {group.first // 31, group.last // 31}:
                    by_month[self.items[root].group, month, party].append(root)
        for at, item in enumerate(self.items):
            if item.first is None or item.last is None or not SHORT < item.days <= 31 or not item.members:
                continue
            if self.root(at) != at or self.group[at].conflict or self.group[at].longest > 31:
                continue
            near: set[int] = set()
            for party in sorted(item.parties or item.article.context):
                for month in range(item.first // 31, item.last // 31 + 1):
                    near.update(self.root(one) for one in by_month.get((item.group, month, party), ()))
            fitting = []
            for root in sorted(near - {at}):
                group = self.group[root]
                if group.first is None or group.last is None or group.longest > SHORT:
                    continue
                if not (item.first <= group.first and group.last <= item.last):
                    continue
                found = self.compare.items(item, self.items[root])
                if found is not None and found[0] >= THRESHOLD and not self.kept_apart(at, root):
                    fitting.append((root, found))
            if len(fitting) == 1:
                root, found = fitting[0]
                first, last = self.group[root].first, self.group[root].last
                joined = self.group[self.join(root, at)]
                # The incident's own days are the better knowledge.
                joined.first, joined.last = first, last
                self.told(at, found[0], [*found[1], "the only fitting event in that time"])
