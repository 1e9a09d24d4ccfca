"""How far a trigger's event got: occurred, attempted, foiled, alleged, a trend, or nothing that happened.

Follows the grammatical signs of factuality: negation, modality, conditionals, infinitives under verbs of intent or
attempt, generic and frequentative uses. Every verdict carries its reason, for `explain`.
"""

from spacy.tokens import Token

from sourceline.codes import EventStatus
from sourceline.extract.events.habits import is_former
from sourceline.extract.events.patterns import status_words
from sourceline.extract.events.retold import (
    REAL,
    Verdict,
    is_bare,
    is_claimed_deed,
    is_habit,
    is_one_more_done,
    is_weighed,
    told_again,
)
from sourceline.extract.events.syntax import infinitive_of, is_counted, is_denied, stops
from sourceline.extract.events.unreal import is_feared, unreal_clause

_TREND = EventStatus.ONGOING_TREND
_MAX_CLIMB = 4
_NOUN_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj", "conj", "oprd", "dep"})


def judge_verb(verb: Token, *, headline: bool = False) -> Verdict:  # noqa: PLR0911 - one return a reason
    """The factuality of a verb's event."""
    words, verb = status_words(), infinitive_of(verb)
    if _stays(verb) and (outer := judge_verb(verb.head, headline=headline)).status is None:
        return outer
    children = list(verb.children)
    lows = {child.lower_ for child in children}
    if (reason := _not_done(children)) is not None:
        return Verdict(None, reason)
    if any(child.dep_ == "aux" and child.lower_ in words["modals"] for child in children):
        return Verdict(None, "modal verb: not (yet) fact")
    if lows & words["conditions"] and any(child.dep_ == "mark" for child in children):
        return Verdict(None, "conditional")
    if verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in children):
        return _judge_infinitive(verb)
    if (
        verb.tag_ in {"VB", "VBN"}
        and verb.dep_ == "ccomp"
        and any(c.dep_ == "auxpass" and c.tag_ == "VB" for c in children)
    ):
        return Verdict(None, f"wished for under “{verb.head.text}”")
    if verb.tag_ == "VBG" and (found := _judge_gerund(verb)):
        return found
    if lows & words["alleged"] or (verb.dep_ == "pcomp" and verb.head.head.lemma_ in words["alleges"]):
        return Verdict(EventStatus.ALLEGED, "alleged")
    if _is_trend(verb, _own_words(children), headline=headline) or is_former(verb) or _is_under_way(children):
        return Verdict(_TREND, "pattern")
    return Verdict(EventStatus.ALLEGED, "denied") if is_denied(verb, words["denies"]) else _judge_ancestors(verb)


def _not_done(children: list[Token]) -> str | None:
    """Why a verb with these children tells of no deed: negated, or what was "eliminated" is an idea."""
    abstract = status_words()["not_slain"]
    if _negated(children):
        return "negated"
    hit = any(child.dep_ in {"dobj", "nsubjpass"} and child.lower_ in abstract for child in children)
    return "nobody and nothing is hit" if hit else None


def _own_words(children: list[Token]) -> set[str]:
    """What is said of a verb itself: not what somebody `agreed to continue`."""
    return {child.lower_ for child in children if child.dep_ not in {"xcomp", "ccomp", "advcl", "conj", "dobj"}}


def _is_under_way(children: list[Token]) -> bool:
    """`militants were being held`: a state that the news finds, and no news."""
    finite = any(child.dep_ == "aux" and child.lemma_ == "be" for child in children)
    return finite and any(child.dep_ == "auxpass" and child.lower_ == "being" for child in children)


def _stays(state: Token) -> bool:
    """`would stay closed`: a state under a verb of its own."""
    return state.dep_ in {"acomp", "oprd"} and state.head.pos_ in {"VERB", "AUX"}


def _negated(children: list[Token]) -> bool:
    negations = [child for child in children if child.dep_ == "neg"]
    if any(not _is_not_only(token) for token in negations):
        return True
    subjects = [child for child in children if child.dep_ in {"nsubj", "nsubjpass"}]
    return any(child.lower_ == "no" for subject in subjects for child in subject.children) or any(
        subject.lower_ in {"none", "nobody", "neither"} or _no_one(subject) for subject in subjects
    )


