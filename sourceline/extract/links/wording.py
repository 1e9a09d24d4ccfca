"""Links by wording: templates over masked sentences, goods received, lists of partners."""

import re
from collections.abc import Iterator
from itertools import combinations

from sourceline.codes import EntityKind, LinkStatus, Relation
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.edges import Edge, at_home, date_in, fits
from sourceline.extract.links.lists import end, listed
from sourceline.extract.links.mask import LETTERS, Mark, Masked, mask
from sourceline.extract.links.meant import group_before, group_meant, host_meant, listed_parent, only_armed
from sourceline.extract.links.membership_words import membership_words
from sourceline.extract.links.names import names_in
from sourceline.extract.links.negated import denied, is_negated
from sourceline.extract.links.owned import owned
from sourceline.extract.links.patterns import BELONGING, Cued, Template, link_words
from sourceline.extract.links.pronouns import people_meant

_TOGETHER = re.compile(
    r"\b(?:coordination|cooperation|collaboration|alliance|alignment|nexus|ties|links|collusion) (?:between|among) "
)
_ALLIANCES = frozenset({"alliance", "alignment", "nexus", "ties", "links"})
_SHELTER = re.compile(r"shelter|haven|sanctuar|refuge|harbou?r|host|protect|shield|safe|blind eye|allow|permit")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"<[gsk](\d+)>")
_BETWEEN = re.compile(
    r"^(?: |,|and|or|like|such as|including|other|its|their|groups|as well as|&|group|outfits|militants|-)*$"
)
_NEW_CLAUSE = re.compile(r"\b(?:according to|told by|quoting|citing) (?:[a-z]+ )?<g\d+> (?:[a-z]+ ){1,3}, <[xn]\d+>$")
"""A clause that begins after the one that says who says so: "according to an X commander, Name was"."""
_HARMED = re.compile(
    r"^<g\d+> (?:[a-z]+ )?(?:killed|shot|attacked|abducted|kidnapped|murdered|ambushed|targeted|beheaded|fired|bombed"
    r"|destroyed|torched) "
)
"""What a group did to whoever is named next: "X militants killed tribal leader Name"."""
_DEPUTY = re.compile(r"\b(?:deputy|vice|assistant) (?:chief|leader|head|emir|ameer|amir)\b")
_PART = 2
"""Words after a group in which a part of it may be told: "head of the X's financial commission"."""
_OFFICE = 7
"""Characters of "deputy" before the noun that a wording begins with."""
_BLAST = re.compile(r"\b(?:suicide|bomb|blast|explosion|ied|grenade|mine)\b")
"""One bombing is an event, no link."""
_OF_SUBJECT = BELONGING | {Relation.FUNDS, Relation.ASSISTS}
"""Relations of the one who stands first, if he does nothing to what follows."""
_REAL_ONLY = frozenset(Relation) - {Relation.LEADS, Relation.MEMBER_OF, Relation.PART_OF}
_BACKING = frozenset({Relation.SHELTERS, Relation.FUNDS, Relation.ASSISTS, Relation.DIRECTS})
"""Relations whose unnamed target ("India-sponsored terrorists") is the one armed group that the report names."""


