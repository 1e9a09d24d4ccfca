"""Compiles the relation patterns (data/words/links.yaml)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sourceline.codes import LinkStatus, Relation
from sourceline.extract.actors.patterns import any_of, context_words
from sourceline.vocab.files import data_file, load_yaml

_RECEIVED = r"<(?P<target>g\d+)>(?: \w+){{0,4}}? (?:{}) (?P<goods>[^<]{{3,120}}?) from <(?P<source>[cgsu]\d+)>"
_GIVEN = (
    r"<(?P<source>g\d+)>(?: \w+){{1,5}} (?:of|with|to) <g\d+> and (?:\w+ )?(?:{}) <(?P<target>g\d+)> (?P<goods>[^<.]+)",
    r"<(?P<source>[csg]\d+)>(?: \w+){{0,6}}? (?:{}) <(?P<target>g\d+)> (?:with )?(?P<goods>[^<.;]{{3,100}})",
    r"<(?P<source>[csg]\d+)>(?: \w+){{0,6}}? (?:{}) (?P<goods>[^<.;]{{3,90}}?) (?:to|for) <(?P<target>g\d+)>",
)
_WORD = (
    r"(?:(?!and |or |but |said |says |told |wrote |tells |claimed |claims |alleges |confirmed |insists |insisted "
    r"|warned |accusing |that (?!is |are |was |were |has |have |had )|accusations? |allegations? )\w+ )"
)
"""Any word that may stand within a wording; none that joins clauses or lets somebody else speak."""
_GROUP_SLOT = re.compile(r"(?<= )(?=target:\w*g)")
_WHERE = r"(?:<[ck]\\d+> - based )?"
"""What may tell of a group only where it is: "an offshoot of the Pakistan-based X"."""
BELONGING = frozenset({Relation.LEADS, Relation.MEMBER_OF})
"""Relations of people to groups."""
OF_PEOPLE = BELONGING | {
    Relation.ASSISTS,
    Relation.FACILITATES,
    Relation.PLEDGED_TO,
    Relation.NEGOTIATES_WITH,
    Relation.DIRECTS,
}
"""Relations whose ends may be people whose names no title gave away."""
_COMMA = re.compile(r"(?<=\)\?),\? (?=\(|\w|<)")
"""A comma that may follow what may stand there, blank and all."""
_SETS = ("fillers", "aliases", "holding", "named_things", "owned", "kin", "owners", "wings", "governments", "pairs")
_MACRO = re.compile(r"TITLE|PLACE|LOOSE|FIGHT")
_SLOT = re.compile(r"\b(source2?|target):([a-z]+)")


@dataclass(frozen=True, slots=True)
class Template:
    """One wording of a relation over a masked sentence (see `mask.py`)."""

    relation: Relation
    status: LinkStatus
    pattern: re.Pattern[str]
    negative: bool = False
    """Whether the wording itself has a negative: "not rooting out"."""
    listed_parent: bool = False
    """The target is the group that the source is listed as part of."""
    host_meant: bool = False
    """The source is the host of whom the report speaks: the Afghan side named last."""


@dataclass(frozen=True, slots=True)
class Cued:
    """Templates that are tried only where one of their cue words stands."""

    cues: frozenset[str]
    """Cues of one word."""
    phrases: re.Pattern[str] | None
    """Cues of several words."""
    templates: tuple[Template, ...]
    people: bool
    """Whether an end may be a person whose name no title gave away."""

    def is_cued(self, words: set[str], text: str) -> bool:
        """Whether a cue stands in a text of such words."""
        return not self.cues.isdisjoint(words) or bool(self.phrases and self.phrases.search(text))


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb whose subject stands in a relation to its object, or to what follows a preposition."""

    relation: Relation
    prepositions: frozenset[str]
    noun: frozenset[str] = frozenset()
    """The nouns of a light verb: "carried out *attacks* on"."""


