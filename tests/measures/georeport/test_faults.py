"""What a server says instead of requests: each is told with its fix, leaves no file, and shows no key."""

from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from maturity.errors import ExtractError
from maturity.measures.georeport import network
from maturity.measures.georeport.address import address_in
from maturity.measures.georeport.fetching import Wanted, fetch_requests, shown_address
from maturity.measures.georeport.getting import Limits
from maturity.measures.georeport.network import is_public
from tests.measures.georeport.server import HTML, City, Reply, as_json, serving
from tests.measures.georeport.test_whole import BEGIN, END, year

KEY = "s3cret-key"


def fetch(address, tmp_path, **more):
    given = {"allow_private": True, "wait": lambda _: None} | more
    return fetch_requests(Wanted(address, BEGIN, END, key=KEY), tmp_path / "got.jsonl", **given)


def refused(address, tmp_path, **more) -> str:
    with pytest.raises(ExtractError) as caught:
        fetch(address, tmp_path, **more)
    assert list(tmp_path.iterdir()) == []
    [problem] = caught.value.problems
    assert KEY not in str(problem)
    assert problem.fix
    return problem.what


def always(reply: Reply) -> City:
    return City([], instead=lambda path, query, n: reply)


@pytest.mark.parametrize(
    ("reply", "what"),
    [
        (Reply(HTML), "a web page came instead of requests"),
        (Reply(b""), "the server's answer is empty"),
        (Reply(b'[{"service_request_id": "1"'), "the server's answer is neither whole JSON nor whole XML"),
        (Reply(b"<service_requests><request>"), "the server's answer is neither whole JSON nor whole XML"),
        (as_json([]), "the server has no requests in this period"),
        (as_json(["a", "b"]), "what the server answers is no list of service requests"),
        (as_json({"hello": "there"}), "what the server answers is no list of service requests"),
        (as_json(7), "what the server answers is no list of service requests"),
        (
            as_json([{"code": 403, "description": f"key {KEY} is not known"}], 403),
            "the server refuses with status 403 (403: key … is not known)",
        ),
        (
            as_json([{"code": 400, "description": "jurisdiction_id was not provided"}]),
            "the server answers with an error (400: jurisdiction_id was not provided)",
        ),
        (
            Reply(b"<errors><error><code>404</code><description>no such city</description></error></errors>", 404),
            "the server refuses with status 404 (404: no such city)",
        ),
        (Reply(b"oops", 500), "the server refuses with status 500"),
        (
            Reply(b'<!DOCTYPE a [<!ENTITY x "y">]><service_requests>&x;</service_requests>'),
            "the server's XML has a document type",
        ),
        (Reply(b"[" * 200_000), "the server's answer is neither whole JSON nor whole XML"),
        (Reply(b"", 302, {"Location": "file:///etc/passwd"}), "the server leads to an address that isn't followed"),
        (Reply(b"", 302, {"Location": "?again"}), "the server leads from one address to the next without an end"),
        (Reply(b"", 429, {"Retry-After": "86400"}), "the server asks to come back in 1440 minutes"),
    ],
    ids=lambda one: one if isinstance(one, str) else f"{one.status} {one.body[:30]!r}",
)
def test_what_is_no_list_of_requests_is_told(reply, what, tmp_path):
    with serving(always(reply)) as base:
        assert refused(base, tmp_path) == what


def test_an_answer_that_is_too_large_is_not_taken(tmp_path):
    with serving(City(year(2000), gzipped=True)) as base:
        assert "MB at once" in refused(base, tmp_path, limits=Limits(answer_bytes=10_000))


def test_too_many_requests_are_not_taken(tmp_path):
    with serving(City(year(500))) as base:
        assert (
            refused(base, tmp_path, limits=Limits(rows=100)) == "the server has more than 100 requests in this period"
        )


def test_a_fault_in_the_middle_leaves_nothing_behind(tmp_path):
    city = City(year(500), instead=lambda path, query, n: Reply(HTML) if n > 4 else None)
    with serving(city) as base:
        assert refused(base, tmp_path) == "a web page came instead of requests"


