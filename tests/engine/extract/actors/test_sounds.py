"""Spellings of one name that the lists do not give are read as that name; like-sounding ordinary words are not."""

import pytest

from sourceline.extract.actors.lexicon import lexicon, words_of
from sourceline.vocab.spelling import sound


def named(text: str) -> set[str]:
    return {actor for hit in lexicon().find(text, words_of(text)) for actor in hit.actors}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Siraj-ud-Din Haqqani spoke", "p-sirajuddin-haqqani"),
        ("Jalal ud Din Haqqani spoke", "p-jalaluddin-haqqani"),
        ("Hakeem Ullah Mehsud spoke", "p-hakimullah-mehsud"),
        ("Hezbul Ahrar struck", "hizb-ul-ahrar"),
        ("Sepah-e-Sahabah was banned", "sipah-e-sahaba"),
        ("Harkat-ul-Mujahedeen was banned", "hum"),
        ("Lashkar e Jhangwi was banned", "lej"),
        ("al Qaedah was driven out", "al-qaida"),
        ("the Pakistani Taleban struck", "ttp"),
        ("Amir Khan Motaqi spoke", "p-muttaqi"),
    ],
)
def test_other_spellings_of_a_listed_name(text, actor):
    assert actor in named(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("the Policy was changed", "pak-police"),
        ("Siraj Din Khan spoke", "p-sirajuddin-haqqani"),
        ("Hakim and Ullah Mehsud spoke", "p-hakimullah-mehsud"),
        ("Lashkar of Jhangvi tribesmen", "lej"),
        ("Motaqi spoke of trade with Amir Khan", "ttp"),
        ("a Sahab of the bazaar", "as-sahab"),
        ("the bale of hay was loaded", "bla"),
    ],
)
def test_what_only_sounds_like_it(text, actor):
    assert actor not in named(text)


def test_short_words_keep_their_key():
    assert sound("ul") == sound("al") == "ul"
    assert sound("IS") != sound("US")
