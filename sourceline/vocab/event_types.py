"""Event types and sub-event types (data/event_types.yaml)."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sourceline.vocab.files import VocabularyError, data_file, load_yaml


class SubEventType(BaseModel):
    """One sub-event type: its name, its event type, whether ACLED has it, and its PLOVER root."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    plover: str
    acled: bool = True
    type: str = ""


class _Type(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    type: str
    sub_events: tuple[SubEventType, ...]


def load_event_types(path: Path) -> tuple[SubEventType, ...]:
    """All sub-event types of a file, in its order, each with its event type.

    Raises:
        VocabularyError: the file is missing, malformed, or names a sub-event type twice.
    """
    try:
        groups = TypeAdapter(tuple[_Type, ...]).validate_python(load_yaml(path))
    except ValidationError as error:
        raise VocabularyError(f"{path}: {error}") from error
    found = tuple(sub.model_copy(update={"type": group.type}) for group in groups for sub in group.sub_events)
    names = [sub.name for sub in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise VocabularyError(f"{path} names these sub-event types twice: {', '.join(sorted(twice))}")
    return found


@lru_cache(maxsize=1)
def event_types() -> tuple[SubEventType, ...]:
    """The sub-event types in force."""
    return load_event_types(data_file("event_types.yaml"))


@lru_cache(maxsize=256)
def type_of(sub_event_type: str) -> str:
    """Event type of a sub-event type.

    Raises:
        VocabularyError: data/event_types.yaml has no such sub-event type.
    """
    for sub in event_types():
        if sub.name == sub_event_type:
            return sub.type
    raise VocabularyError(f"unknown sub-event type {sub_event_type!r}: add it to data/event_types.yaml")
