"""The list of actors: what it holds, and what the loader refuses."""

from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sourceline.vocab import VocabularyError, actors, load_actors
from sourceline.vocab.spelling import expand, fold_name, is_abbreviation

ENTRY = "- {id: a, name: Group A, kind: armed group, sources: ['https://example.org/a']}\n"


def test_the_list_covers_the_conflict():
    kinds = defaultdict(int)
    for actor in actors().values():
        kinds[actor.kind.value] += 1
    assert len(actors()) >= 90
    assert kinds["armed group"] >= 35
    assert kinds["person"] >= 40
    assert kinds["state force"] >= 15


@pytest.mark.parametrize(
    "name",
    [
        "Tehrik-i-Taliban Pakistan (TTP)",
        "Al-Qaida",
        "Al-Qaida in the Indian Subcontinent (AQIS)",
        "Afghan Taliban",
        "Islamic State Khorasan Province (ISIS-K)",
        "Islamic State",
        "Jamaat-ul-Ahrar (JuA)",
        "Hizb-ul-Ahrar",
        "Hafiz Gul Bahadur Group",
        "Jaish-e-Fursan-e-Muhammad",
        "Lashkar-e-Islam",
        "Lashkar-e-Jhangvi",
        "Ittehad-ul-Mujahideen Pakistan",
        "Tehreek-e-Jihad Pakistan",
        "Haqqani Network",
        "Balochistan Liberation Army (BLA)",
        "Balochistan Liberation Front (BLF)",
        "Baloch Republican Army (BRA)",
        "United Baloch Army (UBA)",
        "Sindhudesh Revolutionary Army (SRA)",
        "Fitna al-Hindustan",
        "Jundallah",
        "Lashkar-e-Taiba",
        "Jaish-e-Mohammed",
        "East Turkistan Islamic Movement",
        "Pakistan security forces",
        "Pakistan Army",
        "Frontier Corps",
        "Frontier Constabulary",
        "Police",
        "Counter Terrorism Department",
        "Rangers",
        "ISPR",
        "Pakistan government",
        "Afghan Taliban forces",
        "Islamic Emirate of Afghanistan government",
        "United States",
        "U.S. intelligence",
        "India",
        "United Nations",
    ],
)
def test_canonical_names_are_there(name):
    assert name in {actor.name for actor in actors().values()}


def test_no_two_actors_share_a_spelling():
    owners = defaultdict(set)
    for actor in actors().values():
        for spelling in actor.spellings:
            owners[spelling if is_abbreviation(spelling) else fold_name(spelling)].add(actor.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_actor_has_a_public_source():
    for actor in actors().values():
        for source in actor.sources:
            parts = urlsplit(source)
            assert parts.scheme in {"http", "https"}, actor.id
            assert "." in parts.netloc, actor.id


def test_parents_form_a_tree():
    for actor in actors().values():
        seen, at = {actor.id}, actor.parent
        while at:
            assert at not in seen, actor.id
            seen.add(at)
            at = actors()[at].parent


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tehrik-i-Taliban Pakistan", "Tehreek-e-Taliban Pakistan"),
        ("Jaish-e-Mohammed", "jaish e muhammad"),
        ("Jamaat-ul-Ahrar", "Jamaat al-Ahrar"),
        ("Da'ish", "Daish"),
        ("Al-Qa’ida", "al Qaida"),
        ("Majeed Brigade", "Majid Brigade"),
        ("Türkiye", "Turkiye"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Lashkar-e-Islam", "Lashkar-e-Jhangvi"), ("Hizb-ul-Ahrar", "Jamaat-ul-Ahrar"), ("BLA", "BLF")]
)
def test_different_names_stay_apart(one, other):
    assert fold_name(one) != fold_name(other)


def test_alternatives_expand():
    assert expand("{Tehrik|Tahrik}-i-Taliban{| Pakistan}") == (
        "Tehrik-i-Taliban",
        "Tehrik-i-Taliban Pakistan",
        "Tahrik-i-Taliban",
        "Tahrik-i-Taliban Pakistan",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("TTP", True),
        ("JuA", True),
        ("ISIS-K", True),
        ("U.S.", True),
        ("Daesh", False),
        ("Pakistan Army", False),
        ("Taliban", False),
    ],
)
def test_abbreviations(name, expected):
    assert is_abbreviation(name) is expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (ENTRY + ENTRY, "more than once"),
        (ENTRY + ENTRY.replace("id: a", "id: b"), "more than once"),
        (ENTRY.replace("kind: armed group", "kind: gang"), "kind"),
        (ENTRY.replace("['https://example.org/a']", "[]"), "no source"),
        (ENTRY.replace("kind:", "parent: nobody, kind:"), "nobody"),
    ],
)
def test_the_loader_refuses(tmp_path: Path, text, complaint):
    path = tmp_path / "actors.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=complaint):
        load_actors(path)
