"""Links by wording: templates over masked sentences, goods received, lists of partners."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from sourceline.codes import FAMILY_OF, EntityKind, LinkStatus, Relation, RelationFamily
from sourceline.extract.frame import Frame, Mention, Sentence
from sourceline.extract.links.edges import Edge, date_in, end_of, fits
from sourceline.extract.links.mask import LETTERS, Mark, Masked, mask
from sourceline.extract.links.patterns import Template, link_words

_TOGETHER = re.compile(
    r"\b(?:coordination|cooperation|collaboration|alliance|nexus|ties|links|collusion) (?:between|among) "
)
_ALSO = re.compile(r"(?: ,| and| or| &| as well as)+ <([gspx]\d+)>")
_MARK = re.compile(r"<[gs](\d+)>")
_BETWEEN = re.compile(r"^(?: |,|and|or|like|such as|groups|as well as|&|group|-)*$")
_TRAINING_FOR = "training"
_REAL_ONLY = frozenset(Relation) - {Relation.LEADS, Relation.MEMBER_OF, Relation.PART_OF}
_BACKING = frozenset({Relation.SHELTERS, Relation.FUNDS, Relation.ASSISTS, Relation.DIRECTS})
"""Relations whose unnamed target ("India-sponsored terrorists") is the one armed group that the report names."""


def by_wording(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """Edges that a sentence's wording shows."""
    if not any(True for _ in frame.mentions_in(sentence.start, sentence.end)):
        return
    masked = mask(frame, sentence)
    if not masked.marks:
        return
    yield from _owned(frame, sentence)
    yield from _received(frame, sentence, masked)
    yield from _together(frame, sentence, masked)
    if link_words().any_cue.search(masked.text):
        yield from _templates(frame, sentence, masked)


def _owned(frame: Frame, sentence: Sentence) -> Iterator[Edge]:
    """As in "its Majeed Brigade": a group with "its" before it is part of the one that was spoken of last."""
    here = [m for m in frame.mentions_in(sentence.start, sentence.end) if LETTERS.get(m.kind) == "g"]
    if not here or here[0].start == sentence.start or frame.doc[here[0].start - 1].lower_ not in {"its", "their"}:
        return
    first = frame.sentences[max(0, sentence.index - 2)].start
    before = [m for m in frame.mentions_in(first, sentence.start) if LETTERS.get(m.kind) == "g"]
    if before and here[0].form == "name" and fits(here[0].entity, Relation.PART_OF, before[-1].entity):
        cue = f"its {here[0].name}"
        quotes = (frame.sentence_quote(sentence),)
        yield Edge(here[0].entity, Relation.PART_OF, before[-1].entity, LinkStatus.ASSERTED, quotes, None, cue)


def _templates(frame: Frame, sentence: Sentence, masked: Masked) -> Iterator[Edge]:
    for cued in link_words().cued:
        if not cued.cue.search(masked.text):
            continue
        for template in cued.templates:
            for match in template.pattern.finditer(masked.text):
                edge = _edge(frame, sentence, masked, template, match)
                if edge is not None:
                    yield edge
                    yield from _listed(frame, masked, edge, match)


def _listed(frame: Frame, masked: Masked, edge: Edge, match: re.Match[str]) -> Iterator[Edge]:
    """The same for those who are named along with the target: "India-backed A, B and C"."""
    at = match.end()
    family = FAMILY_OF[edge.relation]
    if (
        family is RelationFamily.STRUCTURE
        or not match.group().endswith(">")
        or "target" not in match.groupdict()
        or match.end("target") + 1 != at
    ):
        return
    while (more := _ALSO.match(masked.text, at)) is not None and more[1][0] == match["target"][0]:
        target = _end(frame, masked, more[1], edge.relation)
        if target is not None and fits(edge.source, edge.relation, target):
            yield replace(edge, target=target)
        at = more.end()


