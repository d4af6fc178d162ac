"""A download, against a server on the loopback: all of the file or nothing, and one sentence for what goes wrong."""

import hashlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workbook.cli import download as module
from workbook.cli.download import ask, download
from workbook.errors import DataError

BODY = b"GeoFIPS," * 30_000


class Server(BaseHTTPRequestHandler):
    """Serves a file well, or in one of the ways that servers fail."""

    def do_GET(self):
        self.server.seen.append((self.path, self.headers["User-Agent"]))
        getattr(self, self.path.strip("/").replace("-", "_"))()

    def start(self, code=200, length=240_000, kind="text/csv", **more):
        self.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": length, **more}.items():
            if value is not None:
                self.send_header(name, str(value))
        self.end_headers()

    def send(self, body):
        try:
            self.wfile.write(body)
        except OSError:  # the other side has gone
            self.close_connection = True

    def file(self):
        self.start()
        self.send(BODY)

    def of_unknown_size(self):
        self.start(length=None)
        self.send(BODY)

    def moved(self):
        self.start(302, 0, Location="/file")

    def moved_in_a_circle(self):
        self.start(302, 0, Location="/moved-in-a-circle")

    def moved_to_a_file_of_this_machine(self):
        self.start(302, 0, Location="file:///etc/hostname")

    def missing(self):
        self.start(404, 0)

    def refused(self):
        self.start(403, 0)

    def page(self):
        self.start(kind="text/html; charset=utf-8")
        self.send(BODY)

    def cut_off(self):
        self.start()
        self.send(BODY[:100_000])
        self.close_connection = True

    def too_large(self):
        self.start(length=50_000_001)

    def larger_than_it_says(self):
        self.start(length=None)
        for _ in range(30):
            self.send(BODY)

    def silent(self):
        time.sleep(1.5)

    def silent_in_the_middle(self):
        self.start()
        self.send(BODY[:70_000])
        self.server.over.wait(5)

    def drop_by_drop(self):
        self.start()
        for place in range(len(BODY)):
            if self.server.over.wait(0.02):
                return
            self.send(BODY[place : place + 1])

    def another_each_time(self):
        self.start(length=len(BODY) + len(self.server.seen))
        self.send(BODY)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.seen, server.over, server.daemon_threads = [], threading.Event(), True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def address(server):
    return lambda path: f"http://127.0.0.1:{server.server_port}/{path}"


@pytest.fixture
def target(tmp_path):
    return tmp_path / "file.csv"


def test_what_is_offered_is_said_before_anything_is_kept(address, target, server):
    assert ask(address("file")) == (address("file"), len(BODY))
    assert server.seen[0][1].startswith("second-round/")
    assert not target.exists()


@pytest.mark.parametrize("path", ["file", "of-unknown-size", "moved"])
def test_a_file_comes_whole_with_its_checksum_and_progress(address, target, path):
    told = []
    sha256 = download(ask(address(path)), target, report=told.append)
    assert target.read_bytes() == BODY
    assert sha256 == hashlib.sha256(BODY).hexdigest()
    assert sum(told) == len(BODY)
    assert [*target.parent.iterdir()] == [target]


def test_where_a_redirect_leads_is_said(address):
    assert ask(address("moved")).address == address("file")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("missing", "answered 404"),
        ("refused", r"answered 403 .*; open it in a browser, save the file, and add it"),
        ("page", "has a page and not the file"),
        ("too-large", "has more than 50 MB"),
        ("silent", "no answer in time"),
        ("moved-in-a-circle", "answered 302"),
        ("moved-to-a-file-of-this-machine", "Redirection to url 'file:///etc/hostname' is not allowed"),
    ],
)
def test_what_cannot_be_offered_is_one_sentence(address, path, said):
    with pytest.raises(DataError, match=said) as raised:
        ask(address(path), timeout=0.8)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("cut-off", "was cut off after 100,000 of 240,000 bytes"),
        ("larger-than-it-says", "has more than 1 MB"),
        ("silent-in-the-middle", "no answer in time"),
        ("drop-by-drop", "sends too slowly"),
        ("another-each-time", "is no longer what was offered"),
    ],
)
def test_no_part_of_a_failed_download_stays(address, target, path, said, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 1_000_000)
    offered = ask(address(path))
    with pytest.raises(DataError, match=said):
        download(offered, target, timeout=0.5, longest=1.0)
    assert [*target.parent.iterdir()] == []


def test_an_older_file_stays_when_the_new_one_fails(address, target):
    target.write_bytes(b"older")
    with pytest.raises(DataError, match="cut off"):
        download(ask(address("cut-off")), target)
    assert target.read_bytes() == b"older"


def test_stopping_leaves_nothing(address, target):
    def stop(_):
        raise KeyboardInterrupt

    offered = ask(address("file"))
    try:
        download(offered, target, report=stop)
    except KeyboardInterrupt:
        assert [*target.parent.iterdir()] == []
    else:
        pytest.fail("it was not stopped")


def test_a_secured_address_never_leads_to_an_open_one():
    request = module.urllib.request.Request("https://example.org/a")
    with pytest.raises(DataError, match="which is not secured; nothing was downloaded"):
        module._Redirects().redirect_request(request, None, 302, "", {}, "http://example.org/b")


def test_nobody_there_is_one_sentence(server, target):
    port = server.server_port
    server.shutdown()
    server.server_close()
    with pytest.raises(DataError, match="could not be downloaded"):
        ask(f"http://127.0.0.1:{port}/file")
