"""Which event a statement about responsibility is about."""

from collections.abc import Iterator

from spacy.tokens import Span

from sourceline.codes import EventStatus
from sourceline.extract.events.deeds import responsibility_words
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.kind import is_diplomacy, sub_event_type
from sourceline.extract.events.past_claims import is_of_another
from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.events.said import Said
from sourceline.extract.frame import Frame
from sourceline.model import Blame

_AROUND, _BESIDE, _NEAR = 40, 3, 14
_AIR = "Air/drone strike"
CLAIMABLE = frozenset({"Abduction/forced disappearance", "Looting/property destruction", "Disrupted weapons use"})


def attach(frame: Frame, said: list[Said], drafts: list[Draft]) -> None:
    """Give each statement to the event it is about: one of its own sentence, else the last told before it."""
    ends = [max(draft.sentences) for draft in drafts]
    for item in said:
        near = [
            d
            for d, end in zip(drafts, ends, strict=True)
            if end >= item.sentence - _AROUND and d.first <= item.sentence + _AROUND
        ]
        if item.what != "denied":
            near = [draft for draft in near if not is_diplomacy(draft)]  # a visit is nobody's deed
        draft = _about(item, near)
        if draft is None or is_of_another(frame, item, draft):
            continue
        for other in (draft, *_companions(frame, item, draft, near)):
            _note(item, other)


def _companions(frame: Frame, item: Said, draft: Draft, drafts: list[Draft]) -> Iterator[Draft]:
    """What else happened there and then: the soldiers abducted in an attack, before `the incident` is claimed."""
    if draft.first >= item.sentence:
        return
    several = item.deed is not None and _is_several(frame.doc[item.deed[0] : item.deed[1]])
    for other in drafts:
        told = other is not draft and _is_claimable(other) and other.first < item.sentence
        near = abs(other.first - draft.first) <= _BESIDE and other.background == draft.background
        alike = _taken(other) != _taken(draft) or (other.place == draft.place and other.types == draft.types)
        alike = alike or several
        if told and near and alike and _agree(other.place, draft.place) and _agree(other.date, draft.date):
            yield other


def _is_several(deed: Span) -> bool:
    """`responsibility for these attacks`, `for both bombings`: all that were told side by side."""
    named = [token for token in deed if token.lower_ in event_nouns()]
    pointing = {token.lower_ for noun in named for token in noun.lefts} & {"the", "these", "both", "all", "two"}
    return any(token.tag_ == "NNS" for token in named) and bool(pointing)


def _taken(draft: Draft) -> bool:
    """Whether it is about people or things taken or destroyed, which happens in the course of an attack."""
    return any(trigger.entry.type in CLAIMABLE for trigger in draft.triggers)


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _note(item: Said, draft: Draft) -> None:
    if item.what == "identified":
        draft.attributed_to.append(item.entity)
        return
    if item.what in {"blamed", "attributed"}:
        if all(blame.entity != item.entity for blame in draft.blamed_on):
            draft.blamed_on.append(Blame(item.entity, item.by))
        if item.what == "attributed" and _is_account(item.by):
            draft.attributed_to.append(item.entity)
        return
    field = draft.claimed_by if item.what == "claimed" else draft.denied_by
    field += [item.entity] if item.entity not in field else []


def _is_account(by: str | None) -> bool:
    """Whether it is somebody's account (`the army ascribed the raid to`), not the guess of unnamed sources."""
    return by is not None and not responsibility_words()["unsure"] & set(by.lower().split())


def _about(item: Said, drafts: list[Draft]) -> Draft | None:
    """The event that a statement is about: violence comes first, then what the verb's own sentence tells at once.

    What is said after the news and its background is about the news, unless the sentence right before told the latter.
    """
    violent = [draft for draft in drafts if _is_claimable(draft)]
    if item.what in {"claimed", "denied"}:
        violent = [draft for draft in violent if sub_event_type(draft) != _AIR] or violent
        attacks = [draft for draft in violent if not _is_by_forces(draft)]
        near = any(0 < item.sentence - draft.first <= _NEAR for draft in attacks)
        violent = attacks if near else violent
    if (named := _named(item, violent)) is not None:
        return named
    own = [draft for draft in violent if item.sentence in draft.sentences]
    before = [draft for draft in violent if draft.first < item.sentence]
    told = [draft for draft in own if draft in before] or [
        draft for draft in own if _first_token(draft, item) < item.verb
    ]
    if told:
        return told[0]
    if before:
        news = [d for d in before if not d.background or _last_before(d, item) >= item.sentence - 1] or before
        return max(news, key=lambda draft: _last_before(draft, item))
    return next(iter(own or violent or drafts), None)


def _is_by_forces(draft: Draft) -> bool:
    """An operation or arrests: what a group claims after them is the attack that they answer."""
    return "operation" in draft.kinds and not draft.kinds & {"assault", "means"}


def _named(item: Said, drafts: list[Draft]) -> Draft | None:
    """The event that the claimed noun itself tells (`claimed the hijacking, in which 31 died`) or describes."""
    for draft in drafts:
        if any(t.head in item.about for t in draft.triggers) and (draft.tolls or draft.own_place or draft.date_sure):
            return draft
    if item.deed is not None:  # `two days after it took credit for a bombing in A`
        told = [draft for draft in drafts if draft.tolls or draft.own_place or draft.date_sure]
        deeds = [(t.head, number) for number, d in enumerate(told) for t in d.triggers if _is_in(t, item.deed)]
        if deeds:
            return told[min(deeds)[1]]
    described = [d for d in drafts if item.words & {w for target in d.targets for w in target.text.lower().split()}]
    return described[0] if len(described) == 1 else None


def _is_in(trigger: Trigger, deed: tuple[int, int]) -> bool:
    return deed[0] <= trigger.head < deed[1] and not (trigger.verbal or trigger.definite)


def _last_before(draft: Draft, item: Said) -> int:
    return max(index for index in draft.sentences if index < item.sentence)


def _is_claimable(draft: Draft) -> bool:
    acts = {t.entry.type for t in draft.triggers if t.entry.kind == "act"}
    violent = any(t.entry.kind != "act" for t in draft.triggers)
    return draft.status is not EventStatus.ONGOING_TREND and (violent or bool(acts & CLAIMABLE))


def _first_token(draft: Draft, item: Said) -> int:
    return min((t.head for t in draft.triggers if t.sentence == item.sentence), default=item.verb)
