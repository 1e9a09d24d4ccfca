"""Made-up documents and extractions for tests of the store, fusion and queries. No sentence is from a real report."""

import datetime as dt
from dataclasses import dataclass, field

from hypothesis import strategies as st

from sourceline.codes import (
    DatePrecision,
    EntityKind,
    EventStatus,
    LinkStatus,
    Modality,
    PlacePrecision,
    Polarity,
    Relation,
    SpeakerKind,
    Stance,
    TargetKind,
    Topic,
)
from sourceline.model import (
    Blame,
    Claim,
    Count,
    DateSpan,
    Document,
    Entity,
    Event,
    Extraction,
    Link,
    Place,
    Quote,
    Target,
    Toll,
    record_id,
    text_hash,
)

BANNU = {"name": "Bannu", "admin2": "Bannu", "admin1": "Khyber Pakhtunkhwa", "country": "Pakistan"}
BANNU |= {"lat": 32.99, "lon": 70.60, "radius_km": 8.0, "precision": PlacePrecision.TOWN}
WANA = {"name": "Wana", "admin2": "South Waziristan", "admin1": "Khyber Pakhtunkhwa", "country": "Pakistan"}
WANA |= {"lat": 32.30, "lon": 69.57, "radius_km": 8.0, "precision": PlacePrecision.TOWN}
SPIN_BOLDAK = {"name": "Spin Boldak", "admin1": "Kandahar", "country": "Afghanistan", "lat": 31.0, "lon": 66.4}
SPIN_BOLDAK |= {"radius_km": 8.0, "precision": PlacePrecision.TOWN}
DISTRICT = {**BANNU, "name": "Bannu district", "radius_km": 30.0, "precision": PlacePrecision.DISTRICT}
KINDS = {"ttp": EntityKind.ARMED_GROUP, "ttp-ja": EntityKind.FACTION, "u-gunmen": EntityKind.UNNAMED}


@dataclass
class Report:
    """Builds one extraction sentence by sentence; the sentence added is the quote."""

    sentences: list[str] = field(default_factory=list)
    about: dict[str, object] = field(default_factory=dict)
    spans: list[tuple[str, dict[str, object]]] = field(default_factory=list)

    def event(self, sentence: str, sub: str = "Suicide bomb", kind: str = "Explosions/Remote violence", **more):
        self.sentences.append(sentence)
        self.spans.append(("event", {"event_type": kind, "sub_event_type": sub, **more}))
        return self

    def claim(self, sentence: str, speaker: str = "Police", **more):
        self.sentences.append(sentence)
        self.spans.append(("claim", {"speaker": speaker, **more}))
        return self

    def link(self, sentence: str, source: str, relation: Relation, target: str, **more):
        self.sentences.append(sentence)
        self.spans.append(("link", {"source": source, "relation": relation, "target": target, **more}))
        return self

    def extraction(self) -> Extraction:
        text = " ".join(self.sentences) or "A made-up text without records."
        document = Document(id=text_hash(text)[:12], text=text, **self.about)
        quotes = []
        start = 0
        for sentence in self.sentences:
            quotes.append(document.quote(start, start + len(sentence)))
            start += len(sentence) + 1
        return _assemble(document, quotes, self.spans)


def _assemble(document: Document, quotes: list[Quote], spans) -> Extraction:
    events, links, claims, actors = [], [], [], {}
    for quote, (kind, values) in zip(quotes, spans, strict=True):
        key = record_id(document.sha256, kind, quote.start, quote.end)
        actors |= dict.fromkeys(_actors(values), quote)
        if kind == "event":
            events.append(_event(key, quote, dict(values)))
        elif kind == "link":
            links.append(Link(id=key, quotes=(quote,), **{"status": LinkStatus.ASSERTED} | values))
        else:
            claims.append(_claim(key, quote, dict(values), events))
    entities = tuple(Entity(a, a.upper(), KINDS.get(a, EntityKind.ARMED_GROUP), (q,)) for a, q in actors.items())
    return Extraction(document, document.published, None, entities, tuple(events), tuple(links), tuple(claims))


def _actors(values):
    yield from (end for end in (values.get("source"), values.get("target")) if end)
    for role in ("perpetrators", "claimed_by", "denied_by", "entities"):
        yield from values.get(role, ())
    yield from (blame.entity for blame in values.get("blamed_on", ()))
    yield from (aim.entity for aim in values.get("targets", ()) if aim.entity)
    if values.get("by_actor"):
        yield values["speaker"]


def _event(key, quote, values):
    day, place, killed = values.pop("day", None), values.pop("place", None), values.pop("killed", None)
    if isinstance(day, str):
        first = dt.date.fromisoformat(day)
        values["date"] = DateSpan(first, first, DatePrecision.DAY, day)
    if place:
        values["place"] = Place(**place)
    if killed is not None:
        values["toll"] = Toll(killed=Count(killed, killed))
    return Event(id=key, quotes=(quote,), **{"status": EventStatus.OCCURRED} | values)


