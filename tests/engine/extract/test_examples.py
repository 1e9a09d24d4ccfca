"""Every example sentence in examples/*.txt is read as it is marked up; all of them are made up for these tests."""

from pathlib import Path

import pytest
from markup import Example, Mark, read_examples

from sourceline.model import Count, Document

FILES = sorted((Path(__file__).parent / "examples").glob("*.txt"))
EXAMPLES = [example for path in FILES for example in read_examples(path)]
MINIMUM = 8
WHO = ("by", "claimed", "denied", "blamed", "blamed_by", "target", "weapon")
COUNTS = ("killed", "injured", "attackers_killed", "attackers_injured", "detained", "abducted", "rescued")


def span(count: Count | None) -> str:
    """`3`, `3+`, `-3`, `3-5`, `none`."""
    if count is None:
        return "none"
    if count.minimum == count.maximum:
        return str(count.minimum)
    low = "" if count.minimum is None else str(count.minimum)
    return f"{low}+" if count.maximum is None else f"{low}-{count.maximum}"


def as_written(event) -> dict[str, str]:
    """An event's fields in the notation of the examples."""
    date = event.date
    days = "none" if date is None else str(date.start) if date.start == date.end else f"{date.start}/{date.end}"
    out = {key: span(getattr(event.toll, key)) for key in COUNTS}
    out |= {
        f"{key}_said": (count.said_by or "none") if (count := getattr(event.toll, key)) else "none" for key in COUNTS
    }
    return out | {
        "type": event.sub_event_type,
        "status": event.status.value,
        "date": days,
        "place": event.place.name if event.place else "none",
        "by": ",".join(sorted(event.perpetrators)) or "none",
        "claimed": ",".join(sorted(event.claimed_by)) or "none",
        "denied": ",".join(sorted(event.denied_by)) or "none",
        "blamed": ",".join(sorted(blame.entity for blame in event.blamed_on)) or "none",
        "blamed_by": ",".join(sorted(blame.by or "none" for blame in event.blamed_on)) or "none",
        "target": ",".join(dict.fromkeys(target.kind.value for target in event.targets)) or "none",
        "weapon": event.weapon or "none",
        "main": str(event.main).lower(),
    }


def triggered(frame, mark: Mark):
    """The events that were triggered within a mark: several for `bombings in A and B`."""
    return [
        found.event
        for found in frame.events
        if any(mark.start <= frame.doc[token].idx < mark.end for token in found.triggers)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_phenomenon_has_examples_of_both_kinds(path):
    examples = read_examples(path)
    assert len(examples) >= MINIMUM
    assert any(example.marks for example in examples)


@pytest.mark.parametrize("field", WHO)
def test_each_field_of_who_has_examples_of_both_kinds(field):
    """At least eight marks name somebody (or something) and at least eight say that nobody may be named."""
    marked = [mark.expected[field] for example in EXAMPLES for mark in example.marks if field in mark.expected]
    assert sum(value != "none" for value in marked) >= MINIMUM
    assert sum(value == "none" for value in marked) >= MINIMUM


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.where)
def test_example(reader, example: Example):
    document = Document("example", example.text, published=example.published)
    frame = next(reader._pipeline.frames([document]))
    matched = set()
    for mark in example.marks:
        events = triggered(frame, mark)
        assert events, f"nothing found at {example.text[mark.start : mark.end]!r}"
        matched |= {event.id for event in events}
        for event in events:
            got = as_written(event)
            assert {key: got[key] for key in mark.expected} == mark.expected
    others = [(f.event.sub_event_type, f.event.cues) for f in frame.events if f.event.id not in matched]
    assert not others, f"unmarked events: {others}"
