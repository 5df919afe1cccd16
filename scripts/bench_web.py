"""Times every page of the front end over a made-up ledger of a million claims, as the public gets it, on one core.

    python scripts/bench_web.py [--articles N] [--only WORD] [--no-csv] [--database FILE]

The ledger is made once and kept in build/. Warm is the median of five requests after a first one; cold the
median of three with the file out of the system's cache. All is asked in this process, so there is no network in it.
It says which bars are missed; it is a bench, so that is no failure.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from made_up_world import make_world

from conflict_events.serving import open_datasette
from conflict_events.web import lines

ROOT = Path(__file__).parent.parent
CLAIMS_PER_ARTICLE = 5
BARS = {
    "event": 25.0,
    "article": 25.0,
    "claims with four facets": 250.0,
    "search: common word": 400.0,
    "filtered": 200.0,
}
Run = Callable[[], Awaitable[int]]


@dataclass(frozen=True, slots=True)
class Page:
    """Something to ask for; ``bar`` is the most milliseconds that it may take when warm."""

    name: str
    path: str
    bar: float | None = None


def pages(db: sqlite3.Connection, name: str, queries: dict[str, Any]) -> list[Page]:
    """The pages, with ids and words that stand in this ledger."""

    def one(sql: str, *values: Any) -> Any:
        return (db.execute(sql, values).fetchone() or ("",))[0]

    half = one("select count(*) / 2 from events where n_claims > 0")
    median = one("select id from events where n_claims > 0 order by n_claims, id limit 1 offset ?", half)
    largest = one("select id from events order by n_claims desc, id limit 1")
    article = one("select article from claims group by article order by count(*) desc, article limit 1")
    plain = one("select id from articles order by id limit 1")
    outlet = one("select outlet from articles where outlet is not null order by id limit 1")
    actor = one(
        "select claimant from claims where claimant is not null group by 1 order by count(*) desc limit 1"
    )
    person = one("select id from actors where kind = 'person' order by id limit 1")
    place = one("select place from event_places group by 1 order by count(*) desc limit 1")
    war = one(
        "select conflict from events where conflict is not null group by 1 order by count(*) desc limit 1"
    )
    day = one(
        "select start_date from events where start_date is not null order by start_date desc limit 1 offset 50"
    )
    claim = one("select id from claims order by id limit 1")
    two = [
        row[0] for row in db.execute("select id from actors where kind = 'armed_forces' order by id limit 2")
    ]

    def table(of: str, *facets: str, **filters: str) -> str:
        asked = [*filters.items(), *(("_facet", facet) for facet in facets)]
        return f"/{name}/{of}?{urlencode(asked)}"

    made = [
        Page("home", "/"),
        Page("event: median", f"/event/{median}", BARS["event"]),
        Page("event: largest", f"/event/{largest}", BARS["event"]),
        Page("event: largest, everything", f"/event/{largest}?outcome=all&show=all"),
        Page("article: most claims", f"/article/{article}", BARS["article"]),
        Page("article: any", f"/article/{plain}", BARS["article"]),
        Page("claim (leads to its article)", f"/claim/{claim}"),
        Page("claims: four facets", table("claims_with_context"), BARS["claims with four facets"]),
        Page("claims: five facets", table("claims_with_context", "bound")),
        Page("claims: four facets, killed", table("claims_with_context", outcome="killed")),
        Page("claims: four facets, one claimant", table("claims_with_context", claimant=actor)),
        Page("claims: four facets, one language", table("claims_with_context", language="ar")),
        Page("claims: of one event", table("claims_with_context", event=largest)),
        Page("claims: since a day", table("claims_with_context", published_start__gte=day)),
        Page("claims as stored: as it opens", table("claims")),
        Page("claims as stored: killed", table("claims", outcome="killed")),
        Page("claim ladder: as it opens", table("claim_ladder")),
        Page("claim ladder: of one event", table("claim_ladder", event=largest)),
        Page("events: as it opens", table("event_timeline")),
        Page("events: of one country", table("event_timeline", country_name="Kestria")),
        Page("articles: as it opens", table("articles")),
        Page("articles: of one outlet", table("articles", outlet=outlet)),
        Page("quotes: as it opens", table("quotes_with_speaker")),
        Page("issues: as it opens", table("issues")),
        Page("texts: search in the table", table("article_texts", _search="soldiers")),
        Page("actor: most claims", f"/actor/{actor}"),
        Page("actor: a person", f"/actor/{person}"),
        Page("place: most events", f"/place/{place}"),
        Page("conflict: most events", f"/conflicts/{war}"),
        Page("timeline", "/timeline"),
        Page("timeline: one language", "/timeline?language=ar", BARS["filtered"]),
        Page("timeline: one outlet", f"/timeline?{urlencode({'outlet': outlet})}", BARS["filtered"]),
        Page("map", "/map"),
        Page("map: one language", "/map?language=ar", BARS["filtered"]),
        Page("map: one outlet", f"/map?{urlencode({'outlet': outlet})}", BARS["filtered"]),
        Page("compare: open", "/compare"),
        Page("compare: two claimants", f"/compare?{urlencode({'a': two[0], 'b': two[-1]})}"),
        Page("compare: two languages", "/compare?by=language&a=ar&b=ru"),
        Page("method", "/method"),
        Page("status", "/status"),
        Page("search: common word", "/find?q=soldiers", BARS["search: common word"]),
        Page("search: rare word", "/find?q=" + one("select name from places where kind = 'village' limit 1")),
        Page("search: phrase", "/find?" + urlencode({"q": '"according to the army"'})),
        Page("search: Chinese", "/find?" + urlencode({"q": "士兵"})),
        Page("database page", f"/{name}"),
        Page("JSON of claims", table("claims_with_context", _shape="array", _facet="").replace("?", ".json?")),
        Page("feed of claims", table("claims_with_context", claimant=actor).replace("?", ".atom?")),
        Page("feed of the claim ladder", table("claim_ladder").replace("?", ".atom?")),
        Page("feed of events", table("event_timeline").replace("?", ".atom?")),
        Page("calendar of events", table("event_timeline").replace("?", ".ics?")),
        Page("GeoJSON of events", table("event_timeline").replace("?", ".geojson?")),
    ]  # fmt: skip
    fitting = {
        "event": median, "outcome": "killed", "factor": "2", "victim_type": "civilian", "claimant": "Kestria",
        "language": "nl", "stance": "denies", "speaker": "Kestria", "words": "soldiers", "place": "Kestria",
        "from_day": "2031-05-01", "to_day": "2031-05-31", "party": "Kestria", "kind": "unresolved place",
    }  # fmt: skip
    for query, described in queries.items():
        asked = {key: fitting.get(key, "") for key in described.get("params") or []}
        made.append(Page(f"question: {query}", f"/{name}/{query}?{urlencode(asked)}"))
        if asked:
            made.append(
                Page(f"question: {query}, open", f"/{name}/{query}?{urlencode(dict.fromkeys(asked, ''))}")
            )
    return made


async def measure(datasette: Any, page: Page, database: Path) -> tuple[str, float | None, float | None]:
    """Prints one line; gives what it is, with the milliseconds warm and cold."""

    async def once() -> tuple[float, int, str]:
        start = time.perf_counter()
        answer = await datasette.client.get(page.path)
        return (time.perf_counter() - start) * 1000, answer.status_code, answer.text

    _, status, text = await once()
    if status not in (200, 302):
        print(f"{page.name:40} {'':>9} {'':>9}  status {status}", flush=True)
        return page.name, None, None
    warm = statistics.median([(await once())[0] for _ in range(5)])
    cold = []
    for _ in range(3):
        forget(database)
        cold.append((await once())[0])
    notes = f"over {page.bar:.0f}" if page.bar and warm > page.bar else ""
    if "facet" in text and "took too long" in text.lower():
        notes += " a facet was given up"
    print(
        f"{page.name:40} {warm:9.1f} {statistics.median(cold):9.1f}  {len(text) // 1024:5} kB {notes}",
        flush=True,
    )
    return page.name, warm, statistics.median(cold)


def forget(database: Path) -> None:
    """Takes a file out of the system's cache."""
    handle = os.open(database, os.O_RDONLY)
    os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(handle)


