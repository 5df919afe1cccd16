"""An article with what was read in it marked, and a note on each piece of it beside its paragraph."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from babel import Locale, UnknownLocaleError
from datasette.utils.asgi import Response
from markupsafe import Markup

from ..cells import in_language
from ..cells import listed as members
from ..citing import Citations
from ..highlight import Marked, Paragraph, misplaced, paragraphs, visible
from ..language import N_, _
from ..names import renamed
from ..titles import retitled
from ..visit import Visit, language_tag

ARTICLE = """
select articles.*, article_texts.text, places.name as place_name, original.label as original_label
from articles
  join article_texts on article_texts.article = articles.id
  left join places on places.id = articles.dateline_place
  left join articles as original on original.id = articles.duplicate_of
where articles.id = :id
"""
CLAIMS = "select * from claims_with_context where article = :id order by start, id"
QUOTES = "select * from quotes_with_speaker where article = :id order by start, id"
EVENTS = """
select event_mentions.*, reporter.name as reporter_name, event_links.event, events.title as event_title
from event_mentions
  left join actors as reporter on reporter.id = event_mentions.reported_by
  left join event_links on event_links.event_mention = event_mentions.id
  left join events on events.id = event_links.event
where event_mentions.article = :id order by event_mentions.start, event_mentions.id
"""
ROLES = """
select id, start, end, role from sentences where article = :id and role <> 'body' order by start
"""
# Only in an article that holds several, and the same for all sentences of a paragraph.
LANGUAGES = "select start, language from sentences where article = :id and language is not null"
NAMES = """
select id, kind, start, end, text, actor, place, reason from mentions
where article = :id and kind in (:actor, :place) order by start
"""
ISSUES = (
    "select id, kind, message, start, end, text from issues where article = :id order by start, id limit 200"
)
COPIES = """
select id, label, outlet, language, published_start, published_end, missing_since from articles
where id = :first or duplicate_of = :first order by published_start, id limit 101
"""
MADE_BY = "select library, plugins from runs where id = :run"

MARKS = {
    "claims": N_("Figures"),
    "events": N_("Events"),
    "quotes": N_("Quotes"),
    "actors": N_("Actors"),
    "places": N_("Places"),
}
REF = Markup("<a class='ref' href='#note-{}' aria-label='{}'><bdi dir='ltr'>[{}]</bdi></a>")
USUAL = ("claims", "events", "quotes")
_writers: WeakKeyDictionary[Any, Callable[..., Markup]] = WeakKeyDictionary()
WITH_NOTES = {"claim": "claims", "event": "events", "quote": "quotes"}


async def page(visit: Visit) -> Response | None:
    """``/article/ID``: its text with claims, events and quotes marked, and a note on each.

    ``?mark=claims,actors`` chooses what is marked, of `MARKS`.
    """
    article = visit.part("id")
    found = await visit.row(ARTICLE, id=article)
    if found is None:
        return await visit.moved(article, "/article/")
    text, marks = found["text"], _asked(visit)
    rows = {
        "claim": await visit.rows(CLAIMS, id=article),
        "event": await visit.rows(EVENTS, id=article),
        "quote": await visit.rows(QUOTES, id=article),
    }
    issues = await visit.rows(ISSUES, id=article)
    await retitled(visit.served, [*rows["claim"], *rows["event"]])
    await renamed(visit.served, [*rows["claim"], *rows["event"], *rows["quote"]])
    names = await _names(visit, article, marks)
    evidence = [
        Marked(
            id=row["id"], kind=kind, start=row["start"], end=row["end"], shown=WITH_NOTES[kind] in marks,
            words=row["text"] if kind == "quote" else row["evidence"],
        )
        for kind, found_rows in rows.items()
        for row in found_rows
    ]  # fmt: skip
    wrong = misplaced(text, evidence)
    letters = _lettered(evidence, wrong)
    roles = [
        Marked(id=row["id"], kind=row["role"], start=row["start"], end=row["end"], words="")
        for row in await visit.rows(ROLES, id=article)
    ]
    unread = [
        Marked(
            id=f"issue-{row['id']}", kind="issue", start=row["start"], end=row["end"],
            words=row["text"] or "", shown=False,
        )
        for row in issues
        if row["start"] is not None
    ]  # fmt: skip
    citations = Citations(visit, found, await visit.edition())
    notes = _notes(rows, letters, citations)
    write = _writer(visit.datasette)
    for note in notes.values():
        if WITH_NOTES[note["note"]] in marks or note["id"] in wrong:
            note["html"] = write(note, notes)
    copies = await visit.rows(COPIES, first=found["duplicate_of"] or article)
    return await visit.render(
        "article.html",
        article=found,
        direction=_direction(found["language"]),
        blocks=_blocks(
            paragraphs(text, [*evidence, *unread, *names], roles),
            notes,
            marks,
            {row["start"]: row["language"] for row in await visit.rows(LANGUAGES, id=article)},
        ),
        notes=notes,
        wrong=[notes[id] for id in sorted(wrong)],
        changed=_changed(found),
        citation=citations.of_article(
            visit.datasette.absolute_url(visit.request, visit.datasette.urls.path(f"/article/{article}"))
        ),
        counts={"claims": len(rows["claim"]), "events": len(rows["event"]), "quotes": len(rows["quote"])},
        marks=[_switch(mark, marks) for mark in MARKS],
        marked=marks,
        issues=[{**row, "stands": row["start"] is not None} for row in issues],
        unplaced=misplaced(text, unread),
        unresolved=_unresolved(names),
        copies=[row for row in copies if row["id"] != article],
        coded=any(row["rule"] == "coded" for row in rows["event"]),
        visible=visible,
        made_by=await visit.row(MADE_BY, run=found["run"]),
    )


def _asked(visit: Visit) -> tuple[str, ...]:
    if "mark" not in visit.request.args:
        return USUAL
    wanted = {part.strip() for value in visit.request.args.getlist("mark") for part in value.split(",")}
    return tuple(mark for mark in MARKS if mark in wanted)


def _switch(mark: str, marks: tuple[str, ...]) -> dict[str, Any]:
    chosen = [one for one in MARKS if (one in marks) != (one == mark)]
    return {
        "name": mark,
        "kind": mark.removesuffix("s"),
        "label": _(MARKS[mark]),
        "on": mark in marks,
        # What is usual needs no argument, so that one page has one address.
        "mark": None if tuple(chosen) == USUAL else ",".join(chosen),
    }


async def _names(visit: Visit, article: str, marks: tuple[str, ...]) -> list[Marked]:
    wanted = {kind: kind if f"{kind}s" in marks else None for kind in ("actor", "place")}
    if not any(wanted.values()):
        return []
    return [
        Marked(
            id="", kind=row["kind"], start=row["start"], end=row["end"], words=row["text"],
            href=visit.link(f"/{row['kind']}/{row[row['kind']]}") if row[row["kind"]] else None,
            why=row["reason"],
        )
        for row in await visit.rows(NAMES, id=article, **wanted)
    ]  # fmt: skip


def _unresolved(names: list[Marked]) -> list[dict[str, Any]]:
    """Names that no table knows, each once, with the reason and how often it stands there."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in names:
        if one.href is None:
            row = {"kind": one.kind, "words": one.words, "why": one.why, "n": 0}
            found.setdefault((one.kind, one.words), row)["n"] += 1
    return list(found.values())[:200]


