"""The one error of this room."""


class Refused(ValueError):  # noqa: N818 - it is an answer to the user, not a fault
    """A file that is no readable report. The message says what it is and what to do; nothing is stored."""