async def whole_csv(datasette: Any, path: str, expected: int) -> None:
    """Streams a CSV of everything, and says how many rows came and how long it took."""
    place, _, query = path.partition("?")
    scope = {
        "type": "http", "method": "GET", "path": place, "raw_path": place.encode(), "query_string": query.encode(),
        "headers": [(b"host", b"localhost")], "scheme": "http", "http_version": "1.1", "client": ("127.0.0.1", 1),
        "server": ("localhost", 80), "root_path": "", "asgi": {"version": "3.0"},
    }  # fmt: skip
    started, first = time.perf_counter(), 0.0
    with tempfile.TemporaryFile("w+b") as file:

        async def send(message: dict[str, Any]) -> None:
            nonlocal first
            if message.get("body"):
                first = first or time.perf_counter()
                file.write(message["body"])

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        await datasette.app()(scope, receive, send)
        seconds, size = time.perf_counter() - started, file.tell()
        file.seek(0)
        rows = sum(1 for _ in csv.reader(line.decode() for line in file)) - 1
    told = "complete" if rows == expected else f"NOT COMPLETE: {expected:,} are stored"
    print(
        f"{path:60} {rows:,} rows, {told}; first byte {(first - started) * 1000:.0f} ms, "
        f"all {seconds:.0f} s, {size / 1e6:.0f} MB",
        flush=True,
    )


async def bench(database: Path, only: str, with_csv: bool) -> None:
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    datasette = open_datasette(database, public=True)
    await datasette.invoke_startup()
    name = database.stem
    counts = {
        table: db.execute(f"select count(*) from {table}").fetchone()[0] for table in ("articles", "claims")
    }
    print(
        f"{counts['claims']:,} claims, {counts['articles']:,} articles, {database.stat().st_size / 1e6:,.0f} MB"
    )
    print(f"{'page':40} {'warm ms':>9} {'cold ms':>9}")
    missed = []
    for page in pages(db, name, await lines.queries(datasette, name)):
        if only in page.name:
            _, warm, _ = await measure(datasette, page, database)
            if page.bar and (warm is None or warm > page.bar):
                missed.append(page.name)
    if with_csv:
        for table in ("claims_with_context", "claims"):
            await whole_csv(datasette, f"/{name}/{table}.csv?_stream=on", counts["claims"])
    print(f"bars missed: {', '.join(missed) or 'none'}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--only", default="", help="pages whose name holds this")
    parser.add_argument("--no-csv", action="store_true")
    parser.add_argument("--database", type=Path)
    given = parser.parse_args()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    database = given.database or ROOT / "build" / f"world-{given.articles * CLAIMS_PER_ARTICLE}.db"
    if not database.exists():
        print(f"making {database.name} ...", file=sys.stderr)
        database.parent.mkdir(exist_ok=True)
        started, new = time.perf_counter(), database.with_suffix(".new.db")
        new.unlink(missing_ok=True)
        make_world(new, articles=given.articles, claims_per_article=CLAIMS_PER_ARTICLE)
        new.rename(database)
        print(f"made in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    asyncio.run(bench(database, given.only, not given.no_csv))


if __name__ == "__main__":
    main()
