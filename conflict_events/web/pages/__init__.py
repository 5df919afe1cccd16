"""The pages of the ledger, one module each; all are rendered on the server and read without scripts."""

from __future__ import annotations

from ..language import N_
from ..visit import View
from . import (
    actor,
    article,
    claim,
    compare,
    conflict,
    downloads,
    event,
    find,
    map,
    method,
    place,
    status,
    timeline,
)

ID = r"(?P<id>[^/]+)"
PAGES: dict[str, View] = {
    rf"^/event/{ID}$": event.page,
    rf"^/article/{ID}$": article.page,
    rf"^/claim/{ID}$": claim.page,
    rf"^/actor/{ID}$": actor.page,
    rf"^/place/{ID}$": place.page,
    # Not /conflict/: that is where a database called conflict.db is.
    rf"^/conflicts/{ID}$": conflict.page,
    r"^/timeline$": timeline.page,
    r"^/map$": map.page,
    r"^/compare$": compare.page,
    r"^/method$": method.page,
    r"^/status(?P<format>\.json)?$": status.page,
    r"^/downloads(?P<format>\.json|\.sha256)?$": downloads.page,
    r"^/downloads/(?P<name>[^/]+)$": downloads.file,
    r"^/find$": find.page,
}
# The main ways in: what they are called, and a path of ours or else a table or view of the ledger.
DOORS: list[tuple[str, str]] = [
    (N_("Events"), "event_timeline"),
    (N_("Claims"), "claims_with_context"),
    (N_("Quotes"), "quotes_with_speaker"),
    (N_("Articles"), "articles"),
    (N_("Timeline"), "/timeline"),
    (N_("Map"), "/map"),
    (N_("Compare"), "/compare"),
    (N_("Method"), "/method"),
]