@dataclass(frozen=True, slots=True)
class LinkWords:
    """All relation patterns."""

    fillers: frozenset[str]
    cued: tuple[Cued, ...]
    any_cue: re.Pattern[str]
    verbs: dict[str, tuple[VerbFrame, ...]]
    received: tuple[re.Pattern[str], ...]
    goods: tuple[tuple[Relation, re.Pattern[str]], ...]
    alleged: re.Pattern[str]
    unreal: re.Pattern[str]
    forces_in: dict[str, dict[str, str]]
    """The forces of a country, `since` the emirate and `before` it."""
    deals_for: dict[str, str]
    """The government that deals for forces."""
    fights_for: dict[str, str]
    """The forces that fight for a government."""
    aliases: frozenset[str]
    holding: frozenset[str]
    named_things: frozenset[str]
    owned: frozenset[str]
    kin: frozenset[str]
    of_kin: re.Pattern[str]
    """What follows a name in a masked sentence where not he is meant but a relative of his."""
    owners: frozenset[str]
    wings: frozenset[str]
    """Nouns for a part of a group."""
    governments: frozenset[str]
    plural: re.Pattern[str]
    ended: re.Pattern[str]
    """A truce with what ended it, in either order."""
    pairs: frozenset[str]
    negations: re.Pattern[str]
    called_off: re.Pattern[str]
    """What follows dealings that do not take place: "were ruled out"."""
    denials: re.Pattern[str]
    """Words of those who deny."""
    fought_with: re.Pattern[str]
    """Fighting with somebody, in the group `forces`; that is optional, so that plain text can be searched too."""
    side_of: dict[str, re.Pattern[str]]
    """A country's side in a fight: "the Afghan side", "Pakistani border guards"."""
    answered: re.Pattern[str]
    """One side's answer to the other's fire."""
    they_were: re.Pattern[str]
    """Men told before, up to their names: "they were"."""
    naming: re.Pattern[str]
    """`identified` or another word that gives names to men."""
    identified: re.Pattern[str]
    """Men of a group, up to their names: "those arrested were identified as"."""
    victims: re.Pattern[str]
    taken: re.Pattern[str]
    harmed: re.Pattern[str]
    belong: re.Pattern[str]
    """All those named before, up to the group that they belong to."""
    belonged: re.Pattern[str]
    """A sentence that opens with the men of the one before and tells whose they are."""
    dead: re.Pattern[str]
    slain: re.Pattern[str]
    """Fighters, who may be the dead of the sentence before: "the slain militants"."""
    men: re.Pattern[str]
    unnamed_group: re.Pattern[str]
    office: re.Pattern[str]
    offices: tuple[re.Pattern[str], ...]
    """An office of a state with its holder: groups `state` and `holder`."""
    past_offices: frozenset[str]


