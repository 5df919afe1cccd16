"""Lines become paragraphs: broken lines and words are joined again."""

import re
import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from .furniture import without_furniture
from .lines import Line

_BULLET = re.compile(r"[•▪■●◦‣∙·]\s|[\uf0a7\uf0b7\u2022]")
_DASH = re.compile(r"[–—*-]\s")
_LEADER = re.compile(r"(\. ?){5}")  # of a table of contents
_ENDS = re.compile(r"[.!?…。！？؟।۔։:][\"'”’»)\]]*\d{0,3}$")
_COMPOSED = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]+")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2,}[-‐\u00ad]$")
_LONGEST_WORD = 80
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


def text_of(lines: Sequence[Line], pages: int) -> str:
    """Paragraphs parted by blank lines."""
    lines = _one_line_each(without_furniture(lines, pages))
    words = set(_WORD.findall(" ".join(line.text for line in lines).lower()))
    joined = (_joined([line.text for line in group], words) for group in _paragraphs(lines))
    return "\n\n".join(text for text in joined if text)


def is_garbled(text: str) -> bool:
    """Whether more than a fifth of the characters are none of any script."""
    shown = [char for char in text[:20_000] if not char.isspace()]
    none = sum(char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc", "Cs") for char in shown)
    return none * 5 > len(shown)


def _one_line_each(lines: Iterable[Line]) -> list[Line]:
    """Pieces at one height, one behind the other, are one line; raised numbers of notes are left out."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole and whole[-1].page == line.page else None
        above = abs(before.y - line.y) if before else 0
        if before and line.text.isdecimal() and line.size < 0.85 * before.size and 0 < above < before.size:
            continue
        if before and above < 1 and line.x > before.x:
            before.text += " " + line.text
        else:
            whole.append(Line(line.text, line.x, line.y, line.size, line.page))
    return whole


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines grouped by where a new paragraph begins."""
    spacing = _spacing(lines)
    group: list[Line] = []
    for number, line in enumerate(lines):
        if group and _begins(
            line, group, spacing, max(len(near.text) for near in lines[max(0, number - 6) : number + 6])
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _spacing(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, as a multiple of the size of their letters."""
    near = [
        (above.y - line.y) / line.size
        for above, line in pairwise(lines)
        if above.page == line.page and line.size and 0.8 < (above.y - line.y) / line.size < 3
    ]
    return statistics.median(near) if near else 1.2


def _begins(line: Line, group: list[Line], spacing: float, longest: int) -> bool:
    """Whether a line begins a paragraph, told from its place, its size, and what stands before it."""
    first, before = group[0], group[-1]
    size = max(line.size, 0.1)
    ended = bool(_ENDS.search(before.text))
    small = line.text[0].islower()
    bulleted = bool(_BULLET.match(first.text))
    if _BULLET.match(line.text) or _LEADER.search(before.text) or (ended and _DASH.match(line.text)):
        return True
    if not bulleted and not 0.87 < before.size / size < 1.15:
        return True
    down = (before.y - line.y) / size
    if before.page != line.page or down <= 0:  # another page or column
        return ended or (not small and len(before.text) * 2 < longest)
    if down > spacing * 1.3:
        return True
    indented = line.x - before.x
    if ended and 0.6 * size < indented < 6 * size and not bulleted:
        return True
    if len(group) > 1 and before.x - first.x > 0.6 * size and line.x < first.x + 0.3 * size:
        return True
    share = 0.75 if ended else 0.5
    return not small and len(before.text) < longest * share


def _joined(texts: list[str], words: set[str]) -> str:
    """One paragraph of its lines, with words that were broken at their end whole again."""
    pieces: list[str] = []
    for text in texts:
        before = pieces[-1] if pieces else ""
        if not _BROKEN_WORD.search(before[-_LONGEST_WORD:]):
            pieces.append(text)
        elif text[:1].islower() and not _keeps_hyphen(before, text, words):
            pieces[-1] = before[:-1]
            pieces.append("\0" + text)
        elif before[-1] != "\u00ad":
            pieces.append("\0" + text)  # 'Nagorno-' and 'Karabakh'
        else:
            pieces.append(text)
    whole = " ".join(pieces).replace(" \0", "")
    composed = _COMPOSED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), whole)
    return " ".join(composed.replace("\u00ad", "").split())


def _keeps_hyphen(before: str, after: str, words: set[str]) -> bool:
    """Whether the text has the broken word with its hyphen in one piece, and never without."""
    left = _WORD.findall(before[-_LONGEST_WORD:-1])[-1].lower()
    right = _WORD.match(after)
    right_word = right.group().lower() if right else ""
    return before[-1] != "\u00ad" and f"{left}-{right_word}" in words and f"{left}{right_word}" not in words
