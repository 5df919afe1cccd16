"""How a sentence of the ledger is cited: its words, who said them, where they stand, and a lasting address.

The address, ``/claim/ID``, is the same for claims, event mentions and quotes. Ids come from content, so it
goes on leading to the same words when the ledger is built again; what has gone is told of there.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from . import lines
from .cells import in_language
from .days import days_in_words
from .language import _
from .published import in_words
from .visit import Visit


class Citations:
    """Citations of what stands in one article (a row of ``articles``), in the language of the page."""

    def __init__(self, visit: Visit, article: dict[str, Any], edition: dict[str, Any]) -> None:
        self.visit = visit
        self.language = article["language"]
        named = [in_language(article["label"], self.language)]
        if article["outlet"]:
            named.append(Markup("<bdi>{}</bdi>").format(article["outlet"]))
        if days := days_in_words(article["published_start"], article["published_end"]):
            named.append(Markup("<bdi>{}</bdi>").format(days))
        # Translators: between the title, the outlet and the day of an article that is cited.
        where = escape(_(", ")).join(named)
        # The part that is the same for all of them, filled in once.
        self._fixed = {"where": where, "ledger": self._ledger(edition)}
        self._said = _cut(_("“{words}”, {who}, in {where}. {ledger}, {address}"))
        self._unsaid = _cut(_("“{words}”, in {where}. {ledger}, {address}"))
        self._base = visit.datasette.absolute_url(visit.request, visit.datasette.urls.path("/claim/"))

    def address(self, id: str) -> str:
        """The lasting address of a claim, event mention or quote, absolute and in no language."""
        return f"{self._base}{id}"

    def of(self, id: str, words: str, who: str | None) -> Markup:
        """The citation of ``words``; ``who`` is whoever said them, None for the article's own voice."""
        given = {
            **self._fixed,
            "words": in_language(" ".join(words.split()), self.language),
            "address": Markup("<bdi dir='ltr'>{}</bdi>").format(self.address(id)),
            "who": Markup("<bdi>{}</bdi>").format(who) if who else Markup(""),
        }
        parts = self._said if who else self._unsaid
        return Markup("").join(given[str(part)] if number % 2 else part for number, part in enumerate(parts))

    def of_article(self, address: str) -> Markup:
        """The citation of the article itself, with the ``address`` of its page."""
        given = {**self._fixed, "address": Markup("<bdi dir='ltr'>{}</bdi>").format(address)}
        return Markup("").join(
            given[str(part)] if number % 2 else part
            for number, part in enumerate(_cut(_("{where}. {ledger}, {address}")))
        )

    def _ledger(self, edition: dict[str, Any]) -> Markup:
        title = Markup("<bdi>{}</bdi>").format(
            _(lines.metadata(self.visit.datasette, "title") or self.visit.name)
        )
        which = in_words(edition)
        return escape(_(", ")).join([title, which]) if which else title


def _cut(text: str) -> list[Markup]:
    """A text with ``{names}`` as its words and names in turn, words first, escaped."""
    return [escape(part) for part in re.split(r"[{}]", text)]
