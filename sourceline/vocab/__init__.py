"""The analyst's lists in data/*.yaml, read and checked: event types, actors, words.

Every loader is cached and raises `VocabularyError` naming the file and the entry that is wrong.
"""

from sourceline.vocab.actors import Actor, actors, load_actors
from sourceline.vocab.event_types import SubEventType, event_types, load_event_types, type_of
from sourceline.vocab.files import VocabularyError, load_yaml

__all__ = [
    "Actor",
    "SubEventType",
    "VocabularyError",
    "actors",
    "event_types",
    "load_actors",
    "load_event_types",
    "load_yaml",
    "type_of",
]
