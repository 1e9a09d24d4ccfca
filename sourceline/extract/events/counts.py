"""From single statements of harm to an event's toll: ranges, sums over sides, never victims and attackers together."""

from collections.abc import Iterable

from sourceline.extract.events.draft import Draft, Toll
from sourceline.model import Count
from sourceline.model import Toll as EventToll

_SIDES = ("forces", "civil", "militants")


def event_toll(draft: Draft) -> EventToll:
    """The toll of a draft whose sides are settled."""
    fields: dict[str, Count | None] = {}
    for harm in ("killed", "injured"):
        said = [toll for toll in draft.tolls if toll.harm == harm]
        own = [toll for toll in said if toll.side and toll.side == draft.attacker_side]
        others = [toll for toll in said if toll not in own]
        fields[harm] = _sum(others)
        fields[f"attackers_{harm}"] = _sum(own)
    for harm in ("detained", "abducted", "rescued"):
        fields[harm] = _largest([toll for toll in draft.tolls if toll.harm == harm])
    return EventToll(**fields)


def _sum(tolls: list[Toll]) -> Count | None:
    """Sides add up; general counts (`six people`) include them; sums (`the toll rose to 8`) widen the range."""
    positive = [toll for toll in tolls if toll.count.maximum != 0]
    if not positive:
        return tolls[0].count if tolls else None
    totals = [toll for toll in positive if toll.total]
    specific = [_over_sentences([toll for toll in positive if toll.side == side]) for side in _SIDES]
    parts = [count for count in specific if count is not None]
    told = [count for count in (_over_sentences(positive), _add(parts) if parts else None) if count is not None]
    best = _max(told) if told else None
    if totals:
        total = _max([toll.count for toll in totals])
        return _widened(total, best)
    return best


def _over_sentences(tolls: list[Toll]) -> Count | None:
    """The largest sum of a sentence, plus what later sentences add to it (`another soldier died`)."""
    sentences: dict[int, list[Toll]] = {}
    for toll in tolls:
        if not toll.total:
            sentences.setdefault(toll.sentence, []).append(toll)
    best: Count | None = None
    for _, said in sorted(sentences.items()):
        count = _add(_distinct(said))
        if best is None:
            best = count
        elif all(toll.additional for toll in said):
            best = _add([best, count])
        else:
            best = _max([best, count])
    return best


def _distinct(tolls: Iterable[Toll]) -> list[Count]:
    return [toll.count for toll in {toll.head: toll for toll in tolls}.values()]


def _add(counts: list[Count]) -> Count:
    if all(count.minimum is None for count in counts):
        return Count(None, sum(count.maximum or 0 for count in counts))
    low = sum(count.minimum if count.minimum is not None else count.maximum or 0 for count in counts)
    open_end = any(count.maximum is None for count in counts)
    return Count(low, None if open_end else sum(count.maximum or 0 for count in counts))


def _max(counts: list[Count]) -> Count:
    return max(counts, key=lambda count: (count.minimum or count.maximum or 0, count.maximum is not None))


def _widened(total: Count, earlier: Count | None) -> Count:
    """A revised toll keeps the earlier one as its lower end."""
    if earlier is None or earlier.minimum is None or total.minimum is None or earlier.minimum >= total.minimum:
        return total
    return Count(earlier.minimum, total.maximum if total.maximum is not None else total.minimum)


def _largest(tolls: list[Toll]) -> Count | None:
    if not tolls:
        return None
    sentences: dict[int, list[Count]] = {}
    for toll in tolls:
        sentences.setdefault(toll.sentence, []).append(toll.count)
    return _max([_add(counts) for counts in sentences.values()])
