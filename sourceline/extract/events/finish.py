"""From settled drafts to the model's events."""

from collections import Counter
from collections.abc import Iterator

from sourceline.codes import EventStatus
from sourceline.extract.events.bombers import with_bombers
from sourceline.extract.events.counts import event_toll
from sourceline.extract.events.draft import Draft
from sourceline.extract.frame import FoundEvent, Frame
from sourceline.model import Event, record_id
from sourceline.vocab import type_of

_MAX_QUOTES = 6
_SURE, _UNSURE, _STEP = 0.95, 0.4, 0.1


def finished(frame: Frame, drafts: list[tuple[Draft, str]]) -> Iterator[FoundEvent]:
    """Events of drafts with their sub-event types, in order; the first one told chiefly is the main event."""
    main = _main([draft for draft, _ in drafts])
    ordinals: Counter[tuple[int, int]] = Counter()
    for draft, sub_type in drafts:
        anchor = draft.triggers[0]
        span = frame.quote(anchor.start, anchor.end)
        ordinal = ordinals[span.start, span.end]
        ordinals[span.start, span.end] += 1
        identifier = record_id(frame.document.sha256, "event", span.start, span.end, ordinal)
        event = _event(frame, draft, sub_type, identifier, main=draft is main)
        yield FoundEvent(event, frozenset(draft.sentences), tuple(t.head for t in draft.triggers))


def _event(frame: Frame, draft: Draft, sub_type: str, identifier: str, *, main: bool) -> Event:
    cues = dict.fromkeys(frame.doc[t.start : t.end].text for t in draft.triggers)
    return Event(
        id=identifier,
        event_type=type_of(sub_type),
        sub_event_type=sub_type,
        status=draft.status,
        quotes=tuple(frame.sentence_quote(frame.sentences[index]) for index in sorted(draft.sentences)[:_MAX_QUOTES]),
        date=draft.date,
        place=draft.place,
        perpetrators=tuple(draft.perpetrators),
        targets=tuple(draft.targets),
        claimed_by=tuple(draft.claimed_by),
        denied_by=tuple(draft.denied_by),
        blamed_on=tuple(draft.blamed_on),
        toll=with_bombers(frame, draft, sub_type, event_toll(frame, draft)),
        weapon=draft.weapon,
        main=main,
        confidence=_confidence(draft),
        cues=tuple(cues),
    )


def _confidence(draft: Draft) -> float:
    told = sum(
        [
            draft.place is not None,
            draft.date_sure,
            bool(draft.perpetrators or draft.claimed_by),
            len(draft.sentences) > 1,
        ]
    )
    base = _UNSURE if draft.status in {EventStatus.ALLEGED, EventStatus.ONGOING_TREND} else _UNSURE + _STEP
    return min(_SURE, base + _STEP * told)


def _main(drafts: list[Draft]) -> Draft | None:
    told = {d.first for d in drafts if not (d.background or d.held_for)}
    named = [d for d in drafts if d.held_for and d.first in told]  # beside an arrest, which is the news
    news = [d for d in drafts if not d.background and d not in named and d.status is not EventStatus.ONGOING_TREND]
    return min(
        news or drafts,
        key=lambda d: (d.bullet, not (d.headline or d.leads) and d.first > 1, -len(d.sentences), d.first),
        default=None,
    )
