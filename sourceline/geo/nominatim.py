"""Nominatim as a last resort, off by default: rate-limited to one question a second and every answer kept.

Usage policy (one request a second, an own user agent, caching): https://operations.osmfoundation.org/policies/nominatim/
"""

import json
from pathlib import Path
from typing import Any

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

COUNTRIES = ["pk", "af"]
SECONDS_BETWEEN = 1.1
RADIUS_KM = 3.0


class LastResort:
    """Asks Nominatim for what the gazetteer lacks. Answers, empty ones too, are kept in a file and not asked again."""

    def __init__(self, cache: Path, *, domain: str = "nominatim.openstreetmap.org", scheme: str = "https") -> None:
        self._cache = cache
        self._known: dict[str, dict[str, Any] | None] = _read(cache)
        service = Nominatim(user_agent="sourceline", domain=domain, scheme=scheme, timeout=10)
        self._ask = RateLimiter(
            service.geocode, min_delay_seconds=SECONDS_BETWEEN, max_retries=1, swallow_exceptions=False
        )

    def find(self, query: str) -> dict[str, Any] | None:
        """{name, lat, lon} of the best answer in the two countries; None where there is none or no service."""
        key = " ".join(query.casefold().split())
        if key not in self._known:
            try:
                answer = self._ask(query, country_codes=COUNTRIES, language="en")
            except GeopyError:
                return None
            found = {"name": answer.address, "lat": answer.latitude, "lon": answer.longitude} if answer else None
            self._known[key] = found
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            self._cache.write_text(json.dumps(self._known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return self._known[key]


def _read(cache: Path) -> dict[str, dict[str, Any] | None]:
    return dict(json.loads(cache.read_text(encoding="utf-8"))) if cache.exists() else {}
