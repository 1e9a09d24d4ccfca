"""The long list of villages: asked only inside a named area, and never where it would be a guess."""

import csv
from itertools import islice
from pathlib import Path

import pytest

from sourceline.geo.resolve import DocumentPlaces
from sourceline.geo.spelling import fold, skeleton
from sourceline.geo.villages import COLUMNS, FILE

TABLE = Path(__file__).resolve().parents[3] / "data" / "geo" / FILE


@pytest.fixture
def first(gazetteer):
    """The first scene of a made-up text."""

    def resolve(text):
        document = DocumentPlaces.read(gazetteer, text)
        return next(document.resolve(p) for p in document.phrases if p.scene)

    return resolve


@pytest.mark.parametrize(
    ("text", "name", "admin2"),
    [
        ("A mine went off in Kharestan, Ghor, Afghanistan.", "Kharistan", "Chaghcharan"),
        ("A mine went off in Bolan, Helmand, Afghanistan.", "Bolan", "Lashkar Gah"),
        ("A mine went off in the Mandan area of Bannu.", "Mandan", "Bannu"),
        ("A mine went off in Babozai village, Mardan district.", "Babuzai", "Mardan"),
    ],
)
def test_a_village_is_found_inside_the_area_that_the_text_names(first, text, name, admin2):
    place = first(text)
    assert (place.name, place.admin2, place.precision.value) == (name, admin2, "town")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("A mine went off in Naw Abad, Takhar, Afghanistan.", "province"),  # many of the name, far apart
        ("A mine went off in Kharestan.", None),  # no area is named
        ("A mine went off in Kharestan, Afghanistan.", "country"),
        ("A mine went off in Kharestan, Khost province, Afghanistan.", "province"),  # none of the name there
        ("A mine went off near the Kharestan Police Station in Ghor.", "province"),  # a site, not the village
    ],
)
def test_no_village_is_guessed(gazetteer, text, precision):
    document = DocumentPlaces.read(gazetteer, text)
    found = [document.resolve(p) for p in document.phrases if p.scene]
    assert [place.precision.value for place in found] == ([precision] if precision else [])


def test_the_table_is_folded_as_the_engine_folds():
    with TABLE.open(encoding="utf-8", newline="") as handle:
        rows = csv.DictReader(handle)
        assert tuple(rows.fieldnames) == COLUMNS
        for row in islice(rows, 0, None, 500):
            keys = row["keys"].split("|")
            assert fold(row["name"]) in keys
            assert row["sounds"].split("|") == list(dict.fromkeys(map(skeleton, keys)))
            assert "," not in row["name"]
