"""Points that a text gives by distance and direction, or between two names. Geodesics on WGS 84."""

from pyproj import Geod

GEOD = Geod(ellps="WGS84")
BEARINGS = {
    "north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0,
    "south": 180.0, "south-west": 225.0, "west": 270.0, "north-west": 315.0,
}  # fmt: skip
_SPREAD = 0.2
"""A spoken direction is good to about one compass point of sixteen either way: 0.2 of the distance."""
_MIN_RADIUS_KM = 3.0


def offset(lat: float, lon: float, distance_km: float, compass: str, radius_km: float) -> tuple[float, float, float]:
    """Point and radius (km) of "N km <compass> of" a place.

    Without a direction it is the place itself, with that distance as radius.
    """
    if compass not in BEARINGS:
        return lat, lon, max(distance_km, radius_km)
    lon2, lat2, _ = GEOD.fwd(lon, lat, BEARINGS[compass], distance_km * 1000)
    return round(lat2, 4), round(lon2, 4), round(max(_MIN_RADIUS_KM, _SPREAD * distance_km + radius_km / 2), 1)


def between(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float, float]:
    """Midpoint of two places and half their distance as radius (km)."""
    azimuth, _, metres = GEOD.inv(lon1, lat1, lon2, lat2)
    lon, lat, _ = GEOD.fwd(lon1, lat1, azimuth, metres / 2)
    return round(lat, 4), round(lon, 4), round(max(_MIN_RADIUS_KM, metres / 2000), 1)
