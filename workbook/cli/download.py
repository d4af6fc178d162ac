"""Downloads a file when the reader asks for it: what is offered first, then all of it or nothing."""

from __future__ import annotations

import hashlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, NamedTuple

from workbook import __version__
from workbook.errors import DataError
from workbook.pay.official_files import MOST_BYTES

_PAGES = ("text/html", "application/xhtml+xml")


class Offered(NamedTuple):
    """What a server offers."""

    address: str  # after redirects
    size: int | None  # bytes; None when the server does not say


def ask(address: str, *, timeout: float = 20.0) -> Offered:
    """Ask a server what it has at an address, and take nothing yet.

    A `DataError` says that it cannot be reached, refuses, or has a page or too much.
    """
    with _open(address, timeout) as response:
        return _offered(response)


def download(
    offered: Offered,
    target: Path,
    *,
    timeout: float = 20.0,
    longest: float = 900.0,
    report: Callable[[int], object] = lambda _: None,
) -> str:
    """Download what `ask` was offered and return its SHA-256; whatever goes wrong, no part of it stays.

    Parameters
    ----------
    target
        Where it goes, in one step at the end.
    timeout, longest
        Seconds without a byte, and in all.
    report
        Told how many bytes came.

    Raises
    ------
    DataError
        When it is cut off, too slow, too large, or another file than was offered.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    end, total, digest = time.monotonic() + longest, 0, hashlib.sha256()
    try:
        with _open(offered.address, timeout) as response, unfinished.open("wb") as file:
            if _offered(response) != offered:
                raise DataError(f"{offered.address} is no longer what was offered; ask again.")
            while part := response.read1(1 << 16):
                total += len(part)
                if total > MOST_BYTES:
                    raise DataError(_too_large(offered.address))
                if time.monotonic() > end:
                    raise DataError(f"{offered.address} sends too slowly; try later.")
                digest.update(part)
                file.write(part)
                report(len(part))
        if offered.size not in (None, total):
            raise DataError(
                f"{offered.address} was cut off after {total:,} of {offered.size:,} bytes; try again."
            )
        unfinished.replace(target)
    except (OSError, http.client.HTTPException) as error:
        raise _unreachable(offered.address, error) from None
    finally:
        unfinished.unlink(missing_ok=True)
    return digest.hexdigest()


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirect, but never from a secured address to another kind."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if not newurl.startswith(("https:", f"{req.type}:")):
            raise DataError(
                f"{req.full_url} leads to {newurl}, which is not secured; nothing was downloaded."
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(address: str, timeout: float) -> http.client.HTTPResponse:
    request = urllib.request.Request(address, headers={"User-Agent": f"second-round/{__version__}"})  # noqa: S310
    opener = urllib.request.build_opener(_Redirects)
    try:
        response: http.client.HTTPResponse = opener.open(request, timeout=timeout)
        return response
    except urllib.error.HTTPError as error:
        error.close()
        reason = next(iter(str(error.reason).splitlines()), "")  # of a circle of redirects it has three
        raise DataError(f"{address} answered {error.code} ({reason}); {_BY_HAND}") from None
    except (OSError, http.client.HTTPException) as error:
        raise _unreachable(address, error) from None


_BY_HAND = "open it in a browser, save the file, and add it with: workbook data add FILE"


def _offered(response: http.client.HTTPResponse) -> Offered:
    address, length = response.geturl(), response.headers.get("Content-Length", "")
    if response.headers.get_content_type() in _PAGES:
        raise DataError(f"{address} has a page and not the file; {_BY_HAND}")
    size = int(length) if length.isdecimal() else None
    if size is not None and size > MOST_BYTES:
        raise DataError(_too_large(address))
    return Offered(address, size)


def _too_large(address: str) -> str:
    return f"{address} has more than {MOST_BYTES // 10**6} MB; no official file has."


def _unreachable(address: str, error: Exception) -> DataError:
    reason = getattr(error, "reason", None) or error
    what = "no answer in time" if isinstance(reason, TimeoutError) else str(reason) or type(reason).__name__
    return DataError(f"{address} could not be downloaded ({what}); try again, or {_BY_HAND}")
