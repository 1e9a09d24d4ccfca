"""Who holds an office of a state: "Afghan foreign minister Name Name", "Name, spokesman of the Taliban government".

Office-holders of the Emirate are the Afghan Taliban's men. Those of any state accuse others in its name.
"""

from collections.abc import Iterator

from sourceline.codes import LinkStatus, Relation
from sourceline.extract.actors.era import state_then
from sourceline.extract.actors.patterns import context_words
from sourceline.extract.frame import Frame, Sentence
from sourceline.extract.links.edges import Edge, fits, line_of
from sourceline.extract.links.lists import end
from sourceline.extract.links.mask import Mark, Masked, mask
from sourceline.extract.links.names import imply, names_in
from sourceline.extract.links.patterns import link_words
from sourceline.vocab.actors import actors

_TALIBAN = "afghan-taliban"
_HELD = "offices"
_NEAR = 8
"""Tokens before a name in which "former" makes its office one of the past."""


def in_office(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Memberships of the Afghan Taliban of those who hold an office of the Emirate."""
    text = frame.tokens(sentence).text
    if not link_words().office.search(text):
        return
    masked = mask(frame, sentence, names_in(frame, sentence))
    for match in (found for pattern in link_words().offices for found in pattern.finditer(masked.text)):
        mark = masked.marks[int(match["holder"][1:])]
        state = _state(frame, masked, match["state"])
        if state is None or _is_past(frame, mark):
            continue
        person = end(frame, masked, match["holder"], Relation.MEMBER_OF)
        if person is None:
            continue
        held(frame).setdefault(person, state)
        if _TALIBAN in line_of(state) and fits(person, Relation.MEMBER_OF, _TALIBAN):
            imply(frame, _TALIBAN)
            quotes = (frame.sentence_quote(sentence),)
            yield Edge(person, Relation.MEMBER_OF, _TALIBAN, LinkStatus.ASSERTED, quotes, None, match.group())


def held(frame: Frame) -> dict[str, str]:
    """The state that each person read so far holds an office of."""
    found: dict[str, str] = frame.doc.user_data.setdefault(_HELD, {})
    return found


def _state(frame: Frame, masked: Masked, mark: str) -> str | None:
    """The state, ministry or movement that an office is of."""
    found = masked.marks[int(mark[1:])]
    if found.mention is not None:
        entity = found.mention.entity
        named = found.mention.form != "generic"  # "the local police"
        return entity if named and entity in actors() and (mark[0] in "sk" or entity == _TALIBAN) else None
    state = context_words().demonyms.get(found.country or "")
    return state_then(frame, state) if state else None


def _is_past(frame: Frame, holder: Mark) -> bool:
    before = frame.doc[max(0, holder.start - _NEAR) : holder.end + 2]
    return any(token.lower_ in link_words().past_offices for token in before)
