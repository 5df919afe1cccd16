"""One question to a server and its answer, over as many redirects as are allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from conflict_events import SourceError, limit

from . import bodies
from .addresses import Address, parse
from .exchange import Exchange
from .network import Network

if TYPE_CHECKING:
    import httpcore

_REDIRECTS = (301, 302, 303, 307, 308)
_SETTING = "CONFLICT_EVENTS_MAX_FETCH_BYTES"


class Client:
    """Asks servers, one question at a time."""

    def __init__(self, *, user_agent: str, allow_private: bool) -> None:
        import httpcore
        import httpx

        if not user_agent.isascii() or not user_agent.isprintable() or not user_agent.strip():
            raise SourceError(
                f"{user_agent!r} is no User-Agent; use letters, digits and signs of ASCII on one line"
            )
        self.user_agent = user_agent
        self._network = Network(allow_private=allow_private)
        # Each question has a connection of its own: none is reused that its server is about to close.
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_keepalive_connections=0,
            network_backend=cast("Any", self._network),
        )

    def close(self) -> None:
        self._pool.close()

    def get(
        self,
        address: Address,
        *,
        headers: dict[str, str] | None = None,
        most: int | None = None,
        allowed: Callable[[Address], None] = lambda _: None,
    ) -> list[Exchange]:
        """The answer as the last, after the redirects that led to it; ``allowed`` is asked before each.

        A body of more bytes than ``most`` is cut; without it, one of more than the limit is refused.
        Raises `SourceError`, without the address in its message, where there is no answer.
        """
        hops = limit("MAX_FETCH_REDIRECTS", 5)
        exchanges: list[Exchange] = []
        while True:
            allowed(address)
            exchanges.append(self._ask(address, headers or {}, most))
            if exchanges[-1].status not in _REDIRECTS:
                return exchanges
            if len(exchanges) > hops:
                raise SourceError(
                    f"leads on more than {hops} times; look where in a browser, and name that address"
                )
            address = _led_on(address, exchanges[-1])

    def _ask(self, address: Address, more: dict[str, str], most: int | None) -> Exchange:
        import httpcore

        self._network.allow(limit("FETCH_SECONDS", 60))
        sent = [("Host", address.host), ("User-Agent", self.user_agent), ("Accept", "*/*"),
                ("Accept-Encoding", bodies.ACCEPTED), ("Connection", "close"), *more.items()]  # fmt: skip
        secret = [("Authorization", address.authorization)] if address.authorization else []
        timeouts = {"connect": 10.0, "read": 20.0, "write": 20.0, "pool": 10.0}
        try:
            with self._pool.stream(
                "GET", address.url, headers=[*sent, *secret], extensions={"timeout": timeouts}
            ) as answer:
                return _answer(address, sent, answer, most)
        except httpcore.TimeoutException as error:
            raise SourceError("does not answer in time; try again later") from error
        except (httpcore.NetworkError, OSError) as error:
            raise SourceError(f"cannot be reached ({error}); check the address, or try later") from error
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol) as error:
            raise SourceError(
                f"does not answer as HTTP asks ({error}); try again later, or save the page and build the file"
            ) from error


def _answer(
    address: Address, sent: list[tuple[str, str]], answer: httpcore.Response, most: int | None
) -> Exchange:
    headers = [(key.decode("latin-1"), value.decode("latin-1")) for key, value in answer.headers]
    told = {key.lower(): value for key, value in reversed(headers)}
    # Before the body, with the end of which the connection may be closed.
    peer = answer.extensions["network_stream"].get_extra_info("server_addr")
    content = b""
    if answer.status in (200, 203):
        largest = limit("MAX_FETCH_BYTES", 50_000_000) if most is None else most
        encoding = told.get("content-encoding", "")
        content = bodies.body(answer.iter_stream(), encoding=encoding, most=largest)
        if len(content) > largest and most is None:
            raise SourceError(f"is more than {largest:,} bytes; leave it out, or set {_SETTING}")
    reason = answer.extensions.get("reason_phrase", b"").decode("latin-1")
    return Exchange(
        url=address.url, sent=sent, status=answer.status, reason=reason, headers=headers, body=content,
        ip=peer[0] if isinstance(peer, tuple) else None,
    )  # fmt: skip


def _led_on(address: Address, exchange: Exchange) -> Address:
    import httpx

    target = exchange.header("location")
    if not target:
        raise SourceError(f"answers {exchange.status} without saying where to; look at it in a browser")
    try:
        following = parse(str(httpx.URL(address.url).join(target)))
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"leads on to what is no address ({error}); look at it in a browser") from error
    except SourceError as error:
        raise SourceError(f"leads on to {error}") from error
    if address.url.startswith("https:") and following.url.startswith("http:"):
        raise SourceError(
            f"leads from https to http, to {following.url}; name that address itself if you trust it"
        )
    if following.origin == address.origin:
        return replace(following, authorization=address.authorization)
    return following
