"""Finds who is made to speak in a sentence: by a verb with a subject, by "according to", by a passive."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from sourceline.codes import EntityKind, PlacePrecision, Stance
from sourceline.extract.actors.called import called
from sourceline.extract.actors.patterns import role_words
from sourceline.extract.claims.naming import PLAIN, QUOTES, according, after_comma, beside, name_before, quoted_by
from sourceline.extract.claims.patterns import SpeechWords, speaker_words, speech_words
from sourceline.extract.events.patterns import target_words
from sourceline.extract.frame import Frame, Sentence

_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_REACH, _FAR = 5, 9
"""Tokens after a verb in which its complement may stand: "put the number of those who were injured at nine"."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_REGIONS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.DISTRICT})
_GROUPS = frozenset({EntityKind.ARMED_GROUP, EntityKind.FACTION})
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "i", "we"})
_SELVES = frozenset({"itself", "themselves", "himself", "herself"})
_RESPONSIBILITY = frozenset({"responsibility", "credit"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act of speech: the token that shows it, the noun that speaks, and the stance its word gives."""

    cue: Token
    speaker: Token | None
    """None where a passive names nobody."""
    stance: Stance
    clause: bool
    """Whether what is said stands in a clause, a quotation or the sentence that the act closes."""


def acts(frame: Frame, sentence: Sentence) -> Iterator[Act]:
    """Acts of speech of one sentence, in order."""
    words = speech_words()
    for token in frame.tokens(sentence):
        if token.lower_ == "according" or (token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as"):
            if (speaker := according(frame, token)) is not None and speaker.lower_ not in words.mute:
                yield Act(token, speaker, Stance.ASSERTS, clause=True)
        elif (
            token.pos_ in {"VERB", "AUX"}
            and not _is_name(frame, token)
            and (act := _verb_act(frame, token, words)) is not None
        ):
            yield act


def _is_name(frame: Frame, token: Token) -> bool:
    """Whether a verb of speech is but part of a man's name: "Said"."""
    mention = frame.mention_at(token.i)
    return mention is not None and mention.kind is EntityKind.PERSON


def _verb_act(frame: Frame, token: Token, words: SpeechWords) -> Act | None:
    fixed = Stance.CLAIMS_RESPONSIBILITY if _claims_responsibility(token, words) else _light(token, words)
    stance = fixed or words.verbs.get(token.lemma_.lower())
    if stance is None or _is_unsaid(token) or _is_wish(token) or (not fixed and not _has_content(token, words)):
        return None
    if (stance is Stance.ASSERTS and _opens(token, words)) or _is_comparison(token):
        return None
    if _is_passive(token):
        quoted = token.lemma_ == "quote"  # "was quoted by X as saying": who is quoted speaks
        speaker = next((child for child in token.children if quoted and child.dep_ == "nsubjpass"), None) or _agent(
            token
        )
        known = speaker is not None or token.lemma_ in words.passive
        return Act(token, speaker, stance, clause=True) if known and not _is_nobody(speaker) else None
    named = quoted_by(frame, token, _own_subject(token)) or after_comma(frame, token) or name_before(frame, token)
    speaker = named or _own_subject(token)
    if speaker is None and token.lemma_ in PLAIN and token.tag_ != "VBG":
        speaker = _able(frame, beside(frame, token), words)
    speaker = _not_where(frame, token, _with_its_name(frame, speaker or _subject(token)))
    if speaker is None or _is_nobody(speaker) or speaker.lower_ in words.mute:
        return None
    if token.lemma_ in words.needs_speaker and not _can_speak(frame, speaker, words):
        return None
    return Act(token, speaker, stance, clause=_has_clause(token))


def _opens(token: Token, words: SpeechWords) -> bool:
    """Whether it only leads up to what its speaker goes on to say: "affirming their fears, it said that"."""
    if token.tag_ != "VBG" or token.dep_ != "advcl" or token.i > token.head.i or _has_clause(token):
        return False
    return token.head.lemma_ in words.verbs


def _is_comparison(token: Token) -> bool:
    """Whether it only tells that somebody once undertook what others ask of him: "as it had pledged to do"."""
    aside = token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in token.children)
    return aside and any(child.dep_ == "xcomp" and child.lemma_ == "do" for child in token.children)


def _not_where(frame: Frame, token: Token, speaker: Token | None) -> Token | None:
    """The group of "a faction of it active in the province, which claimed the raid": the province does not speak."""
    if speaker is None or token.dep_ != "relcl" or speaker != token.head or speaker.dep_ != "pobj":
        return speaker
    if frame.mention_at(speaker.i) is not None or frame.place_at(speaker.i) is None:
        return speaker
    named = (noun for noun in speaker.ancestors if (there := frame.mention_at(noun.i)) and there.kind in _GROUPS)
    return next(named, speaker)


def _able(frame: Frame, speaker: Token | None, words: SpeechWords) -> Token | None:
    """A noun that the parse does not connect with the verb speaks only if it is somebody."""
    if speaker is None or _can_speak(frame, speaker, words):
        return speaker
    named = (word for _, word in target_words().at(frame.doc, speaker.i, speaker.i + 1))
    return speaker if any(word.person for word in named) else None


def _with_its_name(frame: Frame, speaker: Token | None) -> Token | None:
    """The name in "a splinter group called X"."""
    named = called(frame, speaker, frame.mention_at(speaker.i)) if speaker is not None else None
    return frame.doc[named.end - 1] if named is not None else speaker


def _is_wish(token: Token) -> bool:
    """Whether somebody only wants to do something, or asks a question or not to be named: no demand is made.

    Nor does speak who is "linked to" somebody or "hails from" a place.
    """
    if token.lemma_ == "link":
        return not any(child.dep_ == "dobj" for child in token.children)
    if token.lemma_ == "hail":
        return any(child.dep_ == "prep" and child.lower_ == "from" for child in token.children)
    if token.lemma_ == "want":
        return any(child.dep_ == "xcomp" and _own_subject(child) is None for child in token.children)
    return token.lemma_ == "ask" and any(
        (child.dep_ == "xcomp" and child.lemma_ in {"name", "identify", "quote"})
        or (child.dep_ == "ccomp" and any(near.tag_ in {"WRB", "WP", "WDT"} for near in child.lefts))
        for child in token.children
    )


def _claims_responsibility(token: Token, words: SpeechWords) -> bool:
    if token.lemma_ not in {"claim", "accept", "take", "admit", "acknowledge"}:
        return False
    things = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]
    deeds = _RESPONSIBILITY | words.deed_nouns if token.lemma_ == "claim" else _RESPONSIBILITY
    return any(thing.lower_ in deeds for thing in things)


