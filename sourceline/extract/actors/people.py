"""People: by title, introduction or speech, and by last name once the report has given the whole."""

from collections.abc import Iterator

from spacy.tokens import Token

from sourceline.codes import EntityKind
from sourceline.extract.actors.draft import Draft
from sourceline.extract.actors.groups import is_name_word
from sourceline.extract.actors.names import slug
from sourceline.extract.actors.patterns import people_words
from sourceline.extract.frame import Mention
from sourceline.vocab.spelling import fold

SPEECH = frozenset(
    {
        "say",
        "tell",
        "add",
        "confirm",
        "state",
        "claim",
        "announce",
        "deny",
        "report",
        "write",
        "warn",
        "condemn",
        "urge",
        "note",
        "stress",
        "describe",
        "reject",
        "explain",
        "insist",
        "allege",
        "accuse",
        "blame",
        "demand",
        "ask",
        "argue",
        "believe",
    }
)
_MIN_LAST = 4
_COMMON_LAST = frozenset({"baloch", "khan", "afridi", "wazir"})


def add_people(draft: Draft) -> None:
    """Add people outside the list, then later uses of anybody's last name."""
    text = draft.text
    words = people_words()
    for match in words.titled.finditer(text):
        kept = match["title"].split(" ")[-1]
        start = match.start("name") - (len(kept) + 1 if kept in words.kept else 0)
        _add(
            draft,
            start if text[start : start + len(kept)] == kept else match.start("name"),
            match.end("name"),
            match["title"],
            1,
        )
    for match in words.introduced.finditer(text):
        _add(draft, match.start("name"), match.end("name"), "introduced by name", 2)
    for pattern in words.apposed:
        for match in pattern.finditer(text):
            _add(draft, match.start("name"), match.end("name"), "beside a role", 2)
    for token in _speakers(draft):
        _add(draft, *_capitals(draft, token), "speaks", 2)
    _add_last_names(draft)


def _speakers(draft: Draft) -> Iterator[Token]:
    return (
        token
        for token in draft.doc
        if token.dep_ == "nsubj"
        and token.pos_ == "PROPN"
        and token.head.lemma_ in SPEECH
        and draft.free(token.i, token.i + 1)
    )


def _capitals(draft: Draft, token: Token) -> tuple[int, int]:
    """Characters of the run of capitalised words that ends with a token."""
    first = token.i
    while first and draft.doc[first - 1].is_title and draft.doc[first - 1].is_alpha and draft.free(first - 1, first):
        first -= 1
    return draft.doc[first].idx, token.idx + len(token)


def _add(draft: Draft, start: int, end: int, cue: str, least: int) -> None:
    """Add the longest run of name words at [start, end), if it has at least `least`."""
    text = draft.text
    match = people_words().name.match(text, start, end)
    words = match.group().split(" ") if match else []
    while words and not is_name_word(words[0]):
        start += len(words.pop(0)) + 1
    cut = next((number for number, word in enumerate(words) if not is_name_word(word)), len(words))
    words = words[:cut]
    while words and words[-1].islower():
        words.pop()
    if len(words) < least or not words:
        return
    first, last = draft.tokens(start, start + len(" ".join(words)))
    if words[-1].endswith(("’s", "'s")):
        words[-1], last = words[-1][:-2], last - 1
    if draft.doc[first].pos_ in {"VERB", "AUX", "ADP"} or _is_place(draft, first, last):
        return
    while len(words) > 1 and words[-1] in people_words().honours:
        words.pop()
    name = " ".join(words)
    known = draft.person(words)
    entity, name, side = (known.entity, known.name, known.side) if known else (f"p-{slug(name)}", name, None)
    draft.add(Mention(first, last, entity, name, EntityKind.PERSON, "name", side, cue))


def _is_place(draft: Draft, first: int, last: int) -> bool:
    """Whether a lone word after a title names the post's district ("Deputy Commissioner Tank district")."""
    after = draft.doc[last].lower_ if last < len(draft.doc) else ""
    return after in {"district", "province", "agency", "area", "tehsil", "airport", "road"} and last - first < 2  # noqa: PLR2004


def _add_last_names(draft: Draft) -> None:
    last_names: dict[str, list[Mention]] = {}
    for mention in draft.mentions:
        if mention.kind is EntityKind.PERSON:
            known = last_names.setdefault(fold(mention.name.split(" ")[-1]), [])
            if all(other.entity != mention.entity for other in known):
                known.append(mention)
    unique = {name: people[0] for name, people in last_names.items() if len(people) == 1 and len(name) >= _MIN_LAST}
    if not unique:
        return
    first = min(mention.start for mention in draft.mentions if mention.kind is EntityKind.PERSON)
    for token in draft.doc[first:]:
        if token.is_title and (person := unique.get(fold(token.text))) and _is_last_name(token, draft):
            draft.add(
                Mention(token.i, token.i + 1, person.entity, person.name, person.kind, "name", person.side, "last name")
            )


def _is_last_name(token: Token, draft: Draft) -> bool:
    if not draft.free(token.i, token.i + 1) or not is_name_word(token.text):
        return False
    before = draft.doc[token.i - 1]
    if before.is_title and before.is_alpha and not before.is_sent_start and before.pos_ == "PROPN":
        return False  # somebody else of that family
    if token.dep_ in {"compound", "amod"} and token.head.i > token.i:
        return False
    return not (fold(token.text) in _COMMON_LAST and token.dep_ != "nsubj")
