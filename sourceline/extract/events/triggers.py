"""Finds the triggers of a document and judges how far their events got."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import EventStatus
from sourceline.extract.events.company import has_company, has_object, is_under
from sourceline.extract.events.draft import Trigger
from sourceline.extract.events.factuality import judge_noun, judge_verb
from sourceline.extract.events.patterns import VIOLENT_KINDS, Form, event_words, status_words, weapon_words
from sourceline.extract.events.retold import Verdict, is_claimed_deed
from sourceline.extract.events.syntax import agents, is_passive
from sourceline.extract.frame import Frame, Role, Sentence, within
from sourceline.extract.numbers.patterns import number_words

_NOMINAL_DEPS = frozenset({"det", "poss", "amod"})
_ARGUMENTS = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})
_AIR = "Air/drone strike"
_ORDINALS = frozenset({"first", "second", "third", "fourth"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_LATER = frozenset({"later", "subsequent", "earlier"})


def find_triggers(frame: Frame) -> Iterator[Trigger]:
    """Triggers of real or reported events, in order; what is rejected is noted with its reason."""
    told: set[str | None] = set()
    for sentence in frame.body():
        blocked = _blocked(frame, sentence)
        for start, end, forms in event_words().triggers.longest(frame.doc, sentence.start, sentence.end):
            if any(token in blocked for token in range(start, end)):
                frame.note("events", start, end, frame.doc[start:end].text, "another meaning", accepted=False)
            elif found := _form_of(frame, (start, end), forms, told):
                stop, form = found
                told.add(form.entry.type)
                told |= _flown(frame, sentence) if form.entry.kind in VIOLENT_KINDS else set()
                yield from _judged(frame, sentence, (start, stop), form)


def _form_of(frame: Frame, span: tuple[int, int], forms: list[Form], told: set[str | None]) -> tuple[int, Form] | None:
    """The form that fits a phrase, and its end; else one of its first words (`bombs fell on`: they `fell`)."""
    start, end = span
    shorter = ((stop, form) for stop, form in event_words().triggers.at(frame.doc, start, end) if stop < end)
    for stop, form in (*((end, form) for form in forms), *shorter):
        if form.entry.after in told | {None} and _fits(frame, start, stop, form):
            return stop, form
    return None


def _flown(frame: Frame, sentence: Sentence) -> set[str | None]:
    """The type of what drones and jets do, where a sentence of violence names them: `a drone fired missiles`."""
    found = weapon_words().longest(frame.doc, sentence.start, sentence.end)
    return {_AIR} if any(weapon.type == _AIR for _, _, weapons in found for weapon in weapons) else set()


def _blocked(frame: Frame, sentence: Sentence) -> set[int]:
    found = event_words().not_triggers.longest(frame.doc, sentence.start, sentence.end)
    return {token for start, end, _ in found for token in range(start, end)}


def head_of(frame: Frame, start: int, end: int, form: Form) -> Token:
    """The token of a trigger that the parse hangs on."""
    if form.sort == "noun":
        return frame.doc[end - 1] if "of" not in form.entry.nouns else frame.doc[start]
    if form.sort == "verb":
        return frame.doc[start]
    verbs = [token for token in frame.doc[start:end] if token.pos_ == "VERB"]
    return verbs[-1] if verbs else frame.doc[start]


def _fits(frame: Frame, start: int, end: int, form: Form) -> bool:
    """Whether the part of speech and the company of a word are those of the trigger."""
    head = head_of(frame, start, end, form)
    if form.sort == "noun" and end - start == 1 and head.pos_ not in _NOMINAL and not _is_gerund_noun(head):
        return False
    if form.sort == "noun" and end - start == 1 and _is_part_of_name(frame, head):
        return False
    if form.sort == "noun" and head.dep_ == "compound" and form.entry.kind != "means":
        return False
    if form.sort == "verb" and end - start == 1:
        participle = head.tag_ == "VBN" or head.lower_.endswith("ed")
        counted = head.dep_ == "amod" and bool(within(frame.numbers, head.head.i, head.head.i + 1))
        if (head.dep_ == "amod" and not counted) or not (head.pos_ in {"VERB", "AUX"} or participle):
            return False
    noun = form.sort == "verb" and frame.doc[end - 1].lower_ != "dead" and _is_noun_phrase(head)
    return not noun and _is_in_company(frame, head, form)


def _is_in_company(frame: Frame, head: Token, form: Form) -> bool:
    if form.entry.after and not _is_after(frame, head, form):
        return False
    if form.entry.objects and (not has_object(frame, head, form.entry.objects) or _is_held_responsible(head)):
        return False
    if form.sort == "noun" and form.entry.under and not is_under(head, form.entry.under):
        return False
    return not form.entry.beside or has_company(frame, head, form.entry.beside)


def _is_after(frame: Frame, head: Token, form: Form) -> bool:
    """`another strike`, `the strike`, `a house was hit`: goes on from what was told before."""
    if form.sort == "verb":
        return is_passive(head) and not agents(head)
    return _is_one_more(head) if form.entry.type else _points_back(frame, head)


def _is_held_responsible(verb: Token) -> bool:
    """`police held the group responsible`: nobody was arrested."""
    told = [part for child in verb.rights for part in (child, *child.children)]
    return any(part.lower_ in status_words()["to_blame"] for part in told)


def _is_one_more(noun: Token) -> bool:
    """`another strike hit a compound`, after one that was told."""
    return any(child.lower_ in status_words()["another"] | _LATER for child in noun.lefts)


def _is_gerund_noun(head: Token) -> bool:
    """`there was fighting`, `reported shelling`: a noun that the parser takes for a verb."""
    if head.tag_ in {"VBZ", "VBP"}:  # `airstrikes on Tuesday killed ten`
        return head.dep_ in {"nsubj", "nsubjpass", "pobj"} and not any(child.dep_ == "nsubj" for child in head.children)
    if head.tag_ != "VBG" or any(child.dep_ == "dobj" for child in head.children):
        return False
    return head.dep_ in _ARGUMENTS or any(child.dep_ == "expl" for child in head.children)


def _is_noun_phrase(head: Token) -> bool:
    """`went on strike in`, `a strike in`: the verb's form, but a noun."""
    if head.tag_ not in {"NN", "NNS"}:
        return False
    return head.dep_ in {"pobj", "dobj"} or any(child.dep_ in _NOMINAL_DEPS for child in head.lefts)


