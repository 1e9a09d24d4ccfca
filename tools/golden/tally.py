"""Counts over the whole corpus, and the percentages made of them."""

from collections import Counter
from dataclasses import dataclass, field

from tools.golden.agreement import all_same, any_same, counts_agree, date_agreement, kind_agreement, place_agreement
from tools.golden.facts import Facts, Json, from_extraction, from_golden, named
from tools.golden.pairing import Edge, answer, pair_events, pair_links, same_family

Percentages = dict[str, float | int | None]


@dataclass(frozen=True)
class Mistakes:
    """What one document's extraction missed and what it has too much."""

    id: str
    missed: tuple[Facts, ...]
    spare: tuple[Facts, ...]


@dataclass
class Tally:
    """What was wanted (`events`, `links` ...), found (`found_events` ...) and right (`hit_events` ...)."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, reading: Json, record: Json) -> Mistakes:
        """Count one document; returns the events that do not pair."""
        names = {entity["id"]: entity["name"] for entity in record["entities"]}
        golds = [gold for gold in map(from_golden, reading["events"]) if not gold.trend]
        found = [event for event in (from_extraction(one, names) for one in record["events"]) if not event.trend]
        pairs = pair_events(golds, found)
        self._add_events(golds, found, pairs)
        self._add_links(reading["links"], record["links"], names)
        self._add_claims(reading["claims"], record["claims"], names)
        taken, used = {g for g, _ in pairs}, {e for _, e in pairs}
        missed = tuple(gold for index, gold in enumerate(golds) if index not in taken)
        return Mistakes(reading["id"], missed, tuple(event for index, event in enumerate(found) if index not in used))

    def _add_events(self, golds: list[Facts], found: list[Facts], pairs: list[tuple[int, int]]) -> None:
        self.counts.update(documents=1, events=len(golds), found_events=len(found), hit_events=len(pairs))
        self.counts.update(main=sum(gold.main for gold in golds), hit_main=sum(golds[g].main for g, _ in pairs))
        for g, e in pairs:
            for name, right in _field_checks(golds[g], found[e]).items():
                self.counts.update({f"of_{name}": 1, f"hit_{name}": right})
            blamed = [actor for actor in found[e].actors if is_name(actor)]
            self.counts.update(of_doers=len(blamed), hit_doers=sum(any_same(golds[g].actors, (a,)) for a in blamed))

    def _add_links(self, golds: list[Json], found: list[Json], names: dict[str, str]) -> None:
        wanted = list(dict.fromkeys(_edge(link, {}) for link in golds))
        given = list(dict.fromkeys(_edge(link, names) for link in found))
        self.counts.update(links=len(wanted), found_links=len(given), hit_links=pair_links(wanted, given, same_family))

    def _add_claims(self, golds: list[Json], found: list[Json], names: dict[str, str]) -> None:
        for claim in golds:
            self.counts["claims"] += 1
            if (best := answer(claim, found)) is not None:
                speaker = named(best["speaker"], names)
                self.counts["hit_claims"] += 1
                self.counts["hit_stance"] += best["stance"] == claim["stance"]
                self.counts["hit_speaker"] += any_same(_either_name(claim["speaker"]), (speaker,))

    def percentages(self) -> Percentages:
        """Percent unless a name says otherwise; None where there was nothing to judge."""
        n = self.counts
        out: Percentages = {
            "documents (number)": n["documents"],
            "golden events (number)": n["events"],
            "main recall": _percent(n["hit_main"], n["main"]),
            **_quality("events", n["hit_events"], n["found_events"], n["events"]),
        }
        for name in ("type", "date", "place", "killed", "injured", "who", "doers", "claimed", "status"):
            out[f"{name} on pairs"] = _percent(n[f"hit_{name}"], n[f"of_{name}"])
        out |= _quality("links", n["hit_links"], n["found_links"], n["links"])
        out["claims recall"] = _percent(n["hit_claims"], n["claims"])
        out["stance on found claims"] = _percent(n["hit_stance"], n["hit_claims"])
        out["speaker on found claims"] = _percent(n["hit_speaker"], n["hit_claims"])
        return out


def _field_checks(gold: Facts, found: Facts) -> dict[str, bool]:
    """Which fields of a pair agree, of those that the reading gives."""
    checks = {
        "type": kind_agreement(gold, found) == 1,
        "claimed": all_same(gold.claimed_by, found.claimed_by),
        "status": found.statuses[0] in gold.statuses,
    }
    if gold.when is not None:
        checks["date"] = date_agreement(gold, found) == 1
    if gold.point is not None:
        checks["place"] = place_agreement(gold, found) == 1
    for name, want, got in (("killed", gold.killed, found.killed), ("injured", gold.injured, found.injured)):
        if want[0] is not None:
            checks[name] = counts_agree(want, got)
    if known := tuple(name for name in gold.actors if is_name(name)):
        checks["who"] = any_same(known, found.actors)
    return checks


def is_name(actor: str) -> bool:
    """Whether an actor is called by name, and not described ("gunmen", "Unidentified attackers")."""
    return actor[:1].isupper() and not actor.lower().startswith(("unidentified", "unknown"))


def _edge(link: Json, names: dict[str, str]) -> Edge:
    return named(link["source"], names), str(link["relation"]), named(link["target"], names)


def _either_name(speaker: str) -> tuple[str, ...]:
    """A golden speaker as written, and without the role or organisation that the reader put in brackets."""
    return speaker, speaker.partition(" (")[0]


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None


def _quality(name: str, hit: int, found: int, wanted: int) -> Percentages:
    return {
        f"{name} precision": _percent(hit, found),
        f"{name} recall": _percent(hit, wanted),
        f"{name} f1": _percent(2 * hit, found + wanted),
    }
