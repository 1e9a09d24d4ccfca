"""Column groups that several tables share: dates with their precision, places, tolls."""

import datetime as dt

from sqlalchemy import MetaData, Named, TypedColumns

metadata = MetaData()

TOLL_FIELDS = ("killed", "injured", "attackers_killed", "attackers_injured", "detained", "abducted", "rescued")
"""Fields of `sourceline.model.Toll`; each is three columns: `_min`, `_max` and `_said_by`."""


class DateColumns(TypedColumns):
    """First and last day (inclusive), precision and words of a date; all null where the text gives none."""

    date_start: Named[dt.date | None]
    date_end: Named[dt.date | None]
    date_precision: Named[str | None]
    date_text: Named[str | None]


class PlaceColumns(TypedColumns):
    """A place as exactly as the text says; all null where it names none. `radius_km` in kilometres, WGS 84 degrees."""

    place_name: Named[str | None]
    place_precision: Named[str | None]
    admin2: Named[str | None]
    admin1: Named[str | None]
    country: Named[str | None]
    lat: Named[float | None]
    lon: Named[float | None]
    radius_km: Named[float | None]
    gazetteer_id: Named[str | None]


class TollColumns(TypedColumns):
    """Numbers of people as ranges; an open or unknown end is null."""

    killed_min: Named[int | None]
    killed_max: Named[int | None]
    injured_min: Named[int | None]
    injured_max: Named[int | None]
    attackers_killed_min: Named[int | None]
    attackers_killed_max: Named[int | None]
    attackers_injured_min: Named[int | None]
    attackers_injured_max: Named[int | None]
    detained_min: Named[int | None]
    detained_max: Named[int | None]
    abducted_min: Named[int | None]
    abducted_max: Named[int | None]
    rescued_min: Named[int | None]
    rescued_max: Named[int | None]
