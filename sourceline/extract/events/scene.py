"""When and where: which of a sentence's dates and places are those of a trigger."""

from collections.abc import Iterable

from spacy.tokens import Token

from sourceline.codes import DatePrecision, PlacePrecision
from sourceline.extract.events.draft import Draft, Trigger
from sourceline.extract.events.held_for import is_offence_noun
from sourceline.extract.events.home import is_home
from sourceline.extract.events.patterns import event_nouns, status_words
from sourceline.extract.events.people import target_at
from sourceline.extract.events.syntax import is_passive
from sourceline.extract.events.whereabouts import is_government, is_scene_after
from sourceline.extract.frame import DateMention, Frame, PlaceMention, Sentence, within

_STEPS = 6
_AGO = ("week ago", "weeks ago", "fortnight ago", "month ago", "months ago", "years ago", "year ago", "decade ago")
_FAR = 20
_ORIGIN_REACH = 4
_OWNED = frozenset({"poss", "compound", "nmod"})
_SETTLEMENTS = frozenset({"city", "town", "village"})
_MODIFIES = frozenset({"compound", "nmod", "amod"})
_DIRECTIONS = frozenset({"from", "to", "towards", "toward", "of", "between", "into"})
_SPEAKERS = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.UNKNOWN})


def is_past_deed(frame: Frame, trigger: Trigger) -> bool:
    """`the dead were involved in killing two teachers`: an earlier deed, not the news."""
    head = frame.doc[trigger.head]
    if trigger.definite and not any(child.lower_ == "of" for child in head.children):
        return False
    words = status_words()["past_deeds"]
    return any(_is_state_of(token, words) for token in head.ancestors)


def _is_state_of(word: Token, words: frozenset[str]) -> bool:
    """`were involved`, `wanted`, `remained actively involved`, which the parser may take for an adjective."""
    if word.tag_ == "VBN":
        return word.lemma_.lower() in words and is_passive(word)
    return word.pos_ == "ADJ" and word.lower_ in {"involved", "wanted"}


def says_since(frame: Frame, date: DateMention) -> bool:
    """Whether a date only says since when (`the deadliest attack since the Taliban returned in 2021`)."""
    steps = [frame.doc[date.start], *frame.doc[date.start].ancestors][:_FAR]
    return any(token.lower_ == "since" or _after_since(token) for token in steps)


def _after_since(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "since" for child in verb.children)


def describes_another(frame: Frame, date: DateMention, own: frozenset[int]) -> bool:
    """`the only witness in a recent case was killed`: `recent` dates the noun that it describes, and nothing else."""
    word = frame.doc[date.end - 1]
    if word.lower_ == "before" and any(frame.doc[head].head == word for head in own):
        return True  # `three days before the attack, a minister had said`: no day of the attack
    period = date.span.precision is DatePrecision.RELATIVE_PERIOD
    return period and word.dep_ == "amod" and word.head.i not in own


def owned(frame: Frame, start: int, own: frozenset[int], heads: frozenset[int]) -> bool:
    """Whether a date or place hangs on one of a draft's own triggers, or on none: not on another draft's trigger."""
    token = frame.doc[start]
    for _ in range(_FAR):
        if token.i in own:
            return True
        if token.i in heads or (token.dep_ == "relcl" and token.head.i not in own and token.pos_ == "VERB"):
            return False  # "targeted a group that has been active for two years"
        if token.i not in own and _is_told_again(frame, token, own):
            return False
        offence = token.lower_ in event_nouns() and is_offence_noun(token)
        if token.i not in own and (offence or _after_since(token) or _is_cause(frame, token, own)):
            return False
        if token.head == token:
            break
        token = token.head
    return True


def _is_told_again(frame: Frame, noun: Token, own: frozenset[int]) -> bool:
    """`the blasts in A followed a bombing in B`: whose place and day are not those of what came before them."""
    follows = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in status_words()["told_again"]
    if not follows or noun.lower_ not in event_nouns():
        return False
    return any(noun.head.is_ancestor(frame.doc[head]) and not noun.is_ancestor(frame.doc[head]) for head in own)


def _is_cause(frame: Frame, noun: Token, own: frozenset[int]) -> bool:
    """`a sit-in against an incident on May 19`, `in response to the incident of May 19`: no day of the sit-in."""
    if noun.dep_ != "pobj" or noun.lower_ not in status_words()["happenings"]:
        return False
    caused = noun.head.lower_ in {"against", "over", "to", "after", "following", "for", "since"}
    return caused and not any(noun.is_ancestor(frame.doc[head]) for head in own)


