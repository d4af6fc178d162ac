"""Keeps a kernel that runs a copy from reaching the network."""

from __future__ import annotations

import sys
from typing import Any

_WATCHED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname")


def forbid_network() -> None:
    """Let this process reach nothing but this machine, until it ends."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _WATCHED and not is_here(_host(event, arguments)):
        raise ConnectionRefusedError("A copy that is made to be shared reaches no network.")


def _host(event: str, arguments: tuple[Any, ...]) -> Any:
    asked = arguments[0] if event.endswith(("addrinfo", "byname")) else arguments[1]
    return asked[0] if isinstance(asked, tuple) else asked if event.startswith("socket.get") else None


def is_here(host: Any) -> bool:
    """Whether a host is this machine; addresses that are no host, such as a file's, are.

    >>> is_here("127.0.0.1"), is_here("::1"), is_here("example.org"), is_here(None)
    (True, True, False, True)
    """
    told = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
    return told.strip("[]") in {"", "localhost", "::1", "0.0.0.0"} or told.startswith("127.")  # noqa: S104 - compared
