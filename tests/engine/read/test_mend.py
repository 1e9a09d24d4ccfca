import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourceline.read.mend import mend

HARD_WRAPPED = """Gunmen opened fire on a checkpoint in the hills above the town late on
Friday and wounded two officers, a district official told reporters the
next day. A search opera-
tion was under way. The cross-
border road stayed closed until noon, he said.

Another paragraph begins here and also runs over the end of its line so
that it must be joined again."""


def test_hard_wrapped_lines_become_paragraphs_again():
    first, second = mend(HARD_WRAPPED).split("\n\n")
    assert first == (
        "Gunmen opened fire on a checkpoint in the hills above the town late on Friday and wounded two officers, "
        "a district official told reporters the next day. A search operation was under way. "
        "The cross-border road stayed closed until noon, he said."
    )
    assert second.endswith("also runs over the end of its line so that it must be joined again.")


def test_paragraph_lines_are_kept_apart():
    text = "PESHAWAR: Two men were held.\nPolice said that a search went on.\nNo group has claimed it."
    assert mend(text) == text


def test_a_list_is_not_run_together():
    text = "Held so far:\n- two men in Bannu\n- one man in Tank"
    assert mend(text) == text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("the o\ufb03ce of the o\ufb03cer", "the office of the officer"),
        ("mili\u00adtants", "militants"),
        ("a\u200bb\ufeffc", "abc"),
        ("two\u00a0men  and\tone", "two men and one"),
        ("one\r\n\r\n\r\ntwo", "one\n\ntwo"),
        ("Zoe\u0308", "Zoë"),
        ("page one\x0cpage two", "page one\n\npage two"),
    ],
)
def test_odd_characters_are_folded(dirty, clean):
    assert mend(dirty) == clean


@given(st.text(max_size=400))
def test_mending_twice_changes_nothing_more(text):
    once = mend(text)
    assert mend(once) == mend(mend(once))
    assert "\r" not in once
    assert "\u00ad" not in once


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){3,20}\.", fullmatch=True), min_size=1, max_size=8))
def test_no_word_is_lost(sentences):
    text = "\n".join(sentences)
    assert mend(text).split() == text.split()
