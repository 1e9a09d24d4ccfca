import datetime as dt

import pytest
from markup import Mark, MarkupError, parse_line, read_examples


def test_a_tag_gives_its_place_in_the_plain_text_and_its_attributes():
    example = parse_line('Gunmen <event type="Attack" killed=2>shot dead</event> two guards.¶Then they fled.')
    assert example.text == "Gunmen shot dead two guards.\nThen they fled."
    assert example.marks == (Mark(7, 16, {"type": "Attack", "killed": "2"}),)
    assert example.text[7:16] == "shot dead"


@pytest.mark.parametrize(
    "line",
    [
        "Gunmen <event type=Attack>shot two guards.",
        "Gunmen shot</event> two guards.",
        "Gunmen <event type=Attack>shot <event type=Attack>two</event></event> guards.",
        "Gunmen <claim type=Attack>shot</claim> two guards.",
        "Gunmen <event type=Attack dead=2>shot</event> two guards.",
        "Gunmen <event killed=2>shot</event> two guards.",
        "Gunmen <event type=Attack killed>shot</event> two guards.",
        "Gunmen <event type=Attack></event> shot two guards.",
        "Gunmen < shot two guards.",
    ],
)
def test_bad_markup_is_refused(line):
    with pytest.raises(MarkupError):
        parse_line(line)


def test_directives_date_the_lines_after_them(tmp_path):
    path = tmp_path / "examples.txt"
    path.write_text("# made up\nNothing.\n@published 2025-03-04\nNothing again.\n", encoding="utf-8")
    assert [example.published for example in read_examples(path)] == [None, dt.date(2025, 3, 4)]
    path.write_text("@weather fine\n", encoding="utf-8")
    with pytest.raises(MarkupError):
        read_examples(path)
