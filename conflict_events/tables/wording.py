"""A text that is written piece by piece, such as the readable form of a coded row."""

from __future__ import annotations


class Wording:
    """Takes words and tells where they stand: spans are offsets into ``text``."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._pieces)

    @property
    def here(self) -> int:
        """Where the next words will begin."""
        return self._length

    def add(self, words: str) -> tuple[int, int]:
        """Adds words as they are; gives where they stand."""
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return start, self._length
