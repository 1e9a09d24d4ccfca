"""The thresholds of fusion, read from data/fusion.yaml and checked."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from sourceline.codes import EventStatus
from sourceline.vocab import VocabularyError, event_types, load_yaml
from sourceline.vocab.files import data_file


class Points(BaseModel):
    """What each likeness or difference of two reports counts; data/fusion.yaml says what each means."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same_sub_type: int
    same_day: int
    next_day: int
    same_month: int
    same_year: int
    undated: int
    same_site: int
    near: int
    inside: int
    same_province_only: int
    same_country_only: int
    no_place: int
    same_actor: int
    same_target: int
    same_toll: int
    near_toll: int
    far_toll: int
    other_actor: int
    same_words: int


class Thresholds(BaseModel):
    """When two reports are of one incident. Distances in km, days in whole days, shares from 0 to 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    merge_at: int
    member_at: int
    max_days_apart: int
    undated_days: int
    vague_days: int
    vaguest_days: int
    default_radius_km: float
    widest_radius_km: float
    kin: tuple[frozenset[str], ...]
    statuses: tuple[frozenset[EventStatus], ...]
    telling_toll: int
    near_toll_gap: int
    one_name: tuple[frozenset[str], ...]
    points: Points
    same_words_share: float
    copy_share: float

    def kinds_fit(self, one: str, other: str) -> bool:
        """Whether two sub-event types may be one incident's."""
        return one == other or any(one in kin and other in kin for kin in self.kin)

    def statuses_fit(self, one: str, other: str) -> bool:
        """Whether two statuses may be one incident's; a trend fits nothing."""
        if EventStatus.ONGOING_TREND in {one, other}:
            return False
        return one == other or any(one in fit and other in fit for fit in self.statuses)


def load_thresholds(path: Path) -> Thresholds:
    """The thresholds of a file.

    Raises:
        VocabularyError: the file is missing or malformed, or names a sub-event type that there is not.
    """
    try:
        found = Thresholds.model_validate(load_yaml(path))
    except ValidationError as error:
        raise VocabularyError(f"{path}: {error}") from error
    if strange := {name for kin in found.kin for name in kin} - {sub.name for sub in event_types()}:
        raise VocabularyError(f"{path} names unknown sub-event types: {', '.join(sorted(strange))}")
    return found


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    """The thresholds in force."""
    return load_thresholds(data_file("fusion.yaml"))
