"""Pictures of the program's own pages, for the README and the guides.

    apt-get install chromium
    python scripts/make_screenshots.py conflict.db docs/images [PATH ...] [--width 390] [--dark]

Serves the database on a free port of this machine, opens each page in a headless browser and ends
with status 1 if a page asks for another host, breaks the content security policy, or is wider than
its window. Paths may hold EVENT and ARTICLE for an event with many claims and an article of it, ACTOR, PLACE and
CONFLICT, and DB for the name of the database. Pictures are kept small: 128 colours do for pages of text.
"""

from __future__ import annotations

import argparse
import queue
import re
import shutil
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Any

from conflict_events.serving import serve

PAGES = [
    "/", "/find?q=soldiers", "/event/EVENT", "/article/ARTICLE", "/DB/claims_with_context", "/DB/claimants_differ",
    "/timeline", "/map", "/compare", "/actor/ACTOR", "/place/PLACE", "/conflicts/CONFLICT", "/method", "/status",
]  # fmt: skip
NAMES = {
    "ACTOR": "select claimant from claims where claimant is not null group by 1 order by count(*) desc, 1 limit 1",
    "PLACE": "select place from event_places group by place order by count(*) desc, place limit 1",
    "CONFLICT": "select id from conflicts order by id in (select conflict from events) desc, id limit 1",
}
MOST_CLAIMED = """
select event_links.event, event_links.article from event_links join events on events.id = event_links.event
where event_links.claim is not null and events.n_claims <= 20
order by events.n_claims desc, events.start_date desc, event_links.event, event_links.article limit 1
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("database", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=900)
    parser.add_argument("--full", action="store_true", help="the whole page, not one screen of it")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--browser", default=shutil.which("chromium"))
    return parser.parse_intermixed_args()


def start(database: Path) -> str:
    """Serves from a thread of its own, which ends with the program; gives the address."""
    ready: queue.Queue[str] = queue.Queue()
    options = {"port": 0, "ready": ready.put}
    threading.Thread(target=serve, args=(database,), kwargs=options, daemon=True).start()
    return ready.get(timeout=30).rstrip("/")


def named(page: str, database: Path) -> str:
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    event, article = connection.execute(MOST_CLAIMED).fetchone() or ("", "")
    for name, sql in NAMES.items():
        page = page.replace(name, (connection.execute(sql).fetchone() or ("",))[0])
    connection.close()
    return page.replace("EVENT", event).replace("ARTICLE", article).replace("DB", database.stem)


def file_name(page: str) -> str:
    plain = re.sub("/(EVENT|ARTICLE|ACTOR|PLACE|CONFLICT)", "", page.replace("/DB/", "/").split("?")[0])
    language = re.search(r"_lang=(\w+)", page)
    name = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "home"
    return f"{name}-{language.group(1)}" if language else name


def made_small(path: Path) -> None:
    from PIL import Image

    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def main() -> None:
    from playwright.sync_api import sync_playwright

    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    address = start(asked.database)
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=asked.browser, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": asked.width, "height": asked.height},
            color_scheme="dark" if asked.dark else "light",
        )
        view = context.new_page()
        where = ""

        def on_request(request: Any) -> None:
            if not request.url.startswith((address, "data:")):
                faults.append(f"{where} asks for {request.url}")

        def on_console(message: Any) -> None:
            if message.type == "error":
                faults.append(f"{where}: {message.text}")

        view.on("request", on_request)
        view.on("console", on_console)
        view.on("dialog", lambda dialog: faults.append(f"{where} opened a dialog: {dialog.message}"))
        for page in asked.pages:
            where = named(page, asked.database)
            answer = view.goto(address + where, wait_until="load")
            if answer is None or answer.status >= 400:
                faults.append(f"{where} answers {answer.status if answer else 'nothing'}")
            wide = view.evaluate("document.documentElement.scrollWidth")
            if wide > asked.width:
                faults.append(f"{where} is {wide} px wide in a window of {asked.width}")
            suffix = ("" if asked.width >= 1000 else f"-{asked.width}") + ("-dark" if asked.dark else "")
            path = asked.folder / f"{file_name(page)}{suffix}.png"
            view.screenshot(path=str(path), full_page=asked.full)
            made_small(path)
            print(path)
        browser.close()
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
