"""Fetching one page that the user asked for: http(s) only, size and time limits, no private addresses.

The address a name resolves to is checked and then used for the connection itself, so that a name cannot turn into an
address of the user's own network between the check and the use (DNS rebinding). Redirects are checked the same way.
"""

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

import httpx

from sourceline.model import Document
from sourceline.read.refusal import Refused
from sourceline.read.reports import read_bytes
from sourceline.settings import settings

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SECONDS = 20.0
"""The whole fetch, redirects included."""
MAX_REDIRECTS = 5
_AGENT = "Sourceline (a reader's tool; one page at a user's request)"
_SUFFIXES = {"application/pdf": ".pdf", "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the bytes, a file name that tells the format, and the address in the end."""

    data: bytes
    name: str
    url: str


def read_url(url: str, allowed: Callable[[Address], bool] | None = None) -> Document:
    """The report at an address, as `read_bytes` reads it, with the address as its `url`.

    Raises:
        Refused: the address is not http(s) or leads into a private network, the page is too large or too slow, or what
            it holds is no report.
    """
    page = fetch(url, allowed)
    return replace(read_bytes(page.data, page.name), url=page.url, origin=page.url)


def fetch(url: str, allowed: Callable[[Address], bool] | None = None) -> Page:
    """One page. `allowed` decides about addresses (default: public ones only).

    Raises:
        Refused: see `read_url`.
    """
    deadline = time.monotonic() + SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        found = _one_step(url.strip(), allowed or _is_public, deadline)
        if isinstance(found, Page):
            return found
        url = found
    raise Refused(f"the address redirects more than {MAX_REDIRECTS} times")


def _is_public(address: Address) -> bool:
    return address.is_global and not address.is_multicast


def _one_step(url: str, allowed: Callable[[Address], bool], deadline: float) -> Page | str:
    """The page, or the address that the server redirects to."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Refused("only http:// and https:// addresses can be fetched")
    if parts.username or parts.password:
        raise Refused("addresses with a user name or password are not fetched")
    host = parts.hostname
    address = _resolve(host, parts.port or (443 if parts.scheme == "https" else 80), allowed)
    literal = f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - IP's version
    target = parts._replace(netloc=f"{literal}:{parts.port}" if parts.port else literal, fragment="").geturl()
    headers = {"Host": parts.netloc, "User-Agent": _AGENT, "Accept": "text/html,application/pdf,text/plain;q=0.9"}
    try:
        with (
            httpx.Client(trust_env=False, follow_redirects=False, timeout=_left(deadline)) as client,
            client.stream("GET", target, headers=headers, extensions={"sni_hostname": host}) as response,
        ):
            if response.is_redirect:
                return urljoin(url, response.headers["location"])
            return _page(response, url, deadline)
    except httpx.TimeoutException as error:
        raise Refused(f"the server took longer than {SECONDS:.0f} seconds") from error
    except httpx.HTTPError as error:
        raise Refused(f"the page cannot be fetched: {error}") from error


def _resolve(host: str, port: int, allowed: Callable[[Address], bool]) -> Address:
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        raise Refused(f"the name {host} is not known (is there a network?)") from error
    addresses = [ipaddress.ip_address(str(text).split("%")[0]) for text in sorted(map(str, found))]
    if not addresses or not all(map(allowed, addresses)):
        raise Refused(f"{host} is an address of a private network, which is not fetched from")
    return addresses[0]


def _page(response: httpx.Response, url: str, deadline: float) -> Page:
    if not response.is_success:
        raise Refused(f"the server answered {response.status_code} {response.reason_phrase}")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > settings().max_file_bytes:
            raise Refused(f"the page is larger than {settings().max_file_bytes / 1e6:.0f} MB")
        _left(deadline)
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Page(bytes(data), f"page{_SUFFIXES.get(kind, '')}", url)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise Refused(f"the server took longer than {SECONDS:.0f} seconds")
    return left
