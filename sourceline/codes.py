"""Closed code lists of the field: ACLED statuses, link relations, claim stances, precisions, grades.

Open lists that an analyst may extend (event types with their labels, actors, words, places) are data files, read by
`sourceline.vocab`. Sources of the lists: the ACLED codebook, UCDP GED, STANAG 2511 and ICD-203; see docs/codes.md.
"""

from enum import StrEnum


class EventStatus(StrEnum):
    """How far a reported event got."""

    OCCURRED = "occurred"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    ALLEGED = "alleged"
    ONGOING_TREND = "ongoing_trend"


class PlacePrecision(StrEnum):
    """How exactly a report places an event."""

    EXACT = "exact"
    TOWN = "town"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    BORDER_AREA = "border_area"
    UNKNOWN = "unknown"


class DatePrecision(StrEnum):
    """How exactly a report dates an event."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    RELATIVE_PERIOD = "relative_period"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """What one actor is or does to another; read as source, relation, target."""

    PART_OF = "part_of"
    SPLINTER_OF = "splinter_of"
    SUCCESSOR_OF = "successor_of"
    MEMBER_OF = "member_of"
    LEADS = "leads"
    ALLIED_WITH = "allied_with"
    COORDINATES_WITH = "coordinates_with"
    TRAINS = "trains"
    FUNDS = "funds"
    SUPPLIES = "supplies"
    SHELTERS = "shelters"
    FACILITATES = "facilitates"
    DIRECTS = "directs"
    PLEDGED_TO = "pledged_to"
    NEGOTIATES_WITH = "negotiates_with"
    ASSISTS = "assists"
    ATTACKS = "attacks"
    CLASHES_WITH = "clashes_with"
    OPPOSES = "opposes"
    ARRESTS = "arrests"
    ACCUSES = "accuses"


class RelationFamily(StrEnum):
    """The three families that colour the group-link chart."""

    STRUCTURE = "structure"
    COOPERATION = "cooperation"
    CONFLICT = "conflict"


_STRUCTURE = (Relation.PART_OF, Relation.SPLINTER_OF, Relation.SUCCESSOR_OF, Relation.MEMBER_OF, Relation.LEADS)
_CONFLICT = (Relation.ATTACKS, Relation.CLASHES_WITH, Relation.OPPOSES, Relation.ARRESTS, Relation.ACCUSES)
FAMILY_OF: dict[Relation, RelationFamily] = {
    relation: RelationFamily.STRUCTURE
    if relation in _STRUCTURE
    else RelationFamily.CONFLICT
    if relation in _CONFLICT
    else RelationFamily.COOPERATION
    for relation in Relation
}
SYMMETRIC = frozenset(
    {Relation.ALLIED_WITH, Relation.COORDINATES_WITH, Relation.NEGOTIATES_WITH, Relation.CLASHES_WITH}
)


class LinkStatus(StrEnum):
    """Whether the report states a link, passes on an allegation of it, or carries its denial."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"


class Stance(StrEnum):
    """What a speaker does with a claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    BLAMES = "blames"
    CLAIMS_RESPONSIBILITY = "claims_responsibility"
    ASSESSES = "assesses"
    WARNS = "warns"
    DEMANDS = "demands"
    RECOMMENDS = "recommends"


class Modality(StrEnum):
    """How certain a claim says its content is."""

    FACT = "fact"
    LIKELY = "likely"
    POSSIBLE = "possible"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"
    RECOMMENDATION = "recommendation"


class Polarity(StrEnum):
    """Whether a claim affirms or negates its content."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class SpeakerKind(StrEnum):
    """Who makes a claim."""

    ARMED_GROUP = "armed group"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    OFFICIAL = "official (unnamed)"
    MEDIA = "media"
    AUTHOR = "analyst or author"
    WITNESS = "witness"
    INTERNATIONAL_BODY = "international body"
    OTHER = "other"


class EntityKind(StrEnum):
    """What sort of actor an entity is."""

    ARMED_GROUP = "armed group"
    FACTION = "faction"
    STATE_FORCE = "state force"
    GOVERNMENT = "government"
    INTELLIGENCE_SERVICE = "intelligence service"
    PERSON = "person"
    INTERNATIONAL_BODY = "international body"
    POLITICAL_PARTY = "political party"
    COMMUNITY = "community or tribe"
    MEDIA = "media"
    OTHER_ORGANISATION = "other organisation"
    UNNAMED = "unnamed"


class TargetKind(StrEnum):
    """What sort of person or thing was attacked."""

    MILITARY = "military"
    POLICE = "police"
    GOVERNMENT = "government"
    POLITICIAN = "politician"
    RELIGIOUS = "religious site or figure"
    HEALTH_OR_AID = "health or aid worker"
    EDUCATION = "education"
    MEDIA = "media"
    INFRASTRUCTURE = "infrastructure or energy"
    TRANSPORT = "transport"
    FOREIGN_NATIONALS = "foreign nationals"
    TRIBAL_ELDER = "tribal elder or peace committee"
    CIVILIANS = "civilians"
    MILITANTS = "militants"
    OTHER = "other"


class Topic(StrEnum):
    """What a claim is about."""

    ATTACK = "attack"
    OPERATION = "operation"
    SAFE_HAVEN = "safe haven"
    BORDER_CONTROL = "border control"
    FINANCING = "financing"
    RECRUITMENT = "recruitment"
    TRAINING = "training"
    WEAPONS = "weapons"
    COORDINATION = "coordination"
    LEADERSHIP = "leadership"
    NEGOTIATION = "negotiation"
    ACCUSATION = "accusation between states"
    POLICY = "policy"
    HUMAN_COST = "human cost"
    REGIONAL_STABILITY = "regional stability"


class Reliability(StrEnum):
    """Source reliability on the Admiralty scale (STANAG 2511)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Information credibility on the Admiralty scale (STANAG 2511)."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"
