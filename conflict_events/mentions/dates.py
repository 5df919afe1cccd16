"""Date expressions in running text, resolved to inclusive intervals of days.

Words of the calendar and numbers that stand together, with only small words between them, make a
cluster; the patterns of the pack say what the cluster means (`DateGrammar`), and the builders here
give it days. Nothing is guessed: without a publication date a weekday, or a date without a year,
keeps ``first`` None and a ``reason``; a publication date known only as an interval resolves what
is the same for all of it, and leaves weekdays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ..words.spans import DateMention, Number, Span
from .date_clusters import Cluster
from .date_grammar import ANCHORS, MEANINGS, STAGES, DateGrammar
from .date_parts import PARTS
from .date_points import POINTS, full_year
from .date_shifts import SHIFTS
from .date_stretches import STRETCHES
from .date_words import DateWord, Piece, vocabulary
from .days import Published, Stretch, precision

__all__ = ["DateGrammar", "find_dates", "vocabulary"]

_BUILDERS: Final[Mapping[str, Callable[[Cluster, list[Piece]], Stretch | None]]] = {
    **POINTS,
    **PARTS,
    **SHIFTS,
    **STRETCHES,
}
assert _BUILDERS.keys() == MEANINGS.keys()  # noqa: S101 - a meaning without a builder is a fault of this package
_COUNTED: Final = frozenset(("past", "range", "days"))  # over more than two days what is told is a total
_FULL: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])|(\d{1,2})([-/.])(\d{1,2})\5(\d{4}|\d\d)(?!\d|-(?!\d\d?-\d\d?-\d{4}|[^\W\d_]))"
    r"|(?P<month>0?[1-9]|1[0-2])[-/](?P<year>(?:19|20)\d\d)(?![\d/-])"
    r"|(?P<first>(?:19|20)\d\d)/(?P<last>\d\d(?:\d\d)?)(?![\d/-])|(?P<compact>(?:19|20)\d{6})(?!\d)"
)
_APART: Final = (" – ", " — ", " - ")
_APOSTROPHES: Final = ("'", "’", "‘")
_FIGURES_BEFORE: Final = re.compile(r"\d[ -]\Z")
_FIGURES_AFTER: Final = re.compile(r"[.]?[ -]\d")
_PAIRED: Final = re.compile("N-N[tuoa]N-N")  # two days in figures with a joint between: '1-10 to 7-11'
_DAY_AFTER: Final = re.compile(r"[.]? \d{1,2}(?:[^\W\d_]|(?P<month>[/-]\d{1,2}))")
_SHORT: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?![\d/%])")
# 'am 28.10.', 'am 22.04': a second full stop, or a month of two figures behind which nothing is counted
_DOTTED: Final = re.compile(
    r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9](?=\.(?!\d))|1[0-2](?=\.(?!\d))|0[1-9](?![\d.,])|1[0-2](?![\d.,]))\.?"
)


def find_dates(
    text: str,
    spans: list[Span],
    numbers: list[Number],
    published: Published | None,
    grammar: DateGrammar,
) -> list[DateMention]:
    """The date expressions of a text in order of their start, none overlapping another.

    ``spans`` are the matcher's spans of this text, ``numbers`` what `find_numbers` made of it, both
    in order. A length of time has ``duration``, a time of day ``clock``, both without days; a date
    that points back to another one ('the same day') has a reason that begins with 'anaphoric'.
    """
    items = _items(text, spans, numbers, grammar)
    if not items:
        return []
    found: list[DateMention] = []
    first, count = 0, len(items)
    while first < count:
        pieces = [items[first]]
        anchored = items[first][0] in ANCHORS or items[first][0] == "C" or _in_figures(text, items[first])
        index = first + 1
        while index < count:
            gap = (
                grammar.gap(text[pieces[-1][3] : items[index][2]])
                if items[index][2] - pieces[-1][3] < 33
                else None
            )
            if gap is None or _counts(text, pieces[-1], items[index], grammar):
                break
            base = pieces[-1][3]
            pieces += [(letter, value, base + start, base + end) for letter, value, start, end in gap]
            pieces.append(items[index])
            anchored = anchored or items[index][0] in ANCHORS
            index += 1
        if not anchored and len(pieces) == 1 and grammar.day_articles:
            anchored = _is_day(text, pieces[0], grammar)
        if not anchored and len(pieces) > 6:
            anchored = _PAIRED.search("".join([piece[0] for piece in pieces])) is not None
        if anchored:
            pieces = grammar.before(text, pieces[0][2]) + pieces + grammar.after(text, pieces[-1][3])
            found += _mentions(Cluster(text, pieces, published, grammar))
        first = index
    return found


def _counts(text: str, before: Piece, piece: Piece, grammar: DateGrammar) -> bool:
    """'7 December – two bombs', 'June 12 - 15 people': behind a dash apart, a number that counts is no last day."""
    letter, _, start, end = piece
    if letter not in "Nn" or before[0] not in "NO" or text[before[3] : start] not in _APART:
        return False
    following = text[end : end + 24].split(None, 1)
    return not text[start].isdigit() or (bool(following) and following[0].lower() in grammar.counted)


def _in_figures(text: str, piece: Piece) -> bool:
    """An ordinal in figures can be a day of the month by itself: 'on the 20th'."""
    return piece[0] == "O" and text[piece[2]].isdigit()


def _is_day(text: str, piece: Piece, grammar: DateGrammar) -> bool:
    """Whether a figure by itself is a day of the month, behind an article that counts nothing: 'le 23.'"""
    if piece[0] != "N" or not text[piece[2]].isdigit() or text[piece[3] : piece[3] + 1].isspace():
        return False
    word = text[max(0, piece[2] - 8) : piece[2]].split()
    return bool(word) and word[-1].lower() in grammar.day_articles


def _items(text: str, spans: list[Span], numbers: Sequence[Number], grammar: DateGrammar) -> list[Piece]:
    items: list[Piece] = []
    for span in spans:
        word = span.entry.date
        if isinstance(word, DateWord) and (not word.faint or _by_figures(text, span, word.letter, grammar)):
            items.append(_date_piece(text, span, word, grammar))
    items += [figure for piece in items if (figure := grammar.roman(text, piece)) is not None]
    known = len(items)
    months = {piece[3] for piece in items if piece[0] in "Mm"}
    for number in numbers:
        piece = _number_piece(text, number, grammar, months)
        if piece is not None:
            items.append(piece)
    if (
        not known
        and len(items) < 4
        and not grammar.day_articles
        and not any(piece[0] in ANCHORS or piece[0] == "C" or _in_figures(text, piece) for piece in items)
    ):
        return []
    items.sort(key=_start)
    kept: list[Piece] = []
    for piece in items:
        if kept and piece[2] < kept[-1][3]:
            if piece[3] - piece[2] > kept[-1][3] - kept[-1][2]:
                kept[-1] = piece
            continue
        kept.append(piece)
    return kept


def _start(piece: Piece) -> int:
    return piece[2]


def _date_piece(text: str, span: Span, word: DateWord, grammar: DateGrammar) -> Piece:
    letter, end = word.letter, span.end
    mark = (
        text.find("'", span.start, end) if "'" in text[span.start : end] else text.find("’", span.start, end)
    )
    if mark > span.start and grammar.gap(text[mark:end]):  # "Eylül'den": a small word of its own
        end = mark
    if word.abbreviated and text[end : end + 1] == ".":
        end += 1
    if letter in "MW" and (word.lookalike or word.abbreviated) and not (letter == "W" and word.faint):
        small = text[span.start].islower() or (word.lookalike and _all_capitals(text, span))
        weak = end == span.end and word.abbreviated and (small or not grammar.capitalised)
        if word.lookalike and not weak and not (word.abbreviated and end > span.end):
            weak = small if grammar.capitalised else True
            weak = weak or not text[max(0, span.start - 2) : span.start - 1].isalpha()
            weak = weak or _after_name(text, span.start)
        if weak:
            letter = letter.lower()
    return letter, word.value, span.start, end


def _all_capitals(text: str, span: Span) -> bool:
    """Whether a word stands among words in capitals, where a capital tells nothing."""
    return text[span.start : span.end].isupper() and (
        text[max(0, span.start - 4) : span.start - 1].isupper() or text[span.end + 1 : span.end + 4].isupper()
    )


def _by_figures(text: str, span: Span, letter: str, grammar: DateGrammar) -> bool:
    """Whether the day or the year stands right before or behind a word, in figures; with a weekday '13th' or '3/4'."""
    if letter == "W":
        day = _DAY_AFTER.match(text, span.end)
        capital = text[span.start].isupper()
        return day is not None and (capital or (day["month"] is not None and not grammar.capitalised))
    before = _FIGURES_BEFORE.search(text, max(0, span.start - 5), span.start)
    return before is not None or _FIGURES_AFTER.match(text, span.end) is not None


def _after_name(text: str, start: int) -> bool:
    head = text[max(0, start - 20) : start].split()
    return bool(head) and head[-1][0].isupper() and head[-1].isalpha() and len(head) > 1


def _number_piece(text: str, number: Number, grammar: DateGrammar, months: set[int]) -> Piece | None:
    """The piece that a number makes; ``months`` are the ends of month names, on which figures can hang."""
    kind, start, end, value = number.kind, number.start, number.end, number.value
    if grammar.dotted and number.digits and (dotted := _DOTTED.match(text, start)) is not None:
        return "H", dotted, start, dotted.end()
    if kind == "code" and start - 1 in months and end - start < 3:
        return "N" if 1 <= value <= 31 else "n", value, start, end
    if kind in ("cardinal", "one", "measure"):
        decade = grammar.decade.match(text, start) if number.digits and end - start == 4 else None
        if decade is not None and decade.end() > end + 2:  # "1990'lar": its ending, no possessive
            return "E", decade, start, decade.end()
        if number.digits and end - start == 2 and text[start - 1 : start] in _APOSTROPHES:
            return (
                ("Y", full_year(int(value)), start - 1, end)
                if not text[max(0, start - 2) : start - 1].isalnum()
                else None
            )
        if number.digits and end - start == 4 and 1000 <= value < 2200 and kind == "cardinal":
            counted = text[end : end + 24].split(None, 1)
            if counted and text[end] == " " and counted[0].lower().strip(".,;:!?)'\"’”") in grammar.counted:
                return "n", value, start, end
            return "Y", int(value), start, end
        if number.digits and end - start == 8 and kind == "cardinal":
            match = _FULL.match(text, start)
            if match is not None and match["compact"] and not text[start - 1 : start].isalnum():
                return "I", match, start, end
        if (
            not number.digits
            and 1100 < value < 2100
            and value % 100
            and value % 1 == 0
            and kind == "cardinal"
        ):
            return "Y", int(value), start, end
        day = kind != "measure" and 1 <= value <= 31 and value % 1 == 0
        return "N" if day else "n", value, start, end
    if kind == "ordinal":
        return "O", value, start, end
    if kind == "clock":
        return "C", None, start, end
    if kind in ("code", "fraction"):
        for letter, shape in (("I", _FULL), ("E", grammar.decade), ("H", _SHORT)):
            match = shape.match(text, start)
            if match and not (letter == "I" and text[start - 1 : start].isalnum()):
                if letter == "E" and len(match[1]) == 2 and not _names_decade(text, start, grammar):
                    return None
                return letter, match, start, match.end()
    return None


def _names_decade(text: str, start: int, grammar: DateGrammar) -> bool:
    """Whether two figures are a decade ('the late 80s', "'80s"), no age ('in his 30s')."""
    words = re.split(r"[ -]", text[max(0, start - 24) : start].lower())[-3:-1]
    return text[start - 1 : start] in _APOSTROPHES or not grammar.articles.isdisjoint(words)


def _mentions(cluster: Cluster) -> list[DateMention]:
    stage = 0
    while stage < STAGES:
        letters = "".join([piece[0] for piece in cluster.pieces])
        plan = cluster.grammar.plan(stage, letters)
        if plan is None:
            break
        stage = plan[0] + 1
        following = len(letters)
        for meaning, start, end in plan[1]:
            if not _read(cluster, meaning, start, end):  # what begins inside may mean something
                found = cluster.grammar.search(plan[0], letters, start + 1, following)
                if found is not None:
                    _read(cluster, *found)
            following = start
    return [_mention(piece, cluster) for piece in cluster.pieces if piece[0] in "XQ"]


def _read(cluster: Cluster, meaning: str, start: int, end: int) -> bool:
    """Puts what the pieces from ``start`` to ``end`` mean in their place, if they mean anything."""
    found = cluster.pieces[start:end]
    cluster.next = cluster.pieces[end] if end < len(cluster.pieces) else None
    cluster.end = found[-1][3]
    stretch = _BUILDERS[meaning](cluster, found)
    if stretch is None:
        return False
    while found[0][0] in ",-":  # an optional sign that nothing stood before
        found, start = found[1:], start + 1
    no_day = stretch.duration is not None or stretch.clock or _points_back(stretch)
    cluster.pieces[start:end] = [("Q" if no_day else "X", stretch, found[0][2], found[-1][3])]
    return True


def _points_back(stretch: Stretch) -> bool:
    return stretch.reason is not None and stretch.reason.startswith("anaphoric")


def _up_to_now(stretch: Stretch) -> bool:
    """'Since Monday', 'this year': what is counted then is counted up to now."""
    since = stretch.unit == "since" or (stretch.unit == "year" and stretch.shift == "this")
    return since and stretch.first != stretch.last


def _mention(piece: Piece, cluster: Cluster) -> DateMention:
    stretch: Stretch = piece[1]
    open_month = stretch.month if stretch.unit == "month" and stretch.year is None else None
    first, last = stretch.first, stretch.last
    counted = stretch.unit in _COUNTED and first is not None and last is not None and (last - first).days > 1
    begun, whole = (stretch.whole, None) if stretch.unit == "since" else (None, stretch.whole)
    start, end, beside = piece[2], piece[3], cluster.grammar.beside
    return DateMention(
        start, end, first, last, precision(first, last),
        stretch.reason, stretch.duration, stretch.clock, open_month,
        counted or _up_to_now(stretch), whole, begun, beside.issue(cluster.text, start, end),
        begins=beside.begins(cluster.text, start, end),
    )  # fmt: skip
