"""Places of a document as token spans; which one belongs to which event is for the events pipe to say."""

from collections.abc import Iterator

from spacy.tokens import Span

from sourceline.codes import EntityKind
from sourceline.extract.frame import Frame, PlaceMention, Role
from sourceline.geo.gazetteer import Gazetteer
from sourceline.geo.resolve import DocumentPlaces

_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})


def places(frame: Frame, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """The scenes that a document's phrases name; datelines, owners (`Kabul police`) and parts of names are none.

    The place of the dateline is kept apart, in `frame.dateline`.
    """
    found = DocumentPlaces.read(gazetteer, frame.document.text)
    for phrase in found.phrases:
        tokens = frame.doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if tokens is None or _in_group_name(frame, tokens):
            continue
        sentence = frame.sentence_at(tokens.start)
        if sentence.is_noise:
            if sentence.role is Role.DATELINE and frame.dateline is None:
                frame.dateline = found.resolve(phrase)
            continue
        if not phrase.scene:
            frame.note("places", tokens.start, tokens.end, tokens.text, "no scene", accepted=False)
            continue
        place = found.resolve(phrase)
        if place is None:
            frame.note("places", tokens.start, tokens.end, tokens.text, "not found", accepted=False)
            continue
        frame.note("places", tokens.start, tokens.end, tokens.text, f"{place.name} ({place.precision}): {place.reason}")
        yield PlaceMention(tokens.start, tokens.end, place)


def _in_group_name(frame: Frame, tokens: Span) -> bool:
    """Whether a place name is part of an armed group's name: the Islamic State in Iraq and Syria."""
    mention = frame.mention_at(tokens.start)
    return mention is not None and mention.form == "name" and mention.kind in _GROUPS and tokens.end <= mention.end
