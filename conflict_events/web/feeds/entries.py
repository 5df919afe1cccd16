"""A claim, quote, event mention, event or article as an entry of a feed: its title and the words behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..cells import LANGUAGE
from ..days import days_in_words
from ..labels import label
from ..language import _

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """``body`` is escaped XHTML; ``authors`` may be empty; ``categories`` are codes of the ledger."""

    title: str
    authors: list[str]
    body: Markup
    language: str | None = None
    categories: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None


def claim_title(row: Row) -> str:
    """'≥49 killed, soldiers (Armenia) – Nikol Pashinyan'."""
    said = f"{row['figure'] if row['figure'] is not None else _('no figure:')} {label('outcome', row['outcome'])}"
    victims = label("victim_type", row["victim_type"]) if row["victim_type"] not in (None, "unknown") else ""
    side = row["victim_side_name"]
    whose = f"{victims} ({side})" if victims and side else victims or side
    marks = [
        *([label("stance", row["stance"])] if row["stance"] not in (None, "asserts") else []),
        *([_("running total")] if row["scope"] == "cumulative" else []),
        *([_("told as history")] if row["is_background"] else []),
    ]
    return f"{', '.join([said, *([whose] if whose else []), *marks])} – {_who(row)}"


def claim_entry(row: Row) -> Entry:
    """A row of ``claims_with_context``."""
    event = _paragraph(_("About: {event}"), event=row["event_title"]) if row["event_title"] else ""
    relayed = (
        _paragraph(_("Relayed by: {name}"), name=row["relayed_by_name"]) if row["relayed_by_name"] else ""
    )
    return Entry(
        title=claim_title(row),
        authors=_authors(row["claimant_name"], row["outlet"]),
        body=_body(_quoted(row["evidence"], row["language"]), relayed, event, _source(row)),
        language=row["language"],
        categories=tuple(str(row[name]) for name in ("outcome", "stance", "country") if row[name]),
        published=row["published_start"] or row["said_start"],
        url=row["url"],
    )


def quote_entry(row: Row) -> Entry:
    """A row of ``quotes_with_speaker``."""
    speaker = row["speaker_name"] or _("speaker not known")
    return Entry(
        title=f"{speaker}: {_short(row['text'])}",
        authors=_authors(row["speaker_name"], row["outlet"]),
        body=_body(_quoted(row["text"], row["language"]), _source(row)),
        language=row["language"],
        categories=(str(row["kind"]),),
        published=row["published_start"] or row["said_start"],
        url=row["url"],
    )


def mention_entry(row: Row) -> Entry:
    """A row of ``event_mentions`` with the names of its type, reporter and article."""
    marks = [label("type", row["type"])]
    if row["realis"] not in (None, "happened"):
        marks.append(label("realis", row["realis"]))
    if row["start_date"]:
        marks.append(days_in_words(row["start_date"], row["end_date"]))
    return Entry(
        title=f"{', '.join(marks)} – {row['reported_by_name'] or row['outlet'] or _('in the article’s own voice')}",
        authors=_authors(row["reported_by_name"], row["outlet"]),
        body=_body(_quoted(row["evidence"], row["language"]), _source(row)),
        language=row["language"],
        categories=(str(row["type"]),),
        published=row["published_start"],
        url=row["url"],
    )


def event_entry(row: Row, ranges: list[Row]) -> Entry:
    """A row of ``event_timeline`` with its ranges for killed, as `ranges.heads` has them."""
    killed = [
        _paragraph(_("{side}: {range} killed, as claimed"), side=one["side"], range=one["words"])
        if one["side"]
        else _paragraph(_("{range} killed, as claimed"), range=one["words"])
        for one in ranges
    ]
    counted = _(
        "Claims: {claims}. Claimants: {claimants}. Articles: {articles}. Languages: {languages}."
    ).format(
        claims=row["n_claims"],
        claimants=row["n_claimants"],
        articles=row["n_articles"],
        languages=row["n_languages"],
    )
    what = _("A range is what was claimed, never an estimate.") if killed else ""
    return Entry(
        title=row["title"],
        authors=[],
        body=_body(*killed, _paragraph("{text}", text=counted), _paragraph("{text}", text=what)),
        categories=tuple(str(row[name]) for name in ("family", "type", "country") if row[name]),
        published=row["first_reported"],
        updated=row["last_reported"] or row["first_reported"] or row["start_date"],
    )


def article_entry(row: Row) -> Entry:
    """A row of ``articles``: what it is, not its text, which belongs to its publisher."""
    return Entry(
        title=row["label"],
        authors=_authors(row["byline"], row["outlet"]),
        body=_body(_quoted(row["label"], row["language"]), _source({**row, "article_label": None})),
        language=row["language"],
        published=row["published_start"],
        url=row["url"],
    )


def killed_in_words(ranges: list[Row]) -> list[str]:
    """Ranges for killed, as `ranges.heads` has them, as lines of text."""
    return [
        _("{side}: {range} killed, as claimed").format(side=one["side"], range=one["words"])
        if one["side"]
        else _("{range} killed, as claimed").format(range=one["words"])
        for one in ranges
    ]


def _who(row: Row) -> str:
    if row["claimant_name"]:
        return str(row["claimant_name"])
    return (
        _("{outlet}, own voice").format(outlet=row["outlet"])
        if row["outlet"]
        else _("in the article’s own voice")
    )


def _authors(*names: Any) -> list[str]:
    return [str(name) for name in dict.fromkeys(names) if name]


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _quoted(words: str, language: Any) -> Markup:
    known = language if isinstance(language, str) and LANGUAGE.match(language) else "und"
    return Markup("<blockquote xml:lang='{0}' lang='{0}' dir='auto'>{1}</blockquote>").format(known, words)


def _source(row: Row) -> Markup:
    day = days_in_words(row["published_start"]) if row["published_start"] else _("day not known")
    return _paragraph(
        "{text}", text=" · ".join(str(one) for one in (row["article_label"], row["outlet"], day) if one)
    )


def _paragraph(form: str, **values: Any) -> Markup:
    told = Markup("<p>{}</p>").format(form.format(**values))
    return told if told != "<p></p>" else Markup("")


def _body(*parts: Any) -> Markup:
    return Markup("").join(parts)
