"""Fetch: the content of an address by httpx, behind the address guard.

http and https only; robots.txt is kept; no cookies, no credentials, nothing from the environment; redirects are followed one by one, each checked anew.
Sizes are those of the real output, counted while it streams; each limit reached is an Issue.
"""

from __future__ import annotations

import io
import ssl
import time
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from tocsin.ingest.draft import Refused, failure, warning
from tocsin.ingest.guard import Deadline, ForbiddenAddress, Guarded, Resolve, look_up, networks
from tocsin.ingest.inflate import Inflated, take
from tocsin.ingest.options import Fetched, Limits
from tocsin.model import Issue

AGENT = "tocsin"
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; tocsin/0.1)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
ROBOTS_BYTES = 500_000  # RFC 9309 asks for at least 500 KiB
ENCODINGS = {"": 0, "identity": 0, "gzip": 31, "x-gzip": 31, "deflate": 47}
MOVED = frozenset({301, 302, 303, 307, 308})


class Transport(httpx.BaseTransport):
    """httpx over a pool of connections that the guard opens."""

    def __init__(self, backend: httpcore.NetworkBackend, trust: ssl.SSLContext | None) -> None:
        context = trust or httpx.create_ssl_context(trust_env=False)
        self.pool = httpcore.ConnectionPool(ssl_context=context, max_connections=4, keepalive_expiry=5.0, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body still to come."""
        assert isinstance(request.stream, httpx.SyncByteStream)
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        answer = self.pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Closes the connections."""
        self.pool.close()


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        """Gives the connection back."""
        self.answer.close()


class Client:
    """Fetches addresses, one at a time. `resolve`, `clock` and `sleep` stand for the network and the clock; `trust` for the authorities that are believed."""

    def __init__(
        self,
        limits: Limits,
        allow_net: tuple[str, ...] = (),
        *,
        resolve: Resolve = look_up,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits
        self.clock = clock
        self.sleep = sleep
        self.deadline = Deadline()
        timeout = httpx.Timeout(limits.read_s, connect=limits.connect_s)
        transport = Transport(Guarded(networks(allow_net), self.deadline, resolve), trust)
        forgetful = CookieJar(DefaultCookiePolicy(allowed_domains=[]))  # httpx keeps cookies unless its jar will have none
        self.http = httpx.Client(transport=transport, timeout=timeout, headers=HEADERS, cookies=forgetful, follow_redirects=False, trust_env=False)
        self.robots: dict[str, Protego] = {}
        self.last: dict[str, float] = {}

    def __call__(self, url: str) -> Fetched | Issue:
        """The content of `url` after redirects, or the failure that says why there is none."""
        self.deadline.begin(self.limits.total_s)
        try:
            return self.follow(url)
        except Refused as refused:
            return refused.issue(url)
        except ForbiddenAddress as error:
            return failure("forbidden-address", f"{error}; allow_net permits networks", url)
        except (httpx.TimeoutException, httpcore.TimeoutException) as error:
            return failure("timeout", f"the server was too slow: {error or type(error).__name__}", url)
        except (
            httpx.HTTPError,
            httpx.InvalidURL,
            httpx.StreamError,
            httpcore.ConnectError,
            httpcore.ProtocolError,
            httpcore.NetworkError,
            httpcore.UnsupportedProtocol,
        ) as error:
            return failure("network", f"it can't be fetched: {error}", url)
        except (OSError, ValueError, UnicodeError) as error:
            return failure("bad-url", f"it is no address that can be fetched: {error}", url)

    def close(self) -> None:
        """Closes the connections."""
        self.http.close()

    def follow(self, url: str) -> Fetched:
        """The content at the end of the redirects."""
        at = url
        for _ in range(self.limits.redirects + 1):
            self.check(at)
            answer = self.once(at)
            if isinstance(answer, Fetched):
                return answer
            at = urljoin(at, answer)
        raise Refused("redirects", f"it redirects more than {self.limits.redirects} times")

    def check(self, url: str) -> None:
        """Refuses an address of a form that is not fetched, and one that robots.txt keeps from us."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused("bad-url", f"only http and https addresses are fetched, not {url[:100]}")
        if parts.username or parts.password:
            raise Refused("bad-url", "addresses with a name or password in them are not fetched")
        if len(url) > self.limits.url_chars:
            raise Refused("bad-url", f"the address is longer than {self.limits.url_chars} characters")
        if not self.rules(f"{parts.scheme}://{parts.netloc}").can_fetch(url, AGENT):
            raise Refused("robots", f"the site's robots.txt asks not to fetch {url[:200]}")

    def rules(self, site: str) -> Protego:
        """The site's robots.txt; where there is none, or it can't be had, all may be fetched (RFC 9309), but not where the server fails."""
        if site not in self.robots:
            self.robots[site] = Protego.parse(self.robots_text(site))
        return self.robots[site]

    def robots_text(self, site: str) -> str:
        """What robots.txt says, redirects followed within the limit."""
        at = f"{site}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            self.wait(at)
            with self.http.stream("GET", at) as answer:
                if answer.status_code in MOVED and "location" in answer.headers:
                    at = urljoin(at, answer.headers["location"])
                    if urlsplit(at).scheme not in ("http", "https"):
                        return ""
                    continue
                if answer.status_code >= 500:
                    return "User-agent: *\nDisallow: /"
                return unpacked(answer, self.limits, ROBOTS_BYTES).decode("utf-8", "replace") if answer.is_success else ""
        return ""

    def once(self, url: str) -> Fetched | str:
        """The content, or where it moved to."""
        self.wait(url)
        with self.http.stream("GET", url) as answer:
            if answer.status_code in MOVED and "location" in answer.headers:
                return str(answer.headers["location"])
            if not answer.is_success:
                raise Refused("status", f"the server answered {answer.status_code} {answer.reason_phrase}")
            data = unpacked(answer, self.limits, self.limits.page_bytes)
            media = answer.headers.get("content-type", "").partition(";")[0].strip().casefold()
            return Fetched(url=url, data=data, media=media or None, charset=answer.charset_encoding, issues=cut_short(answer, url))

    def wait(self, url: str) -> None:
        """Lets the host rest between two requests."""
        host = urlsplit(url).netloc
        rest = self.last.get(host, float("-inf")) + self.limits.host_gap_s - self.clock()
        if rest > 0:
            self.sleep(rest)
        self.last[host] = self.clock()


def unpacked(answer: httpx.Response, limits: Limits, most: int) -> bytes:
    """The answer's bytes, decompressed, never more than `most`."""
    encoding = answer.headers.get("content-encoding", "").strip().casefold()
    if encoding not in ENCODINGS:
        raise Refused("unsupported", f"the answer is compressed as {encoding[:40]!r}, which was not asked for")
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length) > most:
        raise Refused("too-large", f"the answer is {int(length):,} bytes long, more than {most:,}")
    raw: BinaryIO = io.BufferedReader(Arriving(answer.iter_raw(65_536)))
    if not ENCODINGS[encoding]:
        return take(raw, most)
    inflated = Inflated(raw, limits, ENCODINGS[encoding])
    data = take(io.BufferedReader(inflated), most)
    if inflated.truncated:
        raise Refused("truncated", f"the compressed answer ends too early, after {inflated.given:,} bytes")
    return data


def cut_short(answer: httpx.Response, url: str) -> tuple[Issue, ...]:
    """A word where fewer bytes came than were promised."""
    length = answer.headers.get("content-length", "")
    got = answer.num_bytes_downloaded
    return (warning("truncated", f"{got:,} of {int(length):,} bytes came", url),) if length.isdigit() and got < int(length) else ()


class Arriving(io.RawIOBase):
    """Chunks from the network as a stream."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.rest = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer with the next bytes; gives how many."""
        while not self.rest:
            try:
                self.rest = next(self.chunks)
            except StopIteration:
                return 0
        part, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