def is_earlier(frame: Frame, date: DateMention) -> bool:
    """`earlier this month`, `a week ago`, `the week before`: words that turn from the news to what came before it."""
    before = [token.lower_ for token in frame.doc[max(date.start - 2, 0) : date.start]]
    words = frame.doc[date.start : date.end].text.lower()
    earlier = "earlier" in {*before[-1:], words.split()[0]} or before == ["earlier", "in"]
    return date.span.start != date.span.end and (earlier or words.endswith(_AGO))


def announced(frame: Frame, trigger: Trigger, date: DateMention) -> bool:
    """`announced its merger in August`, `was declared a terrorist group on Monday`: the day of the act itself."""
    head = frame.doc[trigger.head]
    verb = head.head if not trigger.verbal and head.dep_ == "dobj" else head
    return trigger.entry.kind == "act" and any(verb == token for token in frame.doc[date.start].ancestors)


def nearest_date(
    frame: Frame, trigger: Trigger, dates: list[DateMention], others: Iterable[Trigger] = ()
) -> DateMention | None:
    """The date of a trigger's own clause, else of that of other triggers of its draft, else the closest one."""
    return min(
        dates,
        key=lambda date: (
            not is_own(frame, trigger, date),
            not any(is_own(frame, other, date) for other in others),
            _distance(trigger, date.start, date.end),
        ),
        default=None,
    )


def is_own(frame: Frame, trigger: Trigger, date: DateMention) -> bool:
    """Whether a date hangs on a trigger itself, with no verb between."""
    return _is_date_of(frame, date, trigger.head)


def _is_date_of(frame: Frame, date: DateMention, head: int) -> bool:
    token = frame.doc[date.start]
    for _ in range(_STEPS):
        if token.i == head:
            return True
        if token.head == token or (token.pos_ == "VERB" and not date.start <= token.i < date.end):
            return False
        token = token.head
    return False


def joined(frame: Frame, draft: Draft, date: DateMention) -> bool:
    """Whether a date is that of the deed which a draft's deed follows (`abducted on Thursday and shot dead`)."""
    for trigger in draft.triggers:
        token = frame.doc[trigger.head]
        while token.dep_ == "conj" and token.head.pos_ == "VERB":
            token = token.head
            if date.start < trigger.start and _is_date_of(frame, date, token.i):
                return True
    return False


def nearest_place(frame: Frame, trigger: Trigger, places: list[PlaceMention]) -> PlaceMention | None:
    """The place closest to a trigger: before that, the better its preposition says where, and no whole country."""
    head = frame.doc[trigger.head]
    starts = [frame.doc[place.start] for place in places]
    inner = [place for place in places if not any(_is_around(frame.doc[place.start], other) for other in starts)]
    return min(
        inner or places,
        key=lambda place: (
            _looseness(frame, place) + 2 * (place.place.precision is PlacePrecision.COUNTRY),
            not _hangs_on(frame.doc[place.start], head),
            _distance(trigger, place.start, place.end),
        ),
        default=None,
    )


def _is_around(region: Token, place: Token) -> bool:
    """`In Kalat, another district in Balochistan`: what the first place is said to lie in."""
    noun = region.head.head if region.dep_ == "pobj" else region
    return noun.dep_ == "appos" and noun.head == place


def destination(frame: Frame, trigger: Trigger) -> PlaceMention | None:
    """Where talks took somebody: `flew to Kabul`, `travelled to Kabul and met`, `the visit to Kabul`."""
    head = frame.doc[trigger.head]
    heads = [head, head.head] if head.dep_ == "conj" else [head]
    for token in (child for verb in heads for child in verb.subtree if child.lower_ == "to" and child.dep_ == "prep"):
        if token.head in heads and (place := frame.place_at(token.i + 1)) is not None:
            return place
    return None


def crossings(frame: Frame, sentence: Sentence) -> list[PlaceMention]:
    """The border crossings that a sentence names, whatever they do in it: `Torkham was closed`."""
    places = within(frame.places, sentence.start, sentence.end)
    return [place for place in places if place.place.name.lower().endswith("border crossing")]


def scene_places(frame: Frame, sentence: Sentence) -> list[PlaceMention]:
    """The places of a sentence where something can have happened: not those that speak, act or own."""
    scenes = [place for place in within(frame.places, sentence.start, sentence.end) if _is_scene(frame, place)]
    return [place for number, place in enumerate(scenes) if not _is_end_of_road(frame, place, scenes[:number][-1:])]


