"""Resolves noun phrases that refer back to an actor named before; leaves open what is not clear."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.frame import Frame, Mention
from sourceline.extract.references.pronouns import group_meant
from sourceline.vocab.actors import actors

_ARMED = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_BODIES = frozenset(EntityKind) - {EntityKind.PERSON, EntityKind.UNNAMED}
_DEFINITE = frozenset({"the", "this", "that", "said"})
_PLURAL = frozenset({"these", "those", "such"})
_ASIDE, _CLOSING = frozenset({",", "-", "–", "—", ":"}), frozenset({",", ".", ";", "-", "–", "—", "(", ")"})
_DOER = 2
_BRANCHES = frozenset({"affiliate", "branch", "chapter", "wing", "leadership"})
_BEFORE = 4
"""How many tokens before a noun may hold its article: "the banned militant group"."""
_WINDOW = 3
"""Sentences back that a band of fighters may refer to."""
_TITLE_REACH = 5
_TITLE_WINDOW = 60
"""Sentences back that "the minister" may refer to."""


def references(frame: Frame) -> Iterator[Mention]:
    """Mentions by reference, in order; none overlaps a mention that names somebody."""
    words = role_words().references
    everything = frozenset().union(*words.values())
    for token in frame.doc:
        if token.pos_ == "PRON" and frame.mention_at(token.i) is None and (group := group_meant(frame, token)):
            yield replace(group, start=token.i, end=token.i + 1, form="reference", cue=token.lower_)
        if token.pos_ not in {"NOUN", "PROPN"} or token.lower_ not in everything:
            continue
        there = frame.mention_at(token.i)
        if there is not None and there.form != "unnamed":
            continue
        found = _antecedent(frame, token, words)
        if found is not None:
            mention, cue = found
            start = there.start if there else token.i
            yield replace(mention, start=start, end=token.i + 1, form="reference", cue=cue)


def _antecedent(frame: Frame, token: Token, words: dict[str, frozenset[str]]) -> tuple[Mention, str] | None:
    """Whom a noun with its article means, and the words that say so."""
    noun, article = token.lower_, _article(frame, token)
    found: Mention | None = None
    if article in {"its", "their", "group's"} and noun in words["organ"]:
        found = _owner(frame, token)
    elif article in _PLURAL and noun in words["these"]:
        found = _only_armed(frame, token)
    elif article in _DEFINITE:
        found = _definite(frame, token, words)
    return (found, f"{article} {noun}") if found else None


def _definite(frame: Frame, token: Token, words: dict[str, frozenset[str]]) -> Mention | None:
    """Whom "the group", "the network", "the militants" or "the minister" means."""
    noun, found = token.lower_, None
    if noun in words["group"] and _is_named_next(frame, token):
        return None
    if noun in words["group"] and _is_whole(token):
        found = _last_armed(frame, token, 0)
    if found is None and noun in words["unnamed"] and _is_whole(token):
        found = _last_unnamed(frame, token)
    if found is None and noun in words["band"]:
        found = _last_band(frame, token)
    if found is None and noun in words["attackers"]:
        found = _last_attackers(frame, token)
    if found is None and noun in words["person"]:
        found = _last_titled(frame, token)
    if found is None and noun in words["body"] and _is_whole(token):
        found = _last_body(frame, token)
    return found


def _is_named_next(frame: Frame, token: Token) -> bool:
    """Whether the noun's own name follows, so that it points at nobody before: "the banned group, the X, said"."""
    doc, at = token.doc, token.i + 1
    aside = at < len(doc) and doc[at].text in _ASIDE
    while at < len(doc) and (doc[at].text in _ASIDE or doc[at].lower_ == "the"):
        at += 1
    named = frame.mention_at(at) if at < len(doc) else None
    if named is None or named.start != at or named.form != "name" or named.kind not in _ARMED:
        return False
    return not aside or named.end >= len(doc) or doc[named.end].text in _CLOSING


def _last_body(frame: Frame, token: Token) -> Mention | None:
    """`the committee`: the body named last whose name ends in that word."""
    for mention in _earlier(frame, token):
        if mention.kind in _BODIES and mention.form == "name" and token.lower_ in mention.name.lower().split():
            return mention
    return None


