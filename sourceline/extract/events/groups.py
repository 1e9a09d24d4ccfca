"""What a sentence says in passing: the group behind camps, money, transit and plots; the place in an event's name."""

from spacy.tokens import Token

from sourceline.codes import EntityKind, PlacePrecision, TargetKind
from sourceline.extract.events.draft import Draft
from sourceline.extract.frame import Frame, Mention, within
from sourceline.model import Place, Target

_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_ORGANISING = frozenset(
    {
        "Headquarters or base established",
        "Training",
        "Movement or transit",
        "Financing",
        "Recruitment or propaganda",
    }
)
_PLOTS = frozenset({"Disrupted weapons use"})
_CLIMB = 6


def settle_groups(frame: Frame, draft: Draft) -> None:
    """Name the group: the subject it hangs on, else the only group of the sentence before; and that one's country."""
    types = {trigger.entry.type for trigger in draft.triggers}
    if types & _PLOTS:
        _plotters(frame, draft)
    if not types & _ORGANISING or draft.perpetrators:
        return
    behind = _subject_group(frame, frame.doc[draft.triggers[0].head])
    if behind is None:
        behind = _only_group_before(frame, draft)
        if behind is not None and draft.place is None:
            draft.place = _country_before(frame, draft)
    if behind is not None:
        draft.perpetrators.append(behind.entity)


def settle_place_in_name(frame: Frame, draft: Draft) -> None:
    """`linked to the Kabul airport bombing`: an event named after its scene happened there."""
    for trigger in draft.triggers:
        head = frame.doc[trigger.head]
        for mention in within(frame.places, head.left_edge.i, head.i):
            root = frame.doc[mention.start : mention.end].root
            names = root.dep_ in {"compound", "nmod"} and root.head == head and not trigger.verbal
            if names and mention.place.precision in {PlacePrecision.EXACT, PlacePrecision.TOWN}:
                draft.place = mention.place
                return


def _plotters(frame: Frame, draft: Draft) -> None:
    """`Al-Qaida-led plots`: whose plot it was that forces stopped."""
    named = {*draft.perpetrators, *(target.entity for target in draft.targets)}
    for trigger in draft.triggers:
        head = frame.doc[trigger.head]
        for mention in frame.mentions_in(head.left_edge.i, head.i):
            if mention.kind in _GROUPS and mention.entity not in named:
                quote = frame.quote(mention.start, head.i + 1)
                draft.targets.append(Target(quote.text, TargetKind.MILITANTS, mention.entity))
                named.add(mention.entity)


def _subject_group(frame: Frame, token: Token) -> Mention | None:
    """The group that is the subject of a verb above: `the group has been using the pass to move fighters`."""
    for _ in range(_CLIMB):
        for child in token.children:
            mention = frame.mention_at(child.i) if child.dep_ == "nsubj" else None
            if mention is not None and mention.kind in _GROUPS:
                return mention
        if token.head == token:
            return None
        token = token.head
    return None


def _only_group_before(frame: Frame, draft: Draft) -> Mention | None:
    """The group of the sentence before, if that names just one and this one speaks of no other first."""
    if draft.first == 0:
        return None
    before = frame.sentences[draft.first - 1]
    groups = [m for m in frame.mentions_in(before.start, before.end) if m.kind in _GROUPS]
    return groups[0] if len({mention.entity for mention in groups}) == 1 else None


def _country_before(frame: Frame, draft: Draft) -> Place | None:
    """The country of the sentence before, if it names just one."""
    before = frame.sentences[draft.first - 1]
    places = {p.place.name: p.place for p in frame.places if before.start <= p.start < before.end}
    found = next(iter(places.values()), None)
    return found if len(places) == 1 and found and found.precision is PlacePrecision.COUNTRY else None
