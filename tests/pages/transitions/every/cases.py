"""The transition of each widget of each page, on the made-up reports; the filters have a test of their own."""

import datetime as dt
from dataclasses import replace

from components.navigation import ROOMS
from tests.pages.transitions.every.acting import (
    Case,
    after,
    documents,
    flip,
    form,
    html,
    keys,
    last_decision,
    mark,
    press,
    row,
    said,
    scene,
    table,
    text,
    to,
    url,
)
from tests.pages.transitions.every.hands import (
    WHOLE,
    another_report,
    dot,
    edited,
    first_mark,
    given,
    in_dialog,
    last_document,
    open_on_strip,
    previewed,
    removed,
    save_view,
    uploaded,
)

SERIES = {
    "perpetrator": "ttp",
    "admin2": "Bannu",
    "admin1": "Khyber Pakhtunkhwa",
    "event_type": "Explosions/Remote violence",
}
UNFILTERED = ("add", "data")
FILTERED = tuple(room.key for room in ROOMS if room.key not in UNFILTERED)
BATTLES = {"type": "battles"}
SIGNED = {"author": "Analyst A", "reason": "made up for a test"}
BOX = {"points": [], "box": [{"x": ["2024-06-01", "2024-06-30"], "y": [0, 1]}]}


def on(pages, *cases):
    """The same cases on several pages."""
    return [Case(page, *case) for page in pages for case in cases]


def signed(page, prefix, fields, start=None):
    """A case for each field of a form that makes a decision, and for its button."""
    given = fields | SIGNED
    found = [Case(page, f"{prefix}_{name}", form(prefix, given, name), last_decision, start or {}) for name in given]
    whole = form(prefix, given, "nothing").ready[0]
    return [*found, Case(page, f"{prefix}_go", whole, last_decision, start or {})]


HEAD = [
    replace(case, everywhere=True)
    for case in on(
        ("events", "data"),
        ("view_name", after(save_view, lambda page, key: save_view(page.fill(**{key: "Mine"}))), text),
        ("view_save", lambda page, _: save_view(page.fill(view_name="Mine")), text),
        ("view_drop_*", after(lambda page, _: save_view(page.fill(view_name="Mine")), press), keys("view_drop_")),
        ("glossary", press, keys("glossary_find")),
        (
            "glossary_find",
            after(
                lambda page, _: page.click("glossary"), lambda page, key: in_dialog(page, "glossary", key, "madrasa")
            ),
            lambda page, _: [*page.keys("glossary_find"), "No entry holds this word." in page.text()],
        ),
    )
]


