"""Text in lower case, with or without its punctuation, of exactly the same length: offsets hold.

Letter by letter this costs as much as a search, so what can be is done in bytes.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Final

# Marks of print: all that most texts hold beyond Latin-1.
_PRINTED: Final = "’‘“”–—…„•"
_BEYOND: Final = re.compile(r"[^\x00-\xff]+")
_BETWEEN: Final = re.compile(r"[^\w ]+|_+")
_ASCII: Final = bytes(range(128))
_PART: Final = "\xb5"  # a sign that is folded as a letter is, and stands in no name


def _folded(char: str) -> str:
    """One character folded, where that is one character."""
    low = char.lower()
    low = low if len(low) == 1 else char
    return low if low.isalnum() or unicodedata.category(low)[0] == "M" else " "


_LATIN: Final = "".join([_folded(chr(code)) for code in range(256)]).encode("latin-1")


@functools.lru_cache(maxsize=2)  # several stages ask it of one text
def beyond_ascii(text: str) -> str:
    """The characters of the text that are not ASCII, in order: of most texts, a few."""
    if text.isascii():
        return ""
    raw = text.encode("utf-8", "surrogatepass")
    return raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")


def lowered(text: str) -> str:
    """The text in lower case."""
    if text.isascii():
        return text.lower()
    beyond = beyond_ascii(text)
    if beyond.lower() == beyond:
        return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")
    low = text.lower()
    return low if len(low) == len(text) else text.replace("İ", "i").lower()


@functools.lru_cache(maxsize=4096)
def _apart(letters: str) -> str:
    """What stands between words, folded."""
    return "".join([_folded(char) for char in letters])


def _between(found: re.Match[str]) -> str:
    return _apart(found[0])


def fold(text: str) -> str:
    """The text in lower case, every character that is neither letter, digit nor mark made a space."""
    if not text.isascii():
        for mark in _PRINTED:
            text = text.replace(mark, " ")
    try:
        return text.encode("latin-1").translate(_LATIN).decode("latin-1")
    except UnicodeEncodeError:
        low = text.lower()
        if len(low) == len(text) and 2 * len(text.encode("latin-1", "ignore")) < len(text):
            return _BETWEEN.sub(_between, low)  # another script: almost all is letters
        folded = text.encode("latin-1", "replace").translate(_LATIN).decode("latin-1")
    parts: list[str] = []
    done = 0
    for found in _BEYOND.finditer(text):
        start, end = found.span()
        parts.append(folded[done:start])
        low = found[0].lower()
        if len(low) == end - start and low.isalpha():
            parts.append(low)
        else:
            parts += [_folded(char) for char in found[0]]
        done = end
    parts.append(folded[done:])
    return "".join(parts)


def fold_forms(forms: Sequence[str], written: Callable[[str], str] = str) -> list[str]:
    """Forms folded as texts are, outer space gone; all at once, since one by one takes longer.

    ``written`` is done to all of them before and changes no lengths.
    """
    folded = fold(written(_PART.join(forms))).split(_PART)
    if len(folded) != len(forms):  # one of them holds the mark itself
        folded = [fold(written(form)) for form in forms]
    # Most are folded already: one string for both.
    return [form if form == (one := raw.strip()) else one for form, raw in zip(forms, folded, strict=True)]
