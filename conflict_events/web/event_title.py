"""What an event is called in the language of the page: its type, place, parties and days.

Linking stores a title in the language of the code. Where that is made of those parts it is made anew in the
language of the page; a title of another kind, such as the name of a war, stays as it is stored.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from .days import days_in_words
from .labels import EVENT_TYPES, FAMILIES, label
from .language import N_, _

# By what is known: a place, parties, days.
_FORM = {
    (False, False, False): N_("%(what)s"),
    (False, False, True): N_("%(what)s, %(when)s"),
    (False, True, False): N_("%(what)s: %(who)s"),
    (False, True, True): N_("%(what)s: %(who)s, %(when)s"),
    (True, False, False): N_("%(what)s: %(where)s"),
    (True, False, True): N_("%(what)s: %(where)s, %(when)s"),
    (True, True, False): N_("%(what)s: %(where)s, %(who)s"),
    (True, True, True): N_("%(what)s: %(where)s, %(who)s, %(when)s"),
}
# What linking writes: "Air strike: Kessa, Norland – Ostia, 2022-09-12 – 2022-09-13".
_STORED = re.compile(
    r"(?P<what>[^:,]+)(?:: (?P<names>.+?))?"
    r"(?:, (?P<reported>reported )?(?P<first>\d{4}-\d\d-\d\d)(?: – (?P<last>\d{4}-\d\d-\d\d))?)?",
    re.DOTALL,
)
_CODES = {code.replace("_", " "): code for code in (*FAMILIES, *EVENT_TYPES)}


def event_title(event: dict[str, Any], parties: list[str], place: str | None = None) -> str:
    """The title as text.

    ``event`` has title, type, family, conflict_name, place_name, start_date, end_date and first_reported,
    and type_name where it is known; ``parties`` and ``place`` are names in the language of the page.
    """
    return str(event_heading(event, parties, place).striptags())


def event_heading(event: dict[str, Any], parties: list[str], place: str | None = None) -> Markup:
    """As `event_title`, with each name kept apart from the direction of the words around it."""
    if not _is_made_of_parts(event):
        return _isolated(event["title"])
    place = place or event["place_name"]
    return _composed(
        event["type"] or event["family"],
        _isolated(place) if place else Markup(""),
        Markup(" – ").join(_isolated(one) for one in parties),
        _days(event),
    )


def retold(stored: str, *, dated: bool = True) -> Markup:
    """A stored title in the language of the page, as far as its own words tell its parts; names stay as they are.

    For cells of tables, which have the title and nothing else; what has no such parts comes back as it is.
    Without ``dated`` the days are left out, where they stand beside it.
    """
    parts = _STORED.fullmatch(stored)
    code = _CODES.get(parts["what"].lower()) if parts else None
    if parts is None or code is None:
        return _isolated(stored)
    when = days_in_words(parts["first"], parts["last"]) if parts["first"] else ""
    if parts["reported"]:
        when = _("reported %(day)s") % {"day": when}
    return _composed(
        code, _isolated(parts["names"]) if parts["names"] else Markup(""), Markup(""), when if dated else ""
    )


def _composed(code: str, where: Markup, who: Markup, when: str) -> Markup:
    what = label("family" if code in FAMILIES and code not in EVENT_TYPES else "type", code)
    values = {"what": what[:1].upper() + what[1:], "where": where, "who": who, "when": when}
    # `%` of Markup escapes what is no markup.
    return Markup(_(_FORM[bool(where), bool(who), bool(when)])) % values  # noqa: S704 (a text of ours)


def _isolated(name: str) -> Markup:
    return Markup("<bdi>{}</bdi>").format(name)


def _days(event: dict[str, Any]) -> str:
    if event["start_date"] and event["end_date"]:
        return days_in_words(event["start_date"], event["end_date"])
    if event["first_reported"]:
        return _("reported %(day)s") % {"day": days_in_words(event["first_reported"])}
    return ""


def _is_made_of_parts(event: dict[str, Any]) -> bool:
    """Whether the stored title begins with the type or family, as linking writes it."""
    title = str(event["title"]).lower()
    names = (str(event[name]) for name in ("type_name", "type", "family") if event.get(name))
    return title != str(event["conflict_name"] or "").lower() and any(
        title.startswith(name.replace("_", " ").lower()) for name in names
    )
