"""From single statements of harm to an event's toll: ranges, sums over sides, never victims and attackers together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sourceline.extract.claims.spoken import is_denied
from sourceline.extract.events.draft import Draft, Toll
from sourceline.extract.events.fallen import attacking_side, has_no_attackers, wholes, without_both
from sourceline.extract.events.fates import certain, still_hurt
from sourceline.extract.events.rivals import beside_named, put_lower
from sourceline.extract.events.told import Told, camps_of, in_words, is_of_before, told_by
from sourceline.extract.frame import Frame, Role
from sourceline.model import Count
from sourceline.model import Toll as EventToll

_SIDES = ("forces", "civil", "militants")


def event_toll(frame: Frame, draft: Draft) -> EventToll:
    """The toll of a draft whose sides are settled, each figure with who gave it."""
    fields: dict[str, Count | None] = {}
    tolls = list(certain(frame, list(wholes(frame, without_both(frame, list(_undenied(frame, draft.tolls)))))))
    doers = frozenset([*draft.perpetrators, *draft.claimed_by])
    attackers = "" if has_no_attackers(frame, draft, tolls) else attacking_side(frame, draft, tolls)
    for harm in ("killed", "injured"):
        said = [toll for toll in tolls if toll.harm == harm]
        said = list(still_hurt(said, tolls)) if harm == "injured" else said
        own = [toll for toll in said if toll.side and toll.side == attackers]
        others = [toll for toll in said if toll not in own]
        others = list(beside_named(frame, others))
        fields[harm] = _figure(frame, _closest(others), doers)
        fields[f"attackers_{harm}"] = _figure(frame, _closest(own), doers)
    for harm in ("detained", "abducted", "rescued"):
        said = [toll for toll in tolls if toll.harm == harm]
        fields[harm] = _attributed(frame, _largest(said), told_by(frame, said))
    return EventToll(**fields)


def _undenied(frame: Frame, tolls: list[Toll]) -> Iterator[Toll]:
    newer = {toll.harm for toll in tolls if not is_of_before(frame.doc[toll.head])}
    for toll in tolls:
        if toll.harm in newer and is_of_before(frame.doc[toll.head]):
            word = frame.doc[toll.head].text
            frame.note("numbers", toll.head, toll.head + 1, word, "said earlier; a newer figure stands", accepted=False)
            continue
        if is_denied(frame, toll.head):
            word = frame.doc[toll.head].text
            frame.note("numbers", toll.head, toll.head + 1, word, "somebody denies this figure", accepted=False)
        else:
            yield toll


def shared(tolls: Iterable[Toll], events: int) -> Iterator[Toll]:
    """`Five were killed in raids in A and B`: each cost one at least, and what the others leave at most."""
    for toll in tolls:
        low, high = toll.count.minimum, toll.count.maximum
        if low is not None and low >= events and not toll.total:
            yield replace(toll, count=Count(1, None if high is None else high - events + 1), shared=True)


def _closest(tolls: list[Toll]) -> list[Toll]:
    """Without figures that are a part of one told before, or a share where the event's own is told elsewhere."""
    whole = [toll for toll in tolls if not toll.shared]
    return [toll for toll in tolls if not toll.shared or not any(_covers(other, toll) for other in whole)]


def _covers(whole: Toll, part: Toll) -> bool:
    return whole.sentence != part.sentence or (whole.head < part.head and _least(whole.count) >= _least(part.count))


def _figure(frame: Frame, tolls: list[Toll], doers: frozenset[str]) -> Count | None:
    """One figure for all statements; where opponents give different ones, the range from the lowest to the highest."""
    told = told_by(frame, tolls)
    sides = camps_of(frame, told, doers)
    parts = [(count, part) for part in sides if (count := _sum_of(frame, [toll for toll, _ in part])) is not None]
    if len(parts) < 2:  # noqa: PLR2004 - a dispute needs two sides
        return put_lower(frame, told) or _attributed(frame, _sum_of(frame, tolls), told)
    counts = [count for count, _ in parts]
    low, high = min(counts, key=_least), max(counts, key=_least)
    if _least(low) == _least(high):
        return _attributed(frame, low, told)
    said = [(count, _speaker(part)) for count, part in sorted(parts, key=lambda item: _least(item[0]))]
    return Count(_least(low), high.maximum, in_words(frame, said))


def _attributed(frame: Frame, count: Count | None, told: list[Told]) -> Count | None:
    """A figure with whoever gave it: of a sum its only speaker, of a revised toll who gave which end."""
    if count is None:
        return None
    whole = [
        by for toll, by in told if by and (toll.count.minimum, toll.count.maximum) == (count.minimum, count.maximum)
    ]
    if whole or len({by for _, by in told if by}) < 2:  # noqa: PLR2004 - two who differ
        return replace(count, said_by=next(iter(whole), None) or _speaker(told))
    ends = [(toll.count, by) for toll, by in told if by and toll.count.minimum in {count.minimum, count.maximum}]
    revised = any(toll.total for toll, _ in told) and len({by for _, by in ends}) > 1
    return replace(count, said_by=in_words(frame, ends) if revised else None)


def _speaker(told: list[Told]) -> str | None:
    """The only one who speaks, if there is just one."""
    speakers = {by for _, by in told if by}
    return next(iter(speakers)) if len(speakers) == 1 else None


def _least(count: Count) -> int:
    return count.minimum if count.minimum is not None else count.maximum or 0


def _sum_of(frame: Frame, tolls: list[Toll]) -> Count | None:
    """The larger of what the titles and what the text sum up to; `12 more` adds nothing to a title's figure."""
    titles = [toll for toll in tolls if frame.sentences[toll.sentence].role is Role.HEADLINE]
    if not titles or any(toll.total for toll in tolls):
        return _sum(tolls)
    told = [_sum(titles), _sum([toll for toll in tolls if toll not in titles])]
    counts = [count for count in told if count is not None]
    return _max(counts) if counts else None


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
        summed = {toll.sentence for toll in totals}  # "many died in a blast that left 75 dead" tells one figure
        told_before = [toll for toll in positive if toll.sentence not in summed or toll.count.maximum is not None]
        earlier = _over_sentences([toll for toll in told_before if not (toll.additional or toll.moved)])
        return _widened(_max([toll.count for toll in totals]), earlier)
    return best


def _over_sentences(tolls: list[Toll]) -> Count | None:
    """The largest sum of a sentence, plus what later sentences add to it (`another soldier died`)."""
    sentences: dict[int, list[Toll]] = {}
    for toll in tolls:
        if not toll.total:
            sentences.setdefault(toll.sentence, []).append(toll)
    best: Count | None = None
    latest: Count | None = None
    before: list[Toll] = []
    for _, said in sorted(sentences.items()):
        count = _add(_distinct(said))
        if latest and all(toll.moved for toll in said):
            count = _add([latest, count])
        latest = count
        if best is None:
            best = count
        elif all(toll.additional for toll in said) and not _is_retold(said, before):
            best = _add([best, count])
        else:
            best = _max([best, count])
        before += said
    return best


def _is_retold(said: list[Toll], before: list[Toll]) -> bool:
    """`another was wounded`, told twice: the same further people, not more of them."""
    known = [_least(toll.count) for toll in before if toll.additional]
    return all(_least(toll.count) in known for toll in said)


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
