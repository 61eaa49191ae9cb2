"""The connection to a server: which machines may be reached, checked on the address that is really connected to.

On http.client of the standard library rather than requests: what a name resolves to is looked at and then connected to
as it was looked at, so that no second look-up can lead elsewhere (DNS rebinding); requests offers no such place.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from functools import cache

from maturity.measures.georeport.faults import Fault

CONNECT_SECONDS = 10.0


def is_public(text: str) -> bool:
    """Whether an IP address is one of the whole internet: neither private, loopback, link-local nor a way around."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address.sixtofour is not None or address.teredo is not None or address in _TRANSLATED:
            return False
    return address.is_global and not address.is_multicast


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses behind a translator (NAT64)


def connected(host: str, port: int, allow_private: bool) -> socket.socket:
    """Return a connection; Fault where the host may not be reached, OSError where it can't be."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [one for one in found if allow_private or is_public(str(one[4][0]))]
    if not places:
        raise Fault("private", host=host)
    problem: OSError = OSError(f"no address for {host}")
    for family, kind, protocol, _, place in places:
        link = socket.socket(family, kind, protocol)
        try:
            link.settimeout(CONNECT_SECONDS)
            link.connect(place)
            return link
        except OSError as error:
            link.close()
            problem = error
    raise problem


class PlainConnection(http.client.HTTPConnection):
    """HTTP to a host that may be reached."""

    def __init__(self, host: str, port: int | None, allow_private: bool) -> None:
        super().__init__(host, port)
        self._allow_private = allow_private

    def connect(self) -> None:
        """Connect, after a look at where that leads."""
        self.sock = connected(self.host, self.port, self._allow_private)


class SafeConnection(PlainConnection):
    """The same with TLS; the certificate is checked against the name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        """Connect, and make sure that it is the host that was asked for."""
        super().connect()
        self.sock = _context().wrap_socket(self.sock, server_hostname=self.host)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
