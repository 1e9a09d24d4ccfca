"""What a page puts around a report: buttons and menus, and the lists and teasers of other reports after it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from sourceline.extract.frame import Role, Sentence
from sourceline.extract.layout.patterns import furniture_patterns

_LEAST = 3
"""Headlines in a row after a report that make a list of other reports."""
_STORY = 3
"""Lines of running text that a report has before such a list."""
_LABEL = 12
"""A label of the page has no more words."""
_HEADLINE = 20
_STOPS = (".", "!", "?", ".”", '."', "...", "…")
_LINES = frozenset({Role.HEADLINE, Role.BODY})


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the page with the sentences in it."""

    sentences: tuple[Sentence, ...]
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_heading(self) -> bool:
        """Whether it may be another report's headline; a dateline, byline or credit is none."""
        plain = all(sentence.role in _LINES for sentence in self.sentences)
        return plain and self.words <= _HEADLINE and not self.text.endswith(_STOPS)


def without_furniture(doc: Doc, sentences: list[Sentence]) -> list[Sentence]:
    """The sentences, those that are the page's and not the report's with the role of furniture."""
    lines = list(_lines(doc, sentences))
    if len(lines) == 1:
        return sentences
    found = {*_labels(lines), *_after_print_note(lines)}
    found |= {*_lists(lines, found), *_closing_list(lines, found)}
    page = {sentence.index for number in found for sentence in lines[number].sentences}
    return [replace(s, role=Role.FURNITURE) if s.index in page else s for s in sentences]


def _lines(doc: Doc, sentences: list[Sentence]) -> Iterator[_Line]:
    line: list[Sentence] = []
    for sentence in sentences:
        line.append(sentence)
        if sentence is sentences[-1] or "\n" in doc[sentence.end - 1].text:
            yield _Line(tuple(line), doc[line[0].start : sentence.end].text.strip())
            line = []


def _labels(lines: list[_Line]) -> Iterator[int]:
    """Buttons, menus and notices by their words."""
    label, notice = furniture_patterns().label, furniture_patterns().notice
    for number, line in enumerate(lines):
        if notice.match(line.text) or (line.words <= _LABEL and label.match(line.text)):
            yield number


def _after_print_note(lines: list[_Line]) -> Iterator[int]:
    """All between `Published in ...` and the dateline of the next report, and all after the readers' comments begin."""
    after = over = False
    for number, line in enumerate(lines):
        roles = {sentence.role for sentence in line.sentences}
        after = after and Role.DATELINE not in roles
        if (after and roles <= _LINES) or over:
            yield number
        after = after or bool(furniture_patterns().print_note.match(line.text))
        over = over or bool(furniture_patterns().end.match(line.text))


def _lists(lines: list[_Line], labels: set[int]) -> Iterator[int]:
    """Headlines under a label such as `Must Read`, and those over `2 hours ago`."""
    opener, ago = furniture_patterns().opener, furniture_patterns().ago
    under = False
    for number, line in enumerate(lines):
        if number in labels:
            under = under or bool(opener.match(line.text))
        elif not line.is_heading:
            under = False
        elif under or (number + 1 < len(lines) and ago.match(lines[number + 1].text)):
            yield number


def _closing_list(lines: list[_Line], labels: set[int]) -> Iterator[int]:
    """A run of headlines after which no report follows; a list of dated items is part of the report."""
    run: list[int] = []
    for number in reversed(range(len(lines))):
        if number in labels:
            continue
        if not lines[number].is_heading:
            break
        run.append(number)
    told = sum(not line.is_heading for number, line in enumerate(lines) if number not in labels)
    dated = sum(bool(furniture_patterns().dated.search(lines[number].text)) for number in run)
    if len(run) >= _LEAST and told >= _STORY and dated * 2 < len(run):
        yield from run
