"""Whether talks, visits and what was agreed there are of this conflict."""

from sourceline.codes import EntityKind
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.parties import names_both_countries, speaks_of_both
from sourceline.extract.frame import Frame

_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


def foreign_talks(frame: Frame, draft: Draft) -> str | None:
    """Why talks do not count: they do with a day or place, where Afghanistan's rulers or an armed group are named.

    `The two governments` are those that the text named before.
    """
    own = [frame.sentences[index] for index in sorted(draft.sentences)]
    spans = [(sentence.start, sentence.end) for sentence in own]
    if speaks_of_both(frame, draft):
        spans.append((0, own[-1].end))
    named = [mention for start, end in spans for mention in frame.mentions_in(start, end)]
    concerned = any(m.side in {"afghanistan", "militant"} or m.kind in _ARMED for m in named)
    concerned = concerned or any(names_both_countries(frame, start, end) for start, end in spans)
    told = concerned and (draft.date is not None or draft.own_place)
    return None if told else "talks without the parties of this conflict"