def by_wording(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Edges that a sentence's wording shows."""
    if not any(token.text[:1].isupper() for token in frame.tokens(sentence)):
        return
    masked = mask(frame, sentence)
    if not masked.marks:
        return
    yield from owned(frame, sentence)
    yield from _received(frame, sentence, masked)
    yield from _together(frame, sentence, masked)
    if link_words().any_cue.search(masked.text):
        yield from _templates(frame, sentence, masked)


def _templates(frame: Frame, sentence: Sentence, masked: Masked) -> Iterator[Edge]:
    words = set(_WORD.findall(masked.text))
    named, known = masked, -1
    for cued in link_words().cued:
        if not cued.is_cued(words, masked.text):
            continue
        if cued.people and known != len(frame.mentions):  # what is read here may name people
            named, known = _with_names(frame, sentence, masked), len(frame.mentions)
        yield from _matches(frame, sentence, named if cued.people else masked, cued)


def _with_names(frame: Frame, sentence: Sentence, masked: Masked) -> Masked:
    """The sentence with the names of unknown people marked too, if it has any."""
    names, meant = names_in(frame, sentence), people_meant(frame, sentence)
    known = sum(mark.mention is not None for mark in masked.marks)
    grown = len(frame.mentions_in(sentence.start, sentence.end)) > known  # by what was read of it before
    return mask(frame, sentence, names, meant) if names or grown or meant else masked


def _matches(frame: Frame, sentence: Sentence, masked: Masked, cued: Cued) -> Iterator[Edge]:
    for template in cued.templates:
        for match in template.pattern.finditer(masked.text):
            edge = _edge(frame, sentence, masked, template, match)
            if edge is not None:
                yield edge
                yield from listed(frame, masked, edge, match)


def _edge(frame: Frame, sentence: Sentence, masked: Masked, template: Template, match: re.Match[str]) -> Edge | None:
    told = masked.text if template.host_meant else match.group()
    if template.relation in _REAL_ONLY and link_words().unreal.search(told):
        return None
    source = host_meant(frame, sentence) if template.host_meant else _source(frame, sentence, masked, template, match)
    if template.listed_parent:
        target = listed_parent(frame, source)
    else:
        target = _target(frame, sentence, masked, template, match)
    if source is None or target is None or not fits(source, template.relation, target):
        return None
    if template.relation is Relation.SHELTERS and at_home(source, target) and not _SHELTER.search(match.group()):
        return None
    if _is_void(masked.text, template.relation, match):
        return None
    status = _status(masked.text, template, match)
    if status is None:
        return None
    quotes = (frame.sentence_quote(sentence),)
    relation = Relation.MEMBER_OF if _is_deputy(masked.text, template.relation, match) else template.relation
    return Edge(source, relation, target, status, quotes, date_in(frame, sentence), match.group())


def _is_deputy(text: str, relation: Relation, match: re.Match[str]) -> bool:
    """Whether the office told is that of a leader's deputy, or of the head of a commission or wing of the group."""
    if relation is not Relation.LEADS:
        return False
    after = text[match.end() :].split()[:_PART] if match.group().endswith(f"{match.groupdict().get('target')}>") else []
    of_part = not membership_words().organs.isdisjoint(after)
    return of_part or bool(_DEPUTY.search(text, max(0, match.start() - _OFFICE), match.end()))


def _status(text: str, template: Template, match: re.Match[str]) -> LinkStatus | None:
    """Asserted, alleged or denied; None where the wording says that there is no such link."""
    if not template.negative and is_negated(text, match.start(), match.end()):
        return denied(template.relation, text)
    told = template.status is LinkStatus.ASSERTED and template.relation is not Relation.ACCUSES
    return LinkStatus.ALLEGED if told and _is_alleged(text, match) else template.status


def _source(frame: Frame, sentence: Sentence, masked: Masked, template: Template, match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if "source" not in groups:
        return group_before(frame, sentence)
    return end(frame, masked, groups.get("source"), template.relation)


def _target(frame: Frame, sentence: Sentence, masked: Masked, template: Template, match: re.Match[str]) -> str | None:
    target = match.groupdict().get("target")
    if target is None and template.relation is Relation.MEMBER_OF:
        return group_meant(frame, sentence)
    if target is None or (target.startswith("u") and template.relation in _BACKING):
        return only_armed(frame) or end(frame, masked, target, template.relation)
    return end(frame, masked, target, template.relation)


def _is_void(text: str, relation: Relation, match: re.Match[str]) -> bool:
    """Whether the words around a wording show that it does not say what it seems to."""
    if relation is Relation.NEGOTIATES_WITH:
        return _is_over(text, match)
    if relation is Relation.ATTACKS:
        return bool(_BLAST.search(match.group()))
    if relation in BELONGING and _NEW_CLAUSE.search(text[: match.end()]):
        return True
    if relation is Relation.LEADS and match.end("source") + 1 == match.end():
        return bool(link_words().of_kin.match(text, match.end()))
    return relation in _OF_SUBJECT and bool(_HARMED.search(match.group()))


def _is_over(text: str, match: re.Match[str]) -> bool:
    """Whether a truce that a wording speaks of has ended: its parties deal with each other no more."""
    return any(
        ended.start() < match.end() and ended.end() > match.start() for ended in link_words().ended.finditer(text)
    )


def _is_alleged(text: str, match: re.Match[str]) -> bool:
    return bool(link_words().alleged.search(text, max(0, match.start() - 40), match.end()))


def _received(frame: Frame, sentence: Sentence, masked: Masked) -> Iterator[Edge]:
    """What a group receives from somebody, or is given: each kind of good is a relation of its own."""
    for pattern in link_words().received:
        match = pattern.search(masked.text)
        if match is None or link_words().unreal.search(match.group()):
            continue
        if not is_negated(masked.text, match.start(), match.end()):
            yield from _goods(frame, sentence, masked, match)


def _goods(frame: Frame, sentence: Sentence, masked: Masked, match: re.Match[str]) -> Iterator[Edge]:
    target = end(frame, masked, match["target"], Relation.FUNDS)
    for relation in dict.fromkeys(relation for relation, good in link_words().goods if good.search(match["goods"])):
        source = end(frame, masked, match["source"], relation)
        if source and target and fits(source, relation, target):
            quotes, cue = (frame.sentence_quote(sentence),), match["goods"].strip()
            yield Edge(source, relation, target, LinkStatus.ALLEGED, quotes, date_in(frame, sentence), cue)


def _together(frame: Frame, sentence: Sentence, masked: Masked) -> Iterator[Edge]:
    """All pairs of "coordination between groups like A, B and C"."""
    match = _TOGETHER.search(masked.text)
    if match is None or is_negated(masked.text, match.start(), match.end()):
        return
    partners: list[Mention] = []
    at = match.end()
    for mark in _MARK.finditer(masked.text, match.end()):
        if not _BETWEEN.match(masked.text[at : mark.start()].strip()):
            break
        found: Mark = masked.marks[int(mark[1])]
        if found.mention is not None and found.mention.kind is not EntityKind.PERSON:
            partners.append(found.mention)
        at = mark.end()
    cue = match.group().strip()
    relation = Relation.ALLIED_WITH if cue.split()[0] in _ALLIANCES else Relation.COORDINATES_WITH
    for one, other in combinations(partners, 2):
        states = "g" not in {LETTERS.get(one.kind), LETTERS.get(other.kind)}
        if states and relation is Relation.ALLIED_WITH:
            continue  # ties between states say little; talks about them are read elsewhere
        if fits(one.entity, relation, other.entity):
            quotes = (frame.sentence_quote(sentence),)
            yield Edge(one.entity, relation, other.entity, LinkStatus.ASSERTED, quotes, date_in(frame, sentence), cue)
