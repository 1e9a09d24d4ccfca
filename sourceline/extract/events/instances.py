"""`a series of attacks, including a bombing in A`: what is named as one of several is an event of its own."""

from sourceline.codes import EventStatus
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.patterns import event_nouns
from sourceline.extract.frame import Frame, Sentence


def instances(frame: Frame, sentence: Sentence, triggers: list[Trigger]) -> list[list[Trigger]]:
    """The triggers of a sentence in groups: those named after `including` apart from the several they are among."""
    for token in frame.tokens(sentence):
        if token.lower_ != "including":
            continue
        under = {below.i for below in token.subtree if below.i > token.i}
        before = [trigger for trigger in triggers if trigger.head < token.i]
        named = [trigger for trigger in triggers if trigger.head in under]
        core = [trigger for trigger in named if not trigger.verbal and trigger.plural is None]
        if core and before and any(_is_of_several(trigger) for trigger in before):
            return [[trigger for trigger in triggers if trigger not in named], named]
    return [triggers]


def is_one_listed(frame: Frame, trigger: Trigger) -> bool:
    """`13 attacks in two months, including a bombing that killed 28`: one of others than the news."""
    noun = frame.doc[trigger.head]
    listed = noun.dep_ == "pobj" and noun.head.lower_ == "including" and not trigger.definite
    several = noun.head.head
    return listed and several.lower_ in event_nouns() and any(child.dep_ == "nummod" for child in several.children)


def _is_of_several(trigger: Trigger) -> bool:
    """Whether a trigger stands for more than one event: `attacks`, `has been closed several times`."""
    return trigger.status is EventStatus.ONGOING_TREND or trigger.plural is not None