def _is_not_only(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in {"only", "just"}


def _no_one(token: Token) -> bool:
    return token.lower_ == "one" and token.i > 0 and token.nbor(-1).lower_ == "no"


def _judge_infinitive(verb: Token) -> Verdict:
    words, governor = status_words(), verb.head
    while governor.dep_ == "conj" and governor.tag_ == "VB":
        governor = governor.head
    lemma = governor.lemma_.lower()
    if lemma in words["attempts"] or lemma in words["attempt_nouns"]:
        return _judge_attempt(verb, governor)
    if lemma in words["manages"]:
        return judge_verb(governor) if governor.pos_ == "VERB" else REAL
    if lemma in words["trends"]:
        return Verdict(_TREND, f"under “{governor.text}”")
    clause = governor if governor.pos_ == "VERB" else governor.head
    if any(child.lower_ == "been" for up in (clause, clause.head) if up.tag_ == "VBG" for child in up.children):
        return Verdict(_TREND, "pattern: has been doing")
    return Verdict(None, f"infinitive under “{governor.text}”: intended, not done")


def _judge_attempt(verb: Token, governor: Token) -> Verdict:
    """What was tried, or failed; whom the police failed to arrest is at large."""
    words, reason = status_words(), f"under “{governor.text}”"
    if governor.lemma_.lower() == "fail" and verb.lemma_.lower() in words["only_done"]:
        return Verdict(None, f"{reason}: not done")
    foiled = governor.head.lemma_.lower() in words["foils"] and governor.pos_ == "NOUN"
    outer = judge_verb(governor) if governor.pos_ == "VERB" and governor.tag_ != "VB" else REAL
    if outer.status is None:
        return outer
    return Verdict(EventStatus.FOILED if foiled else EventStatus.ATTEMPTED, reason)


def _judge_gerund(verb: Token) -> Verdict | None:  # noqa: PLR0911 - one return a reason
    words, head = status_words(), verb.head
    if verb.dep_ == "acl" and head.lemma_.lower() in words["plots"]:
        return Verdict(None, f"says what the “{head.text}” was for")
    general = verb.dep_ in {"pcomp", "csubj", "xcomp", "acl"} and verb.lemma_.lower() not in words["light"]
    own = (token for child in verb.children if child.dep_ != "conj" for token in child.subtree)
    scene = any(token.pos_ == "PROPN" for token in own)  # `accused it of bombing homes in Khost on Monday`
    if general and not scene and any(c.dep_ == "dobj" and _is_bare_plural(c) for c in verb.children):
        return Verdict(None, "generic: whom in general, not whom")
    if any(child.dep_ == "aux" and child.lower_ in {"are", "is", "'re", "being"} for child in verb.children):
        return Verdict(_TREND, "in progress")
    if any(child.lower_ == "been" for child in verb.children):
        return Verdict(_TREND, "pattern: has been doing")
    if verb.dep_ == "pcomp" and head.lower_ in {"from", "of", "at", "in", "for", "by", "against"}:
        return _governed(head.head)
    if verb.dep_ in {"xcomp", "ccomp"} and head.lemma_.lower() in words["intends"]:
        return Verdict(None, f"under “{head.text}”")
    if verb.dep_ in {"csubj", "nsubj"}:
        return Verdict(None, "named, not told")
    return None


def _governed(governor: Token) -> Verdict | None:
    """What a verb or noun makes of a gerund after its preposition: `prevented from`, `planning of`, `accused of`."""
    words, lemma = status_words(), governor.lemma_.lower()
    reason = f"under “{governor.text}”"
    if lemma in words["foils"]:
        return Verdict(EventStatus.FOILED, reason)
    if lemma in words["intends"]:
        return Verdict(None, reason)
    return Verdict(EventStatus.ALLEGED, reason) if lemma in words["alleges"] else None


def _is_trend(verb: Token, lows: set[str], *, headline: bool) -> bool:
    if lows & status_words()["trends"]:
        return True
    if headline or verb.tag_ not in {"VBP", "VBZ"} or (verb.dep_ in {"relcl", "ccomp"} and verb.tag_ == "VBZ"):
        return False
    if any(is_counted(child) for child in verb.children if child.dep_ in {"dobj", "nsubj"}):
        return False
    if any(child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return False
    if verb.tag_ == "VBZ":
        return True
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return any(subject.tag_ in {"WP", "WDT"} or _is_bare_plural(subject) for subject in subjects)


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "PRP"} and not any(child.dep_ in {"det", "nummod", "poss"} for child in noun.children)


def _judge_ancestors(verb: Token) -> Verdict:
    """What stands above a finite or participial verb: `if`, a modal it is coordinated with, a plan it describes."""
    token, words = verb, status_words()
    for _ in range(_MAX_CLIMB):
        head = token.head
        if head == token:
            break
        if token.dep_ in {"conj", "xcomp"} and not _own_subject(token):
            if any(child.dep_ == "aux" and child.lower_ in words["modals"] for child in head.children):
                return Verdict(None, "under a modal verb")
            if any(child.lower_ in words["conditions"] and child.dep_ == "mark" for child in head.children):
                return Verdict(None, "in a condition")
            if head.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in head.children):
                return _judge_infinitive(head)
        if reason := unreal_clause(token):
            return Verdict(None, reason)
        if token.tag_ == "VBG" and token.dep_ == "advcl" and is_habit(head):
            return Verdict(_TREND, f"beside “{head.text}”")
        if token.dep_ not in {"conj", "xcomp", "advcl", "ccomp", "dep"}:
            break
        token = head
    return REAL


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def judge_noun(noun: Token) -> Verdict:  # noqa: PLR0911 - one return a reason
    """The factuality of the event that a noun names."""
    words = status_words()
    modifiers = {child.lower_ for child in noun.children if child.dep_ in {"amod", "compound", "det", "nmod", "predet"}}
    if modifiers & {"no", "any"} or (noun.dep_ == "pobj" and noun.head.lower_ == "without"):
        return Verdict(None, "negated")
    if noun.tag_ == "NNS" and modifiers & words["kindred"]:
        return Verdict(_TREND, "generic: others of the kind")
    if modifiers & words["foiled"]:
        return Verdict(EventStatus.FOILED, "foiled")
    if (
        modifiers & words["failed"]
        or noun.lower_ in words["attempt_nouns"]
        or noun.head.lower_ in words["attempt_nouns"]
    ):
        return _attempt(noun)
    if (modifiers & words["unreal"] and not is_one_more_done(noun, modifiers & words["unreal"])) or is_feared(noun):
        return Verdict(None, "only possible")
    if modifiers & words["alleged"]:
        return Verdict(EventStatus.ALLEGED, "alleged")
    told = noun.dep_ == "pobj" and noun.head.lower_ in words["presupposes"] and not is_bare(noun)
    if told or is_claimed_deed(noun):
        return REAL
    if noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in words["trends"]:
        return Verdict(_TREND, f"under “{noun.head.head.text}”")
    verb = _governor(noun)
    if verb is None and noun.tag_ == "NN" and not list(noun.lefts):
        verb = next((token for token in noun.ancestors if token.pos_ == "VERB"), None)
    return REAL if verb is None else _judge_outcome(noun, verb)


