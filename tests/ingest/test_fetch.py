import gzip
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import trustme
from tests.ingest.pages import SENTENCES, page, words
from tests.ingest.server import Answer, Site, serving

from tocsin.ingest import Fetched, Limits, Options, reports
from tocsin.ingest.fetch import Client
from tocsin.ingest.guard import look_up
from tocsin.model import Issue, Report

HERE = ("127.0.0.1/32",)
PAGE = page().encode()


def limits(**more: float) -> Limits:
    return Limits(**{"host_gap_s": 0.0, "read_s": 5.0, "total_s": 10.0, **more})  # type: ignore[arg-type]


@contextmanager
def client(allow: tuple[str, ...] = HERE, **more: float) -> Iterator[Client]:
    made = Client(limits(**more), allow)
    try:
        yield made
    finally:
        made.close()


def code(site: Site, path: str, **more: float) -> str:
    with client(HERE, **more) as fetch:
        answer = fetch(site.url + path)
    assert isinstance(answer, Issue)
    return answer.code


def test_a_page_is_fetched_read_and_dated_by_its_address() -> None:
    with serving({"/2020/01/06/a": Answer(PAGE)}) as site:
        found = list(reports([f"{site.url}/2020/01/06/a"], options=Options(allow_net=HERE, limits=limits())))
    assert isinstance(found[0], Report)
    assert words(found[0])[1:] == list(SENTENCES)
    assert found[0].published.basis == "url"


def test_without_leave_no_connection_is_made_to_this_machine() -> None:
    with serving({"/a": Answer(PAGE)}) as site:
        for address in (
            site.url,
            site.url.replace("127.0.0.1", "localhost"),
            site.url.replace("127.0.0.1", "127.1"),
            site.url.replace("127.0.0.1", "2130706433"),
        ):
            with client(()) as fetch:
                answer = fetch(f"{address}/a")
            assert isinstance(answer, Issue)
            assert answer.code in ("forbidden-address", "bad-url", "network")
    assert site.asked == []


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://10.0.0.1/", "http://0x0a.1:6379/", "file:///etc/hosts", "ftp://bell.example/"],
)
def test_a_redirect_to_a_forbidden_address_is_refused(target: str) -> None:
    with serving({"/a": Answer(status=302, headers={"Location": target})}) as site:
        assert code(site, "/a") in ("forbidden-address", "bad-url")


def test_redirects_are_followed_up_to_the_limit() -> None:
    steps = {f"/{n}": Answer(status=301, headers={"Location": f"/{n + 1}"}) for n in range(9)}
    with serving({**steps, "/9": Answer(PAGE)}) as site:
        with client() as fetch:
            answer = fetch(f"{site.url}/5")
        assert isinstance(answer, Fetched)
        assert answer.url == f"{site.url}/9"
        assert code(site, "/0") == "redirects"


def test_the_name_is_looked_up_once_a_connection_and_the_checked_address_is_used() -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with serving({"/a": Answer(PAGE)}) as site:
        made = Client(limits(), HERE, resolve=resolve)
        answer = made(site.url.replace("127.0.0.1", "bell.example") + "/a")
        made.close()
    assert isinstance(answer, Fetched)
    assert asked == ["bell.example"] * len(site.asked)
    assert site.headers[-1]["host"].startswith("bell.example:")


def test_a_name_that_leads_elsewhere_the_second_time_is_checked_anew() -> None:
    answers = iter([["127.0.0.1"], ["10.9.9.9"]])
    with serving({"/a": Answer(PAGE)}) as site:
        made = Client(limits(), HERE, resolve=lambda host, port: next(answers))
        answer = made(site.url.replace("127.0.0.1", "bell.example") + "/a")
        made.close()
    assert isinstance(answer, Issue)
    assert answer.code == "forbidden-address"
    assert site.asked == ["/robots.txt"]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def over_tls(authority: trustme.CA, certified: str, asked: str, *, believed: bool = True) -> Fetched | Issue:
    """What is fetched from a server with a certificate for one name, asked for under another or the same."""
    server, trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert(certified).configure_cert(server)
    if believed:
        authority.configure_trust(trust)
    with serving({"/a": Answer(PAGE)}, server) as site:
        made = Client(limits(), HERE, resolve=lambda host, port: ["127.0.0.1"], trust=trust)
        answer = made(site.url.replace("127.0.0.1", asked) + "/a")
        made.close()
    return answer


def test_behind_tls_the_checked_address_is_used_and_the_certificate_is_the_name_s(authority: trustme.CA) -> None:
    answer = over_tls(authority, "bell.example", "bell.example")
    assert isinstance(answer, Fetched)
    assert answer.data == PAGE


@pytest.mark.parametrize(("certified", "believed"), [("drum.example", True), ("bell.example", False)])
def test_a_certificate_for_another_name_or_of_an_unknown_authority_is_refused(authority: trustme.CA, certified: str, believed: bool) -> None:
    answer = over_tls(authority, certified, "bell.example", believed=believed)
    assert isinstance(answer, Issue)
    assert answer.code == "network"
    assert "certificate" in answer.message


