"""Our pages in a real browser: Chromium on the real server, on a free port of this machine.

    with browsing(database) as browsed:
        page = browsed.page("/event/x", width=390, dark=True)
        assert page.inner_text("h1") == "..."
        assert not browsed.axe(page)
        assert not browsed.trouble

``trouble`` gathers what must never happen, from the first page to the last: errors in the console (what the
content security policy stops is one), exceptions in scripts, dialogs, requests to another host, links to
scripts, answers of another status than expected, pages wider than their window. One browser serves a whole
process. While it is open no test of the same module can call `asyncio.run`: ask the server through ``ask``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

WHOLE = os.environ.get("CONFLICT_EVENTS_TEST_ALL") == "1"
COMMAND = [sys.executable, "-c", "from conflict_events.cli import main; main()", "serve", "--port", "0"]
# Nothing leaves this machine, not even what the browser itself would like to know.
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
LINKS_TO_SCRIPTS = """() => [...document.querySelectorAll('*')].flatMap(element =>
    [...element.attributes].filter(attribute => /^(on|srcdoc$)/i.test(attribute.name)
        || /^\\s*(javascript|vbscript):/i.test(attribute.value)
        && /^(href|src|action|formaction|data|xlink:href)$/i.test(attribute.name))
    .map(attribute => `<${element.localName} ${attribute.name}="${attribute.value.slice(0, 80)}">`))"""
ACCESSIBLE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class Browsing:
    """A server and a browser window on it; ``url`` is its address without a slash at the end."""

    url: str
    chromium: Any
    trouble: list[str] = field(default_factory=list)
    _contexts: list[Any] = field(default_factory=list)
    _expected: dict[str, int] = field(default_factory=dict)

    def page(
        self,
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        status: int = 200,
        scripts: bool = True,
    ) -> Any:
        """A page of playwright in a window of its own, at ``path``; ``scripts`` false switches them off."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        self._contexts.append(context)
        context.on("request", self._on_request)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.trouble.append(f"an exception: {error.error}"))
        context.on("dialog", self._on_dialog)
        page = context.new_page()
        self.open(page, path, status=status)
        return page

    def open(self, page: Any, path: str, *, status: int = 200) -> None:
        """Another ``path`` in the same window."""
        self._expected[self.url + path] = status
        answer = page.goto(self.url + path, wait_until="load")
        got = answer.status if answer is not None else None
        if got != status:
            self.trouble.append(f"{path} answers {got} instead of {status}")
        self.look(page)

    def look(self, page: Any) -> None:
        """Looks for what can be seen in a page as it is now; to be called again after it was changed."""
        where = page.url.removeprefix(self.url)
        self.trouble += [f"{where} has {found}" for found in page.evaluate(LINKS_TO_SCRIPTS)]
        wide, window = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
        if wide > window:
            self.trouble.append(f"{where} is {wide} px wide in a window of {window}")

    def axe(self, page: Any) -> list[str]:
        """What axe-core finds against WCAG 2.2 AA that is serious or critical, with the elements."""
        from axe_playwright_python.sync_playwright import Axe

        options = {"runOnly": {"type": "tag", "values": ACCESSIBLE}, "resultTypes": ["violations"]}
        found = Axe().run(page, options=options).response["violations"]
        return [
            f"{one['impact']}: {one['help']} ({one['id']}): {node['html'][:200]}"
            for one in found
            if one["impact"] in {"serious", "critical"}
            for node in one["nodes"]
        ]

    def ask(self, path: str, **headers: str) -> httpx.Response:
        """The answer without a browser; redirects are not followed."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.get(self.url + path, headers=named, timeout=60)

    def close(self) -> None:
        """Closes the windows that were opened."""
        while self._contexts:
            self._contexts.pop().close()

    def _on_request(self, request: Any) -> None:
        if not request.url.startswith((self.url + "/", "data:", "blob:", "about:")):
            self.trouble.append(f"a request to {request.url}")

    def _on_console(self, message: Any) -> None:
        where = message.location.get("url", "")
        # A browser logs a page that is rightly not there as an error.
        if message.type == "error" and not (
            self._expected.get(where, 200) >= 400 and "Failed to load resource" in message.text
        ):
            self.trouble.append(f"{where.removeprefix(self.url)}: {message.text}")

    def _on_dialog(self, dialog: Any) -> None:
        self.trouble.append(f"a dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def browsing(database: Path, public: bool = False, *options: str) -> Iterator[Browsing]:
    """Serves ``database`` (with ``options`` of ``conflict-events serve``) and opens it in Chromium."""
    program = shutil.which("chromium")
    missing = [
        *(["a chromium (apt-get install chromium)"] if program is None else []),
        *(name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None),
    ]
    if missing:
        assert not WHOLE, f"nothing may be skipped here, and there is no {', '.join(missing)}"
        pytest.skip(f"needs {', '.join(missing)}")
    with (
        serving(database, *(["--public"] if public else []), *options) as url,
        _chromium(program) as chromium,
    ):
        browsed = Browsing(url=url, chromium=chromium)
        try:
            yield browsed
        finally:
            browsed.close()


@contextmanager
def serving(database: Path, *options: str) -> Iterator[str]:
    """The address of ``conflict-events serve``, in a process of its own that ends with the block."""
    server = subprocess.Popen([*COMMAND, *options, str(database)], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        said = server.stdout.readline()
        assert " at http://" in said, f"the server said: {said!r}"
        yield said.split(" at ")[1].split()[0].rstrip("/")
    finally:
        server.terminate()
        server.communicate(timeout=30)


_open: list[Any] = []
_users = 0


@contextmanager
def _chromium(program: str | None) -> Iterator[Any]:
    """The browser of this process: playwright starts once only, whoever else still has it open."""
    global _users
    from playwright.sync_api import sync_playwright

    if not _users:
        playwright = sync_playwright().start()
        _open[:] = [playwright, playwright.chromium.launch(executable_path=program, args=SWITCHES)]
    _users += 1
    try:
        yield _open[1]
    finally:
        _users -= 1
        if not _users:
            _open[1].close()
            _open[0].stop()
            _open.clear()
