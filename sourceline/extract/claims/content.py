"""What is said: its stance, how certain it is, whether it is negated, and what it is about."""

from collections.abc import Callable

from spacy.tokens import Span, Token

from sourceline.codes import Modality, Polarity, SpeakerKind, Stance, Topic
from sourceline.extract.claims.patterns import content_words, opinion_words

_OWN_VERBS = frozenset(
    {Stance.DENIES, Stance.BLAMES, Stance.WARNS, Stance.DEMANDS, Stance.RECOMMENDS, Stance.CLAIMS_RESPONSIBILITY}
)
_MOST_TOPICS = 4


def stance_of(verb: Stance, text: str, speaker: SpeakerKind) -> Stance:
    """The stance of a claim: its verb's own, else what its words show, such as "said India was behind"."""
    if verb in _OWN_VERBS:
        return verb
    for stance, pattern in content_words().phrases:
        if stance is Stance.CLAIMS_RESPONSIBILITY and speaker is not SpeakerKind.ARMED_GROUP:
            continue
        if pattern.search(text):
            return stance
    return Stance.ASSESSES if speaker is SpeakerKind.AUTHOR and verb is Stance.ASSERTS else verb


def own_deed(cue: Token, own: Callable[[Token], bool], kind: SpeakerKind) -> Stance | None:
    """Whether a speaker owns up to a deed, or denies having done it: "said that it had set off the mine".

    `own` tells of a noun whether it stands for the speaker. Forces report what they do every day: of speakers who are
    no armed group only strikes on another count.
    """
    deeds = content_words().deeds if kind is SpeakerKind.ARMED_GROUP else content_words().strikes
    clauses = [child for child in cue.children if child.dep_ in {"ccomp", "xcomp"}]
    if cue.dep_ in {"parataxis", "ccomp"} and cue.head.i < cue.i:
        clauses.append(cue.head)
    if cue.lower_ == "according":
        clauses += [token for token in cue.ancestors if token.pos_ == "VERB"][:1]
    for verb in clauses:
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        owns_up = kind is SpeakerKind.ARMED_GROUP and _is_answerable(verb)
        if subject is None or not (verb.lemma_ in deeds or owns_up) or not own(subject):
            continue
        if verb.lemma_ == "carry" and all(child.lower_ != "out" for child in verb.children):
            continue
        return Stance.DENIES if any(child.dep_ == "neg" for child in verb.children) else Stance.CLAIMS_RESPONSIBILITY
    return None


def _is_answerable(verb: Token) -> bool:
    """`its fighters were behind the attack`, `were responsible for it`."""
    return verb.lemma_ == "be" and any(child.lower_ in {"responsible", "behind"} for child in verb.rights)


def answered(cue: Token) -> Stance | None:
    """A denial by answering: "Kabul insisted that no one would be allowed to", "No area was taken, he insisted"."""
    if cue.lemma_ not in content_words().answers:
        return None
    clauses = [child for child in cue.children if child.dep_ in {"ccomp", "xcomp"}]
    negated = (
        token.dep_ == "neg" or token.lower_ in {"no", "nobody", "none"} for verb in clauses for token in verb.subtree
    )
    return Stance.DENIES if any(negated) else None


def author_stance(text: str) -> Stance:
    """The stance of an opinion writer's own sentence."""
    words = content_words()
    modality = modality_of(text)
    if modality is Modality.RECOMMENDATION:
        return Stance.DEMANDS if words.duties.search(text) else Stance.RECOMMENDS
    if words.threats.search(text):
        return Stance.WARNS
    judging = modality is not Modality.FACT or opinion_words().evaluative.search(text)
    return Stance.ASSERTS if not judging and opinion_words().dated.search(text) else Stance.ASSESSES


def modality_of(text: str) -> Modality:
    """How certain the words say their content is; the weakest mark found counts."""
    return next((modality for modality, pattern in content_words().modality if pattern.search(text)), Modality.FACT)


def polarity_of(clause: Span, cue: Token | None, stance: Stance) -> Polarity:
    """Negated where the main verb of what is said is, or where a denial is reported."""
    if stance is Stance.DENIES:
        return Polarity.NEGATED
    said = {clause.root.i} if cue is None else {child.i for child in cue.children if child.dep_ in {"ccomp", "xcomp"}}
    for token in clause:
        if token.dep_ == "neg" and (token.head.i in said or (not said and token.head.i == clause.root.i)):
            return Polarity.NEGATED
        if token.lower_ in {"no", "never", "neither"} and token.head.head.i in said:
            return Polarity.NEGATED
    return Polarity.AFFIRMED


def topics_of(text: str) -> tuple[Topic, ...]:
    """Up to four topics, those with most words in the text first."""
    counts = {topic: len(pattern.findall(text)) for topic, pattern in content_words().topics}
    ranked = sorted((topic for topic, count in counts.items() if count), key=lambda topic: -counts[topic])
    return tuple(ranked[:_MOST_TOPICS])
