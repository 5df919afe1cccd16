"""Text that was decoded wrongly, or escaped once too often, made right again (by ftfy).

ftfy costs 15 times as much as looking whether a paragraph can need it, so only those that can are
handed to it; what comes out is the same as if all had been.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from ..words.folding import beyond_ascii

# What every one of ftfy's rules needs (its 6.3 `badness`, `chardata` and `fixes`): two characters
# side by side beyond ASCII, or one of those that are a sign by themselves: letters that damaged text
# is full of, the beginning of an entity, control characters, odd line ends and surrogates. The bytes
# of the text tell: "." is plain, "!" a sign, "(" begins a character beyond ASCII, ")" goes on with one.
_SIGNS: Final = frozenset((*range(9), 11, *range(14, 32), 38, 127, 13))
_KINDS: Final = bytes(
    ord("(" if code >= 0xC0 else ")" if code >= 0x80 else "!" if code in _SIGNS else ".")
    for code in range(256)
)
_SIGN: Final = re.compile(
    r"[\xc2\xc3\u0152\u0153\x80-\x9f\u2028\u2029\ud800-\udfff\u206a-\u206f\ufeff\ufff9-\ufffc]"
)
_NORMAL: Final = re.compile(r"[\x80-\u02ff\u2010-\u2027\u20ac]*")  # never a part of anything else


def repair(text: str) -> str:
    """The text as its author wrote it, as far as ftfy can tell, in Unicode form NFC.

    Typographic quotation marks, ligatures and wide letters stay as they are.
    """
    if not _can_need(text):
        return text
    return "".join(_fixed(line) if _can_need(line) else line for line in text.splitlines(keepends=True))


def _can_need(text: str) -> bool:
    kinds = text.encode("utf-8", "surrogatepass").translate(_KINDS)
    if b"!" in kinds or b")(" in kinds:
        return True
    beyond = beyond_ascii(text)
    if _SIGN.search(beyond) is not None:
        return True
    return _NORMAL.fullmatch(beyond) is None and not unicodedata.is_normalized("NFC", text)


def _fixed(line: str) -> str:
    import ftfy  # 55 ms to import, and most articles never need it

    return ftfy.fix_text(line, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)
