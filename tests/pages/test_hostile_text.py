"""Text of reports shows as it is written, on every page: no picture is fetched, no link or colour is drawn from it."""

import re
from dataclasses import replace
from typing import NamedTuple
from unittest.mock import Mock

import pytest
import streamlit as st

from components.marks import MARKS
from components.plain import plain
from sourceline.extract.apart import ExplainError
from sourceline.settings import settings
from tests.pages.hostile import DISTRICT, EVIL, TURNED, fill, hostile
from tests.pages.transitions.driver import Screen
from tests.pages.transitions.every.hands import removed
from tests.pages.transitions.made_up import opened

TEXT = f"A made-up clash. {EVIL} attacked a checkpost in Bannu on 3 March 2025, and that is all that this text tells."
NOT_MARKDOWN = {"html", "text", "code", "json", "arrow_data_frame", "text_input", "text_area", "iframe"}
"""Elements whose value is shown as it is; their labels are Markdown all the same."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    made = opened(f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'h.db'}", fill)
    yield made
    made.close()


@pytest.fixture
def visit(store, monkeypatch):
    monkeypatch.setenv("SOURCELINE_STORE_URL", store.url)
    settings.cache_clear()
    yield Screen
    settings.cache_clear()


def strings(message):
    """Name and value of every text in an element's message."""
    for field, value in message.ListFields():
        if field.type == field.TYPE_STRING:
            yield from ((field.name, one) for one in (value if field.is_repeated else (value,)))
        elif field.type == field.TYPE_MESSAGE and not field.message_type.GetOptions().map_entry:
            for one in value if field.is_repeated else (value,):
                yield from strings(one)


SHOWN = {"label", "body", "help", "content", "text", "caption", "title"}


def markdown(screen):
    """All that the page gives to elements that read Markdown."""
    for node in screen.at._tree:
        for name, value in strings(node.proto) if hasattr(node, "proto") and node.proto is not None else ():
            value_only = node.type in NOT_MARKDOWN and name in {"body", "content", "text"}
            if name in SHOWN and not value_only:
                yield value


def alive(text):
    """Whether anything in the text, apart from what is escaped, is Markdown of the hostile words."""
    bare = re.sub(r"\\.", "", text)
    return any(mark in bare for mark in ("](http", "http:", ":red", "$m$", "**b**", "<img"))


def everything(store):
    """Every page, and everything that can be opened on one."""
    extraction = store.extraction(store.documents()[0].id)
    event, place = extraction.events[0].id, f"within:Pakistan:Khyber Pakhtunkhwa:{DISTRICT}:"
    incident = f"i_{event.removeprefix('e_')}"
    yield from ((page, {}) for page in sorted(MARKS))
    yield from ((page, {"source": EVIL, "group": "x-one", "q": EVIL}) for page in sorted(MARKS))
    yield "events", {"incident": incident, "review": f"event:{event}"}
    yield "map", {"at": place}
    yield "map", {"at": place, "incident": incident}
    yield "links", {"edge": "x-one|opposes|ttp"}
    yield "links", {"edge": "x-one|opposes|ttp", "actor": "x-one"}
    yield "links", {"actor": "x-one", "near": "x-one"}
    yield "links", {"hide": "x-one"}
    yield "links", {"way": "x-one|ttp"}
    yield "profiles", {"who": "x-one"}
    yield "claims", {"claim": extraction.claims[0].id, "review": f"claim:{extraction.claims[0].id}"}
    yield "claims", {"find": f'stance:"{EVIL}"'}
    yield "document", {"doc": extraction.document.id}
    yield "data", {"doc": extraction.document.id}
    yield "overview", {"type": EVIL, "at": EVIL, "incident": EVIL}


def added(page, name, text):
    """The page that adds reports, with a file read and shown before it is saved."""
    page.widget("add_files_False").upload(name, text.encode())
    return page.run().click("read_files")


def known(page):
    """A report in the preview that is in the store already, saved again: what was found."""
    page.at.session_state["sourceline_preview"] = [hostile().document]
    return page.run().click("save")


def several(page):
    """Two reports in the preview's table."""
    one = hostile().document
    page.at.session_state["sourceline_preview"] = [one, replace(one, text=f"{one.text} More of it.")]
    return page.run()


def looked_up(page):
    """A place of hostile name that the gazetteer does not know, beside the machine's."""
    form = next(key for key in page.keys("fix_") if key.endswith("_reason")).removesuffix("_reason")
    return page.set(f"{form}_lookup", EVIL)