@lru_cache(maxsize=1)
def link_words() -> LinkWords:
    """The relation patterns in force."""
    words = load_yaml(data_file("words", "links.yaml"))
    cues = {cue for group in words["templates"] for cue in group["cue"]}
    macros = {"TITLE": words["titles"], "PLACE": words["places"], "FIGHT": words["fights"], "LOOSE": _loose(words)}
    parts: dict[str, Any] = _named_men(words["named_men"]) | {name: frozenset(words[name]) for name in _SETS}
    return LinkWords(
        **parts,
        cued=tuple(_cued(group, macros) for group in words["templates"]),
        any_cue=re.compile(rf"\b(?:{any_of(cues)})\b"),
        verbs=_verbs(words["verbs"]),
        received=(
            re.compile(_named_states(_RECEIVED.format("|".join(words["received"]["verbs"])))),
            *(re.compile(_named_states(given.format("|".join(words["received"]["given"])))) for given in _GIVEN),
        ),
        goods=tuple(
            (Relation(relation), re.compile(rf"\b{re.escape(good)}\b"))
            for good, relation in words["received"]["goods"].items()
        ),
        alleged=re.compile(rf"\b(?:{'|'.join(words['alleged'])})\b", re.IGNORECASE),
        unreal=re.compile(rf"\b(?:{any_of(words['unreal'])})\b"),
        forces_in=words["forces_in"],
        deals_for=words["deals_for"],
        side_of=_sides_of(words["forces_in"]["since"], words["side_names"], words["side_nouns"]),
        fights_for=words["fights_for"],
        of_kin=re.compile(rf" (?:\w+ ){{0,2}}(?:{any_of(words['kin'])})\b"),
        plural=re.compile(rf"\b(?:{any_of(words['plural'])})\b"),
        ended=_ended("|".join(words["truces"]), "|".join(words["ended"])),
        negations=re.compile(rf"\b(?:{'|'.join(words['negations'])})\b"),
        called_off=re.compile(rf" (?:\w+ ){{0,3}}(?:{'|'.join(words['called_off'])})\b"),
        denials=re.compile(rf"\b(?:{'|'.join(words['denials'])})\b"),
        fought_with=_fought_with("|".join(words["fights"])),
        answered=re.compile(rf"\b(?:{'|'.join(words['answered'])})\b", re.IGNORECASE),
        office=re.compile(rf"\b(?:{'|'.join(words['offices']['titles'])})\b", re.IGNORECASE),
        offices=tuple(_office(words["offices"], text) for text in words["offices"]["any"]),
        past_offices=frozenset(words["offices"]["past"]),
    )


def _cued(group: dict[str, Any], macros: dict[str, list[str]]) -> Cued:
    spelt = {name: f"(?:{'|'.join(words)})" for name, words in macros.items()}
    templates = (_template(group, _MACRO.sub(lambda name: spelt[name[0]], text)) for text in group["any"])
    people = Relation(group["relation"]) in OF_PEOPLE or any(":xn" in text for text in group["any"])
    cues = [cue for cue in group["cue"] if cue.isidentifier()]
    phrases = [cue for cue in group["cue"] if not cue.isidentifier()]
    several = re.compile(rf"\b(?:{any_of(phrases)})\b") if phrases else None
    return Cued(frozenset(cues), several, tuple(templates), people)


def _fought_with(fights: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{fights}) (?:(?:on|in|late) \w+ )?(?:\w+ ){{0,2}}with (?:the |a )?(?:[a-z]+ )?"
        r"(?P<forces>(?:<s\d+>(?: and| ,)* ?)+)?"
    )


def _sides_of(countries: Iterable[str], more: dict[str, list[str]], nouns: list[str]) -> dict[str, re.Pattern[str]]:
    known, any_noun = context_words().demonyms, "|".join(nouns)
    found = {}
    for country in countries:
        names = any_of([*(name for name in known if known[name] == known[country]), *more.get(country, [])])
        after = rf"\b(?:{names})(?:'s|’s)?(?: Taliban)? (?:{any_noun})\b"
        found[country] = re.compile(rf"{after}|\b(?:{any_noun}) of (?:the )?(?:{names})\b")
    return found


def _loose(words: dict[str, Any]) -> list[str]:
    """What may stand between an actor and what is said of him: no other doer's deed, no other speaker."""
    return [rf"(?!(?:{'|'.join(words['deeds'])})\b)[\w/]+ |, |[–—-] |\( \w+ \) |<u\d+> |separate from <g\d+> "]