def _attempt(noun: Token) -> Verdict:
    verb = _governor(noun if noun.head.lower_ not in status_words()["attempt_nouns"] else noun.head)
    if verb is not None and verb.lemma_.lower() in status_words()["foils"]:
        return Verdict(EventStatus.FOILED, f"an attempt under “{verb.text}”")
    return Verdict(EventStatus.ATTEMPTED, "an attempt")


def _governor(noun: Token) -> Token | None:
    """The verb that a noun is an argument of, through prepositions and coordination."""
    token = noun
    for _ in range(_MAX_CLIMB):
        head = token.head
        if head == token:
            return None
        if head.pos_ in {"VERB", "AUX"}:
            return head
        if token.dep_ not in _NOUN_ARGUMENTS and token.dep_ not in {"prep", "compound"}:
            return None
        token = head
    return None


def _judge_outcome(noun: Token, verb: Token) -> Verdict:
    """`would lead to the killing of`: as real as the verb that it is the outcome of."""
    if noun.dep_ == "pobj" and verb.lemma_.lower() in status_words()["leads_to"]:
        return judge_verb(verb)
    return _judge_under(noun, verb)


def _judge_under(noun: Token, verb: Token) -> Verdict:  # noqa: PLR0911 - one return a reason
    words = status_words()
    lemma = verb.lemma_.lower()
    definite = any(child.lower_ in words["definite"] or child.dep_ == "poss" for child in noun.children)
    if lemma in words["foils"] and noun.dep_ in {"dobj", "nsubjpass", "conj", "pobj"} and not stops(noun, verb):
        outer = judge_verb(verb)
        return Verdict(EventStatus.FOILED, f"under “{verb.text}”") if outer.status else outer
    if lemma in words["repels"]:
        return REAL
    if lemma in words["told_again"] and (found := told_again(noun, verb, definite=definite)):
        return found
    if (lemma in words["trends"] and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}) or is_habit(verb):
        return Verdict(_TREND, f"under “{verb.text}”")
    if lemma in words["intends"] and noun.dep_ in {"dobj", "conj"} and not definite:
        return Verdict(None, f"under “{verb.text}”: intended, not done")
    if noun.tag_ == "NN" and not list(noun.lefts):
        return judge_verb(verb)  # `they would cross and attack`, taken for a noun
    if definite and (noun.dep_ not in {"nsubj", "nsubjpass"} or is_weighed(noun, verb)):
        return REAL
    if noun.dep_ == "nsubjpass" and (wish := judge_verb(verb)).status is None:
        return wish
    if lemma in words["light"] or (not definite and noun.dep_ in {"dobj", "nsubjpass"}):
        outer = judge_verb(verb)
        return outer if outer.status is not EventStatus.OCCURRED or lemma in words["light"] else REAL
    return REAL
