"""Which part of a network is looked at: what is around chosen actors, without those that are hidden."""

from collections.abc import Collection, Iterable

import pandas as pd

ENDS = ("source", "target")


def around(links: pd.DataFrame, centres: Collection[str]) -> pd.DataFrame:
    """Link rows among the centres and all that are linked with one of them: their ego networks, joined.

    Without a centre, all rows. A centre that no row names adds nothing.
    """
    if not centres:
        return links
    touching = links[links["source"].isin(centres) | links["target"].isin(centres)]
    inside = {*touching["source"], *touching["target"]}
    return links[links["source"].isin(inside) & links["target"].isin(inside)]


def without(links: pd.DataFrame, hidden: Collection[str]) -> pd.DataFrame:
    """Link rows of which neither end is hidden."""
    return links[~(links["source"].isin(hidden) | links["target"].isin(hidden))]


def actors_of(links: pd.DataFrame) -> dict[str, str]:
    """Ids of all actors that rows name, with their names, in the order of the names."""
    named = {str(key): str(name) for end in ENDS for key, name in _pairs(links, end)}
    return dict(sorted(named.items(), key=lambda item: (item[1].casefold(), item[0])))


def _pairs(links: pd.DataFrame, end: str) -> Iterable[tuple[object, object]]:
    return zip(links[end], links[f"{end}_name"], strict=True)