def _is_end_of_road(frame: Frame, place: PlaceMention, before: list[PlaceMention]) -> bool:
    """`near Nushki on the Quetta-Taftan highway`: a road through the place named before it."""
    road = any(token.lower_ in status_words()["roads"] for token in frame.doc[place.end : place.end + 3])
    if not road or not before or "-" not in frame.doc[place.start : place.end + 2].text:
        return False
    return all(token.pos_ in {"ADP", "DET"} for token in frame.doc[before[0].end : place.start])


def _root(frame: Frame, place: PlaceMention) -> Token:
    """The head of a place's noun phrase, type noun included (`Besham city`); not of the people it describes."""
    span = frame.doc[place.start : place.end]
    outer = [token for token in span if token.head not in span and not (token.is_punct or token.dep_ == "case")]
    root = _first_of_list(outer[-1] if outer else span.root)
    while root.dep_ in _MODIFIES and root.head.i >= place.end and _is_site(frame, root.head):
        root = _first_of_list(root.head)
    return root


def _is_site(frame: Frame, noun: Token) -> bool:
    """Whether a noun that a place describes is itself somewhere (`city`, `mosque`) or something that happens there."""
    word = target_at(frame, noun)
    return (word is not None and not word.person) or noun.lower_ in status_words()["sites"] | event_nouns()


def _first_of_list(noun: Token) -> Token:
    """What a list of names stands as: `Qatar and Turkey arranged it`."""
    while noun.dep_ == "conj" and noun.head.pos_ == "PROPN":
        noun = noun.head
    return noun


def _is_in_name(place: PlaceMention, root: Token) -> bool:
    """`the State Bank of Pakistan`: a country in the name of something else."""
    owner = root.head.head
    wide = place.place.precision is PlacePrecision.COUNTRY
    return wide and root.head.lower_ == "of" and owner.pos_ == "PROPN" and owner.i == root.head.i - 1


def _is_scene(frame: Frame, place: PlaceMention) -> bool:
    before = frame.doc[max(place.start - _ORIGIN_REACH, 0) : place.start]
    root = _root(frame, place)
    bound = frame.doc[place.start].head.lower_ == "for" and frame.doc[place.start].head.head.lower_ == "bound"
    large = place.place.precision in _SPEAKERS  # `the district bordering Afghanistan`; a town beside it is near enough
    beside = large and any(token.lower_ in status_words()["abuts"] for token in before[-1:])
    if (
        beside
        or any(token.lower_ in status_words()["origins"] for token in before)
        or bound
        or _is_home(frame, place, root)
    ):
        return False
    noun = root.head if root.dep_ in _MODIFIES and root.head.i >= place.end else root
    if noun.i >= place.end and (noun != root or noun.lower_ in event_nouns()):  # `the Kabul mosque explosion`
        return noun.lower_ in event_nouns() and place.place.precision is not PlacePrecision.COUNTRY
    if root.dep_ == "pobj":
        return not _is_in_name(place, root) and is_scene_after(frame, place, root)
    if root.dep_ == "nsubj":
        return root.head.lemma_.lower() in status_words()["suffers"] or root.head.lower_ in status_words()["abuts"]
    if root.dep_ == "poss" and is_government(place, root.head):
        return False
    wide = root.dep_ == "dobj" and place.place.precision is PlacePrecision.COUNTRY
    return not wide and (root.dep_ != "poss" or place.place.precision not in _SPEAKERS)


def _is_home(frame: Frame, place: PlaceMention, root: Token) -> bool:
    """`Sepoy So-and-so, from Naseerabad, Balochistan`, `their chief in Tank`: of somebody named, and no scene."""
    first = frame.place_at(root.head.i) if root.dep_ in {"conj", "appos"} else None
    root = _root(frame, first) if first is not None and first.start < place.start else root
    return root.dep_ == "pobj" and is_home(frame, root.head)


def _looseness(frame: Frame, place: PlaceMention) -> int:
    """0 after a preposition of place, 1 for objects and modifiers, 2 for origins, directions and ends of roads."""
    root = _root(frame, place)
    if root.dep_ == "pobj":
        site = root.head.head  # `in the city of Kunduz`; not `the Sepri district of Khost`
        of_site = root.head.lower_ == "of" and site.dep_ == "pobj" and site.lower_ in _SETTLEMENTS
        return 2 if root.head.lower_ in _DIRECTIONS and not of_site else 0
    if root.dep_ in {"poss", "compound", "amod", "nmod"}:
        return 2
    return 0 if root.dep_ in {"conj", "appos", "npadvmod"} else 1


def _hangs_on(token: Token, head: Token) -> bool:
    return head == token or head.is_ancestor(token)


def _distance(trigger: Trigger, start: int, end: int) -> int:
    if end <= trigger.start:
        return trigger.start - end
    return max(0, start - trigger.end)
