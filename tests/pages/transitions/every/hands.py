"""What an analyst does on a page in several steps, for the table of transitions."""

import json

from streamlit.proto.WidgetStates_pb2 import WidgetState

from components.desk import current_store
from sourceline.query.profile import documents_naming
from sourceline.read import read_pasted

WHOLE = (
    "A made-up clash. Militants of the Tehrik-i-Taliban Pakistan attacked a checkpost in Bannu on 3 March 2025, "
    "killing two soldiers. The group claimed responsibility for the attack. Officials condemned it strongly."
)


def save_view(page, _key=""):
    return page.click("view_save")


def in_dialog(page, opener, key, value):
    """A widget of a dialog, in the run that opens it: the harness knows no runs of a dialog alone."""
    page.widget(key).set_value(value)
    return page.click(opener)


def removed(page, key):
    return in_dialog(page, "remove_report", key, value=True)


def last_document(page):
    """A report that names the actor, other than the first in the list."""
    return list(documents_naming(current_store(), page.widget("profile_who").value))[-1][0]


def first_mark(page):
    traces = json.loads(page.widget("border_profile").proto.spec)["data"]
    return min(key for trace in traces if trace.get("xaxis", "x") == "x" for key in trace.get("customdata", ()))


def open_on_strip(page):
    return page.select("border_profile", points=[{"customdata": first_mark(page)}], box=[])


def dot(drawn):
    return {"incident": drawn["points"]["id"][0]}


def another_report(page):
    now = page.widget("document_choice").value
    return next(found.id for found in current_store().documents() if found.id != now)


def uploaded(page, key):
    page.widget(key).upload("made-up.txt", WHOLE.encode())
    return page.run().click("read_files")


def previewed(page):
    return page.set("add_text", WHOLE).click("read_text")


def two_previewed(page):
    page.at.session_state["sourceline_preview"] = [read_pasted(WHOLE), read_pasted(f"{WHOLE} A second one.")]
    return page.run()


def edited(page, key):
    """Another title in the preview's table, then save: the store has the title as corrected."""
    two_previewed(page)
    states = page.at._tree.get_widget_states()
    edits = {"edited_rows": {"0": {"title": "A title by hand"}}, "added_rows": [], "deleted_rows": []}
    states.widgets.append(WidgetState(id=page.widget(key).proto.id, string_value=json.dumps(edits)))
    page.at._run(states)
    return page.click("save")


def given(value):
    """A field of the one report in the preview, then save."""
    return lambda page, key: page.set(key, value).click("save")
