"""What is in force: the machine's values with the analysts' decisions on top. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sourceline.codes import Reliability
from sourceline.store.decisions import Action, Decision

Key = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True)
class Effective:
    """The decisions in force, ready to be laid over rows."""

    verdicts: Mapping[Key, Action] = field(default_factory=dict)
    """The last accept or reject of each record."""
    corrections: Mapping[Key, Mapping[str, Any]] = field(default_factory=dict)
    """Corrected fields of each record; of one field the last correction counts."""
    merged: Mapping[str, str] = field(default_factory=dict)
    """Actor -> the actor it is shown as, chains followed."""
    split: Mapping[Key, str] = field(default_factory=dict)
    """Document id and actor -> who that is in this document."""
    grades: Mapping[str, Reliability] = field(default_factory=dict)
    """Publisher -> Admiralty reliability."""

    def actor(self, actor: str, document_id: str) -> str:
        """Who an actor of a document is."""
        found = self.split.get((document_id, actor), actor)
        return self.merged.get(found, found)

    def rejected(self, kind: str, key: str) -> bool:
        """Whether a record was rejected."""
        return self.verdicts.get((kind, key)) is Action.REJECT

    def reviewed(self, kind: str, key: str) -> bool:
        """Whether a record was accepted or corrected, and not rejected."""
        decided = (kind, key) in self.verdicts or (kind, key) in self.corrections
        return decided and not self.rejected(kind, key)


def in_force(log: Iterable[Decision]) -> list[Decision]:
    """Decisions that no undo in force takes back, oldest first, undos left out."""
    undone: set[int] = set()
    kept = []
    for decision in sorted(log, key=lambda entry: entry.n, reverse=True):
        if decision.n in undone:
            continue
        if decision.undoes is not None:
            undone.add(decision.undoes)
        else:
            kept.append(decision)
    return kept[::-1]


def effective(log: Iterable[Decision]) -> Effective:
    """The view of all decisions of a log."""
    verdicts: dict[Key, Action] = {}
    corrections: dict[Key, dict[str, Any]] = {}
    merges: dict[str, str] = {}
    split: dict[Key, str] = {}
    grades: dict[str, Reliability] = {}
    for decision in in_force(log):
        key = (decision.kind, decision.target)
        if decision.action in {Action.ACCEPT, Action.REJECT}:
            verdicts[key] = decision.action
        elif decision.action is Action.CORRECT:
            corrections.setdefault(key, {}).update(decision.value)
        elif decision.action is Action.MERGE_ACTORS:
            merges[decision.target] = decision.value["into"]
        elif decision.action is Action.SPLIT_ACTOR:
            split[decision.value["document"], decision.target] = decision.value["into"]
        elif decision.action is Action.GRADE_SOURCE:
            grades[decision.target] = Reliability(decision.value["reliability"])
    return Effective(verdicts, corrections, {actor: _end(actor, merges) for actor in merges}, split, grades)


def _end(actor: str, merges: Mapping[str, str]) -> str:
    seen = {actor}
    while (following := merges.get(actor)) and following not in seen:
        seen.add(actor := following)
    return actor
