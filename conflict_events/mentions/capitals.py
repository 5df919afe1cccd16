"""Names that no table knows: runs of capitalised words."""

from __future__ import annotations

import re

from ..spans import Passage, Slot

# The scripts with capitals lie in these two blocks of Unicode.
_UPPER = "".join(chr(code) for code in (*range(0x41, 0x590), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_PARTICLE = r"(?:al|el|bin|ibn|ben|van|von|der|den|de|ter|ten|ould|ag|abu|du|da|dos|la|le)"
_CAPITAL_WORD = rf"[{_UPPER}][\w’'.\-]*"
_CAPITALS = re.compile(rf"(?<![\w’'-]){_CAPITAL_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_CAPITAL_WORD}){{0,3}}")


def capitalised(passage: Passage) -> list[tuple[int, int]]:
    """Runs of capitalised words that no known span holds."""
    found: list[tuple[int, int]] = []
    text = passage.text
    position = passage.start
    for span in passage.spans:
        if span.entry.filled & Slot.KNOWN:
            first = span.start
            # Nearly all that lies between known words is in small letters.
            if first - position > 2 and not text[position:first].islower():
                _add_runs(found, text, position, first)
            if span.end > position:
                position = span.end
    if passage.end - position > 2:
        _add_runs(found, text, position, passage.end)
    return found


def _add_runs(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    for match in _CAPITALS.finditer(text, start, end):
        stop = match.end()
        while text[stop - 1] in ".'’-":
            stop -= 1
        if text[stop - 2 : stop] in ("'s", "’s"):
            stop -= 2
        if stop - match.start() > 1:
            found.append((match.start(), stop))
