"""Where a report turns aside: clauses that only say since when, and openings that go over to another event."""

from functools import lru_cache

from spacy.tokens import Token

from sourceline.extract.events.captives import freeing
from sourceline.extract.events.days import dates_in
from sourceline.extract.events.deeds import responsibility_words
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.roles import actors_of
from sourceline.extract.events.syntax import governing_verb, objects_of_preposition
from sourceline.extract.events.undergoers import undergoer_heads
from sourceline.extract.frame import DateMention, Frame, Sentence, within
from sourceline.extract.words import Phrases

_STEPS, _FRONT, _LEAD = 6, 4, 3
_MARKS = frozenset({"mark", "advmod"})
_VERBS = frozenset({"VERB", "AUX"})
_THE = frozenset({"the", "these", "those"})
_OF, _AT = frozenset({"of"}), frozenset({"at", "on"})
_OF_VIOLENCE = frozenset({"since"})
_SINCE = frozenset({"since", "after", "following"})
_SWELL = 8
_OF_ACTS = frozenset({"since", "until", "till", "before", "after"})


def is_aside(frame: Frame, draft: Draft) -> bool:
    """`since the group called off its truce`: every word of the event stands in a clause that only dates another."""
    if all(_only_dates(frame.doc[trigger.head], _words_for(trigger)) for trigger in draft.triggers):
        return True
    return _is_freed(frame, draft) or any(_is_spoken_of(frame, trigger) for trigger in draft.triggers)


def _is_spoken_of(frame: Frame, trigger: Trigger) -> bool:
    """`despite a ceasefire signed in Doha`, `accused it of violating the truce`: an agreement made before."""
    noun, words = frame.doc[trigger.head], status_words()["spoken_of"]
    named = trigger.entry.type == "Agreement" and not trigger.verbal and noun.dep_ in {"pobj", "dobj"}
    return named and bool({noun.head.lower_, noun.head.lemma_.lower()} & words)


def _is_freed(frame: Frame, draft: Draft) -> bool:
    """`freed 19 soldiers who were abducted`: the seizure of people whose release is the news."""
    seized = all(trigger.entry.harm == "abducted" for trigger in draft.triggers)
    return seized and all(freeing(frame.doc[trigger.head]) is not None for trigger in draft.triggers)


def only_since(frame: Frame, draft: Draft) -> bool:
    """`since the group took the capital in 2021`: a time from which other things are counted."""
    return all(_only_dates(frame.doc[trigger.head], _OF_VIOLENCE) for trigger in draft.triggers)


def only_dates_trend(frame: Frame, draft: Draft) -> bool:
    """`a surge in attacks after the group ended its truce in 2022`: told to say since when attacks have grown."""
    return all(_is_since_swell(frame.doc[trigger.head]) for trigger in draft.triggers)


def _is_since_swell(trigger: Token) -> bool:
    token, after = trigger, False
    for _ in range(_SWELL):
        after = after or token.lower_ in _SINCE or any(c.lower_ in _SINCE and c.i < token.i for c in token.children)
        if token.head == token:
            return False
        token = token.head
        between = _before(token, trigger)
        said = after or any(word.lower_ in _SINCE for word in between)
        if said and any(_swells(word) for word in (token, *between)):
            return True
    return False


def _before(verb: Token, trigger: Token) -> list[Token]:
    """The nouns of `has seen a spike in attacks`, `comes amid a surge`, before what they are counted from."""
    if verb.lemma_.lower() not in status_words()["shows_swell"]:
        return []
    return [token for token in verb.subtree if verb.i < token.i < trigger.i]


def _swells(word: Token) -> bool:
    return bool({word.lower_, word.lemma_.lower()} & status_words()["swells"])


def is_remembered(frame: Frame, draft: Draft) -> bool:
    """`the third anniversary of the attack`, and any `the attack` of a report on an anniversary: none of these days."""
    words = status_words()["memorials"]
    if all(_is_below(frame.doc[trigger.head], words) for trigger in draft.triggers):
        return True
    lead = frame.opening(_LEAD)
    jubilee = any(token.lower_ == "anniversary" for sentence in lead for token in frame.tokens(sentence))
    return jubilee and all(trigger.definite and not trigger.verbal for trigger in draft.triggers)


def is_offence(frame: Frame, draft: Draft) -> bool:
    """`booked under Section 302 (murder)`: nouns of a sentence that cites the law by number."""
    if any(trigger.verbal for trigger in draft.triggers):
        return False
    sentences = [frame.tokens(frame.sentences[trigger.sentence]) for trigger in draft.triggers]
    law = status_words()["laws"]
    return all(any(t.lower_ in law and t.i + 1 < s.end and t.nbor().like_num for t in s) for s in sentences)


def _is_below(token: Token, words: frozenset[str]) -> bool:
    """Whether a noun hangs on a listed one by nouns and prepositions alone."""
    for _ in range(_STEPS):
        if token.lower_ in words:
            return True
        if token.head == token or token.head.pos_ in _VERBS:
            return False
        token = token.head
    return False


def tells_of_end(frame: Frame, draft: Draft) -> bool:
    """`since 2022, when a ceasefire broke down`: a truce over, in a clause that only dates something else."""
    verbs = (governing_verb(frame.doc[trigger.head]) for trigger in draft.triggers)
    ended = all(verb is not None and verb.lemma_.lower() in status_words()["ends"] for verb in verbs)
    return ended and is_aside(frame, draft)


