"""Accounts told without a day: the event of their own article that they go on with, or news of one day.

Within an article they join the only event that fits; those that name a place, the only one there;
a figure without an event of its own goes with what was told last. Across articles an account joins
what others report in the same days of the same town, or with the same figure of the same parties.
The day of publication never becomes the day of an event: it is what makes two reports comparable.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .comparing import SPOTS, THRESHOLD, Comparison, are_strangers
from .facts import Article
from .partition import Partition

_NEWS = 2
"""Days within which papers report what happened without saying when."""

_REPORTED = 1.0
_ANY_KIND = "attack"
"""What a shelling, an air strike and a bombing are called as well."""

_MANY = 60
"""More accounts of one town and day than this are of several events: no guess is made among them."""

Reason = tuple[float, list[str]]


class Undated:
    """Joins what has no time; works on the groups that dates have made."""

    def __init__(self, groups: Partition, compare: Comparison, articles: dict[str, Article]) -> None:
        self.groups = groups
        self.items = groups.items
        self.compare = compare
        self.articles = articles

    def join(self) -> None:
        here: dict[str, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            here[item.article.id].append(at)
        for article in sorted(here):
            told = sorted(here[article], key=lambda at: (self.items[at].start, at))
            self._only_fitting(told)
            self._same_parties_or_place(told)
            self._only_story(told)
            self._goes_on(told)
        self._news_of_one_day()

    # --- within an article ------------------------------------------------------------------------

    def _only_fitting(self, told: list[int]) -> None:
        """An undated account joins the only fitting dated event of its article."""
        waiting = [at for at in told if self._has_no_time(at)]
        dated = [at for at in told if not self._has_no_time(at)]
        for at in waiting:
            fitting = {self.groups.root(one) for one in dated if self._fits(at, one)}
            news = {root for root in fitting if not self._is_background(root)}
            there = {root for root in fitting if self._names_place_of(at, root)}
            chosen = next((one for one in (fitting, there, news) if len(one) == 1), set())
            if chosen:
                self.groups.join(chosen.pop(), at)
                self.groups.told(at, 2.0, ["undated; the only fitting event of its article"])

    def _same_parties_or_place(self, told: list[int]) -> None:
        """Of undated accounts those are one that name the same parties, or a place and the same kind of event."""
        left = [at for at in told if self._has_no_time(at)]
        for place, at in enumerate(left):
            for one in left[:place]:
                if (why := self._alike(one, at)) is not None:
                    self.groups.join(one, at)
                    for each in (one, at):
                        self.groups.told(each, 2.0, ["undated", why, "same article"])
                    break

    def _alike(self, one: int, other: int) -> str | None:
        mine, theirs = self.items[one], self.items[other]
        if not self._fits(other, one) or not self.groups.agree(one, other, self.compare):
            return None
        who = self.compare.parties(mine, theirs)
        if who is not None and who[0] >= 2:
            return who[1]
        where = self.compare.where(mine.places, theirs.places)
        if mine.group == "violence" and who is not None and where is not None and where[0] >= 1:
            return where[1]
        return None

    def _only_story(self, told: list[int]) -> None:
        """Where an article tells of one undated event, an account of that kind without a place is of it."""
        for at in told:
            if self.items[at].places or self.items[at].group != "violence" or not self._has_no_time(at):
                continue
            fitting = {
                self.groups.root(one)
                for one in told
                if self.groups.root(one) != self.groups.root(at)
                and self._fits(at, one)
                and not (self.items[at].type is None and self.items[one].type is None)
            }
            kinds = {self.items[one].type for root in fitting for one in self.groups.group[root].items}
            if len(fitting) == 1 and (
                self.items[at].type in (None, _ANY_KIND) or kinds & {self.items[at].type, _ANY_KIND}
            ):
                self.groups.join(fitting.pop(), at)
                self.groups.told(at, 1.5, ["undated; the only such event of its article"])

    def _goes_on(self, told: list[int]) -> None:
        """A figure without an event of its own is of what was told last; in a headline, of what comes."""
        for place, at in enumerate(told):
            item = self.items[at]
            if item.type is not None or item.group != "violence" or not self._has_no_time(at):
                continue
            for one in (*reversed(told[:place]), *told[place + 1 :]):
                if self.groups.root(one) == self.groups.root(at) or not self._fits(at, one):
                    continue
                if item.places and not self._names_place_of(at, self.groups.root(one)):
                    continue
                self.groups.join(one, at)
                self.groups.told(at, 1.5, ["a figure alone, of what is told before or after it"])
                break

    def _has_no_time(self, at: int) -> bool:
        group = self.groups.group[self.groups.root(at)]
        return group.first is None and group.conflict is None

    def _names_place_of(self, at: int, root: int) -> bool:
        where = self.compare.where(self.items[at].places, self.groups.group[root].places)
        return where is not None and where[0] >= 1

    def _is_background(self, root: int) -> bool:
        return all(self.items[at].background for at in self.groups.group[root].items)

    def _fits(self, at: int, other: int) -> bool:
        item, one = self.items[at], self.items[other]
        if item.group != one.group or item.background != one.background or self.groups.kept_apart(at, other):
            return False
        if item.family == "diplomacy" and (item.type != one.type or item.parties != one.parties):
            return False
        group = self.groups.group[self.groups.root(other)]
        if are_strangers(item.parties, item.article.context, group.parties, group.contexts):
            return False
        return self.compare.where(item.places, group.places) is not None

    # --- across articles --------------------------------------------------------------------------

    def _news_of_one_day(self) -> None:
        """Best first: undated violence joins what other articles of those days tell of the same."""
        edges: dict[tuple[int, int], Reason] = {}
        for block in self._blocks():
            for place, one in enumerate(block):
                for other in block[:place]:
                    if (found := self._as_news(one, other)) is not None:
                        pair = (min(one, other), max(one, other))
                        edges[pair] = max(edges.get(pair, found), found)
        for (one, other), (score, reasons) in sorted(edges.items(), key=lambda e: (-e[1][0], e[0])):
            mine, theirs = self.groups.root(one), self.groups.root(other)
            if mine != theirs:
                if not (self._has_no_time(mine) or self._has_no_time(theirs)):
                    continue
                if not self._near(mine, theirs) or not self.groups.agree(mine, theirs, self.compare):
                    continue
                self.groups.join(mine, theirs)
            for at in (one, other):
                self.groups.told(at, score, reasons)

    def _blocks(self) -> Iterator[list[int]]:
        """News of violence that shares a town, or a figure and a party, with something undated."""
        blocks: dict[object, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            if item.group != "violence" or item.background or item.article.reported is None:
                continue
            for place in sorted(item.places):
                known = self.compare.places.get(place)
                if known is not None and known.kind in SPOTS:
                    blocks[place, item.article.reported[0] // 8].append(at)
                    blocks[place, item.article.reported[0] // 8 + 1].append(at)
            for figure in sorted(item.figures):
                for about in sorted(item.parties | item.article.context | item.claimants):
                    blocks[figure, about].append(at)
        for block in blocks.values():
            if len(block) <= _MANY and any(self._has_no_time(at) for at in block):
                yield block

    def _as_news(self, one: int, other: int) -> Reason | None:
        mine, theirs = self.items[one], self.items[other]
        if mine.article.id == theirs.article.id or not (self._has_no_time(one) or self._has_no_time(other)):
            return None
        if not self._near(self.groups.root(one), self.groups.root(other)):
            return None
        found = self.compare.items(mine, theirs, (_REPORTED, "told without a day in the news of these days"))
        return found if found is not None and found[0] >= THRESHOLD else None

    def _near(self, one: int, other: int) -> bool:
        """Whether what is undated was reported in the days of the other, all accounts of both taken together."""
        days = [self._days(root) for root in (one, other)]
        if days[0] is None or days[1] is None:
            return False
        return max(days[0][1], days[1][1]) - min(days[0][0], days[1][0]) <= _NEWS

    def _days(self, root: int) -> tuple[int, int] | None:
        """The days of a dated event, or those in which an undated one was reported."""
        group = self.groups.group[root]
        if group.first is not None and group.last is not None:
            return group.first, group.last
        reported = [self.articles[article].reported for article in group.articles]
        known = [days for days in reported if days is not None]
        return (min(a for a, _ in known), max(b for _, b in known)) if len(known) == len(reported) else None
