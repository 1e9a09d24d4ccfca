"""Actors with aliases and parents (data/actors.yaml)."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sourceline.codes import EntityKind
from sourceline.vocab.files import VocabularyError, data_file, load_yaml
from sourceline.vocab.spelling import expand


class Actor(BaseModel):
    """One group, force, government or person: its names, its place in the tree, and where these are from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """Short, stable slug, such as `ttp`."""
    name: str
    kind: EntityKind
    short: str | None = None
    """Abbreviation for labels, such as `TTP`."""
    aliases: tuple[str, ...] = ()
    """Names that mean this actor wherever they stand; `{a|b}` stands for both spellings."""
    context_aliases: dict[str, tuple[str, ...]] = {}
    """Names that mean it only beside one of these words (`Taliban` beside `Kabul`, `Afghan` ...)."""
    parent: str | None = None
    """Id of the actor it is an organ, wing or faction of."""
    country: str | None = None
    side: str | None = None
    """`militant`, `pakistan`, `afghanistan`, `international` or `other`: groups legends and conflict pairs."""
    role: str | None = None
    """A person's known role, such as `spokesman` or `leader`, and of whom in `parent`."""
    label: bool = False
    """True for a state's label kept as written (`Fitna al-Hindustan`)."""
    note: str | None = None
    sources: tuple[str, ...]
    """Public URLs that the names and the place in the tree come from."""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every written-out name that means this actor wherever it stands, its canonical name first."""
        plain = self.name.split(" (")[0] if self.name.endswith(")") else self.name
        own = tuple(name for name in (self.name, plain) if name not in self.context_aliases)
        return tuple(dict.fromkeys((*own, *(spelling for alias in self.aliases for spelling in expand(alias)))))


def load_actors(path: Path) -> tuple[Actor, ...]:
    """All actors of a file.

    Raises:
        VocabularyError: the file is missing or malformed, an id or name occurs twice, or a parent is unknown.
    """
    try:
        found = TypeAdapter(tuple[Actor, ...]).validate_python(load_yaml(path))
    except ValidationError as error:
        raise VocabularyError(f"{path}: {error}") from error
    ids = Counter(actor.id for actor in found)
    names = Counter(name for actor in found for name in {spelling.casefold() for spelling in actor.spellings})
    if twice := [key for key, count in (ids + names).items() if count > 1 and (ids[key] > 1 or names[key] > 1)]:
        raise VocabularyError(f"{path} uses these more than once: {', '.join(sorted(twice))}")
    if lost := {actor.parent for actor in found if actor.parent and actor.parent not in ids}:
        raise VocabularyError(f"{path} names parents that it lacks: {', '.join(sorted(lost))}")
    if bare := [actor.id for actor in found if not actor.sources]:
        raise VocabularyError(f"{path}: no source for {', '.join(bare)}")
    return found


@lru_cache(maxsize=1)
def actors() -> dict[str, Actor]:
    """The actors in force, by id."""
    return {actor.id: actor for actor in load_actors(data_file("actors.yaml"))}
