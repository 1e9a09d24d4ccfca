"""Reads what a user asks the gazetteer as a place phrase."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sourceline.geo.mentions import PlaceMention
from sourceline.geo.phrases import PlacePhrase, Relation, offset_phrase

if TYPE_CHECKING:
    from sourceline.geo.gazetteer import Gazetteer

_JOINTS = re.compile(r"\s*,\s*|\s+(?:of|in)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"between (?P<first>.+?) and (?P<second>.+)", re.IGNORECASE)


def _part(gazetteer: "Gazetteer", text: str) -> PlaceMention:
    """One name of a query: its type noun says what it is, and is taken off where the name stands without it."""
    lists, name, hint = gazetteer.words, text.strip(" ."), ""
    if typed := lists.name_and_type.fullmatch(name):
        hint = lists.hint_of(typed["type"])
        if not gazetteer.find(name, close=False):
            name = typed["name"]
    return PlaceMention(0, len(name), name, gazetteer.find(name), hint, cued=True)


def _phrase(gazetteer: "Gazetteer", text: str) -> PlacePhrase:
    named = [part for part in _JOINTS.split(text) if part.strip() and part.lower() not in gazetteer.words.hints]
    parts = tuple(_part(gazetteer, part) for part in named)
    return PlacePhrase(0, len(text), parts or (PlaceMention(0, len(text), text),))


def parse_query(gazetteer: "Gazetteer", query: str) -> PlacePhrase:
    """A question as a phrase: names joined by commas, "of" or "in"; "near X", "between A and B", "N km south of X"."""
    text, lists = " ".join(query.split()), gazetteer.words
    if gazetteer.find(text, close=False):
        return PlacePhrase(0, len(text), (_part(gazetteer, text),))
    if found := lists.offset_query.match(text):
        return offset_phrase(_phrase(gazetteer, text[found.end() :]), found)
    if ends := _BETWEEN.fullmatch(text):
        second = _phrase(gazetteer, ends["second"])
        parts = (_part(gazetteer, ends["first"]), *second.parts[1:])
        return PlacePhrase(0, len(text), parts, Relation.BETWEEN, other=second.head)
    if near := lists.near_query.match(text):
        return replace(_phrase(gazetteer, text[near.end() :]), relation=Relation.NEAR)
    return _phrase(gazetteer, text)