def _article(frame: Frame, token: Token) -> str | None:
    """The determiner of a noun phrase, read leftwards from its noun."""
    for at in range(token.i - 1, max(-1, token.i - 1 - _BEFORE), -1):
        left = frame.doc[at]
        if left.dep_ in {"det", "poss"} or left.tag_ in {"DT", "PRP$"}:
            return left.lower_
        if left.tag_ == "POS":
            return "group's" if frame.doc[at - 1].lower_ in role_words().references["group"] else None
        if left.pos_ not in {"ADJ", "NOUN", "VERB", "PUNCT"} or left.text in {",", ".", ";", ":"}:
            return None
    return None


def _is_whole(token: Token) -> bool:
    """Whether "the group" is not "the group of friends" or a part of a longer noun."""
    if token.dep_ == "compound":
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or after.lower_ not in {"of", "that", "called", "named"}:
        return True
    return after.pos_ == "VERB" and after.i + 1 < len(token.doc) and token.doc[after.i + 1].pos_ != "PROPN"


def _earlier(frame: Frame, token: Token) -> Iterator[Mention]:
    """Mentions before a token, latest first."""
    last = bisect_left(frame.mentions, token.i, key=lambda mention: mention.start)
    return (mention for mention in (frame.mentions[at] for at in range(last - 1, -1, -1)) if mention.end <= token.i)


def _last_armed(frame: Frame, token: Token, first_sentence: int) -> Mention | None:
    """The armed group named last in this sentence, else the subject among those of the sentence before."""
    found: Mention | None = None
    best = 0
    for mention in _earlier(frame, token):
        index = frame.sentence_at(mention.start).index
        if index < first_sentence or (found and index < frame.sentence_at(found.start).index):
            break
        if mention.kind not in _ARMED:
            continue
        if index == frame.sentence_at(token.i).index:
            return mention
        rank = _prominence(frame, mention)
        if found is None or rank > best or rank == best >= _DOER:
            found, best = mention, rank
    return found


def _last_unnamed(frame: Frame, token: Token) -> Mention | None:
    """The unnamed network or group that was spoken of last; "the group" may be any, "the network" only a network."""
    groups = role_words().references["group"]
    for mention in _earlier(frame, token):
        noun = frame.doc[mention.end - 1].lower_
        if mention.form != "unnamed" or not (
            noun == token.lower_ or (token.lower_ in groups and noun in role_words().groups)
        ):
            continue
        if _article(frame, frame.doc[mention.end - 1]) not in _PLURAL:
            return mention
    return None


def _owner(frame: Frame, token: Token) -> Mention | None:
    """Whose spokesman "its spokesman" is: of the body this sentence speaks of, else of the armed group before."""
    here = frame.sentence_at(token.i)
    bodies = [m for m in frame.mentions_in(here.start, token.i) if m.kind in _BODIES]
    subjects = [m for m in bodies if _is_subject(frame, m)]
    if bodies:
        return (subjects or bodies)[-1]
    return _last_armed(frame, token, here.index - _WINDOW)


def _prominence(frame: Frame, mention: Mention) -> int:
    """How much a sentence is about an actor: doer of its main clause, other doer, named, only telling whose."""
    tokens = frame.doc[mention.start : mention.end]
    men = role_words().groups | role_words().militants | _BRANCHES  # "the X affiliate", "X fighters"
    heads = [t.head if t.dep_ in {"compound", "nmod"} and t.head.lower_ in men else t for t in tokens]
    subjects = [token for token in heads if token.dep_ in {"nsubj", "nsubjpass"}]
    if subjects:
        return _DOER + any(_is_main(token.head) for token in subjects)
    return int(frame.doc[mention.end - 1].dep_ not in {"compound", "poss", "nmod", "amod"})


def _is_main(verb: Token) -> bool:
    while verb.dep_ in {"conj", "ccomp", "parataxis"}:
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_subject(frame: Frame, mention: Mention) -> bool:
    return any(token.dep_ in {"nsubj", "nsubjpass"} for token in frame.doc[mention.start : mention.end])