def test_robots_txt_is_kept_and_asked_for_once() -> None:
    with serving({"/robots.txt": Answer(b"User-agent: *\nDisallow: /private"), "/a": Answer(PAGE), "/private/a": Answer(PAGE)}) as site:
        with client() as fetch:
            first, second = fetch(f"{site.url}/a"), fetch(f"{site.url}/private/a")
        assert isinstance(first, Fetched)
        assert isinstance(second, Issue)
        assert second.code == "robots"
        assert site.asked == ["/robots.txt", "/a"]


def test_a_site_whose_robots_txt_fails_is_left_alone() -> None:
    with serving({"/robots.txt": Answer(status=503), "/a": Answer(PAGE)}) as site:
        assert code(site, "/a") == "robots"


def test_no_cookie_and_no_credential_is_sent() -> None:
    with serving({"/a": Answer(PAGE, headers={"Set-Cookie": "id=1"}), "/b": Answer(PAGE)}) as site:
        with client() as fetch:
            fetch(f"{site.url}/a")
            fetch(f"{site.url}/b")
        assert not any({"cookie", "authorization", "referer"} & set(headers) for headers in site.headers)
        assert code(Site(site.url.replace("http://", "http://me:word@")), "/a") == "bad-url"


@pytest.mark.parametrize(("encoding", "body"), [("gzip", gzip.compress(PAGE)), ("deflate", zlib.compress(PAGE))])
def test_a_compressed_answer_is_unpacked(encoding: str, body: bytes) -> None:
    with serving({"/a": Answer(body, headers={"Content-Encoding": encoding})}) as site, client() as fetch:
        answer = fetch(f"{site.url}/a")
    assert isinstance(answer, Fetched)
    assert answer.data == PAGE


def test_a_compressed_bomb_is_stopped() -> None:
    bomb = Answer(gzip.compress(b"a" * 30_000_000), headers={"Content-Encoding": "gzip"})
    with serving({"/a": bomb}) as site:
        assert code(site, "/a") == "ratio"
        assert code(site, "/a", ratio=100_000) == "too-large"


def test_an_answer_larger_than_the_limit_is_refused_whether_it_says_so_or_not() -> None:
    with serving({"/a": Answer(b"a" * 5_000), "/b": Answer((b"a" * 3_000,) * 3, pause=0.001)}) as site:
        assert code(site, "/a", page_bytes=1_000) == "too-large"
        assert code(site, "/b", page_bytes=4_000) == "too-large"


def test_a_compression_that_was_not_asked_for_is_refused() -> None:
    with serving({"/a": Answer(b"x", headers={"Content-Encoding": "br"})}) as site:
        assert code(site, "/a") == "unsupported"


def test_a_cut_compressed_answer_is_a_failure() -> None:
    with serving({"/a": Answer(gzip.compress(PAGE)[:-30], headers={"Content-Encoding": "gzip"})}) as site:
        assert code(site, "/a") == "truncated"


def test_a_server_that_sends_byte_after_byte_is_left_at_the_total_time() -> None:
    with serving({"/a": Answer((b"a",) * 200, pause=0.05)}) as site:
        assert code(site, "/a", total_s=0.4) == "timeout"


def test_a_server_that_sends_nothing_is_left_at_the_read_time() -> None:
    with serving({"/a": Answer((b"a", b"b"), pause=5.0)}) as site:
        assert code(site, "/a", read_s=0.2) == "timeout"


@pytest.mark.parametrize(("status", "expected"), [(404, "status"), (500, "status"), (204, "empty")])
def test_an_answer_without_page_is_a_failure(status: int, expected: str) -> None:
    with serving({"/a": Answer(status=status)}) as site:
        found = list(reports([f"{site.url}/a"], options=Options(allow_net=HERE, limits=limits())))
    assert [issue.code for issue in found if isinstance(issue, Issue)] == [expected]


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://bell.example:99999/", "http://" + "a" * 3_000, "http://\x00", "http://xn--/", "https://..", "http://a b/"]
)
def test_an_address_that_is_none_is_a_failure(url: str) -> None:
    made = Client(limits(), HERE, resolve=lambda host, port: [])
    answer = made(url)
    made.close()
    assert isinstance(answer, Issue)


def test_a_host_that_does_not_exist_is_a_failure() -> None:
    made = Client(limits(), resolve=look_up)
    answer = made("http://tocsin.invalid/")
    made.close()
    assert isinstance(answer, Issue)
    assert answer.code == "network"


def test_requests_to_one_host_are_apart() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    with serving({"/a": Answer(PAGE)}) as site:
        made = Client(limits(host_gap_s=1.0), HERE, clock=lambda: now[0], sleep=sleep)
        made(f"{site.url}/a")
        made(f"{site.url}/a")
        made.close()
    assert slept == [1.0, 1.0]
