"""Whom "he" means where the sentences before name one person only, be he killed, arrested or spoken of."""

from itertools import chain

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.links.mask import Mark
from sourceline.extract.links.names import names_in

_PRONOUNS = frozenset({"he", "she"})
_BACK = 2
_SUBJECTS = frozenset({"nsubj"})
_SAYS = frozenset({"ccomp", "parataxis"})
_SPEECH = frozenset({"say", "tell", "add", "claim", "state", "confirm", "announce", "speak", "reveal", "disclose"})


def people_meant(frame: Frame, sentence: Sentence) -> dict[int, Mark]:
    """The person that each "he" or "she" of a sentence means, by the pronoun's token."""
    pronouns = [token for token in frame.tokens(sentence) if token.lower_ in _PRONOUNS]
    if not pronouns:
        return {}
    known = list(_people(frame, sentence))
    found = {token.i: _one(frame, [mark for mark in known if mark.start < token.i]) for token in pronouns}
    return {at: mark for at, mark in found.items() if mark is not None}


def _people(frame: Frame, sentence: Sentence) -> chain[Mark]:
    near = frame.sentences[max(0, sentence.index - _BACK) : sentence.index + 1]
    mentions = (
        Mark(m.start, m.end, m)
        for m in frame.mentions_in(near[0].start, sentence.end)
        if m.kind is EntityKind.PERSON and m.form == "name"
    )
    names = (Mark(start, end, None, is_name=True) for one in near for start, end in names_in(frame, one).items())
    return chain(mentions, names)


def _one(frame: Frame, people: list[Mark]) -> Mark | None:
    """The one person named; nobody where he is an officer or a witness who speaks."""
    if not people or len({_name(frame, mark) for mark in people}) > 1:
        return None
    official = any(mark.mention is not None and mark.mention.side not in {None, "militant"} for mark in people)
    return None if official or any(_speaks(frame, mark) for mark in people) else people[0]


def _name(frame: Frame, mark: Mark) -> str:
    return mark.mention.name if mark.mention else frame.doc[mark.start : mark.end].text


def _speaks(frame: Frame, mark: Mark) -> bool:
    return any(part.dep_ in _SUBJECTS and _is_speech(part.head) for part in frame.doc[mark.start : mark.end])


def _is_speech(verb: Token) -> bool:
    return verb.lemma_ in _SPEECH or any(child.dep_ in _SAYS for child in verb.children)
