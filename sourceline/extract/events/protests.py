"""Who protests: the party, committee or people that a protest's words name, as ACLED codes them."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.events.described import described
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.roles import actors_of
from sourceline.extract.events.syntax import objects_of_preposition, subjects
from sourceline.extract.frame import Frame, Mention

_ORGANISERS = frozenset(
    {
        EntityKind.POLITICAL_PARTY,
        EntityKind.OTHER_ORGANISATION,
        EntityKind.COMMUNITY,
        EntityKind.UNNAMED,
    }
)
_OF = frozenset({"of", "by"})
_CROWDS = frozenset({"hundreds", "thousands", "scores", "dozens", "number", "members", "group", "groups"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})


def add_protesters(frame: Frame, draft: Draft) -> None:
    """Name who protests: the doers of its words, else the bodies that its sentences name."""
    found: list[str] = []
    for trigger in draft.triggers:
        for token in _doers(frame, trigger):
            mention = frame.mention_at(token.i) or _body_of(frame, token) or described(frame, token)
            if mention is not None and mention.kind in _ORGANISERS | {EntityKind.PERSON}:
                found.append(mention.entity)
    if not found:
        found = [mention.entity for mention in _named_beside(frame, draft)]
    draft.perpetrators += [entity for entity in dict.fromkeys(found) if entity not in draft.perpetrators]


def _doers(frame: Frame, trigger: Trigger) -> Iterator[Token]:
    """Subjects, owners (`the committee's sit-in`, `a sit-in of the tribes`) and whom `thousands` are of."""
    head = frame.doc[trigger.head]
    found = actors_of(frame, trigger) + [child for child in head.children if child.dep_ == "poss"]
    if not trigger.verbal:
        found += subjects(head.head) if head.dep_ == "dobj" and not found else []
        found += objects_of_preposition(head, _OF)
    for token in found:
        people = list(objects_of_preposition(token, _OF)) if token.lower_ in _CROWDS else []
        yield from people or [token]


def _body_of(frame: Frame, token: Token) -> Mention | None:
    """`workers of the committee`, `party activists`: the body whose people protest."""
    near = [*objects_of_preposition(token, _OF), *(left for left in token.lefts if left.dep_ in _MODIFIERS)]
    found = (frame.mention_at(noun.i) for noun in near)
    return next((mention for mention in found if mention is not None and mention.kind in _ORGANISERS), None)


def _named_beside(frame: Frame, draft: Draft) -> Iterator[Mention]:
    for index in sorted(draft.sentences):
        sentence = frame.sentences[index]
        for mention in frame.mentions_in(sentence.start, sentence.end):
            if mention.kind in _ORGANISERS and mention.form == "name":
                yield mention