def saved(page):
    """A view saved under a name of the same words."""
    page.widget("view_name").set_value(f"{EVIL} saved")
    return page.click("view_save")


def unread(page):
    """A report that cannot be read again, for a reason that repeats its words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("components.rejected.explain_apart", Mock(side_effect=ExplainError(EVIL)))
        st.cache_data.clear()
        return page.set("document_rejected", True)


def acted(visit, store):
    """Pages after a press that shows words of reports."""
    extraction = store.extraction(store.documents()[0].id)
    event = extraction.events[0].id
    yield "add, read", added(visit("add"), f"{EVIL}.txt".replace("/", ":"), TEXT)
    yield "add, refused", added(visit("add"), f"{EVIL}.txt".replace("/", ":"), "")
    yield "add, known", known(visit("add"))
    yield "add, several", several(visit("add"))
    yield "data, removal", visit("data", doc=extraction.document.id).click("remove_report")
    yield "overview, saved", saved(visit("overview"))
    yield "document, unread", unread(visit("document", doc=extraction.document.id))
    yield "document, rejected", visit("document", doc=extraction.document.id).set("document_rejected", True)
    yield "events, lookup", looked_up(visit("events", incident=f"i_{event[2:]}", review=f"event:{event}"))
    yield "profiles, chosen", visit("profiles").set("profile_who", "x-one")
    yield "map, unplaced", visit("map").turn_to("Without a place")
    asked = visit("data", doc=extraction.document.id).click("remove_report")
    yield "data, removed", removed(asked, "remove_now")  # the last: the report is gone


class Seen(NamedTuple):
    """What a page gave: which it was, its texts that are read as Markdown, its HTML."""

    page: str
    params: str
    markdown: list[str]
    html: str


@pytest.fixture(scope="module")
def kept():
    return []


@pytest.fixture
def seen(store, visit, kept):
    """Every page as it showed the report, walked through once."""
    if not kept:
        walked = [(page, str(params), visit(page, **params)) for page, params in everything(store)]
        walked += [(name, "", screen) for name, screen in acted(visit, store)]
        kept += [Seen(name, params, list(markdown(screen)), screen.html()) for name, params, screen in walked]
    return kept


def test_words_of_reports_are_never_markdown(seen):
    found = [(page.page, page.params, text) for page in seen for text in page.markdown if alive(text)]
    assert found == []


def test_the_words_do_reach_the_pages(seen):
    """What the test above looks for is there, escaped: else it would find nothing whatever the pages do."""
    shown = {page.page for page in seen if any(plain(EVIL)[:20] in text for text in page.markdown)}
    assert shown >= {"overview", "map", "links", "events", "claims", "profiles", "document", "data"}
    assert shown >= {"add, read", "add, refused", "add, known", "add, several", "data, removal", "events, lookup"}
    assert shown >= {"document, rejected", "profiles, chosen", "data, removed", "overview, saved", "document, unread"}


def test_html_of_the_pages_holds_no_tag_of_a_report(seen):
    assert [page.page for page in seen if "<img src=x>" in page.html] == []
    assert any("&lt;img src=x&gt;" in page.html for page in seen)


@pytest.mark.parametrize(
    "words",
    [EVIL, TURNED, "1. One", "- two", "--- three", "A & B", "2024-06-01", "Khan's 50%", "#4 a_b ~c~", "10:30", "a@b.c"],
)
def test_what_is_shown_reads_as_it_was_written(words):
    shown = re.sub(r"\\(.)", r"\1", plain(words)).replace("\u2060", "")
    assert shown == words
    assert not alive(plain(words))


@pytest.mark.parametrize("mark", ["1.", "12)", "-", "+"])
def test_a_line_that_is_only_a_list_mark_is_no_empty_list(mark):
    assert plain(mark) == f"{mark[:-1]}\\{mark[-1]}"


@pytest.mark.parametrize("words", ["->", "a <- b", "a <-> b", "x -- y", ">= 5", "~= 5", "x <= 5"])
def test_signs_that_streamlit_would_draw_as_one_are_parted(words):
    assert "\u2060" in plain(words)


@pytest.mark.parametrize("words", [":fire:", ":+1:", ":material/home:", "see:material/x", ":streamlit:"])
def test_names_that_streamlit_would_draw_as_icons_are_parted(words):
    assert ":\u2060" in plain(words)


@pytest.mark.parametrize("words", ["at 10:30:45", "Khan: five", "a - b", "a--b", "2024-06-01 - 2024-06-03", "x > y"])
def test_ordinary_words_get_nothing_that_one_does_not_see(words):
    assert "\u2060" not in plain(words)
