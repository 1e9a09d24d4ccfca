"""The actors' tree: who is below whom."""

from collections.abc import Iterable, Mapping

from sourceline.vocab import Actor


def family(groups: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The actors and all that data/actors.yaml has below them."""
    found = set(groups)
    while below := {key for key, actor in actors.items() if actor.parent in found} - found:
        found |= below
    return frozenset(found)
