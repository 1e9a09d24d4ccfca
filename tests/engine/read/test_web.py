"""Fetching a page, against a server on this machine. All texts are made up."""

import http.server
import threading

import pytest

from sourceline.read import Refused, web

BODY = "Two men were arrested near the border on Monday, officials said. A third man escaped into the hills."
PAGE = f"<html><head><title>Two held</title></head><body><article><p>{BODY}</p><p>{BODY}</p></article></body></html>"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path == "/page":
            self.answer("text/html; charset=utf-8", PAGE.encode())
        elif self.path == "/big":
            self.answer("text/plain", b"a" * 30_000_000)
        else:
            self.send_error(404)

    def answer(self, kind, data):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, *_args):
        return


@pytest.fixture(scope="module")
def base():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def anyone(_address):
    return True


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_becomes_a_document_with_its_address(base, path):
    document = web.read_url(base + path, anyone)
    assert BODY in document.text
    assert document.url == f"{base}/page"


@pytest.mark.parametrize(
    ("path", "message"),
    [("/missing", "404"), ("/loop", "redirects more than"), ("/away", "only http"), ("/big", "larger than 20 MB")],
)
def test_what_cannot_be_had_is_said(base, path, message):
    with pytest.raises(Refused, match=message):
        web.fetch(base + path, anyone)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8501/",
        "http://10.0.0.1/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_private_addresses_are_refused(url):
    with pytest.raises(Refused, match="private network"):
        web.fetch(url)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org/a", "example.org", "javascript:alert(1)", ""])
def test_only_web_addresses(url):
    with pytest.raises(Refused, match="only http"):
        web.fetch(url)


def test_passwords_in_addresses_are_refused():
    with pytest.raises(Refused, match="user name"):
        web.fetch("http://user:secret@example.org/")


def test_a_slow_server_is_given_up(base, monkeypatch):
    monkeypatch.setattr(web, "SECONDS", 0.0)
    with pytest.raises(Refused, match="longer than"):
        web.fetch(f"{base}/page", anyone)
