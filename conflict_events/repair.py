"""Text that was decoded wrongly, or escaped once too often, made right again (by ftfy).

ftfy costs 15 times as much as looking whether a paragraph can need it, so only those that can are
handed to it; what comes out is the same as if all had been.
"""

from __future__ import annotations

import re
import unicodedata

# What every one of ftfy's rules needs (its 6.3 `badness`, `chardata` and `fixes`): two characters
# side by side beyond ASCII, or one of those that are a sign by themselves: letters that damaged text
# is full of, the beginning of an entity, control characters, odd line ends and surrogates. The search
# stops at all that is no plain ASCII, in one set, and then looks whether it is either.
_PAIR = r"(?<=[^\x00-\x7f])(?=[^\x00-\x7f])"
_SIGN = (
    r"(?<=[\xc2\xc3\u0152\u0153\x80-\x9f&\x00-\x08\x0b\x0e-\x1f\x7f\r\u2028\u2029"
    r"\ud800-\udfff\u206a-\u206f\ufeff\ufff9-\ufffc])"
)
_NEEDS = re.compile(rf"[^\t\n\x0c\x20-\x25\x27-\x7e](?:{_PAIR}|{_SIGN})")


def repair(text: str) -> str:
    """The text as its author wrote it, as far as ftfy can tell, in Unicode form NFC.

    Typographic quotation marks, ligatures and wide letters stay as they are.
    """
    if not _can_need(text):
        return text
    return "".join(_fixed(line) if _can_need(line) else line for line in text.splitlines(keepends=True))


def _can_need(text: str) -> bool:
    return _NEEDS.search(text) is not None or not unicodedata.is_normalized("NFC", text)


def _fixed(line: str) -> str:
    import ftfy  # 55 ms to import, and most articles never need it

    return ftfy.fix_text(line, uncurl_quotes=False, fix_latin_ligatures=False, fix_character_width=False)
