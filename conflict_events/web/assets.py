"""The style sheet and the scripts of the pages, each with a digest by which browsers notice a new one."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from datasette.utils.asgi import NotFound, Response

from .language import _

# Datasette names a plugin's static folder after the way it was installed; this path never changes.
STATIC_PATH = "/-/conflict-events"
STYLE_PATH = f"{STATIC_PATH}/conflict.css"


@cache
def style() -> tuple[str, str]:
    """Our style sheet, all of static/css in order of name, and a digest by which browsers notice a new one."""
    sheets = sorted((files(__package__) / "static" / "css").iterdir(), key=lambda sheet: sheet.name)
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.name.endswith(".css"))
    return text, hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def sheet() -> Response:
    """The style sheet as an answer."""
    cached = {"cache-control": "max-age=86400"}
    return Response(style()[0], headers=cached, content_type="text/css; charset=utf-8")


@cache
def scripts() -> dict[str, tuple[str, str]]:
    """Our scripts by name, each with a digest. No page needs one to be read."""
    found = {}
    for one in (files(__package__) / "static").iterdir():
        if one.name.endswith(".js"):
            text = one.read_text(encoding="utf-8")
            found[one.name] = (text, hashlib.sha256(text.encode("utf-8")).hexdigest()[:12])
    return found


def script(request: Any) -> Response:
    """One script as an answer; raises `NotFound` where there is none of that name."""
    text, _digest = scripts().get(request.url_vars["name"], (None, ""))
    if text is None:
        raise NotFound(_("There is no such script."))
    cached = {"cache-control": "max-age=86400"}
    return Response(text, headers=cached, content_type="text/javascript; charset=utf-8")
