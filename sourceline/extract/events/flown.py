"""Reports of drone strikes: what missiles hit in them came from the drones that their lead tells of."""

from itertools import islice

from spacy.tokens import Token

from sourceline.codes import EntityKind, PlacePrecision
from sourceline.extract.events.draft import Draft
from sourceline.extract.events.forces import states_before
from sourceline.extract.events.kind import is_violent
from sourceline.extract.events.kinship import told_types
from sourceline.extract.frame import Frame

_LEAD, _FIRST = 3, 10
_AIR, _SHELLING = "Air/drone strike", "Shelling/artillery/missile attack"
_DRONES = frozenset({"drone", "drones"})
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.BORDER_AREA})


def settle_flown(frame: Frame, drafts: list[Draft]) -> None:
    """Give a report's drones the missile strikes told near its head, and their state the strikes without a doer."""
    drones = [token for sentence in frame.opening(_LEAD) for token in frame.tokens(sentence) if token.lower_ in _DRONES]
    if not drones:
        return
    state = next((state for token in drones if (state := _owner(frame, token))), None)
    for draft in islice(drafts, _FIRST):
        if not is_violent(draft) or draft.attacker_side == "militants" or draft.perpetrators or draft.claimed_by:
            continue
        if told_types(draft) == {_SHELLING}:
            draft.weapon, draft.weapon_type, draft.weapon_rank = "drone", _AIR, 1
        elif told_types(draft) != {_AIR}:
            continue
        if state is not None and _is_of_the_news(draft):
            draft.perpetrators.append(state)
            draft.attacker_side = "forces"


def _is_of_the_news(draft: Draft) -> bool:
    return draft.place is not None and draft.place.precision not in _WIDE and not draft.background


def _owner(frame: Frame, drone: Token) -> str | None:
    """The state whose drones they are: `U.S. drones`, `American drones`."""
    named = (frame.mention_at(at) for at in (drone.i, max(drone.i - 1, 0)))
    of_state = (mention.entity for mention in named if mention is not None and mention.kind in _STATE)
    return next(of_state, None) or next(states_before(drone), None)