def _light(token: Token, words: SpeechWords) -> Stance | None:
    """The stance of "issued a warning": a light verb with a noun of speech."""
    if token.lemma_ not in words.light_verbs:
        return None
    nouns = (child.lower_ for child in token.children if child.dep_ == "dobj")
    return next((words.speech_nouns[noun] for noun in nouns if noun in words.speech_nouns), None)


def _is_unsaid(token: Token) -> bool:
    """Whether the verb is negated, only possible, or an infinitive: nobody is reported to have spoken."""
    helped = any(child.dep_ in {"aux", "mark"} for child in token.children)
    bare = token.tag_ == "VB" and (token.dep_ != "ROOT" or helped or _own_subject(token) is None)
    if bare or any(child.dep_ == "neg" for child in token.children):
        return True
    reduced = token.tag_ == "VBN" and token.dep_ in {"acl", "amod"}
    if reduced or (token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "to" and token.nbor(2).lower_ == "be"):
        return not any(child.dep_ == "auxpass" for child in token.children)  # "men said to be hostages"
    helpers = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
    return bool(helpers & {"could", "might", "may", "should", "must", "cannot", "ca", "to"})


def _has_content(token: Token, words: SpeechWords) -> bool:
    lemma = token.lemma_.lower()
    if any(child.dep_ == "dobj" and child.lower_ == "anonymity" for child in token.children):
        return False
    if lemma == "find" and token.i + 1 < len(token.doc) and token.nbor().lower_ in _SELVES:
        return False
    if lemma in words.complements:
        reach = {"go": 1, "speak": 1, "put": _FAR}.get(lemma, _REACH)
        nearby = {near.lower_ for near in token.doc[token.i + 1 : token.i + 1 + reach]}
        if lemma == "speak":  # "have spoken in the past of"
            nearby |= {child.lower_ for child in token.children if child.dep_ == "prep"}
        following = words.complements[lemma]
        return bool(following & nearby) or (lemma not in {"go", "hold"} and _has_clause(token))
    if lemma == "claim" or lemma in words.needs_clause:
        return _has_clause(token) or _is_passive(token) or _is_shown(token, words)
    return True


