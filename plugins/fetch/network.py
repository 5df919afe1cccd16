"""Connections: to the numeric address that was checked and no other, and never beyond the deadline."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from conflict_events import SourceError

from .addresses import resolve

if TYPE_CHECKING:
    import ssl

    import httpcore


class Network:
    """What httpcore connects with. ``deadline`` is in seconds of `time.monotonic`."""

    def __init__(self, *, allow_private: bool) -> None:
        import httpcore

        self.allow_private = allow_private
        self.deadline = 0.0
        self.seconds = 0.0
        self._backend = httpcore.SyncBackend()

    def allow(self, seconds: float) -> None:
        """Everything from now on has to be done within so many seconds."""
        self.seconds = seconds
        self.deadline = time.monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """How long the next step may take; raises `SourceError` where the time is up."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise SourceError(
                f"took more than {self.seconds:g} seconds; try again later, or set "
                "CONFLICT_EVENTS_FETCH_SECONDS"
            )
        return left if timeout is None else min(timeout, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Timed:
        """Connects to the first numeric address of the host that answers."""
        import httpcore

        addresses = resolve(host, port, allow_private=self.allow_private)
        for number, address in enumerate(addresses, 1):
            try:
                stream = self._backend.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return Timed(stream, self)
        raise SourceError(f"the host {host} has no address; check it")

    def connect_unix_socket(self, *_: object, **__: object) -> Timed:
        """Nothing is fetched from a socket of this machine."""
        raise SourceError("sockets of this machine are not fetched from; name an http or https address")

    def sleep(self, seconds: float) -> None:
        """httpcore waits before it tries again; here it never does."""


class Timed:
    """A connection on which each step has what is left of the time."""

    def __init__(self, stream: httpcore.NetworkStream, network: Network) -> None:
        self._stream = stream
        self._network = network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        import httpcore

        try:
            return self._stream.read(max_bytes, self._network.left(timeout))
        except httpcore.ReadTimeout:
            self._network.left(timeout)  # says so where it was the whole that took too long
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Timed:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._network.left(timeout))
        return Timed(stream, self._network)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
