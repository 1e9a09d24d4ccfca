"""The pages, in the order of the navigation; each answers one question."""

from typing import NamedTuple


class Room(NamedTuple):
    """A page: its file, its name in the navigation, the question it answers, and one line on how to read it."""

    key: str
    name: str
    question: str
    reading: str
    things: str = "incidents"
    """What it lists, for the sentence of the filters."""

    @property
    def path(self) -> str:
        """Its script."""
        return f"pages/{self.key}.py"


ROOMS = (
    Room(
        "overview",
        "Overview",
        "What happened, and what changed?",
        "Numbers count incidents, not reports. Draw a range, or click a bar of a ranking, to narrow everything.",
    ),
    Room(
        "map",
        "Border map",
        "Where did it happen?",
        "A mark is an incident at a town or site; a shaded area is one known only to a district or wider. "
        "Click a mark to read its sentences.",
    ),
    Room(
        "border",
        "Along the border",
        "What happens along the border?",
        "The border pulled straight, north on top: how far from the line, on which side, and when. "
        "A whisker is the radius of the place; an open mark is not sure to have occurred.",
    ),
    Room(
        "links",
        "Group links",
        "Who is connected with whom?",
        "An arrow runs from who acts to whom it concerns; it is wider the more documents say so. "
        "Dashed is alleged, dotted is denied.",
        "links",
    ),
    Room(
        "events",
        "Events",
        "What is reported of each event?",
        "A row is an incident. Select one to see what each report says of it and where they differ.",
    ),
    Room(
        "timeline",
        "Timeline",
        "When did it happen, by group and district?",
        "Each panel is one group or district; all share one scale, so that a higher bar is more incidents everywhere.",
    ),
    Room(
        "claims",
        "Claims",
        "Who says what?",
        'Search words, "phrases", begin*, -not, speaker:, group:, stance:, kind:, modality:, before: and after:. '
        "Each number beside the claims narrows with a click.",
        "claims",
    ),
    Room(
        "profiles",
        "Profiles",
        "Who is this group or person?",
        "What is listed of an actor with its public sources, and what the reports say of it. A group's factions count "
        "with it unless you switch that off on the left.",
    ),
    Room(
        "document",
        "Documents",
        "What does the report itself say?",
        "Colours mark what was read from the text. The filters choose among the reports; of the one that is shown, "
        "everything is marked.",
        "reports",
    ),
    Room(
        "add",
        "Add reports",
        "Which reports should be read?",
        "Text, Markdown, HTML, PDF and Word files in English. Nothing is saved before you have seen what was read.",
    ),
    Room(
        "data",
        "Data",
        "What is this made of?",
        "Every report, how far each source is trusted, what analysts decided, every run of the engine, the licences of "
        "the data, and the store's health.",
    ),
)


def room(key: str) -> Room:
    """The page of a key.

    Raises:
        KeyError: there is no such page.
    """
    return {room.key: room for room in ROOMS}[key]
