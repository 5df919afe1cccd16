"""Addresses: taken apart, without the password that may stand in them, and which hosts are asked at all."""

from __future__ import annotations

import base64
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from conflict_events import SourceError

SCHEMES = ("http", "https")
# Where cloud services answer with their machines' secrets, though the address looks like any other, and what
# Python only lately counts as special (RFC 6890).
_SPECIAL = (ipaddress.ip_network("168.63.129.16"), ipaddress.ip_network("192.0.0.0/24"))
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotPublicError(SourceError):
    """A host is not of the open internet."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is asked for and stored; ``authorization`` is sent to its host, and never stored."""

    url: str
    host: str
    origin: str
    authorization: str | None = None


def parse(text: str) -> Address:
    """The parts of an address; raises `SourceError` where it is none that is fetched."""
    try:
        import httpx
    except ModuleNotFoundError as error:
        raise SourceError(
            f"addresses are fetched with libraries that are not installed ({error.name}); install them with: "
            "pip install 'conflict-events[fetch]'"
        ) from error
    shown = without_credentials(text)
    try:
        url = httpx.URL(text)
        port = url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"{shown}: is no address ({error}); write it as https://host/path") from error
    if url.scheme not in SCHEMES:
        raise SourceError(
            f"{shown}: only {' and '.join(SCHEMES)} are fetched; save the page and build the file"
        )
    if not url.host:
        raise SourceError(f"{shown}: names no host; write it as https://host/path")
    authorization = None
    if url.userinfo:
        pair = f"{url.username}:{url.password}".encode()
        authorization = "Basic " + base64.b64encode(pair).decode("ascii")
    clean = url.copy_with(userinfo=b"", fragment=None)
    origin = f"{clean.scheme}://{clean.netloc.decode('ascii')}"
    host = clean.host if port is None else f"{clean.host}:{port}"
    return Address(str(clean), host, origin, authorization)


def without_credentials(text: str) -> str:
    """The address without a user name and password, also where nothing else can be told of it."""
    try:
        netloc = urlsplit(text).netloc
    except ValueError:
        netloc = text
    return text.replace(netloc.rpartition("@")[0] + "@", "", 1) if "@" in netloc else text


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The numeric addresses of a host; raises `SourceError` where it has none, or one that is not public.

    What is connected to must be one of these, and nothing that is resolved again: between two answers
    the name can be made to point elsewhere ('DNS rebinding').
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(
            f"the host {host} is not known ({error}); check the address and the connection"
        ) from error
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise NotPublicError(
                f"{host} is {address}, which is no public address; if it is yours, say --allow-private"
            )
    return addresses


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the open internet (the IANA special-purpose registries)."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        # An IPv4 address in the clothes of IPv6 is judged as what it is.
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    if found.is_multicast or found.is_reserved or any(found in network for network in _SPECIAL):
        return False
    return found.is_global