SIDE = on(FILTERED, ("clear", press, url, BATTLES), ("chip_[!l]*", press, url, BATTLES)) + on(
    ("overview", "events", "claims", "links", "map", "border", "timeline", "document"),
    ("empty_*", press, url, {"q": "zzzz"}),
)
TABLE = on(
    ("events", "timeline", "profiles"),
    ("incident_sort", to("killed_max"), url),
    ("incident_rows", row, text),
    ("close_incident", after(lambda page, _: row(page, "incident_rows"), press), text),
)
CHARTS = [
    Case("overview", "overview_by", to("perpetrator"), keys("timeline_")),
    Case("overview", "changed_since", to(dt.date(2024, 6, 16)), url),
    Case("overview", "timeline_event_type", mark(**BOX), url),
    Case("overview", "timeline_perpetrator", after(lambda p, _: p.set("overview_by", "perpetrator"), mark(**BOX)), url),
    Case("overview", "top_actors", mark(points=[{"customdata": "jua"}], box=[]), url),
    *on(("overview", "profiles"), ("top_places", mark(points=[{"customdata": "Bannu"}], box=[]), url)),
    Case("timeline", "timeline_whole", mark(**BOX), url),
    Case("timeline", "timeline_by", to("admin2"), keys("series_")),
    Case("timeline", "timeline_view", to("grid"), keys("series_")),
    *(
        Case("timeline", f"series_{by}_{shape}", mark(points=[{"customdata": f"{series}|2024-05-01"}]), url, start)
        for by, series in SERIES.items()
        for shape, start in (("panels", {"by": by}), ("grid", {"by": by, "view": "grid"}))
    ),
    Case("border", "profile_limit", to(10), text),
    Case("border", "border_profile", lambda p, k: p.select(k, points=[{"customdata": first_mark(p)}], box=[]), url),
    Case("border", "close_incident", after(lambda p, _: open_on_strip(p), press), url),
    Case("profiles", "profile_who", to("isis-k"), url),
    Case("profiles", "kin_*", press, url),
    Case("profiles", "profile_activity", mark(**BOX), url),
    Case("profiles", "profile_map", said("pick", lambda drawn: {"incident": drawn["points"]["id"][0]}), url),
    Case("profiles", "link_rows", row, url),
    Case("profiles", "close_links", after(lambda p, _: row(p, "link_rows"), press), html),
]
MAP = [
    Case("map", "map_view", to("density"), url),
    Case("map", "map_by", to("group"), url),
    Case("map", "border_map", said("pick", lambda drawn: {"incident": drawn["points"]["id"][0]}), url),
    Case("map", "map_line_*", press, url),
    Case("map", "map_keep", press, url, {"at": "within:Pakistan:Khyber Pakhtunkhwa:Bannu:"}),
    Case("map", "map_close", press, url, {"at": "within:Pakistan:Khyber Pakhtunkhwa:Bannu:"}),
    Case(
        "map",
        "map_back",
        after(lambda p, _: p.click(p.keys("map_line_i_")[0]), press),
        lambda p, _: p.keys("map_"),
        {"at": "within:Pakistan:Khyber Pakhtunkhwa:Bannu:"},
    ),
    Case(
        "map",
        "close_incident",
        after(lambda p, _: said("pick", dot)(p, "border_map"), press),
        lambda p, _: p.keys("close_"),
    ),
]
LINKS = [
    Case("links", "link_families", to(["conflict"]), table("link_rows")),
    Case("links", "link_evidence", to(2), text),
    Case("links", "link_unnamed", flip, url),
    Case("links", "link_span", to(("2024-05", "2024-05")), table("link_rows")),
    Case("links", "link_actor", to("jua"), text),
    Case("links", "path_from", to("isis-k"), text, {"way": "|jua"}),
    Case("links", "path_to", to("jua"), text, {"way": "isis-k|"}),
    Case("links", "link_shape", to("Matrix"), keys("link_matrix")),
    Case("links", "link_near_only", press, table("link_rows"), {"actor": "jua"}),
    Case("links", "link_near_add", press, table("link_rows"), {"actor": "ttp", "near": "jua"}),
    Case("links", "link_hide", press, table("link_rows"), {"actor": "jua"}),
    Case("links", "chip_link_*", press, table("link_rows"), {"hide": "jua"}),
    Case("links", "link_network", lambda p, k: p.select(k, selected=[{"data_type": "node", "data_indices": [0]}]), url),
    Case("links", "link_matrix", mark(points=[{"customdata": "jua|ttp"}], box=[]), url, {"view": "matrix"}),
    Case("links", "link_rows", row, url),
    Case("links", "close_links", press, text, {"actor": "jua"}),
    Case("links", "note_link_*", press, html, {"actor": "jua"}),
    Case("links", "links_back", after(lambda p, _: p.click(p.keys("note_link_")[0]), press), html, {"actor": "jua"}),
    Case("links", "link_places", said("moved", {"jua": [1.0, 2.0]}), lambda p, _: scene(p, "link_places")["moved"]),
]
CLAIMS = [
    Case("claims", "claim_search", to("madrasas"), text),
    Case("claims", "claim_sort", to("date"), url, {"find": "Bannu"}),
    Case("claims", "facet_stance_*", press, text),
    Case("claims", "facet_speaker_*", press, text),
    Case("claims", "facet_publisher_*", press, text),
    Case("claims", "facet_modality_*", press, text),
    Case("claims", "facet_speaker_kind_*", press, text),
    *on(("claims", "profiles"), ("more_*", press, text)),
]
READ = [
    Case("document", "document_choice", lambda p, k: p.set(k, another_report(p)), text),
    Case("document", "report_older", press, text),
    Case("document", "report_newer", after(lambda p, _: p.click("report_older"), press), text),
    Case("document", "document_marks", to(["actor"]), html),
    Case("document", "document_rejected", flip, html),
    Case("document", "note_*", press, html),
    Case("document", "newest_report", press, text, {"doc": "gone"}),
    Case("add", "add_folder", flip, keys("add_files_")),
    Case("add", "add_files_*", uploaded, text),
    Case("add", "read_files", lambda p, _: uploaded(p, "add_files_False"), text),
    Case("add", "add_text", lambda p, k: p.set(k, WHOLE).click("read_text"), text),
    Case("add", "read_text", lambda p, k: p.set("add_text", WHOLE).click(k), text),
    Case("add", "add_url", lambda p, k: p.set(k, "file:///etc/passwd").click("read_url"), text),
    Case("add", "read_url", lambda p, k: p.set("add_url", "file:///etc/passwd").click(k), text),
    Case("add", "add_preview", edited, documents),
    Case("add", "add_title_*", after(lambda p, _: previewed(p), given("By hand")), documents),
    Case("add", "add_publisher_*", after(lambda p, _: previewed(p), given("By hand")), documents),
    Case("add", "add_author_*", after(lambda p, _: previewed(p), given("By hand")), documents),
    Case("add", "add_published_*", after(lambda p, _: previewed(p), given(dt.date(2025, 3, 4))), documents),
    Case("add", "save", after(lambda p, _: previewed(p), press), documents),
    Case("add", "discard", after(lambda p, _: previewed(p), press), text),
    Case("data", "data_reports", row, url),
    Case("data", "remove_report", after(lambda p, _: row(p, "data_reports"), press), keys("remove_now")),
    Case(
        "data",
        "keep_report",
        after(lambda p, _: row(p, "data_reports").click("remove_report"), removed),
        keys("remove_now"),
    ),
    Case("data", "remove_now", after(lambda p, _: row(p, "data_reports").click("remove_report"), removed), documents),
    Case("data", "examine", press, text),
]


DECIDE = [
    *signed("profiles", "merge", {"into": "jua"}, {"who": "isis-k"}),
    *signed("profiles", "split", {"document": last_document, "into": "al-qaida"}, {"who": "ttp"}),
    *signed("data", "grade", {"source": "Sample Wire", "value": "C"}),
]


CASES = [*HEAD, *SIDE, *TABLE, *CHARTS, *MAP, *LINKS, *CLAIMS, *READ, *DECIDE]
