"""The lines of a page, each with where it stands and how large it is written."""

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject


@dataclass(slots=True)
class Line:
    """A line of text; ``x`` and ``y`` in points from the lower left corner, ``size`` of its letters."""

    text: str
    x: float
    y: float
    size: float
    page: int = 0


class TooSlowError(Exception):
    """Reading has taken longer than it may."""


def lines_of(page: "PageObject", number: int, deadline: float) -> list[Line]:
    """The lines in the order in which the page draws them; raises `TooSlowError` behind the deadline.

    That order is the one of reading in nearly all files: columns are drawn one after the other. The
    library's other order, by place ('layout'), reads across the columns.
    """
    found: list[Line] = []
    open_line: list[Any] = []

    def operator(*_: Any) -> None:
        # A page may draw parts that draw parts: the time is looked at with each of its commands.
        if time.monotonic() > deadline:
            raise TooSlowError

    def words(text: str, outer: list[float], inner: list[float], _font: Any, size: float) -> None:
        for number_of_line, part in enumerate(text.split("\n")):
            if number_of_line and open_line:
                found.append(_line(open_line, number))
                open_line.clear()
            scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
            if open_line and part.strip().isdecimal() and size * scale < 0.85 * open_line[2]:
                continue  # the number of a note, which would read as part of '4 killed'
            if part.strip() or (part and open_line):
                if not open_line:
                    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
                    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
                    open_line.extend((x, y, size * scale))
                open_line.append(part)

    page.extract_text(visitor_operand_before=operator, visitor_text=words)
    if open_line:
        found.append(_line(open_line, number))
    return found


def _line(parts: list[Any], page: int) -> Line:
    x, y, size, *texts = parts
    # The library leaves a bullet of the standard fonts as it is coded (ISO 32000-1, annex D.2, note 3).
    return Line(" ".join("".join(texts).replace("\x7f", "•").split()), x, y, size, page)
