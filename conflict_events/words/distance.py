"""How far two places of a text are apart, in words."""

from __future__ import annotations

import functools
import re


def few_words(text: str, start: int, end: int, most: int) -> bool:
    """True where at most ``most`` words stand between; none do where ``end`` is before ``start``.

    A long way is not walked to its end: that keeps sentences of any length linear.
    """
    return end - start <= 2 * most or _more_than(most).match(text, start, end) is None


@functools.cache
def _more_than(most: int) -> re.Pattern[str]:
    """What fits as soon as one word more has begun; possessive, for nothing is gained by going back.

    Written out, for a group that is repeated takes longer.
    """
    return re.compile(r"\W*+" + r"\w++\W++" * most + r"\w")
