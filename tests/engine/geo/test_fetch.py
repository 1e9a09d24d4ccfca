"""Downloading GeoNames' lists, against a server on this machine. The places in the made archives are invented."""

import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sourceline.geo import Gazetteer
from sourceline.geo.fetch import FetchError, fetch_places
from sourceline.geo.nominatim import LastResort
from sourceline.settings import settings

HEAD = (
    "{id}\t{name}\t{name}\t{more}\t{lat}\t{lon}\t{cls}\t{code}\t{country}\t\t\t\t\t\t{pop}\t\t\tAsia/Karachi\t"
    "2024-01-01\n"
)


def archive(country, *records):
    lines = [
        HEAD.format(id=i, name=n, more=m, lat=lat, lon=lon, cls=c, code=k, country=country, pop=p)
        for i, n, m, lat, lon, c, k, p in records
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(f"{country}.txt", "".join(lines))
        made.writestr("padding.bin", bytes(range(256)) * 2000)
    return buffer.getvalue()


FILES = {
    "/PK.zip": archive(
        "PK",
        (9000001, "Nosuchgarh", "Nosuch Garh,نوسچ", 32.98, 70.26, "P", "PPL", 900),
        (9000002, "Nosuch Pass", "", 33.10, 70.00, "T", "PASS", 0),
        (9000003, "Nosuch River", "", 33.10, 70.00, "H", "STM", 0),
        (9000004, "Elsewhere", "", 51.50, 0.10, "P", "PPL", 5),
    ),
    "/AF.zip": archive("AF", (9000005, "Nosuchkalay", "", 34.40, 70.40, "P", "PPL", 0)),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        server.requests.append((self.path, self.headers.get("Range")))
        if self.path.startswith("/search"):
            return self._send(200, json.dumps(server.found).encode(), {})
        body = server.files.get(self.path)
        if body is None:
            return self._send(404, b"none", {})
        start = int((self.headers.get("Range") or "bytes=0-")[6:].split("-")[0])
        same = self.headers.get("If-Range") == server.tag
        if start and same:
            return self._send(206, body[start:], {"ETag": server.tag})
        return self._send(200, body, {"ETag": server.tag}, cut=server.cut)

    def _send(self, status, body, headers, cut=None):
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body[:cut] if cut else body)

    def log_message(self, *args):
        pass


@pytest.fixture
def server():
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.files, made.tag, made.cut, made.requests, made.found = dict(FILES), '"v1"', None, [], []
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    made.url = f"http://127.0.0.1:{made.server_port}/"
    yield made
    made.shutdown()
    made.server_close()
    thread.join()


def silent(name, done, total):
    pass


@pytest.fixture
def places_dir(tmp_path, monkeypatch):
    """A folder for downloaded places, in force for one test."""
    monkeypatch.setenv("SOURCELINE_PLACES_DIR", str(tmp_path))
    settings.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    settings.cache_clear()


def test_the_lists_become_places_of_the_gazetteer(server, places_dir):
    steps = []
    table = fetch_places(places_dir, server.url, lambda *step: steps.append(step))
    assert steps[-1] == ("AF.zip", len(FILES["/AF.zip"]), len(FILES["/AF.zip"]))
    note = json.loads((places_dir / "geonames_full.json").read_text(encoding="utf-8"))
    assert note["places"] == 3
    assert len(note["files"]["PK.zip"]["sha256"]) == 64
    gazetteer = Gazetteer.load()
    assert table.parent == places_dir
    assert gazetteer.geocode("Nosuch Garh").raw["admin2"] == "North Waziristan"
    assert gazetteer.geocode("Nosuch Pass").raw["kind"] == "pass"
    assert gazetteer.geocode("Nosuchkalay").raw["country"] == "Afghanistan"
    assert gazetteer.geocode("Nosuch River") is None
    assert gazetteer.geocode("Elsewhere") is None


def test_a_broken_download_goes_on_where_it_stopped(server, tmp_path):
    server.cut = 1000
    with pytest.raises(FetchError, match="run the command again"):
        fetch_places(tmp_path, server.url, silent)
    assert (tmp_path / "PK.part").stat().st_size == 1000
    server.cut = None
    fetch_places(tmp_path, server.url, silent)
    assert server.requests[1] == ("/PK.zip", "bytes=1000-")
    assert (tmp_path / "PK.zip").read_bytes() == FILES["/PK.zip"]
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_changed_meanwhile_is_fetched_afresh(server, tmp_path):
    server.cut = 1000
    with pytest.raises(FetchError):
        fetch_places(tmp_path, server.url, silent)
    server.cut, server.tag = None, '"v2"'
    fetch_places(tmp_path, server.url, silent)
    assert (tmp_path / "PK.zip").read_bytes() == FILES["/PK.zip"]


def test_a_damaged_or_missing_file_is_refused(server, tmp_path):
    server.files["/PK.zip"] = FILES["/PK.zip"][:-2000] + b"\0" * 2000
    with pytest.raises(FetchError, match="no ZIP archive"):
        fetch_places(tmp_path, server.url, silent)
    assert not list(tmp_path.glob("PK.*"))
    del server.files["/PK.zip"]
    with pytest.raises(FetchError, match="404"):
        fetch_places(tmp_path, server.url, silent)
    with pytest.raises(FetchError, match="no web address"):
        fetch_places(tmp_path, "file:///etc/", silent)


def test_nominatim_is_asked_once_and_its_answer_kept(server, tmp_path):
    server.found = [{"lat": "33.5", "lon": "70.5", "display_name": "Nosuchplace, Kurram", "place_id": 1}]
    cache = tmp_path / "nominatim.json"
    resort = LastResort(cache, domain=server.url.removeprefix("http://").rstrip("/"), scheme="http")
    assert resort.find("Nosuchplace") == {"name": "Nosuchplace, Kurram", "lat": 33.5, "lon": 70.5}
    assert resort.find("nosuchplace ") == resort.find("Nosuchplace")
    assert len(server.requests) == 1
    assert "countrycodes=pk%2Caf" in server.requests[0][0]
    again = LastResort(cache, domain="127.0.0.1:9", scheme="http")
    assert again.find("Nosuchplace")["lat"] == 33.5
    assert again.find("Something else") is None


def test_nominatim_is_off_unless_asked_for(gazetteer):
    assert settings().nominatim is False
    assert gazetteer.geocode("Nosuchplaceanywhere") is None
