"""What somebody says about responsibility for an event, and which event it is about."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Said:
    """One statement about responsibility, of an entity, by somebody.

    `what`: `claimed`, `denied`, `blamed`, `attributed` or `identified`.
    """

    what: str
    entity: str
    sentence: int
    verb: int
    by: str | None = None
    about: frozenset[int] = field(default=frozenset())
    """Tokens of the nouns claimed or denied (`the hijacking`)."""
    words: frozenset[str] = field(default=frozenset())
    """Words that describe these (`minibus`), in lower case."""
    deed: tuple[int, int] | None = None
    """Tokens [start, end) that say what is claimed or denied (`killing nine in A last month`)."""
    older: bool = False
    """What is claimed is told to be another than the news (`a similar attack`)."""