def _edge(frame: Frame, sentence: Sentence, masked: Masked, template: Template, match: re.Match[str]) -> Edge | None:
    groups = match.groupdict()
    if template.relation in _REAL_ONLY and link_words().unreal.search(match.group()):
        return None
    source = _end(frame, masked, groups.get("source"), template.relation)
    if source is None and "source" not in groups and match.group().startswith(_TRAINING_FOR):
        source = _spoken_of_before(frame, sentence)
    target = _end(frame, masked, groups["target"], template.relation) if "target" in groups else _only_armed(frame)
    if groups.get("target", "").startswith("u") and template.relation in _BACKING:
        target = _only_armed(frame) or target
    if source is None or target is None or not fits(source, template.relation, target):
        return None
    status = template.status
    if status is LinkStatus.ASSERTED and _is_alleged(masked.text, match):
        status = LinkStatus.ALLEGED
    quotes = (frame.sentence_quote(sentence),)
    return Edge(source, template.relation, target, status, quotes, date_in(frame, sentence), match.group())


def _is_alleged(text: str, match: re.Match[str]) -> bool:
    return bool(link_words().alleged.search(text, max(0, match.start() - 40), match.end()))


def _end(frame: Frame, masked: Masked, mark: str | None, relation: Relation) -> str | None:
    return end_of(frame, masked.marks[int(mark[1:])], relation) if mark else None


def _spoken_of_before(frame: Frame, sentence: Sentence) -> str | None:
    """The armed group of the sentence before, for a wording that leaves the doer out."""
    if sentence.index == 0 or frame.sentences[sentence.index - 1].paragraph != sentence.paragraph:
        return None
    before = frame.sentences[sentence.index - 1]
    groups = [m.entity for m in frame.mentions_in(before.start, before.end) if LETTERS.get(m.kind) == "g"]
    return groups[0] if groups else None


def _only_armed(frame: Frame) -> str | None:
    """The one armed group that a report names, or puts a state's label on; worked out once a document."""
    known = frame.doc.user_data
    if "armed" not in known:
        here = [m for m in frame.mentions if LETTERS.get(m.kind) == "g" and m.side == "militant"]
        labelled = {m.entity for m in here if m.form == "label"}
        groups = labelled if len(labelled) == 1 else {m.entity for m in here}
        known["armed"] = next(iter(groups)) if len(groups) == 1 else None
    found: str | None = known["armed"]
    return found


def _received(frame: Frame, sentence: Sentence, masked: Masked) -> Iterator[Edge]:
    """What a group receives from somebody, or is given: each kind of good is a relation of its own."""
    for pattern in link_words().received:
        if (match := pattern.search(masked.text)) is not None and not link_words().unreal.search(match.group()):
            yield from _goods(frame, sentence, masked, match)


def _goods(frame: Frame, sentence: Sentence, masked: Masked, match: re.Match[str]) -> Iterator[Edge]:
    target = _end(frame, masked, match["target"], Relation.FUNDS)
    for relation in dict.fromkeys(relation for relation, good in link_words().goods if good.search(match["goods"])):
        source = _end(frame, masked, match["source"], relation)
        if source and target and fits(source, relation, target):
            quotes, cue = (frame.sentence_quote(sentence),), match["goods"].strip()
            yield Edge(source, relation, target, LinkStatus.ALLEGED, quotes, date_in(frame, sentence), cue)


def _together(frame: Frame, sentence: Sentence, masked: Masked) -> Iterator[Edge]:
    """All pairs of "coordination between groups like A, B and C"."""
    match = _TOGETHER.search(masked.text)
    if match is None:
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
    relation = (
        Relation.ALLIED_WITH if cue.split()[0] in {"alliance", "nexus", "ties", "links"} else Relation.COORDINATES_WITH
    )
    for one, other in combinations(partners, 2):
        states = "g" not in {LETTERS.get(one.kind), LETTERS.get(other.kind)}
        if states and relation is Relation.ALLIED_WITH:
            continue  # ties between states say little; talks about them are read elsewhere
        if fits(one.entity, relation, other.entity):
            quotes = (frame.sentence_quote(sentence),)
            yield Edge(one.entity, relation, other.entity, LinkStatus.ASSERTED, quotes, date_in(frame, sentence), cue)