def test_stopping_leaves_nothing_behind(tmp_path):
    def told(rows):
        raise KeyboardInterrupt

    with serving(City(year(500))) as base, pytest.raises(KeyboardInterrupt):
        fetch(base, tmp_path, told=told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_busy_server_is_asked_again_when_it_says(form, tmp_path):
    later = "7" if form == "seconds" else format_datetime(datetime.now(UTC) + timedelta(seconds=9), usegmt=True)
    busy = Reply(b"slow down", 429, {"Retry-After": later})
    city = City(year(20), instead=lambda path, query, n: busy if n in (1, 2) else None)
    waited: list[float] = []
    with serving(city) as base:
        found = fetch(base, tmp_path, wait=waited.append)
    assert found.rows == 20
    assert len(waited) == 2
    assert all(5 < seconds < 10 for seconds in waited)


def test_a_server_that_fails_now_and_then_is_asked_again(tmp_path):
    city = City(year(20), instead=lambda path, query, n: Reply(b"", 503) if n % 2 else None)
    with serving(city) as base:
        assert fetch(base, tmp_path).rows == 20


@pytest.mark.parametrize("gzipped", [False, True])
def test_an_answer_that_breaks_off_is_asked_for_again(gzipped, tmp_path):
    city = City(year(20), gzipped=gzipped)
    broken = Reply(b'[{"service_request_id": "24-000001"}]', 200, {"Content-Length": "4000"})
    city.instead = lambda path, query, n: broken if n == 1 else None
    with serving(city) as base:
        assert fetch(base, tmp_path).rows == 20


def test_a_server_that_never_answers_is_given_up(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        told = refused(address, tmp_path, limits=Limits(silence_seconds=0.1, tries=2))
    assert told == "127.0.0.1 doesn't answer"


def test_a_server_that_sends_a_byte_now_and_then_is_given_up(tmp_path):
    listening = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def drip():
        link, _ = listening.accept()
        with link:
            while not done.wait(0.02):
                try:
                    link.sendall(b"H")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    assert "answer" in refused(address, tmp_path, limits=Limits(answer_seconds=0.3, tries=1))
    done.set()
    thread.join()
    listening.close()


def test_nobody_there_is_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}", tmp_path).startswith("127.0.0.1 can't be reached")


# Where an address may lead


def test_a_served_app_asks_nothing_inside_its_network(tmp_path):
    city = City(year(20))
    with serving(city) as base:
        assert refused(base, tmp_path, allow_private=False) == "127.0.0.1 is not a server on the internet"
        assert refused(base.replace("127.0.0.1", "localhost"), tmp_path, allow_private=False).startswith("localhost")
    assert city.asked == []


def test_a_redirect_leads_nowhere_inside_the_network(tmp_path, monkeypatch):
    city = City(year(20))
    with serving(city) as inner:
        outer = City([], instead=lambda path, query, n: Reply(b"", 302, {"Location": f"{inner}/requests.json"}))
        with serving(outer) as base:
            port = base.split(":")[2].split("/")[0]
            # The outer server stands for one on the internet: only its port counts as public.
            real = socket.getaddrinfo
            monkeypatch.setattr(network, "is_public", lambda text: text == "8.8.8.8")

            def looked_up(host, number, **more):
                found = real(host, number, **more)
                return [(*one[:4], ("8.8.8.8", number)) for one in found] if str(number) == port else found

            monkeypatch.setattr(network.socket, "getaddrinfo", looked_up)
            connect = socket.socket.connect
            monkeypatch.setattr(
                network.socket.socket,
                "connect",
                lambda link, place: connect(link, ("127.0.0.1", place[1]) if place[0] == "8.8.8.8" else place),
            )
            assert refused(base, tmp_path, allow_private=False) == "127.0.0.1 is not a server on the internet"
    assert len(outer.asked) == 1
    assert city.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("nonsense", False),
    ],
)
def test_which_machines_are_public(address, public):
    assert is_public(address) is public


