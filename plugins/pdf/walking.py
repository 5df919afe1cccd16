"""Through the pages of a file, within limits of number and of time; a page that is broken costs itself only."""

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from conflict_events import SourceError, limit

from .lines import Line, TooSlowError, lines_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

# What the library takes apart of one page before it refuses it: some five seconds.
_COMMANDS = 1_000_000
_UNPACKED = 25_000_000


class Pages:
    """The pages of a file, and which of them gave no lines and why (numbers count from 1)."""

    def __init__(self, reader: "PdfReader", location: str) -> None:
        self.reader = reader
        self.location = location
        self.count = 0
        self.without_text: list[int] = []
        self.damaged: list[int] = []
        self.reason = ""
        self.refused: list[tuple[int, str]] = []

    def lines(self) -> list[Line]:
        """All lines of the pages that can be read."""
        from pypdf import apply_configuration

        with apply_configuration(
            stream_parsing_work_maximum_count=_COMMANDS,
            zlib_maximum_output_length=_UNPACKED,
            lzw_maximum_output_length=_UNPACKED,
            array_based_stream_maximum_output_length=_UNPACKED,
        ):
            return list(self._lines())

    def _lines(self) -> Iterator[Line]:
        most, seconds = limit("MAX_PDF_PAGES", 2_000), limit("MAX_PDF_SECONDS", 120)
        deadline = time.monotonic() + seconds
        try:
            self.count = len(self.reader.pages)
        except Exception as error:  # a tree of pages without end, or none
            raise SourceError(
                f"{self.location}: its list of pages is broken ({type(error).__name__}: {error}); "
                "print it to a new file from a program that opens it"
            ) from error
        for number in range(1, self.count + 1):
            if number > most:
                self.refused.append((number, f"more than the {most:,} that are read of a file; split it, or set "
                                             "CONFLICT_EVENTS_MAX_PDF_PAGES"))  # fmt: skip
                return
            try:
                page = self.reader.pages[number - 1]
                found = lines_of(page, number, deadline)
                if not found and _shows_pictures(page):
                    self.without_text.append(number)
                yield from found
            except TooSlowError:
                self.refused.append((number, f"the {seconds:,} seconds that a file may take are over; split it, or "
                                             "set CONFLICT_EVENTS_MAX_PDF_SECONDS"))  # fmt: skip
                return
            except Exception as error:  # whatever the library meets in a broken page
                self.damaged.append(number)
                self.reason = self.reason or f"{type(error).__name__}: {error}"

    def problems(self, remedy: str) -> Iterator[tuple[str, str]]:
        """The kind and message of an issue for the pages that were not read."""
        if self.without_text:
            told = f"{_told(self.without_text)} without a text layer, only pictures"
            yield "no_text_layer", f"{self.location}: {told}; {remedy}"
        if self.damaged:
            told = f"{_told(self.damaged)} cannot be read ({self.reason[:200]})"
            yield (
                "unreadable_page",
                f"{self.location}: {told}; print it to a new file from a program that shows it",
            )
        for number, why in self.refused:
            yield "too_large", f"{self.location}: {_told(range(number, self.count + 1))} left out: {why}"


def _told(numbers: "list[int] | range") -> str:
    """Page numbers for a message: runs are shortened, and of many runs only the first are told."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [f"{first}" if first == last else f"{first}-{last}" for first, last in runs[:10]]
    more = ", ..." if len(runs) > 10 else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(told)}{more}"


def _shows_pictures(page: "PageObject") -> bool:
    try:
        shown = page["/Resources"]["/XObject"].get_object()  # type: ignore[index]
        return any(shown[name].get("/Subtype") in ("/Image", "/Form") for name in shown) or bool(
            page.inline_images
        )
    except (KeyError, AttributeError, TypeError):
        return False