def _only_armed(frame: Frame, token: Token) -> Mention | None:
    """The one armed group of the sentence before, or of the one before that."""
    here = frame.sentence_at(token.i).index
    near: dict[str, Mention] = {}
    for mention in _earlier(frame, token):
        index = frame.sentence_at(mention.start).index
        if index < here - 2:
            break
        if mention.kind in _ARMED and index < here:
            near[mention.entity] = mention
    return next(iter(near.values())) if len(near) == 1 else None


def _last_band(frame: Frame, token: Token) -> Mention | None:
    """A group whose men were spoken of just before: "TTP militants", "terrorists of the BLA", a state's label."""
    first = frame.sentence_at(token.i).index - _WINDOW
    for mention in _earlier(frame, token):
        if frame.sentence_at(mention.start).index < first:
            return None
        if mention.kind is EntityKind.UNNAMED and mention.form == "unnamed" and mention.cue != "handlers":
            continue
        if mention.kind in _ARMED and (mention.form in {"label", "reference"} or _has_men(frame, mention)):
            return mention
    return _attackers_before(frame, token)


def _last_attackers(frame: Frame, token: Token) -> Mention | None:
    """`fighters of the BLA hit a train. The attackers fled`: where the sentence before tells of no other attackers."""
    here = frame.sentence_at(token.i)
    if not here.index:
        return None
    before = frame.sentences[here.index - 1]
    armed = [m for m in frame.mentions_in(before.start, token.i) if m.kind in _ARMED or m.side == "militant"]
    men = [m for m in armed if m.kind in _ARMED and (m.form in {"label", "reference"} or _has_men(frame, m))]
    return men[0] if men and len({mention.entity for mention in armed}) == 1 else None


def _attackers_before(frame: Frame, token: Token) -> Mention | None:
    """`The TTP stormed a post. The militants fled`: the one group that the sentence before says attacked somebody."""
    here = frame.sentence_at(token.i)
    if not here.index:
        return None
    before = frame.sentences[here.index - 1]
    near = frame.mentions_in(before.start, token.i)
    armed = [mention for mention in near if mention.kind in _ARMED or mention.side == "militant"]
    if len({mention.entity for mention in armed}) != 1 or armed[0].start >= here.start:
        return None
    attacks = any(_attacks(frame.doc[at]) for at in range(armed[0].start, armed[0].end))
    return armed[0] if attacks and armed[0].kind in _ARMED else None


def _attacks(noun: Token) -> bool:
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in role_words().attacks


def _has_men(frame: Frame, mention: Mention) -> bool:
    return frame.doc[mention.end - 1].lower_ in role_words().followers


def _last_titled(frame: Frame, token: Token) -> Mention | None:
    """The last person given this title or known by this role."""
    following = frame.doc[token.i + 1] if token.i + 1 < len(frame.doc) else None
    if following is not None and (following.pos_ == "PROPN" or following.lower_ == "of"):
        return None
    before = frame.doc[token.i - 1]
    title = {token.lower_, before.lower_} if before.dep_ in {"compound", "amod"} else {token.lower_}
    title = set(role_words().title_words.get(token.lower_, title))
    first = frame.sentence_at(token.i).index - _TITLE_WINDOW
    for mention in _earlier(frame, token):
        if frame.sentence_at(mention.start).index < first:
            return None
        if mention.kind is not EntityKind.PERSON:
            continue
        given = _titles(frame, mention)
        if (title <= given or token.lower_ in given) and not _is_of_higher(title, given):
            return mention
    return None


def _is_of_higher(title: set[str], given: set[str]) -> bool:
    """Whether a person has an office of more words: "the minister" is no chief minister."""
    return any(title < set(words) <= given for words in role_words().title_words.values())


def _titles(frame: Frame, mention: Mention) -> set[str]:
    """The title words right before a person's name, and those of a listed person's role."""
    found: set[str] = set()
    for at in range(mention.start - 1, max(-1, mention.start - 1 - _TITLE_REACH), -1):
        if frame.doc[at].pos_ not in {"NOUN", "PROPN", "ADJ"}:
            break
        found.add(frame.doc[at].lower_)
    actor = actors().get(mention.entity)
    role = actor.role if actor and actor.role and "former" not in actor.role else ""
    return found | set((role or "").split())
