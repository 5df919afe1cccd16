"""Pages for what cannot be shown: in our own words and looks, with a way on.

Whoever asked for JSON gets what Datasette gives, an object with ``ok``, ``error`` and ``status``. What a
program says of itself when it fails (a path, a statement) is told on one's own machine, never to the public.
"""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from .headers import Receive, Scope, Send
from .language import N_, _, asked, speaking
from .public import Refusal, serving

TITLES = {
    400: N_("This cannot be asked"),
    403: N_("Not open here"),
    404: N_("No such page"),
    405: N_("These pages can only be read"),
    414: N_("This asks for too much"),
}
WORDS = {
    400: N_(
        "The address asks for something that these pages cannot give. One of its filters may be misspelt."
    ),
    403: N_(
        "This is not open on this site. The questions that are ready to ask need no permission, "
        "and every table can be filtered, sorted and taken away."
    ),
    404: N_(
        "Nothing stands at this address. It may have been mistyped, or made from articles that are no longer "
        "stored."
    ),
    500: N_("The fault is ours, not yours. It has been noted; the other pages go on working."),
}
TOO_SLOW = N_(
    "This question took longer than one reader may take from the others. Narrow it down, with a day, a country "
    "or a claimant."
)


async def mishap(
    datasette: Any, request: Any, status: int, told: str | None = None, detail: str | None = None
) -> Response:
    """The page for an answer with ``status``; ``told`` is a sentence of ours, ``detail`` what a program said."""
    words = told or _(WORDS.get(status, WORDS[500]))
    if request.path.split("?")[0].endswith(".json"):
        said = {"ok": False, "error": detail or words, "status": status, "title": None}
        return Response.json(said, status=status)
    context = {
        "status": status,
        "title": _(TITLES.get(status, N_("Something went wrong"))),
        "told": words,
        "detail": detail if detail != words else None,
    }
    return Response.html(
        await datasette.render_template("error.html", context, request=request), status=status
    )


async def failed(datasette: Any, request: Any, exception: Exception) -> Response:
    """The page for what was raised while an answer was made."""
    public = serving(datasette).public
    if isinstance(exception, DatasetteError):
        # The only one whose message is markup: it holds a script that the policy would stop.
        if exception.message_is_html:
            return await mishap(datasette, request, exception.status, _(TOO_SLOW))
        # Where it gives no status of its own, it is about what was asked for, such as a column that is not there.
        status = 400 if exception.status == 500 else exception.status
        return await mishap(datasette, request, status, detail=_said(exception.message))
    if _no_such_format(request, exception):
        return await mishap(datasette, request, 404)
    if isinstance(exception, Base400):
        return await mishap(datasette, request, exception.status, detail=_said(*exception.args))
    detail = None if public else f"{type(exception).__name__}: {exception}"
    return await mishap(datasette, request, 500, detail=detail)


async def refuse(datasette: Any, scope: Scope, receive: Receive, send: Send, refusal: Refusal) -> None:
    """Answers a request that goes no further; nothing of its path reaches a template."""
    name = ".json" if str(scope["path"]).endswith(".json") else ""
    safe = {**scope, "path": f"/refused{name}", "raw_path": None, "query_string": b"", "method": "GET"}
    # No form is on that page, and Datasette's own application, which gives tokens, is not reached.
    safe["csrftoken"] = str
    # Where nothing else was asked before, Datasette has not yet started.
    await datasette.invoke_startup()
    with speaking(asked(scope.get("query_string") or b"")):
        told = _(refusal.told) if refusal.told else None
        answer = await mishap(datasette, Request(safe, receive), refusal.status, told)
    await answer.asgi_send(send)


def _no_such_format(request: Any, exception: Exception) -> bool:
    """Whether Datasette stumbled over an ending that it gives nothing for: ``/db.csv``, ``/db/table.none``."""
    ending = request.url_vars.get("format")
    if isinstance(exception, KeyError):
        return ending == "csv" and "table" not in request.url_vars
    return isinstance(exception, AssertionError) and str(exception).startswith("Invalid format")


def _said(*told: object) -> str | None:
    """What a program said, if it is more than the number of its status."""
    words = str(told[0]).strip() if told else ""
    return words if words and not words.isdigit() else None