def _is_shown(token: Token, words: SpeechWords) -> bool:
    """Whether a document tells of a thing: "the report highlights links between the two"."""
    subject, shown = _own_subject(token), (child.dep_ == "dobj" for child in token.children)
    return token.lemma_ in words.shows and subject is not None and subject.lower_ in words.documents and any(shown)


def _can_speak(frame: Frame, speaker: Token, words: SpeechWords) -> bool:
    """Whether a subject is an actor, a person, an official or a statement, and not a thing."""
    if frame.mention_at(speaker.i) is not None or speaker.lower_ in _PRONOUNS:
        return True
    if speaker.pos_ == "PROPN":
        place = frame.place_at(speaker.i)
        return place is None or place.place.precision not in _REGIONS  # "Sindh recorded nine attacks"
    if {speaker.lower_, speaker.lemma_} & (role_words().speakers.keys() | speaker_words().people):
        return True
    return speaker.lower_ in words.documents


def _has_clause(token: Token) -> bool:
    if any(child.dep_ in _CLAUSES for child in token.children) or token.dep_ == "parataxis":
        return True
    around = token.doc[max(token.sent.start, token.i - 3) : token.i + 4]
    apart = [near.i for near in around if near.text in QUOTES]
    return bool(apart) and apart != [token.i - 1, token.i + 1]  # not: he "directed" the raid


def _is_passive(token: Token) -> bool:
    return token.tag_ == "VBN" and any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in token.children)


def _agent(token: Token) -> Token | None:
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def _own_subject(token: Token) -> Token | None:
    subjects = [child for child in token.children if child.dep_ == "nsubj"]
    if len(subjects) > 1 and any(near.text == "”" for near in token.doc[subjects[0].i : subjects[1].i]):
        subjects.pop(0)  # the last name of what was quoted before
    subject: Token | None = next((child for child in subjects if token.tag_ != "VBG" or child.i < token.i), None)
    if subject is not None and subject.lower_ in _RELATIVE and token.dep_ == "relcl":
        return token.head
    split = token.tag_ == "VBD" and token.dep_ == "acl" and token.head.i == token.i - 1
    if subject is None and split and all(child.dep_ != "oprd" for child in token.children):  # not "a man called Name"
        return token.head  # the parser took "the elders called on them" for a noun and its participle
    return subject


def _subject(token: Token) -> Token | None:
    """The noun that does a verb, through coordination, participles and relative clauses."""
    for _ in range(4):
        if (subject := _own_subject(token)) is not None:
            return subject
        if token.dep_ == "conj" or (token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "xcomp", "dep"}):
            if token.lemma_ == "add" and (outer := _told_within(token)) is not None:
                return outer
            if token.dep_ == "acl" and token.head.pos_ in {"NOUN", "PROPN"}:
                if token.i == 0 or token.nbor(-1).text != ",":
                    return _issuer(token.head)
                above = (verb for verb in token.ancestors if verb.pos_ == "VERB")  # "Kabul denied X, saying ..."
                return next((subject for verb in above if (subject := _own_subject(verb))), token.head)
            token = token.head
            continue
        return None
    return None


def _issuer(noun: Token) -> Token:
    """Who issued a statement "condemning the killing"; else the noun itself."""
    issued = noun.dep_ == "dobj" and noun.lower_ in speech_words().documents
    return (_own_subject(noun.head) if issued else None) or noun


def _told_within(token: Token) -> Token | None:
    """Who says more in "the officer said that police raided a house and held a man, adding ...": not the police."""
    words = speech_words()
    for verb in token.ancestors:
        if verb.dep_ in _CLAUSES and verb.head.lemma_.lower() in words.verbs and verb.head.tag_ in _FINITE:
            return _own_subject(verb.head)
    return None


def _is_nobody(speaker: Token | None) -> bool:
    if speaker is None:
        return False
    return speaker.lower_ in _NOBODY or any(child.lower_ in _NOBODY for child in speaker.children)


def unsaid(frame: Frame, sentence: Sentence) -> Iterator[tuple[Token, str]]:
    """Verbs of speech that let nobody speak, with the reason; for `explain`."""
    words = speech_words()
    spoken = {act.cue.i for act in acts(frame, sentence)}
    for token in frame.tokens(sentence):
        if token.pos_ == "VERB" and token.lemma_.lower() in words.verbs and token.i not in spoken:
            yield (
                token,
                "negated, only possible or an infinitive" if _is_unsaid(token) else "no speaker or nothing said",
            )
