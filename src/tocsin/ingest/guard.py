"""Guard: connections go to public addresses only, and the address that is checked is the one connected to.

The name is looked up once, every address it gives is checked, and the connection goes to the first of these, so that a second look-up can't change the answer.
With a proxy in between the proxy would look the name up: none is ever used.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from time import monotonic
from typing import Any

import httpcore

from tocsin.errors import SettingsError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
Resolve = Callable[[str, int], list[str]]
PORTS = frozenset({80, 443})
# What `is_global` lets through although it leads inside, nowhere, or to many: translated, tunnelled, shared, reserved, for tests.
NEVER: tuple[Network, ...] = tuple(
    ip_network(net)
    for net in (
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/23", "100::/64", "fec0::/10", "3fff::/20", "5f00::/16", "::/96",
        "192.88.99.0/24", "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "240.0.0.0/4",
    )
)  # fmt: skip


class ForbiddenAddress(httpcore.ConnectError):
    """A host whose address, or a port, that may not be connected to."""


def is_public(text: str) -> bool:
    """Does the address lie in the open internet?

    >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1")
    (True, False)
    """
    try:
        address: Address = plain(text)
    except ValueError:
        return False
    inside = address.is_multicast or address.is_reserved or address.is_link_local or address.is_private
    return address.is_global and not inside and not any(address.version == net.version and address in net for net in NEVER)


def plain(text: str) -> Address:
    """The address without its zone, and an IPv4 address that is written as IPv6 as what it is."""
    address = ip_address(text.partition("%")[0])
    return getattr(address, "ipv4_mapped", None) or address


def networks(cidrs: Iterable[str]) -> tuple[Network, ...]:
    """The networks a caller allows; SettingsError for one that is none."""
    try:
        return tuple(ip_network(cidr, strict=False) for cidr in cidrs)
    except ValueError as error:
        raise SettingsError(f"allow_net wants networks such as 10.0.0.0/8: {error}") from None


def look_up(host: str, port: int) -> list[str]:
    """All addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the host {host} is not known: {error}") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Deadline:
    """When the work on one address must be done."""

    def __init__(self) -> None:
        self.until = float("inf")

    def begin(self, seconds: float) -> None:
        """From now on there are so many seconds."""
        self.until = monotonic() + seconds

    def left(self, timeout: float | None) -> float:
        """How long one step may take: its own time, or what is left of the whole; ReadTimeout where nothing is."""
        rest = self.until - monotonic()
        if rest <= 0:
            raise httpcore.ReadTimeout("the total time is over")
        return rest if timeout is None else min(rest, timeout)


class Guarded(httpcore.NetworkBackend):
    """Opens connections to addresses that are public or allowed, each step within the deadline."""

    def __init__(self, allow: tuple[Network, ...], deadline: Deadline, resolve: Resolve = look_up) -> None:
        self.allow = allow
        self.deadline = deadline
        self.resolve = resolve
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """A connection to the address that the host has and the guard permits."""
        addresses = self.resolve(host, port)
        if not addresses or not all(self.permits(address, port) for address in addresses):
            raise ForbiddenAddress(f"{host}:{port} leads to {', '.join(addresses) or 'no address'}, which may not be connected to")
        inner = self.inner.connect_tcp(addresses[0], port, self.deadline.left(timeout), local_address, socket_options)
        return Timed(inner, self.deadline)

    def permits(self, text: str, port: int) -> bool:
        """May this address be connected to at this port? In an allowed network any port may."""
        try:
            address = plain(text)
        except ValueError:
            return False
        allowed = any(address.version == net.version and address in net for net in self.allow)
        return allowed or (port in PORTS and is_public(text))

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        """Never."""
        raise ForbiddenAddress(f"the socket {path} is no address of the internet")

    def sleep(self, seconds: float) -> None:
        """Waits."""
        self.inner.sleep(seconds)


class Timed(httpcore.NetworkStream):
    """A connection each step of which must end before the deadline, so that a server that sends byte after byte can't hold it."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.inner = inner
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        return self.inner.read(max_bytes, self.deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends bytes."""
        self.inner.write(buffer, self.deadline.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self.inner.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        return Timed(self.inner.start_tls(ssl_context, server_hostname, self.deadline.left(timeout)), self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self.inner.get_extra_info(info)
