"""People without a name who act: `traders`, `a jirga of elders`, `two motorcyclists`."""

from functools import lru_cache

from spacy.tokens import Token

from sourceline.extract.actors.ensure import ensure_unnamed
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.people import target_at
from sourceline.extract.events.roles import actors_of
from sourceline.extract.frame import Frame, Mention
from sourceline.vocab.files import data_file, load_yaml

_MODIFIERS = frozenset({"compound", "amod", "nmod"})


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    return frozenset(load_yaml(data_file("words", "roles.yaml"))["bodies"])


def described(frame: Frame, token: Token) -> Mention | None:
    """The actor that a noun describes; people and bodies of people become one by their description."""
    word = target_at(frame, token)
    if (word is None or not word.person) and token.lower_ not in _bodies():
        return None
    start = min((left.i for left in token.lefts if left.dep_ in _MODIFIERS), default=token.i)
    return ensure_unnamed(frame, start, token.i + 1)


def add_described(frame: Frame, draft: Draft) -> None:
    """Name as doers the people that the words of an event make its subject or agent (`shot by motorcyclists`)."""
    aimed = {token for target in draft.targets for token in target.text.lower().split()}
    for trigger in draft.triggers:
        for token in actors_of(frame, trigger):
            if token.lower_ in aimed or token.lower_ in {"others", "people", "person", "persons", "victim", "victims"}:
                continue
            mention = frame.mention_at(token.i) or described(frame, token)
            if mention is not None and mention.form == "unnamed" and mention.entity not in draft.perpetrators:
                draft.perpetrators.append(mention.entity)
