"""A line typed into the claim search -> words, and fields that narrow: speaker:, group:, stance:, before: and so on."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sourceline.codes import Modality, Polarity, SpeakerKind, Stance
from sourceline.query.filters import FilterError, Filters
from sourceline.query.params import Notice
from sourceline.vocab import Actor

_FIELD = re.compile(
    r'(?<!\S)(?P<name>speaker|group|stance|kind|modality|polarity|before|after):(?:"(?P<phrase>[^"]*)"?|(?P<word>\S*))',
    re.IGNORECASE,
)
_CODES = {"kind": ("speaker_kind", SpeakerKind), "modality": ("modality", Modality), "polarity": ("polarity", Polarity)}
"""Field -> the column of claims that it narrows, and the codes there."""
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Ask:
    """What a line asks for. `words` go to the text search; the rest narrows."""

    words: str
    speakers: tuple[str, ...] = ()
    """Parts of speakers' names, lower case; each must be in the name."""
    groups: tuple[str, ...] = ()
    stances: tuple[Stance, ...] = ()
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Columns of claims, each with the codes asked for: `kind:`, `modality:` and `polarity:`."""
    since: dt.date | None = None
    until: dt.date | None = None
    notices: tuple[Notice, ...] = ()

    def narrow(self, filters: Filters) -> Filters:
        """The filters with this line's fields on top; a period narrows the filters' own.

        Raises:
            FilterError: nothing can pass both.
        """
        found = replace(filters, stances=self._both(filters.stances))
        if self.groups:
            found = replace(found, groups=self.groups)
        if self.since or self.until:
            since = max((day for day in (filters.since, self.since) if day), default=None)
            until = min((day for day in (filters.until, self.until) if day), default=None)
            found = replace(found, preset=None, since=since, until=until)
        return found

    def _both(self, stances: tuple[Stance, ...]) -> tuple[Stance, ...]:
        if not self.stances or not stances:
            return self.stances or stances
        if common := set(self.stances) & set(stances):
            return tuple(common)
        raise FilterError("no claim has both the stance typed and the one chosen")


def parse(line: str, actors: Mapping[str, Actor], names: Mapping[str, str]) -> Ask:
    """Read a line. A field that is not understood is left out with a notice; what is not a field is words.

    `before:2024-05` ends on 30 April 2024; `after:2024-05` starts on 1 May 2024.
    """
    ask = Ask(words=" ".join(_FIELD.sub(" ", line).split()))
    for field in _FIELD.finditer(line):
        name, value = field["name"].lower(), (field["phrase"] if field["word"] is None else field["word"]).strip()
        if value:
            ask = _with(ask, name, value, (actors, names))
    return ask


def _with(ask: Ask, name: str, value: str, known: tuple[Mapping[str, Actor], Mapping[str, str]]) -> Ask:
    if name == "speaker":
        return replace(ask, speakers=(*ask.speakers, value.casefold()))
    if name == "group":
        found = tuple(_groups(value, *known))
        return replace(ask, groups=(*ask.groups, *found)) if found else _lost(ask, name, value, "no group of that name")
    if name == "stance":
        stances = tuple(code for code in Stance if code.value.startswith(value.lower().replace(" ", "_")))
        return replace(ask, stances=(*ask.stances, *stances)) if stances else _lost(ask, name, value, "no such stance")
    if name in _CODES:
        return _coded(ask, name, value)
    day = _first_day(value)
    if day is None:
        return _lost(ask, name, value, "write a date as 2024, 2024-05 or 2024-05-31")
    return replace(ask, since=day) if name == "after" else replace(ask, until=day - dt.timedelta(days=1))


def _coded(ask: Ask, name: str, value: str) -> Ask:
    column, known = _CODES[name]
    codes = tuple(code.value for code in known if code.value.startswith(value.lower()))
    return replace(ask, codes=(*ask.codes, (column, codes))) if codes else _lost(ask, name, value, f"no such {name}")


def _lost(ask: Ask, name: str, value: str, why: str) -> Ask:
    return replace(ask, notices=(*ask.notices, Notice(name, value, f"{name}:{value} was left out: {why}.")))


def _groups(value: str, actors: Mapping[str, Actor], names: Mapping[str, str]) -> Iterable[str]:
    """Ids of actors that are called so; if none is, of those whose name has the words."""
    wanted = value.casefold()
    called = {key: [actor.id, actor.name, actor.short or "", *actor.aliases] for key, actor in actors.items()}
    spellings = {key: [key, name] for key, name in names.items()} | called
    exact = [key for key, words in spellings.items() if wanted in (word.casefold() for word in words)]
    return exact or [key for key, words in spellings.items() if any(wanted in word.casefold() for word in words)]


def _first_day(value: str) -> dt.date | None:
    match = _DATE.fullmatch(value)
    if not match:
        return None
    try:
        return dt.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