def _is_part_of_name(frame: Frame, head: Token) -> bool:
    """`T20 Blast`: a capital inside a sentence that is no headline."""
    sentence = frame.sentence_at(head.i)
    return (
        head.text[0].isupper()
        and head.i > sentence.start + 1
        and sentence.role is not Role.HEADLINE
        and not head.text.removesuffix("s").isupper()
    )


def _judged(frame: Frame, sentence: Sentence, span: tuple[int, int], form: Form) -> Iterator[Trigger]:
    start, end = span
    head = head_of(frame, start, end, form)
    headline = sentence.role is Role.HEADLINE
    verbal = form.sort == "verb" or (form.sort == "phrase" and head.pos_ == "VERB")
    verdict = judge_verb(head, headline=headline) if verbal else judge_noun(head)
    cue = frame.doc[start:end].text
    status = _adjusted(form, verdict)
    if status is None:
        frame.note("events", start, end, cue, f"{form.entry.id}: {verdict.reason}", accepted=False)
        return
    frame.note("events", start, end, cue, f"{form.entry.id}: {verdict.reason}")
    definite = not verbal and _points_back(frame, head)
    plural = _plural(frame, head) if not verbal else None
    if not verbal and not headline and form.entry.kind == "act" and _is_bare_mass(head):
        plural = 0
    place = "" if verbal else next((child.lower_ for child in head.lefts if child.lower_ in _ORDINALS), "")
    yield Trigger(start, end, head.i, sentence.index, form.entry, verbal, status, definite, plural, place)


def _points_back(frame: Frame, noun: Token) -> bool:
    """`the attack`, `Monday's attack`, `it was a suicide attack`: an event told before."""
    if any(child.lower_ in status_words()["definite"] for child in noun.children) or is_claimed_deed(noun):
        return True
    if any(child.dep_ == "poss" and frame.date_at(child.i) is not None for child in noun.children):
        return True
    subjects = [child for child in noun.head.children if child.dep_ == "nsubj"] if noun.dep_ == "attr" else []
    return any(subject.lower_ in {"it", "this", "that"} for subject in subjects)


def _adjusted(form: Form, verdict: Verdict) -> EventStatus | None:
    entry, status = form.entry, verdict.status
    if entry.needs_status and status is not entry.needs_status:
        return None
    if entry.status and status is EventStatus.OCCURRED:
        return entry.status
    if entry.lasts and status is EventStatus.ONGOING_TREND:
        return EventStatus.OCCURRED
    return status


def _is_bare_mass(noun: Token) -> bool:
    """`lives on smuggling, kidnapping and extortion`: a trade and no event."""
    return noun.tag_ in {"NN", "VBG"} and not list(noun.lefts) and noun.dep_ in {"pobj", "conj", "dobj"}


def _plural(frame: Frame, head: Token) -> int | None:
    """How many events a plural noun stands for; 0 where it does not say; None for a singular."""
    if head.tag_ not in {"NNS", "NNPS"}:
        return None
    left = head.left_edge.i
    for number in frame.numbers:
        if left <= number.start < head.i and number.count.minimum:
            return number.count.minimum
    words = number_words().units
    return next((words[token.lower_] for token in head.lefts if token.lower_ in words), 0)
