"""Stories of private quarrels and of plain crime: no event of theirs is of this domain, whoever else dies in them."""

from collections.abc import Iterator

from sourceline.codes import EntityKind
from sourceline.extract.events.aside import shifts
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.elsewhere import listed, weapon_of_war
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.same_place import same_scene
from sourceline.extract.frame import Frame, Role, Sentence

_REACH = 12
_BESIDE = 2
_BACK = 4
_MANY = 5
_NOT = frozenset({"no", "not", "n't", "without", "never", "nor", "neither", "any"})
_POLICE = "pak-police"
_ORDER = frozenset({_POLICE, "pak-forces"})
"""Who keeps order anywhere: the police, and `law enforcers`."""
_SHELLING = "Shelling/artillery/missile attack"
_FORCES = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


def private_story(frame: Frame, draft: Draft, told: dict[int, list[Draft]]) -> str | None:
    """Why the story that a draft belongs to is private, or None.

    A quarrel (land, honour, an old enmity), robbers or a labour protest told of in the same story make it one, unless
    militants, a group, a weapon of war or a claim is in it. Tribes, sects and troops that fight are no private matter.
    """
    if draft.claimed_by or _fights_forces(frame, draft):
        return None
    story = _story(frame, draft, told)
    gas = bool(listed(frame, "tear_gas", story))
    if _is_bombing(draft, gas=gas) or _militants(frame, story, gas=gas) or listed(frame, "communal", story):
        return None
    return _world(frame, draft, story)


def _world(frame: Frame, draft: Draft, story: list[Sentence]) -> str | None:
    """What a story without militants is about: a quarrel, robbers, work; None where it does not say."""
    near = [sentence for sentence in story if _is_beside(draft, sentence)]
    around = near if draft.victim_side == "forces" else story
    if any(_says(frame, "quarrel", sentence) for sentence in around) or _by_kin(frame, draft):
        return "a private quarrel"
    if _troops(frame, story):
        return None
    if any(_says(frame, "robbery", sentence) for sentence in around):
        return "plain crime"
    labour = listed(frame, "labour", near) and listed(frame, "protest", near) and not listed(frame, "conflict", near)
    return "a labour dispute" if labour else None


def _by_kin(frame: Frame, draft: Draft) -> bool:
    """`killed by her brother and cousin`: all who did it are relatives."""
    names = {m.entity: m.name for m in frame.mentions if m.entity in draft.perpetrators}
    kin = status_words()["kin"]
    return bool(names) and all(name.split()[-1].lower() in kin for name in names.values())


def _is_beside(draft: Draft, sentence: Sentence) -> bool:
    return any(abs(sentence.index - own) <= _BESIDE for own in draft.sentences)


def _fights_forces(frame: Frame, draft: Draft) -> bool:
    """Whether troops, not policemen, are a side of it."""
    sides = {*draft.perpetrators, *(target.entity for target in draft.targets if target.entity)}
    kinds = {mention.entity: mention.kind for mention in frame.mentions if mention.entity in sides}
    return any(kind in _FORCES | _GROUPS and entity != _POLICE for entity, kind in kinds.items())


def _is_bombing(draft: Draft, *, gas: bool) -> bool:
    """Whether a means of war is its trigger; `despite the shelling` in a story of tear gas is none."""
    means = {trigger.entry.type for trigger in draft.triggers if trigger.entry.kind == "means"}
    return bool(means - {_SHELLING} if gas else means)


def _militants(frame: Frame, story: list[Sentence], *, gas: bool) -> bool:
    """Whether militants by that name, a group or a weapon of war is in a story; gunmen and suspects are anybody."""
    if listed(frame, "militants", story) or (not gas and weapon_of_war(frame, story)):
        return True
    return any(m.kind in _GROUPS for s in story for m in frame.mentions_in(s.start, s.end))


def _troops(frame: Frame, story: list[Sentence]) -> bool:
    mentions = (m for s in story for m in frame.mentions_in(s.start, s.end))
    return any(m.kind is EntityKind.STATE_FORCE and m.entity not in _ORDER and m.form == "name" for m in mentions)


def _says(frame: Frame, key: str, sentence: Sentence) -> bool:
    """Whether a phrase of a list stands in a sentence and is not denied (`had no enmity with anybody`)."""
    for start, _, _ in listed(frame, key, [sentence]):
        before = {token.lower_ for token in frame.doc[max(start - _BACK, sentence.start) : start]}
        if not before & _NOT:
            return True
    return False


def _story(frame: Frame, draft: Draft, told: dict[int, list[Draft]]) -> list[Sentence]:
    """The sentences around a draft that tell of the same matter, its own included."""
    first, last = draft.first, max(draft.sentences)
    own = [frame.sentences[index] for index in range(first, last + 1)]
    after = frame.sentences[last + 1 : last + 1 + _REACH]
    before = frame.sentences[max(first - _REACH, 0) : first]
    opens = shifts(frame, own[0])
    earlier = [] if opens else list(_until(frame, draft, reversed(before), told, forward=False))
    return [*reversed(earlier), *own, *_until(frame, draft, iter(after), told, forward=True)]


def _until(
    frame: Frame, draft: Draft, sentences: Iterator[Sentence], told: dict[int, list[Draft]], *, forward: bool
) -> Iterator[Sentence]:
    """Sentences up to where another story begins: at another place, or by a word such as `meanwhile`."""
    for sentence in sentences:
        if sentence.is_noise:
            continue
        heading = sentence.role is not Role.BODY and sentence.index > _BESIDE
        opens = shifts(frame, sentence)
        if _of_other_place(draft, told.get(sentence.index, [])) or (forward and (opens or heading)):
            return
        yield sentence
        if opens or heading:
            return


def _of_other_place(draft: Draft, others: list[Draft]) -> bool:
    return any(
        other is not draft
        and is_violent(other)
        and other.own_place
        and other.place is not None
        and draft.place is not None
        and not same_scene(other.place, draft.place)
        for other in others
    )