def test_a_redirect_on_the_way_is_followed(tmp_path):
    def moved(path, query, n):
        return Reply(b"", 301, {"Location": f"/open311/v2{path}?" + "&".join(f"{k}={v}" for k, v in query.items())})

    city = City(year(20))
    city.instead = lambda path, query, n: moved(path, query, n) if not path.startswith("/open311") else None
    with serving(city) as base:
        assert fetch(base.removesuffix("/open311/v2"), tmp_path).rows == 20


# What a person types


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("311.example.gov/open311/v2", "https://311.example.gov/open311/v2"),
        ("https://311.example.gov/open311/v2/", "https://311.example.gov/open311/v2"),
        ("HTTP://311.Example.gov/open311/v2/requests.json?api_key=abc", "http://311.example.gov/open311/v2"),
        ("https://311.example.gov/open311/v2/requests.xml#top", "https://311.example.gov/open311/v2"),
        ("https://311.example.gov/open311/discovery.json", "https://311.example.gov/open311"),
        ("https://311.example.gov:8443/a b", None),
        ("https://münchen.example/v2", "https://xn--mnchen-3ya.example/v2"),
        ("http://[2001:db8::1]:80/v2", "http://[2001:db8::1]:80/v2"),
        ("ftp://311.example.gov", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https://ana:geheim@311.example.gov/v2", None),
        ("https://", None),
        ("https://311.example.gov:port/", None),
        ("http://[::1/", None),
        ("", None),
        ("https://a\nb", None),
        ("x" * 3000, None),
    ],
)
def test_how_an_address_is_understood(typed, shown):
    if shown is None:
        with pytest.raises(ExtractError) as caught:
            shown_address(typed)
        assert "geheim" not in str(caught.value)
    else:
        assert shown_address(typed) == shown


def test_a_key_and_a_jurisdiction_go_to_the_server_and_stand_nowhere_else(tmp_path):
    city = City(year(20))
    with serving(city) as base:
        typed = f"{base}/requests.json?api_key={KEY}&jurisdiction_id=example.gov&service_code=006&page=4"
        found = fetch(typed, tmp_path)
    assert found.address == base
    assert all(query["api_key"] == KEY for _, query in city.asked)
    assert all((query["jurisdiction_id"], query["service_code"]) == ("example.gov", "006") for _, query in city.asked)
    assert city.asked[0][1]["page"] == "1"
    assert KEY not in (tmp_path / "got.jsonl").read_text(encoding="utf-8")
    assert KEY not in repr(found) + repr(address_in(typed)) + repr(Wanted(typed, BEGIN, END, key=KEY))


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_discovery_document_leads_to_the_endpoint(form, tmp_path):
    city = City(year(40))

    def describe(path, query, n):
        if path != f"/open311/discovery.{form}":
            return None
        test = {"specification": "http://wiki.open311.org/GeoReport_v2", "url": "/test", "type": "test"}
        real = test | {"url": "/open311/v2", "type": "production", "formats": ["text/xml", "application/json"]}
        old = real | {"specification": "http://wiki.open311.org/GeoReport_v1", "url": "/v1"}
        if form == "json":
            return as_json({"changeset": "2024-01-01", "endpoints": [old, test, real]})
        inner = "".join(
            f"<endpoint><specification>{one['specification']}</specification><url>{one['url']}</url>"
            f"<type>{one['type']}</type><formats><format>application/json</format></formats></endpoint>"
            for one in (old, test, real)
        )
        return Reply(f"<discovery><endpoints>{inner}</endpoints></discovery>".encode())

    city.instead = describe
    with serving(city) as base:
        home = base.removesuffix("/v2")
        for typed in (home, f"{home}/discovery.{form}", f"{home}/discovery"):
            found = fetch(typed, tmp_path)
            assert (found.address, found.rows) == (base, 40)
