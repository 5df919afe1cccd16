"""The form of a text that full-text search goes through: the same for texts and for queries.

SQLite's tokenizer knows neither marks of vowels, nor letters that are written in several ways, nor
digits of other scripts, nor scripts without spaces. Here all are brought to one form (NFKC of
UAX 15 with combining marks gone, digits by their value of UAX 44), and runs of scripts without
spaces become overlapping pairs of characters. Offsets do not survive: nothing points into it.
"""

from __future__ import annotations

import re
import sys
import unicodedata

# Marks of the scripts after U+0900 are letters in all but name (vowels), so they stay.
_MARKS = "".join(chr(c) for c in range(0x0300, 0x0900) if unicodedata.combining(chr(c)))

# Letters that are one in search though Unicode does not decompose them.
_SAME = {
    "\u0640": None,  # the stroke that only lengthens a word
    "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u06c1": "\u0647",
    "\u06be": "\u0647", "\u06d5": "\u0647", "\u0629": "\u0647",
    "\u0131": "i", "\u00f8": "o", "\u0111": "d", "\u0142": "l", "\u00e6": "ae", "\u0153": "oe",
    "\u2019": "'", "\u02bc": "'", "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None,
}  # fmt: skip

_DIGITS = {
    code: str(unicodedata.decimal(chr(code)))
    for code in range(0x0600, min(sys.maxunicode, 0x1FC00))
    if unicodedata.category(chr(code)) == "Nd"
}
_TABLE: dict[int, str | None] = {
    **_DIGITS,
    **{ord(letter): other for letter, other in _SAME.items()},
    **{ord(mark): None for mark in _MARKS},
}
# Han, kana, and the scripts of mainland South-East Asia.
_UNSPACED = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\U00020000-\U0002fa1f]+"
)


def normalise(text: str) -> str:
    """The form of ``text`` that is searched; apply it to queries too."""
    if text.isascii():
        return text.lower()
    # Folding case leaves marks behind (the capital dotted i), and decomposing leaves capitals behind.
    text = unicodedata.normalize("NFKD", text.casefold()).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_TABLE)
    text = unicodedata.normalize("NFC", text)
    return _UNSPACED.sub(_pairs, text)


def _pairs(match: re.Match[str]) -> str:
    run = match.group()
    if len(run) < 3:
        return f" {run} "
    return " " + " ".join(run[at : at + 2] for at in range(len(run) - 1)) + " "
