"""What the owner of a site allows robots (RFC 9309); asked once a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from conflict_events import SourceError, limit

from .addresses import Address, NotPublicError, parse
from .record import Record
from .requesting import Client

if TYPE_CHECKING:
    from protego import Protego

KEPT = dt.timedelta(days=1)
_BYTES = 500 * 1024  # RFC 9309, 2.5: at least so much is read


class Robots:
    """The rules of every site that was met."""

    def __init__(self, client: Client, record: Record, now: Callable[[], dt.datetime]) -> None:
        self._client = client
        self._record = record
        self._now = now
        self._token = client.user_agent.split()[0]
        self._rules: dict[str, Protego] = {}
        self._unknown: dict[str, str] = {}

    def check(self, address: Address) -> None:
        """Raises `SourceError` where the address is not to be fetched, or that cannot be told now."""
        if not self._of(address).can_fetch(address.url, self._token):
            raise SourceError(
                f"is forbidden to robots by {address.origin}/robots.txt; ask the publisher, or save the page "
                "in a browser and build the file"
            )

    def delay(self, address: Address) -> float:
        """The seconds between two questions to the site, at most FETCH_MAX_DELAY."""
        asked = self._of(address).crawl_delay(self._token) or 0.0
        return min(max(asked, limit("FETCH_DELAY", 1)), limit("FETCH_MAX_DELAY", 60))

    def _of(self, address: Address) -> Protego:
        from protego import Protego

        origin = address.origin
        if origin in self._unknown:
            raise SourceError(self._unknown[origin])
        if origin not in self._rules:
            text = self._record.robots(origin, since=self._now() - KEPT)
            if text is None:
                text = self._fetched(origin)
                self._record.save_robots(origin, text, at=self._now())
            self._rules[origin] = Protego.parse(text)
        return self._rules[origin]

    def _fetched(self, origin: str) -> str:
        try:
            answer = self._client.get(parse(f"{origin}/robots.txt"), most=_BYTES)[-1]
            if 400 <= answer.status < 500 and answer.status != 429:
                return ""  # there are no rules (RFC 9309, 2.3.1.3)
            if answer.status not in (200, 203):
                raise SourceError(f"answers {answer.status}")
        except NotPublicError:
            raise
        except SourceError as error:
            # Rules that cannot be read may forbid everything (RFC 9309, 2.3.1.4).
            self._unknown[origin] = (
                f"is not fetched now, since {origin}/robots.txt cannot be read "
                f"({str(error).partition(';')[0]}); try again later, or save the page and build the file"
            )
            raise SourceError(self._unknown[origin]) from error
        return answer.body.decode("utf-8-sig", "replace")
