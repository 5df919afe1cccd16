"""Where the words of a search stand in a text as it is written: search goes by another form of it.

The words of the text are brought to that form one by one and compared, so that marks, digits and letters of
the original stay as they are. Of scripts without spaces the pairs of signs are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..storage.searching import normalise
from .search import UNSPACED, Asked

Span = tuple[int, int]

AROUND = 110
"""Signs that an excerpt shows before and behind the first match."""

LOOKED_AT = 200_000
"""Signs of a text in which matches are looked for."""

# A word with the marks that belong to it, or a run of a script without spaces.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad\u200b-\u200d"
_WORD = re.compile(rf"[{UNSPACED}]+|[^\W_](?:(?![{UNSPACED}])[\w{_MARKS}])*")
_RUN = re.compile(f"[{UNSPACED}]")


def marks(text: str, wanted: Sequence[Asked], most: int = 40) -> list[Span]:
    """Spans of ``text`` (code points, end exclusive) in which something that was asked for stands, in order."""
    tokens = list(_tokens(text[:LOOKED_AT]))
    found = [
        (tokens[at][1], tokens[at + len(one.words) - 1][2])
        for at in range(len(tokens))
        for one in wanted
        if _stands(tokens, at, one)
    ]
    return _joined(sorted(found))[:most]


def excerpt(text: str, wanted: Sequence[Asked], around: int = AROUND) -> list[tuple[str, bool]]:
    """The piece of ``text`` with the first match, as (words, whether they match), cut between words.

    Where nothing matches it is the beginning of the text.
    """
    spans = marks(text, wanted)
    first = spans[0][0] if spans else 0
    start, end = max(0, first - around), min(len(text), (spans[0][1] if spans else 0) + 2 * around)
    if start:
        start += len(text[start:first]) - len(re.sub(r"\A\S*\s", "", text[start:first], count=1))
    if end < len(text):
        end -= len(text[start:end]) - len(re.sub(r"\s\S*\Z", "", text[start:end], count=1))
    pieces: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for begin, stop in spans:
        if stop <= end:
            pieces += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    pieces.append((text[at:end], False))
    return [piece for piece in [*pieces, (" …" if end < len(text) else "", False)] if piece[0]]


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if _RUN.match(word) and len(word) > 2:
            for at in range(len(word) - 1):
                yield normalise(word[at : at + 2]).strip(), start + at, start + at + 2
        else:
            for one in _form(word):
                yield one, start, match.end()


@lru_cache(maxsize=20_000)
def _form(word: str) -> tuple[str, ...]:
    return tuple(normalise(word).split())


def _stands(tokens: list[tuple[str, int, int]], at: int, one: Asked) -> bool:
    if at + len(one.words) > len(tokens):
        return False
    last = len(one.words) - 1
    for offset, word in enumerate(one.words):
        token = tokens[at + offset][0]
        if token != word and not (offset == last and one.beginning and token.startswith(word)):
            return False
    return True


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