def _claim(key, quote, values, events):
    about = tuple(events[index].id for index in values.pop("about", ()))
    values.pop("by_actor", None)
    base = {"speaker_kind": SpeakerKind.POLICE, "stance": Stance.ASSERTS, "modality": Modality.FACT}
    return Claim(id=key, quote=quote, **base | {"polarity": Polarity.AFFIRMED, "events": about} | values)


def _code(kind):
    return st.sampled_from(list(kind))


def _some(strategy):
    return st.none() | strategy


TEXTS = st.text(min_size=1, max_size=60).filter(lambda text: text.strip())
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1))
IDS = st.text("abcdefghij-", min_size=1, max_size=6)


@st.composite
def dates(draw):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    return DateSpan(first, last, draw(_code(DatePrecision)), draw(_some(TEXTS)))


@st.composite
def places(draw):
    precision = draw(_code(PlacePrecision))
    pointed = precision in {PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT} and draw(st.booleans())
    point = {"lat": draw(st.floats(1, 89)), "lon": draw(st.floats(1, 179))} if pointed else {}
    names = {name: draw(_some(TEXTS)) for name in ("admin2", "admin1", "country", "gazetteer_id", "reason")}
    return Place(draw(TEXTS), precision, radius_km=draw(_some(st.floats(0, 500))), **names, **point)


@st.composite
def counts(draw):
    low, high = sorted((draw(st.integers(0, 999)), draw(st.integers(0, 999))))
    ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    return Count(*ends, draw(_some(TEXTS)))


@st.composite
def extractions(draw):
    """Any extraction the types allow, its actors and events consistent as a reader's are."""
    text = draw(st.text(min_size=5, max_size=200).filter(lambda text: text.strip()))
    names = ("title", "publisher", "author", "url", "digest", "origin")
    about = {name: draw(_some(TEXTS)) for name in names} | {"published": draw(_some(DAYS))}
    document = Document(id=text_hash(text)[:16], text=text, **about)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 40))
    quote = spans.map(lambda at: document.quote(at[0], min(len(text), at[0] + at[1])))
    quotes = st.lists(quote, min_size=1, max_size=3).map(tuple)
    ids = draw(st.lists(IDS, min_size=2, max_size=5, unique=True))
    entities = tuple(Entity(key, draw(TEXTS), draw(_code(EntityKind)), draw(quotes)) for key in ids)
    events = tuple(draw(_events(document, ids, quotes, n)) for n in range(draw(st.integers(0, 3))))
    links = tuple(draw(_links(document, ids, quotes, n)) for n in range(draw(st.integers(0, 2))))
    claims = tuple(draw(_claims(document, (ids, events), quote, n)) for n in range(draw(st.integers(0, 3))))
    dated = draw(_some(DAYS))
    return Extraction(document, dated, draw(_some(quote)), entities, events, links, claims)


def _record(document, kind, ordinal):
    return record_id(document.sha256, kind, 0, 1, ordinal)


def _tuples(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def _events(draw, document, ids, quotes, ordinal):
    actors = _tuples(st.sampled_from(ids))
    tolls = ("killed", "injured", "attackers_killed", "attackers_injured", "detained", "abducted", "rescued")
    aims = st.builds(Target, TEXTS, _code(TargetKind), _some(st.sampled_from(ids)))
    return Event(
        id=_record(document, "event", ordinal),
        event_type=draw(TEXTS),
        sub_event_type=draw(TEXTS),
        status=draw(_code(EventStatus)),
        quotes=draw(quotes),
        date=draw(_some(dates())),
        place=draw(_some(places())),
        perpetrators=draw(actors),
        targets=draw(_tuples(aims)),
        claimed_by=draw(actors),
        denied_by=draw(actors),
        blamed_on=draw(_tuples(st.builds(Blame, st.sampled_from(ids), _some(TEXTS)))),
        toll=Toll(**{name: draw(_some(counts())) for name in tolls}),
        weapon=draw(_some(TEXTS)),
        main=draw(st.booleans()),
        confidence=draw(st.floats(0, 1)),
        cues=draw(_tuples(TEXTS)),
    )


@st.composite
def _links(draw, document, ids, quotes, ordinal):
    source, target = draw(st.permutations(ids))[:2]
    status, cues = draw(_code(LinkStatus)), draw(_tuples(TEXTS))
    key = _record(document, "link", ordinal)
    return Link(key, source, draw(_code(Relation)), target, status, draw(quotes), draw(_some(dates())), cues)


@st.composite
def _claims(draw, document, known, quote, ordinal):
    ids, events = known
    return Claim(
        id=_record(document, "claim", ordinal),
        speaker=draw(st.sampled_from(ids) | TEXTS),
        speaker_kind=draw(_code(SpeakerKind)),
        stance=draw(_code(Stance)),
        modality=draw(_code(Modality)),
        polarity=draw(_code(Polarity)),
        quote=draw(quote),
        topics=draw(_tuples(_code(Topic))),
        events=draw(_tuples(st.sampled_from([event.id for event in events]))) if events else (),
        entities=draw(_tuples(st.sampled_from(ids))),
        cues=draw(_tuples(TEXTS)),
    )
