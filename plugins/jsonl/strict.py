"""JSON as its standard has it (RFC 8259), with a note of what other programs let pass."""

import json
from typing import Any


class Decoder:
    """Decodes JSON; names that stand twice and numbers that are none are noted, for `take_odd`."""

    def __init__(self) -> None:
        self._odd: list[str] = []
        self.json = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._constant)

    def take_odd(self) -> list[str]:
        """What was odd since the last time, the first of it."""
        odd, self._odd = self._odd, []
        return odd[:1]

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            self._odd.append(f"names {twice[:40]!r} twice, the last one is read: keep one of them")
        return found

    def _constant(self, name: str) -> None:
        self._odd.append(f"holds {name}, which is no JSON and is read as null: write null")
