"""Names that stand beside a verb of speech, where its subject is not the one who speaks, or the parser lost it."""

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.claims.patterns import speaker_words
from sourceline.extract.frame import Frame, Mention

_VERBS = frozenset({"VERB", "AUX"})
_OFFICE = 14
"""Tokens from an office to the name that it stands before: "the Deputy Inspector General of Police (DIGP) X"."""
PLAIN = frozenset({"say", "tell", "announce", "report", "state", "add", "confirm", "warn", "claim", "declare"})
"""Verbs that are speech whatever the parser makes of the sentence."""
QUOTES = frozenset("\"“”'‘’")


def according(frame: Frame, token: Token) -> Token | None:
    """The noun after "according to" or "as per", or the name that its office stands before."""
    after = token.doc[token.i + 1 : token.i + 3]
    nouns = [noun for child in (token, *after) for noun in child.children if noun.dep_ == "pobj" and noun.i > token.i]
    if not nouns:
        return None
    names = [m for m in frame.mentions_in(nouns[0].i, min(token.sent.end, nouns[0].i + _OFFICE)) if _is_person(m)]
    between = token.doc[nouns[0].i + 1 : names[0].start] if names else ()
    is_his = (
        names and nouns[0].pos_ == "PROPN" and all(part.text != "," and part.pos_ not in _VERBS for part in between)
    )
    return token.doc[names[0].end - 1] if is_his else nouns[0]


def _is_person(mention: Mention) -> bool:
    return mention.kind is EntityKind.PERSON


def quoted_by(frame: Frame, token: Token, subject: Token | None) -> Token | None:
    """Whom a medium cites: "state media quoted X as saying", "the paper said, citing X"."""
    if token.lemma_ == "quote" and all(child.dep_ != "auxpass" for child in token.children):
        return next((child for child in token.children if child.dep_ == "dobj"), None)
    if subject is None or not _is_medium(frame, subject):
        return None
    citing = (child for child in token.children if child.dep_ == "advcl" and child.lower_ in {"citing", "quoting"})
    named = (noun for verb in citing for noun in verb.children if noun.dep_ == "dobj")
    named = (noun for noun in named if all(child.dep_ != "poss" or child.pos_ != "PRON" for child in noun.children))
    return next((noun for noun in named if frame.mention_at(noun.i) or noun.lower_ in role_words().speakers), None)


def _is_medium(frame: Frame, noun: Token) -> bool:
    mention = frame.mention_at(noun.i)
    if mention is not None:
        return mention.kind is EntityKind.MEDIA
    return noun.lower_ in speaker_words().outlets or EntityKind.MEDIA in speaker_words().bodies.get(noun.lower_, ())


def name_before(frame: Frame, token: Token) -> Token | None:
    """The name right before a verb whose subject is the office before it: "the envoy to the town Name Name said"."""
    subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i < token.i), None)
    if subject is None or (subject.i and (there := frame.mention_at(subject.i)) and there.kind is EntityKind.PERSON):
        return None
    at = token.i - 1
    while at > subject.i and token.doc[at].pos_ in {"AUX", "ADV"}:
        at -= 1
    named = frame.mention_at(at)
    if named is None or named.kind is not EntityKind.PERSON or named.start <= subject.i:
        return None
    between = token.doc[subject.i + 1 : named.start]
    return token.doc[at] if all(part.text != "," and part.pos_ not in _VERBS for part in between) else None


def after_comma(frame: Frame, token: Token) -> Token | None:
    """The name after ", said": the parser may take the subject of what is said for who says it."""
    before = token.doc[token.i - 1].text if token.i > token.sent.start else ""
    if token.lemma_ not in PLAIN or token.lemma_ == "tell" or (before != "," and before not in QUOTES):
        return None
    found = _inverted(frame, token)
    if found is None or found.i + 1 >= token.sent.end or found.nbor().pos_ in {"VERB", "AUX"}:
        return None
    return found if found.pos_ == "PROPN" or frame.mention_at(found.i) is not None else None


def beside(frame: Frame, token: Token) -> Token | None:
    """The speaker right before or after a verb whose subject the parser lost: "the ISPR (...) said", ", said X"."""
    doc, sentence = token.doc, token.sent
    at = token.i - 1
    if (
        at > sentence.start
        and doc[at].text == ","
        and (named := frame.mention_at(at - 1))
        and named.kind is EntityKind.PERSON
    ):
        return doc[named.end - 1]  # "the health minister, Name Name, told"
    if at >= sentence.start and (doc[at].text in QUOTES or doc[at].text == ","):
        return _inverted(frame, token) if token.lemma_ != "tell" else None
    if at > sentence.start and doc[at].text == ")":
        at = next((left for left in range(at, sentence.start, -1) if doc[left].text == "("), at) - 1
    if at < sentence.start or doc[at].pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    if (named := frame.mention_at(at)) and named.kind is EntityKind.PERSON:
        return doc[at]
    noun = doc[at]
    while noun.dep_ in {"pobj", "prep"} and sentence.start <= noun.head.i < noun.i:
        noun = noun.head
    return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else doc[at]


def _inverted(frame: Frame, token: Token) -> Token | None:
    doc, at = token.doc, token.i + 1
    found: Token | None = None
    while at < token.sent.end and doc[at].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON"}:
        mention = frame.mention_at(at)
        found = doc[mention.end - 1] if mention else doc[at]
        at = found.i + 1
    return found if found is not None and found.pos_ != "DET" else None