def _words_for(trigger: Trigger) -> frozenset[str]:
    return _OF_ACTS if trigger.entry.kind == "act" else _OF_VIOLENCE


def _only_dates(token: Token, words: frozenset[str]) -> bool:
    for _ in range(_STEPS):
        if token.pos_ in _VERBS and any(c.dep_ in _MARKS and c.lower_ in words for c in token.children):
            return token.dep_ in {"advcl", "pcomp", "relcl", "acl"}
        if token.dep_ == "prep" and token.lower_ == "since":
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def takes_up(frame: Frame, trigger: Trigger) -> bool:
    """`the attackers then opened fire`, `those gunmen`: doers told of before."""
    doers = actors_of(frame, trigger) if trigger.verbal else []
    found = [(noun, frame.mention_at(noun.i)) for noun in doers]
    return any(
        mention is not None
        and mention.form == "unnamed"
        and mention.side == "militant"
        and any(child.lower_ in _THE for child in noun.children)
        for noun, mention in found
    )


def hits_attackers(frame: Frame, trigger: Trigger) -> bool:
    """`soldiers shot dead two of the attackers`, `fired on the assailants`: whom the attack told before was made by."""
    if not trigger.verbal:
        return False
    hit = [*undergoer_heads(frame.doc[trigger.head], trigger), *objects_of_preposition(frame.doc[trigger.head], _AT)]
    hit += [noun for whole in hit for noun in objects_of_preposition(whole, _OF)]
    they = [noun for noun in hit if _is_attackers(noun) or (noun.lower_ == "them" and _told_attackers(noun))]
    return bool(they) and not any(noun in they for noun in actors_of(frame, trigger))


def _is_attackers(noun: Token) -> bool:
    attackers = responsibility_words()["attackers"]
    return noun.lower_ in attackers and any(child.lower_ in _THE for child in noun.lefts)


def _told_attackers(pronoun: Token) -> bool:
    """`soldiers went after the fleeing attackers and shot 12 of them`."""
    before = [token for token in pronoun.doc[pronoun.sent.start : pronoun.i] if token.tag_ == "NNS"]
    return any(map(_is_attackers, before)) and _is_attackers(before[-1])


def is_one_of_them(noun: Token) -> bool:
    """`This was one of four attacks`: the event told right before, among others."""
    one = noun.head.head if noun.dep_ == "pobj" else noun
    subjects = [child for child in one.head.children if child.dep_ == "nsubj"] if one.dep_ == "attr" else []
    return one.lower_ == "one" and any(subject.lower_ in {"it", "this", "that"} for subject in subjects)


def happened_first(frame: Frame, sentence: Sentence) -> DateMention | None:
    """The day that a sentence opens with (`Yesterday, a blast ...`), not that of `The BBC said Saturday`."""
    dates = within(frame.dates, sentence.start, min(sentence.start + _FRONT, sentence.end))
    day = next((date for date in dates if date.span.start == date.span.end), None)
    return day if day is not None and day in dates_in(frame, sentence)[0] else None


def is_dated_entry(frame: Frame, sentence: Sentence) -> bool:
    """`December 28: Militants blew up a school`: an entry of a chronicle, which tells of its day alone."""
    date = next(iter(within(frame.dates, sentence.start, min(sentence.start + _FRONT, sentence.end))), None)
    return date is not None and date.start == sentence.start and frame.doc[min(date.end, sentence.end - 1)].text == ":"


@lru_cache(maxsize=1)
def _list_phrases() -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in status_words()["lists"])


def lists_others(frame: Frame, sentence: Sentence) -> bool:
    """`These have included an attack on a temple`: the events of the sentence are others than those before it."""
    return next(_list_phrases().longest(frame.doc, sentence.start, sentence.end), None) is not None


@lru_cache(maxsize=1)
def _openings() -> Phrases[str]:
    words = status_words()
    return Phrases((phrase, key) for key in ("shifts", "apart", "later") for phrase in words[key])


def opening(frame: Frame, sentence: Sentence) -> str | None:
    """How a sentence goes over to another event: `shifts` (`Earlier on`), `apart` (`In a separate raid`) or `later`."""
    first = next((t.i for t in frame.tokens(sentence) if not (t.is_space or t.is_punct)), sentence.start)
    found = next(_openings().at(frame.doc, first, sentence.end), None)
    return found[1] if found else None


def shifts(frame: Frame, sentence: Sentence) -> bool:
    """`Earlier in the day, ...`, `In a separate operation ...`: the sentence opens with another event."""
    return opening(frame, sentence) in {"shifts", "apart"}


def strikes_again(frame: Frame, sentence: Sentence, draft: Draft) -> bool:
    """`Hours later, a bomb went off in the bazaar`: militants' next attack; not what forces did about the first."""
    if opening(frame, sentence) != "later" or draft.again or any(trigger.definite for trigger in draft.triggers):
        return False
    dead = (toll for toll in draft.tolls if toll.harm == "killed" and not (toll.additional or toll.moved))
    hurt = any(toll.side in {"civil", "forces"} for toll in dead)
    return "means" in draft.kinds or draft.attacker_side == "militants" or (hurt and draft.own_place)