def _named_men(words: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    men, naming = "|".join(words["men"]), "|".join(words["naming"])
    belong = "|".join(words["belong"])
    return {
        "naming": re.compile(rf"\b(?:{naming})\b"),
        "they_were": re.compile(rf"^(?:{'|'.join(words['they_were'])}) (?=<[xn])"),
        "identified": re.compile(rf"\b(?:{men})\b(?: <u\d+>| [a-z_]+| [,–—-]){{0,8}}? (?:{naming}) (?:as )?(?=<[xn])"),
        "victims": re.compile(rf"\b(?:{'|'.join(words['victims'])})\b"),
        "harmed": re.compile(rf"\b(?:{'|'.join(words['harmed'])})\b"),
        "taken": re.compile(rf"\b(?:{'|'.join(words['taken'])})\b"),
        "belong": re.compile(rf"\b(?:{men})\b(?: <u\d+>| [a-z_]+){{0,6}}? (?:{belong}) "),
        "belonged": re.compile(
            rf"(?:(?:{'|'.join(words['told_of'])}) )*(?:<u\d+> )?(?:{men})\b(?: [a-z]+)?"
            rf" (?:(?:is|are|was|were|been)\b(?: [a-z]+){{0,2}}? |(?=belong))(?:{belong}) "
        ),
        "slain": re.compile(rf"(?:(?:{'|'.join(words['told_of'])}) )*(?:<u\d+> )?(?:{'|'.join(words['fighters'])})\b"),
        "dead": re.compile(rf"\b(?:{'|'.join(words['dead'])})\b"),
        "men": re.compile(rf"\b(?:{men}|{'|'.join(words['members'])})\b"),
        "unnamed_group": re.compile(rf"\b(?:{'|'.join(words['unnamed_groups'])})\b"),
    }


def _office(words: dict[str, list[str]], text: str) -> re.Pattern[str]:
    """TITLE stands for an office, BODY for what of a state it is an office of."""
    text = text.replace("TITLE", f"(?:{'|'.join(words['titles'])})").replace("BODY", f"(?:{'|'.join(words['bodies'])})")
    text = text.replace(" ,? ", "(?: ,)? ")
    text = re.sub(r"\b(state|holder):(\w+)", r"<(?P<\1>[\2]\\d+)>", text)
    return re.compile(_named_states(text))


def _verbs(words: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[VerbFrame, ...]]:
    verbs: dict[str, list[VerbFrame]] = {}
    for relation, frames in words.items():
        for frame in frames:
            made = VerbFrame(Relation(relation), frozenset(frame.get("prep", ())), frozenset(frame.get("noun", ())))
            for lemma in frame["lemmas"]:
                verbs.setdefault(lemma, []).append(made)
    return {lemma: tuple(frames) for lemma, frames in verbs.items()}


def _ended(truces: str, ends: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{ends})\b[^.;,]{{0,40}}\b(?:{truces})\b|\b(?:{truces})s?\b[^.;,]{{0,90}}\b(?:{ends})\b", re.IGNORECASE
    )


def _named_states(pattern: str) -> str:
    """Let a state that its country's name stands for (`k`) be read wherever a state or a country may stand."""
    pattern = re.sub(r"<([sc])\\d", r"<[\1]\\d", pattern)
    return re.sub(r"\[([a-z]*[sc][a-z]*)\](?=\\d)", r"[\1k]", pattern)


def _meant(group: dict[str, Any]) -> dict[str, bool]:
    return {key: group.get(key, False) for key in ("listed_parent", "host_meant")}


def _template(group: dict[str, Any], text: str) -> Template:
    text = _COMMA.sub("(?:, )?", text.replace(" ,? ", "(?: [,–—-])? "))
    text = _GROUP_SLOT.sub(_WHERE, text)
    text = text.replace(".{", "[^<]{").replace("(?:\\w+ )", _WORD)  # a template never reaches past another actor
    relation = Relation(group["relation"])
    if relation in OF_PEOPLE:
        text = re.sub(r"\b(source|target):(\w*x)\b", r"\1:\2n", text)
    pattern = _named_states(_SLOT.sub(lambda slot: f"<(?P<{slot[1]}>[{slot[2]}]\\d+)>", text))
    status = LinkStatus(group.get("status", LinkStatus.ASSERTED))
    negative = group.get("negative", relation is Relation.ACCUSES) or bool(
        re.search(r"\b(?:not|never|no|fail|failed|reluct)", text)
    )
    return Template(relation, status, re.compile(pattern), negative, **_meant(group))
