"""The JSON form of an extraction: one object a document, as the command line and the exchange formats write it."""

from typing import Any

from sourceline.model import Claim, Count, DateSpan, Entity, Event, Extraction, Link, Place, Quote, Target

Json = dict[str, Any]


def to_json(extraction: Extraction) -> Json:
    """A JSON-ready dictionary of a document with its entities, events, links and claims (ISO dates, code values)."""
    document = extraction.document
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "author": document.author,
            "url": document.url,
            "published": extraction.published.isoformat() if extraction.published else None,
            "language": document.language,
            "sha256": document.sha256,
            "text": document.text,
        },
        "entities": [_entity(entity) for entity in extraction.entities],
        "events": [_event(event) for event in extraction.events],
        "links": [_link(link) for link in extraction.links],
        "claims": [_claim(claim) for claim in extraction.claims],
    }


def _quote(quote: Quote) -> Json:
    return {"start": quote.start, "end": quote.end, "text": quote.text}


def _entity(entity: Entity) -> Json:
    mentions = [_quote(quote) for quote in entity.mentions]
    return {"id": entity.id, "name": entity.name, "kind": entity.kind.value, "mentions": mentions}


def _date(date: DateSpan | None) -> Json | None:
    if date is None:
        return None
    return {
        "start": date.start.isoformat(),
        "end": date.end.isoformat(),
        "precision": date.precision.value,
        "text": date.text,
    }


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "admin2": place.admin2,
        "admin1": place.admin1,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "radius_km": place.radius_km,
        "gazetteer_id": place.gazetteer_id,
        "reason": place.reason,
    }


def _count(count: Count | None) -> Json:
    if count is None:
        return {"min": None, "max": None}
    out: Json = {"min": count.minimum, "max": count.maximum}
    return out | {"said_by": count.said_by} if count.said_by else out


def _target(target: Target) -> Json:
    return {"entity": target.entity, "text": target.text, "kind": target.kind.value}


def _event(event: Event) -> Json:
    toll = event.toll
    return {
        "id": event.id,
        "event_type": event.event_type,
        "sub_event_type": event.sub_event_type,
        "status": event.status.value,
        "date": _date(event.date),
        "place": _place(event.place),
        "perpetrators": list(event.perpetrators),
        "targets": [_target(target) for target in event.targets],
        "claimed_by": list(event.claimed_by),
        "denied_by": list(event.denied_by),
        "blamed_on": [{"entity": blame.entity, "by": blame.by} for blame in event.blamed_on],
        "killed": _count(toll.killed),
        "injured": _count(toll.injured),
        "attackers_killed": _count(toll.attackers_killed),
        "attackers_injured": _count(toll.attackers_injured),
        "detained": _count(toll.detained),
        "abducted": _count(toll.abducted),
        "rescued": _count(toll.rescued),
        "weapon": event.weapon,
        "main": event.main,
        "confidence": round(event.confidence, 2),
        "cues": list(event.cues),
        "quotes": [_quote(quote) for quote in event.quotes],
    }


def _link(link: Link) -> Json:
    return {
        "id": link.id,
        "source": link.source,
        "relation": link.relation.value,
        "target": link.target,
        "status": link.status.value,
        "date": _date(link.date),
        "cues": list(link.cues),
        "quotes": [_quote(quote) for quote in link.quotes],
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "speaker": claim.speaker,
        "speaker_kind": claim.speaker_kind.value,
        "stance": claim.stance.value,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "topics": [topic.value for topic in claim.topics],
        "events": list(claim.events),
        "entities": list(claim.entities),
        "cues": list(claim.cues),
        "quote": _quote(claim.quote),
    }
