"""How far two places of a text are apart, in words."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_GLANCE = 200


def few_words(text: str, start: int, end: int, most: int) -> bool:
    """True where at most ``most`` words stand between; none do where ``end`` is before ``start``.

    A long way is not walked to its end: that keeps sentences of any length linear.
    """
    length = end - start
    if length <= 2 * most:
        return True
    if length > _GLANCE and len(_WORD.findall(text, start, start + _GLANCE)) > most:
        return False
    return len(_WORD.findall(text, start, end)) <= most
