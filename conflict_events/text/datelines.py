"""The place and agency with which a report opens: 'BAKU, 14 September (AFP) -'.

Shapes only, no words: a place in capitals, or with a capital where an agency or a date confirms
it; then perhaps a region, a date, and an agency in brackets; then a dash, and editors' notes in square
brackets ('[Text]', '[By A B]'). Agencies are data (``reference/press.toml``); where the day stands before
it, any source in brackets will do.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Container
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

_LONGEST: Final = 160
_SIGN: Final = re.compile(r"[–—:։(\[/-]")  # without one of these, nothing opens with a dateline
# A word that goes on in small letters, as nearly all that is written: no pattern fits it.
_RUNS_ON: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)* (?:[a-zß-öø-ÿ]{4}|[a-zß-öø-ÿ]{1,3} [a-zß-öø-ÿ])")
_NOTES: Final = re.compile(r"(?:\[[^\[\]\n]{2,80}\]\s*)*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end`` is the offset behind the dateline, in the string that was looked at."""

    end: int
    place: str | None
    agency: str | None
    whole: bool


@functools.cache
def press() -> dict[str, Any]:
    """The table of agencies and platforms."""
    table = resources.files("conflict_events") / "reference" / "press.toml"
    return tomllib.loads(table.read_text(encoding="utf-8"))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    agency = "|".join(sorted(map(re.escape, press()["agencies"]), key=len, reverse=True))
    upper = r"[^\W\d_a-zß-öø-ÿ]"
    inner = rf"(?:{upper}|['’.\-](?={upper}))"
    capitals = rf"{upper}{{2}}{inner}*(?:[ \-/]{upper}{inner}+){{0,4}}"
    word = rf"{upper}(?:[^\W\d_]|['’\-])+"
    name = rf"(?:St\. )?{word}(?:[ /](?:{word}|[^\W\d_]{{1,3}}(?= {upper}))){{0,3}}"
    region = rf"(?:,? \[[\w ]+\])?(?:, {upper}[\w'’.\-]+(?: [\w'’.\-]+){{0,3}}?)?"
    month = r"[^\W\d_]{3,12}\.?"
    date = rf"(?:{month},? \d{{1,2}}|\d{{1,2}}\.? {month})(?:,? \d{{4}}| \d{{2}}(?!\d))?"
    dated = rf"(?:[,.] {date})?"
    dash = r"\s*\.?\s*(?:[–—։]|--?|:)\s*"
    either = rf"(?P<place>{capitals}|{name})"
    others = r"(?:/[\w .]+)?"
    bare_dash = r"\s*(?:[–—]|\s--?)\s+"
    bracketed = rf"[(\[/](?P<agency>{agency}){others}[)\]/](?:{dash}|\.?\s+(?={upper}))"
    cased = r"(?=.{0,60}[a-zß-öø-ÿ])"  # in a report all in capitals they tell of no place
    sourced = (
        rf"(?:\s*[(\[](?P<agency>[^()\[\]]{{2,60}})[)\]]{dash}|\s*(?:[–—]|\s--?|:{cased})\s+|--(?={upper}))"
    )
    return tuple(
        re.compile(pattern)
        for pattern in (
            # the whole line: 'Baku – AFP', 'BAKU (AFP)', 'Baku, 14 September (AFP)'
            rf"{either}{region}{dated}\s*[–—\-/|,:(\[]\s*(?P<agency>{agency})[)\]]?\s*[–—\-.:]*$",
            # no place: 'Sept. 13 (UPI) --', '(Reuters) - '
            rf"(?:{date}\s*)?{bracketed}",
            # before the first sentence, agency in brackets: 'KYIV, Ukraine (AP) — '
            rf"{either}{region}{dated}[,.]?\s*{bracketed}",
            rf"(?P<place>{capitals}){region}{dated},?\s*[(\[](?P<agency>[A-Z]{{2,6}}){others}[)\]]{dash}{cased}",
            # any source behind a day: 'Lima, 12 Jan 90 (Radio Programas) -- ', '(Clandestine) RADIO X, 3 May -- '
            rf"(?:\([^()]{{3,30}}\) )?{either}{region}[,.] {date}{sourced}",
            # source and day in one bracket: 'ORSA (Kuri News / 3 May) — '
            rf"{either}{region}\s*\([^()\[\]]{{2,40}}[/,] ?{date}\){dash}",
            # agency after a dash or slash: 'Baku/AFP - ', 'BAKU - AFP - '
            rf"{either}{region}{dated}\s*[/–—,\-]\s*(?P<agency>{agency})\s*(?:[–—։]|--?|:)\s+",
            # capitals alone: 'DEN HAAG - ', 'KYIV, Ukraine — '
            rf"(?={upper}{{3}}|{upper}+ {upper})(?P<place>{capitals}){region}{bare_dash}(?=\W?{upper}){cased}",
        )
    )


def _runs_on(head: str, end: int) -> bool:
    """Whether a sentence goes on behind an agency in brackets: no dash, and no capital.

    'said the agency (X) that' looks like 'PLACE (X) The' where a script has no capitals.
    """
    return not re.search(r"[–—:-]\s*$", head[:end]) and not head[end : end + 1].isupper()


def find_dateline(paragraph: str, not_places: Container[str] = ()) -> Dateline | None:
    """The dateline that opens a paragraph, or is all of it; None where there is none.

    ``not_places`` are words in lower case that open paragraphs in the same way.
    """
    head = paragraph[:_LONGEST]
    if _RUNS_ON.match(head) is not None:
        return None
    whole, *opening = _patterns()
    fitting = [whole] if len(paragraph) <= _LONGEST else []
    if _SIGN.search(head):
        fitting += opening
    for pattern in fitting:
        found = pattern.match(head)
        if not found:
            continue
        named = found.groupdict()
        place = named.get("place")
        if place and place.lower() in not_places:
            continue
        if named.get("agency") and found[0].endswith((" ", "\t")) and _runs_on(head, found.end()):
            continue
        end = _NOTES.match(paragraph, found.end()).end()  # type: ignore[union-attr]  # it may match nothing
        return Dateline(
            end=end,
            place=place.strip(" ,-–—") if place else None,
            agency=named.get("agency"),
            whole=end >= len(paragraph),
        )
    return None
