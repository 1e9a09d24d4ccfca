"""Finds place names in running text: longest match, capitalised, and guarded against people, groups and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sourceline.geo.index import MIN_OWN, SURE_LEVEL, Hit, How, sure
from sourceline.geo.places import LEVELS
from sourceline.geo.possessives import holds, is_owned
from sourceline.geo.spelling import fold
from sourceline.geo.tokens import PARTICLES, Token, is_name, joined, tokenise
from sourceline.geo.words import Words

if TYPE_CHECKING:
    from sourceline.geo.gazetteer import Gazetteer

_RUN_JOIN = re.compile(r"(?:[ \u00a0]|-|['’`‘ʻ]|\.)")
_DATELINE = re.compile(
    r"(?:\s*[,/]\s*[A-Z][\w.]+(?:\s\d{1,2})?(?:,?\s\d{4})?)?\s*(?:\([^)]{2,30}\))?\s*(?::|—|–|--|-\s)"
)
_RIGHT_AT = re.compile(r"\b(?:in|at|near|outside)\s+$", re.IGNORECASE)
_IN_AREA = re.compile(r"\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}[A-Z]")
_EZAFE_AFTER = re.compile(r"-(?:e|i|ul|al)-\w")
_EZAFE_BEFORE = re.compile(r"\w-(?:e|i|ul|al)-$")
CAPITALS = frozenset({"kabul", "islamabad"})  # their bare names often mean governments
_LONGEST, _WINDOW = 7, 100
_OF_A_TYPE = ("of", "the")  # ends what stands before a name after a type: "the district of"
_ACRONYM = re.compile(r"\b[A-Z]{2,4}\b")
_MIN_FAMILY = 5
_MIN_NAME = 3
_SHORT_NAMES = frozenset({"kp", "us", "uk"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name at [start, end) of a text, with what it may mean and what stands around it.

    `hint` is what a type noun beside it says (district, town, area ...). `cued` tells that a preposition or a type noun
    marks it as a place. `embedded` names are part of a longer name (a person, a group), `owner` names say whose and not
    where ("Kabul police"); neither is a scene by itself. `site` is the longer name of a site ("Bannu Railway Station").
    No candidates: a place by its cues that the gazetteer lacks.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Hit, ...] = ()
    hint: str = ""
    cued: bool = False
    embedded: bool = False
    owner: bool = False
    dateline: bool = False
    site: str = ""
    weak: bool = False
    """Whether only "in" and a name behind it make it a place ("at X in Panjwai"): so if a village there bears it."""
    known: bool = False
    """Whether some place of this name is so well known that the bare name means it."""

    @property
    def exact(self) -> bool:
        """Whether some place has just this name."""
        return any(h.how is How.EXACT for h in self.candidates)

    @property
    def level(self) -> int:
        """What the hint says of its size; else the highest level among the candidates (1 for an unknown name)."""
        if self.hint and self.hint not in {"district", "province"}:
            return LEVELS.get(self.hint, 0)
        if self.candidates:
            return max(h.place.level for h in self.candidates)
        return LEVELS.get(self.hint, 1)


class Finder:
    """Finds mentions in one text."""

    def __init__(self, gazetteer: "Gazetteer", text: str) -> None:
        self.index = gazetteer.index
        self.text = text
        self.tokens = tokenise(text)
        self.words: Words = gazetteer.words
        self.last: PlaceMention | None = None

    def mentions(self) -> list[PlaceMention]:
        """Every mention, in order of the text."""
        known = list(self._known())
        taken = [m for m in known if not m.embedded]
        unknown = [m for m in self._unknown() if not any(k.start < m.end and m.start < k.end for k in taken)]
        known = [m for m in known if not (m.embedded and any(u.start <= m.start and m.end <= u.end for u in unknown))]
        return sorted((*known, *unknown), key=lambda m: m.start)

    def _known(self) -> Iterator[PlaceMention]:
        i = 0
        while i < len(self.tokens):
            found = self._longest_at(i)
            if found is None:
                i += 1
                continue
            mention, n = found
            checked = self._guard(mention, i, n)
            if checked is not None:
                self.last = checked
                yield checked
                i += n
            else:
                i += 1

    def _longest_at(self, i: int) -> tuple[PlaceMention, int] | None:
        if not self.tokens[i].capital:
            return None
        best = None
        for n in range(min(_LONGEST, len(self.tokens) - i), 0, -1):
            part = self.tokens[i : i + n]
            if not is_name(part, self.words.hints) or not joined(self.text, self.tokens, i, n):
                continue
            surface = self.text[part[0].start : part[-1].end]
            if hits := self._hits(surface, n):
                mention = PlaceMention(part[0].start, part[-1].end, surface, hits)
                if hits[0].how is How.EXACT:
                    return mention, n
                best = best or (mention, n)
        return best

    def _hits(self, surface: str, n: int) -> tuple[Hit, ...]:
        key = fold(surface)
        short = len(key) < _MIN_NAME and key not in _SHORT_NAMES and key.isalpha()
        if n == 1 and (surface in self.words.stop or short):
            return ()
        found = self.index.find(key, close=False)
        last = surface.rsplit(maxsplit=1)[-1]
        doubtful = len(key) < _MIN_FAMILY or _ACRONYM.search(surface) or last in self.words.hints
        if found and found[0].how is not How.EXACT and doubtful:
            return ()
        return found

    def _guard(self, mention: PlaceMention, i: int, n: int) -> PlaceMention | None:
        """The mention with its cues, or None where the text around it does not make it a place."""
        before = self.text[max(0, mention.start - _WINDOW) : mention.start]
        after = self.text[mention.end : mention.end + _WINDOW]
        hint = self._hint(before[-60:], after[:60])
        cued = bool(hint) or bool(self.words.place_before.search(before[-80:]))
        cued = cued or self._listed(mention) or is_owned(self.text, self.last, mention)
        known = self._is_known(mention)
        mention = replace(mention, hint=hint, cued=cued, known=known, dateline=self._is_dateline(mention))
        mention = self._around(mention, i, n)
        after_comma = bool(re.match(r"\s*,\s*[A-Z]", after)) or bool(re.search(r",\s*$|\(\s*$", before[-3:]))
        if not mention.known and not cued and not mention.dateline and not after_comma:
            return None
        if mention.candidates[0].how is not How.EXACT and (mention.site or not (cued or after_comma)):
            return None
        return mention

    def _listed(self, mention: PlaceMention) -> bool:
        """Whether it goes on with a list of places: "in Kohat district, Hangu and Orakzai"."""
        last = self.last
        if last is None or not last.cued or last.embedded or mention.start - last.end > _WINDOW:
            return False
        return bool(self.words.list_goes_on.fullmatch(self.text, last.end, mention.start))

    def _is_known(self, mention: PlaceMention) -> bool:
        exact = [hit for hit in mention.candidates if hit.how is How.EXACT]
        short = mention.text.isupper() and len(mention.text) <= MIN_OWN
        if short and mention.text not in self.words.abbreviations:  # SWAT is not Swat
            return False
        if any(hit.place.needs_context for hit in exact):
            return False
        return any(sure(hit, fold(mention.text)) for hit in exact)

    def _hint(self, before: str, after: str) -> str:
        if m := self.words.type_after.match(after):
            return self.words.hint_of(m["type"])
        if not before.rstrip().lower().endswith(_OF_A_TYPE):
            return ""  # most names, told without a search
        m = self.words.type_before.search(before)
        return self.words.hint_of(m["type"]) if m and not self.words.is_type_of_name(before[: m.start()]) else ""

    def _is_dateline(self, mention: PlaceMention) -> bool:
        line_start = self.text.rfind("\n", 0, mention.start) + 1
        head = self.text[max(line_start, mention.start - _WINDOW) : mention.start]
        upper = mention.text.isupper() or line_start == 0
        return len(head.split()) <= 2 and "." not in head and upper and bool(_DATELINE.match(self.text, mention.end))  # noqa: PLR2004

    def _around(self, mention: PlaceMention, i: int, n: int) -> PlaceMention:
        """Marks what is part of a longer name, a site, or only says whose."""
        if _EZAFE_AFTER.match(self.text, mention.end) or _EZAFE_BEFORE.search(
            self.text[max(0, mention.start - 8) : mention.start]
        ):
            return replace(mention, embedded=True)  # "Bagh-e-Something" is not Bagh
        after = self.tokens[i + n] if self._touching(i + n - 1) else None
        before = self.tokens[i - 1] if self._touching(i - 1) else None
        if before and before.capital and self._is_other_name(before, i):
            return replace(mention, embedded=True)
        if after and after.capital and after.text not in self.words.stop and not self._in_area(mention, i + n):
            return self._before_name(mention, after, i, n)
        owner = bool(self.words.owner_after.match(self.text, mention.end)) or self._government(mention)
        return replace(mention, owner=True) if owner else mention

    def _government(self, mention: PlaceMention) -> bool:
        """Whether the name of a capital stands for its government: "Kabul denies", "the government in Kabul"."""
        if fold(mention.text) not in CAPITALS or mention.hint:
            return False
        before = self.text[max(0, mention.start - 80) : mention.start]
        by_verb = not mention.cued and self.words.rulers_after.match(self.text, mention.end)
        return bool(by_verb) or self.words.tells_rulers(before)

    def _before_name(self, mention: PlaceMention, after: Token, i: int, n: int) -> PlaceMention:
        """A mention with a capitalised word behind it: a site in that place, or part of another name."""
        if after.text in self.words.organisations:
            return replace(mention, embedded=True)
        if after.text not in self.words.sites:
            before = self.text[max(0, mention.start - 60) : mention.start]
            of_type = mention.hint and not self.words.type_before.search(before)
            return mention if of_type else replace(mention, embedded=True)  # "the village of X Y" is not X
        wide = all(h.place.level > SURE_LEVEL for h in mention.candidates)
        if wide and LEVELS.get(mention.hint, 0) < SURE_LEVEL:  # "the Sindh High Court"
            return replace(mention, embedded=True)
        return replace(mention, site=self._site(i, n))

    def _in_area(self, mention: PlaceMention, i: int) -> bool:
        """Whether the name of an area that holds it follows at token `i` without a comma: "at Jamrud Khyber Agency"."""
        found = self._longest_at(i)
        if found is None or not self._is_typed(found[0]):
            return False
        return holds(found[0], mention)

    def _is_typed(self, name: PlaceMention) -> bool:
        if name.level == LEVELS["country"]:  # "Lashkar Gah, Helmand Afghanistan.", but not "Sindh Pakistan Rangers"
            return not re.match(r"['’]|\s[A-Z]", self.text[name.end : name.end + 2])
        return name.text.rsplit(maxsplit=1)[-1].lower() in self.words.hints or bool(
            self.words.type_after.match(self.text[name.end : name.end + _WINDOW])
        )

    def _touching(self, left: int) -> bool:
        """Whether only a blank parts token `left` from the next one."""
        if left < 0 or left + 1 >= len(self.tokens):
            return False
        return self.text[self.tokens[left].end : self.tokens[left + 1].start] in {" ", "\u00a0"}

    def _is_other_name(self, before: Token, i: int) -> bool:
        if before.text in self.words.titles:
            return True
        if before.text in self.words.stop or before.text.lower() in self.words.directions | self.words.prepositions:
            return False
        opens = i - 1 == 0 or bool(re.search(r"[.!?:;\n\"“]\s*$", self.text[max(0, before.start - 3) : before.start]))
        return not opens and before.text.lower() not in self.words.hints

    def _site(self, i: int, n: int) -> str:
        end = i + n
        while end < len(self.tokens) and joined(self.text, self.tokens, end - 1, 2):
            if not self.tokens[end].capital or self.tokens[end].text in self.words.stop:
                break
            end += 1
        return self.text[self.tokens[i].start : self.tokens[end - 1].end]

    def _unknown(self) -> Iterator[PlaceMention]:
        """Capitalised names that their cues mark as places, whatever the gazetteer knows."""
        i = 0
        while i < len(self.tokens):
            n = self._run(i)
            if n == 0:
                i += 1
                continue
            start, end = self.tokens[i].start, self.tokens[i + n - 1].end
            before, after = self.text[max(0, start - 80) : start], self.text[end : end + 60]
            hint = self._hint(before, after) or self.words.own_hint(self.text[start:end])
            placed = bool(self.words.place_before.search(before)) or bool(self.words.near_before.search(before))
            placed = placed or bool(hint and before.endswith(", "))
            if self.tokens[i].text in self.words.titles and not hint:
                placed = False
            weak = not hint and not self.words.goes_on_in.match(after)
            if placed and not (weak and not self._goes_on_in_area(before, after, i, n)):
                yield PlaceMention(start, end, self.text[start:end], (), hint, cued=True, weak=weak)
            i += n

    def _goes_on_in_area(self, before: str, after: str, i: int, n: int) -> bool:
        """Whether it is a bare name right after "in" or "at" that goes on with "in" and another: "at X in Y"."""
        words = {token.text for token in self.tokens[i : i + n]}
        other = bool(words & (self.words.organisations | self.words.titles | self.words.sites))
        return not other and bool(_RIGHT_AT.search(before) and _IN_AREA.match(after))

    def _run(self, i: int) -> int:
        """Number of tokens of the capitalised name that starts at token i; 0 where none does."""
        if not self.tokens[i].capital or self.tokens[i].text in self.words.stop or self.tokens[i].code:
            return 0
        n = 1
        while i + n < len(self.tokens) and n < _LONGEST:
            gap = self.text[self.tokens[i + n - 1].end : self.tokens[i + n].start]
            token = self.tokens[i + n]
            if not _RUN_JOIN.fullmatch(gap) or token.text in self.words.stop or token.code:
                break
            if not token.capital and not (token.text in PARTICLES and gap == "-"):
                break
            n += 1
        return n


def find_places(gazetteer: "Gazetteer", text: str) -> list[PlaceMention]:
    """Place names in a text, in order, with what each may mean. See `PlaceMention`."""
    return Finder(gazetteer, text).mentions()
