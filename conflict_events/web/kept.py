"""What was worked out from a ledger's file, kept until the file changes.

What a page shows follows from the file alone, so that it need not be worked out again for every reader. It is
known by the state of the file before it was read: whatever is written meanwhile makes another state, and
nothing of the old one is used again.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

from .inventory import state_of

T = TypeVar("T")

SETTLED = 2_000_000_000
"""Nanoseconds since the last change after which a file is taken to be at rest: times of files are not that exact."""


class Kept(Generic[T]):
    """Up to ``most`` answers for each database, those that were wanted last."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._known: WeakKeyDictionary[Any, tuple[Any, OrderedDict[Hashable, T]]] = WeakKeyDictionary()

    async def of(self, served: Any, key: Hashable, find: Callable[[], Awaitable[T]]) -> T:
        """What ``find`` gives, for a database of Datasette; nobody may change it. What ``find`` raises is not kept."""
        known = self._of_this_state(served)
        if known is None:
            return await find()
        if key in known:
            known.move_to_end(key)
            return known[key]
        found = known[key] = await find()
        while len(known) > self.most:
            known.popitem(last=False)
        return found

    def _of_this_state(self, served: Any) -> OrderedDict[Hashable, T] | None:
        state = state_of(served)
        if state is None or time.time_ns() - max(changed for changed, *_ in state) < SETTLED:
            return None
        if served not in self._known or self._known[served][0] != state:
            self._known[served] = (state, OrderedDict())
        return self._known[served][1]
