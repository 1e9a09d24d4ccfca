"""One session of the app, driven through Streamlit's own test harness as an analyst drives it."""

import json
import re
from html import unescape
from urllib.parse import parse_qs

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT

SAID = ("html", "markdown", "caption", "subheader", "success", "info", "warning", "error", "title")
FOLDS = ("Place", "Status and toll", "Source and claim")


def _read(text):
    """Markdown as it reads where a character is escaped."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


class Screen:
    """One session: `Screen("events", type="battles")` opens a page with these URL parameters."""

    def __init__(self, page="overview", **params):
        self.at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        if page == "overview":
            self.visit(**params)
        else:
            self.run()
            self.go(page, **params)

    def run(self):
        """Run the page; an exception on it fails the test."""
        self.at.run()
        return self._sound()

    def go(self, page, **params):
        """Switch to a page as the navigation does, which leaves an empty URL, or as a link with parameters does."""
        self.at.query_params.clear()
        self.at.query_params.update(params)
        self.at.switch_page(f"pages/{page}.py")
        return self.run()

    def visit(self, **params):
        """The same page with another URL, as typed or by the back button."""
        self.at.query_params.clear()
        self.at.query_params.update(params)
        return self.run()

    @property
    def url(self):
        given = dict(self.at.query_params).items()
        return {name: value if isinstance(value, str) else value[0] for name, value in given}

    def html(self):
        """All HTML of the page but the style rules."""
        return "\n".join(item.value for item in self.at.get("html") if not item.value.startswith("<style"))

    def text(self):
        """All that the page says, without tags and style rules, and as it reads: without the escapes of Markdown."""
        said = [str(item.value) for kind in SAID for item in self.at.get(kind)]
        return unescape(
            "\n".join(_read(re.sub(r"<[^>]*>", "", part)) for part in said if not part.startswith("<style"))
        )

    def figure(self, label):
        """One of the numbers that top the page."""
        row = next(item.value for item in self.at.get("html") if "sl-figures" in item.value)
        return row.split(f"</b><span>{label}</span>")[0].rsplit("<b>", 1)[1]

    def sentence(self):
        """The filters in words."""
        line = next(item.value for item in self.at.get("html") if 'data-testid="sentence"' in item.value)
        return unescape(re.sub(r"<[^>]*>", "", line))

    def notices(self):
        return [item.value for item in self.at.warning]

    def chips(self):
        return [_read(button.label) for button in self.at.button if (button.key or "").startswith("chip_")]

    def keys(self, start=""):
        """Keys of what is on the page."""
        found = [getattr(node, "key", None) for node in self.at._tree]
        return [key for key in found if key and key.startswith(start)]

    def label(self, key):
        """The label of a widget as it reads."""
        return _read(self.widget(key).label)

    def widget(self, key):
        """The widget of a key; the folds of the filters are opened for one that they hold."""
        if key.startswith("filter_") and key not in self.keys("filter_"):
            for label in FOLDS:
                self.unfold(label)
        return self.at.get_by_key(key)

    def unfold(self, label, *, opened=True):
        """Open or close a fold, as a press on its head does."""
        fold = next(fold for fold in self.at.expander if fold.label == label)
        return self._tell(WidgetState(id=fold.proto.id, bool_value=opened))

    def turn_to(self, start):
        """Open the tab whose name begins so, where only the open one is drawn."""
        label = next(tab.label for tab in self.at.tabs if tab.label.startswith(start))
        tabs = next(node for node in self.at._tree if node.type == "tab_container" and node.proto.id)
        return self._tell(WidgetState(id=tabs.proto.id, string_value=label))

    def _tell(self, state):
        """Run with one more widget's state, as the browser sends it."""
        states = self.at._tree.get_widget_states()
        states.widgets.append(state)
        self.at._run(states)
        return self._sound()

    def set(self, key, value):
        """Give a widget a value, as an analyst does."""
        self.widget(key).set_value(value)
        return self.run()

    def fill(self, **values):
        """Give widgets values without a run in between, as in a form."""
        for key, value in values.items():
            self.widget(key).set_value(value)
        return self

    def click(self, key):
        self.widget(key).click()
        return self.run()

    def table(self, key):
        return self.widget(key).value

    def select(self, key, **selection):
        """Select rows of a table or marks of a chart; the app's own callback takes it from there."""
        return self._tell(WidgetState(id=self.widget(key).proto.id, string_value=json.dumps({"selection": selection})))

    def chart(self, key):
        """What a Plotly chart shows, as plain data."""
        return json.loads(self.widget(key).proto.spec)

    def links(self):
        """Label, page and parameters of each way to another page."""
        return [
            (link.proto.label, link.proto.page, {k: v[0] for k, v in parse_qs(link.proto.query_string).items()})
            for link in self.at.get("page_link")
        ]

    def _sound(self):
        assert not self.at.exception, self.at.exception[0].value
        return self