def _lettered(evidence: list[Marked], wrong: set[str]) -> dict[str, str]:
    """A letter for the note on each, in the order of the text; each mark is followed by its letter."""
    kinds = {
        "claim": _("[{letter}], a figure"),
        "event": _("[{letter}], an event"),
        "quote": _("[{letter}], a quote"),
    }
    letters: dict[str, str] = {}
    placed = [one for one in evidence if one.id not in wrong]
    for number, one in enumerate(sorted(placed, key=lambda one: (one.start, -one.end, one.id))):
        letter = letters[one.id] = _letter(number)
        told = kinds[one.kind].replace("{letter}", letter)
        one.after = REF.format(one.id, told, letter)
    return letters


def _letter(number: int) -> str:
    """a, b ... z, aa, ab ...: a digit beside a figure would be read as part of it."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _notes(
    rows: dict[str, list[dict[str, Any]]], letters: dict[str, str], citations: Citations
) -> dict[str, dict[str, Any]]:
    """What the notes say, by the id of what they are about."""
    notes: dict[str, dict[str, Any]] = {}
    who = {"claim": "claimant_name", "event": "reporter_name", "quote": "speaker_name"}
    for kind, found in rows.items():
        for row in found:
            words = row["text"] if kind == "quote" else row["evidence"]
            row["note"] = kind
            row["words"] = words
            row["letter"] = letters.get(row["id"])
            row["cite"] = citations.of(row["id"], words, row[who[kind]])
            row["address"] = citations.address(row["id"])
            notes[row["id"]] = row
    return notes


def _writer(datasette: Any) -> Callable[..., Markup]:
    """The macro that writes a note. Datasette's templates may await anything they print, which these need not,
    and which takes half of the time of a page with hundreds of notes."""
    if datasette not in _writers:
        environment = getattr(datasette, "jinja_env", None) or datasette._jinja_env
        template = environment.overlay(enable_async=False).get_template("conflict/_note.html")
        _writers[datasette] = template.make_module({"in_language": in_language, "listed": _listed}).whole
    return _writers[datasette]


def _listed(value: str | None) -> list[str]:
    return (members(value) if value else None) or []


def _blocks(
    found: list[Paragraph],
    notes: dict[str, dict[str, Any]],
    marks: tuple[str, ...],
    languages: dict[int, str],
) -> list[dict[str, Any]]:
    """The paragraphs with their notes; site furniture that follows on itself is one block.

    ``languages`` are those of sentences, by their start, that are in another one than their article may be.
    """
    blocks: list[dict[str, Any]] = []
    for one in found:
        language = next((code for at, code in languages.items() if one.start <= at < one.end), None)
        line = {"html": one.html, "language": language, "direction": _direction(language)}
        here = [notes[id] for id in one.begins if id in notes and WITH_NOTES[notes[id]["note"]] in marks]
        if one.role == "boilerplate" and not here and blocks and blocks[-1]["folds"]:
            blocks[-1]["lines"].append(line)
            continue
        folds = one.role == "boilerplate" and not here
        blocks.append({"lines": [line], "role": one.role, "notes": here, "folds": folds})
    return blocks


def _changed(article: dict[str, Any]) -> bool:
    """Whether the text is another one than that which was read."""
    digest = article["text_sha256"]
    text = article["text"].encode("utf-8", "surrogatepass")
    return bool(digest) and hashlib.sha256(text).hexdigest() != digest


@cache
def _direction(language: Any) -> str:
    try:
        return str(Locale.parse(language_tag(language).replace("-", "_")).text_direction)
    except (UnknownLocaleError, ValueError):
        return "auto"
