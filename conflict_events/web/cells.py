"""How one cell looks: unknown is not nought, words of a source carry their language, ids are links.

Everything that comes from the database is escaped by `Markup.format`; links are made for our own
pages and for http(s) addresses only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from .columns import PAIRS
from .days import number, shown_days
from .event_title import retold
from .labels import BY_COLUMN, INSTEAD, label
from .language import DEFAULT, _
from .told import message, reason

Link = Callable[..., str]

FIGURES = frozenset("figure count count_low count_high killed_low killed_high low high later_figure".split())
OPEN_ENDS = frozenset({"count_low", "count_high"})
DAYS = frozenset(
    "event_start event_end start_date end_date said_start said_end published_start published_end on_date later_date "
    "first_reported last_reported first_day last_day missing_since".split()
)
# Codes that are shown as small signs; the others as words.
CHIPS = frozenset({"outcome", "bound", "stance", "realis"})
YES_OR_NO = frozenset(
    {"is_background", "claimant_is_party", "killed_open", "low_open", "high_open", "history", "own_voice"}
)
SOURCE_WORDS = frozenset(
    {
        "evidence", "text", "count_text", "claimant_text", "speaker_text", "verb", "title", "label",
        "article_label", "byline", "dateline", "words_as_written", "said_by_as_written", "excerpt",
    }
)  # fmt: skip
ARTICLES = frozenset({"article", "duplicate_of", "in_article"})
EVENTS = frozenset({"event"})
TITLES = frozenset({"title", "event_title", "article_label", "label"})
# Columns that hold an id, with the page that the id has.
PAGES = {
    **dict.fromkeys(ARTICLES, "article"),
    **dict.fromkeys(EVENTS, "event"),
    **dict.fromkeys(
        "actor claimant victim_side relayed_by reported_by speaker body country".split(), "actor"
    ),
    **dict.fromkeys(("place", "dateline_place", "within"), "place"),
    "conflict": "conflicts",
    **dict.fromkeys("claim event_mention part_of superseded_by low_claim high_claim".split(), "claim"),
}
# Names of actors and places; their ids stand in the column of the same name without the ending.
NAMES = frozenset(
    {"claimant_name", "victim_side_name", "speaker_name", "country_name", "place_name", "conflict_name"}
)
READABLE = frozenset({"claims_with_context", "quotes_with_speaker"})
# Tables of things that have a page, to which their names lead.
CALLED = {"actors": "actor", "places": "place", "conflicts": "conflicts"}
# Texts of ours that come with the program, in the code's language only.
OURS = frozenset({("crosswalk", "name"), ("crosswalk", "note"), ("places", "contested")})
# The column that tells whether the end of a range is open.
OPENED_BY = {"killed_high": "killed_open", "high": "high_open"}
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def shown(row: Any, value: Any, column: str, table: str | None, link: Link) -> Markup | None:
    """The cell as HTML, or None where Datasette's own way of showing it is good.

    ``value`` is a scalar, or a mapping with ``value`` and ``label`` where Datasette has looked up what
    a foreign key points at. ``table`` is None in the result of a query.
    """
    columns = _columns(row)
    if column == "killed_low" and "killed_high" in columns and (sign := _killed(row, columns)):
        return Markup("<span class='figure' dir='ltr'>{}</span>").format(sign)
    if value is None or value == "":
        return nothing(row, column)
    if isinstance(value, dict):
        return _labelled(value, column, link)
    if column in DAYS:
        other = PAIRS.get(column)
        return shown_days(value, row[other] if other in columns else None)
    if "article" in columns and (column == "claim" or (column == "id" and table in READABLE)):
        return linked(_("read"), link("article", str(row["article"])) + f"#{value}")
    if column in ARTICLES:
        return linked(_("article"), link("article", str(value)))
    if column in EVENTS:
        return linked(_("event"), link("event", str(value)))
    if column in NAMES:
        return _named(row, value, column, columns, link)
    if (page := CALLED.get(table or "")) and column == "name" and "id" in columns:
        return linked(in_language(value, None), link(page, str(row["id"])), go=False)
    if column in TITLES and (target := _titled(row, column, columns, table)):
        dated = not ("start_date" in columns and row["start_date"])
        title = retold(str(value), dated=dated) if target[0] == "event" else in_language(value, target[2])
        return linked(title, link(*target[:2]), go=False)
    if column in YES_OR_NO and value in (0, 1):
        return Markup("<span class='{}'>{}</span>").format(*(("yes", _("yes")) if value else ("no", _("no"))))
    if column in CHIPS:
        return Markup("<span class='chip chip-{}'>{}</span>").format(value, label(column, value))
    if column == "language" or str(value) in BY_COLUMN.get(column, {}):
        return Markup("<span>{}</span>").format(label(column, value))
    if column in FIGURES:
        sign = "\u2265" if (opens := OPENED_BY.get(column)) in columns and row[opens] else ""
        figure = number(value) if isinstance(value, int) else value
        return Markup("<span class='figure' dir='ltr'>{}{}</span>").format(sign, figure)
    if table == "event_types" and column in ("name", "description"):
        return Markup("{}").format(label("type", row["id"]) if column == "name" else _(value))
    if table is None and value in INSTEAD:
        return Markup("<span class='unknown'>{}</span>").format(_(INSTEAD[value]))
    if isinstance(value, str):
        return _text(row, value, column, (table, column) in OURS)
    return None


def _killed(row: Any, columns: list[str]) -> str:
    opened = row["killed_open"] if "killed_open" in columns else False
    return range_sign(row["killed_low"], row["killed_high"], opened)


def range_sign(low: int | None, high: int | None, open_ended: object = False) -> str:
    """A range of claims in signs; '' where there is none.

    '8\u201346', '49' where both are one, '\u226549' where the highest is a lower bound, '49\u2013' without an end.
    """
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"\u2264{number(high)}" if low is None else f"{number(low)}\u2013"
    end = f"\u2265{number(high)}" if open_ended else number(high)
    return end if low == high else f"{number(low)}\u2013{end}"


def nothing(row: Any, column: str) -> Markup:
    """What stands where nothing is known: an open end of a range is not an unknown figure."""
    if column in FIGURES:
        return Markup("<span class='unknown'>{}</span>").format(_why_empty(row, column))
    if column == "claimant_name":
        return Markup("<span class='unknown'>{}</span>").format(_("own voice"))
    return Markup("<span class='unknown' role='img' aria-label='{}'>–</span>").format(_("not known"))


def linked(label: Any, href: str, *, go: bool = True) -> Markup:
    """A link of ours; label and address are escaped. ``go`` keeps a short label on one line."""
    return Markup("<a href='{}'{}>{}</a>").format(href, Markup(" class='go'") if go else "", label)


def in_language(text: Any, language: Any) -> Markup:
    """Words of a source with their language, in the direction in which they are read."""
    if isinstance(language, str) and LANGUAGE.match(language):
        return Markup("<bdi lang='{}' dir='auto'>{}</bdi>").format(language, text)
    return Markup("<bdi dir='auto'>{}</bdi>").format(text)


def address(url: Any) -> Markup | None:
    """A link to where an article was published; None unless it is an http(s) address."""
    if isinstance(url, str) and ADDRESS.match(url.strip()):
        return Markup("<a href='{0}' rel='noopener noreferrer'>{0}</a>").format(url.strip())
    return None


def listed(value: str) -> list[str] | None:
    """The members of a JSON array of scalars, as text; None for anything else."""
    if not (value.startswith("[") and value.endswith("]")):
        return None
    try:
        members = json.loads(value)
    except ValueError:
        return None
    if not isinstance(members, list) or any(isinstance(member, list | dict) for member in members):
        return None
    return [str(member) for member in members]


def _text(row: Any, value: str, column: str, ours: bool) -> Markup | None:
    if (members := listed(value)) is not None:
        if not members:
            return nothing(row, column)
        if column == "reasons":
            return Markup("<br>").join(reason(member) for member in members)
        return Markup(", ").join(Markup("<bdi>{}</bdi>").format(member) for member in members)
    if column == "message" and "kind" in _columns(row):
        return message(value)
    if ADDRESS.match(value):
        return None
    # Names and ids may be in any language.
    language = row["language"] if column in SOURCE_WORDS and "language" in _columns(row) else None
    return in_language(value if len(value) <= 600 else value[:600] + "…", DEFAULT if ours else language)


def _titled(row: Any, column: str, columns: list[str], table: str | None) -> tuple[str, str, Any] | None:
    """What a title is the title of: (kind of page, id, language), if the row says so."""
    if column != "event_title" and "article" in columns and row["article"]:
        return "article", str(row["article"]), row["language"] if "language" in columns else None
    if column != "article_label" and "event" in columns and row["event"]:
        return "event", str(row["event"]), None
    if table == "events":
        return "event", str(row["id"]), None
    if table == "articles" and "id" in columns:
        return "article", str(row["id"]), row["language"] if "language" in columns else None
    return None


def _labelled(value: dict[str, Any], column: str, link: Link) -> Markup | None:
    if column in BY_COLUMN:
        return Markup("{}").format(label(column, value["value"]))
    target = PAGES.get(column)
    if target is None:
        return None
    name = str(value["label"] or value["value"])
    shown = retold(name) if column in EVENTS else in_language(name, None)
    return linked(shown, link(target, str(value["value"])), go=False)


def _named(row: Any, value: Any, column: str, columns: list[str], link: Link) -> Markup:
    bearer = column.removesuffix("_name")
    name = in_language(value, None)
    if bearer not in columns or not row[bearer]:
        return name
    return linked(name, link(PAGES[bearer], str(row[bearer])), go=False)


def _why_empty(row: Any, column: str) -> str:
    columns = _columns(row)
    kind = row["figure_kind"] if "figure_kind" in columns else None
    if column == "count" and kind in {"range", "words"}:
        return _("a range") if kind == "range" else _("in words")
    if column in OPEN_ENDS:
        given = (row[name] for name in ("count", *OPEN_ENDS) if name in columns)
        return _("open") if any(value is not None for value in given) else _("no figure")
    return _("no figure")


def _columns(row: Any) -> list[str]:
    return list(row.keys())
