"""Whether a sentence says by itself that it tells of another event: `another attack`, `also claimed an attack`."""

from spacy.tokens import Token

from sourceline.extract.events.draft import Draft
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.events.retold import is_also_claimed
from sourceline.extract.frame import Frame, Sentence

_ORDINALS = frozenset({"first", "second", "third"})


def says_another(frame: Frame, sentence: Sentence, draft: Draft) -> bool:
    """`another attack`, `a second blast in B`; not `first threw a grenade`, which tells an order."""
    another = status_words()["another"]
    heads = [(trigger, token) for trigger in draft.triggers for token in frame.doc[trigger.head].lefts]
    words = {token.lower_ for trigger, token in heads if not (trigger.verbal and token.lower_ in _ORDINALS)}
    opening = [token for token in frame.tokens(sentence)[:2] if token.lower_ in another]
    if (
        any(is_also_claimed(token.head) for _, token in heads)
        or words & another - {"twin", "other"}
        or any(_is_of_happening(token) for token in opening)
    ):
        return True
    return bool(opening) and (draft.own_place or draft.date_sure)


def _is_of_happening(word: Token) -> bool:
    """`a second incident`, `elsewhere`; not `a second official said`, `a second missile landed`."""
    if word.dep_ not in {"amod", "det"}:
        return True
    return word.head.lower_ in event_nouns() | status_words()["happenings"]
