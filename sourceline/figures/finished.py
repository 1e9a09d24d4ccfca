"""A figure that changes no more, in the form that goes to the browser: worked out once, sent to many."""

import json
from typing import Any

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure


class Finished(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """What is left of a figure once it is drawn: its plain JSON form.

    Plotly checks and copies a figure each time that it is sent, which takes longer than drawing many a chart. A
    finished figure can only be sent; whoever gets `plain` shares it and must not change it.
    """

    def __init__(self, figure: go.Figure) -> None:
        # Plotly's own beginning is left out on purpose: it is the checking and copying that this saves.
        object.__setattr__(self, "plain", json.loads(figure.to_json()))

    def to_dict(self) -> dict[str, Any]:
        """The plain form, as Streamlit asks for it."""
        plain: dict[str, Any] = self.__dict__["plain"]
        return plain

    @property
    def traces(self) -> int:
        """How many traces it has."""
        return len(self.to_dict()["data"])
