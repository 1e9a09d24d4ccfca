"""The measure of fusion, and fusion on the golden readings of the starter corpus."""

import pytest

from sourceline.fuse.similar import containment
from sourceline.fuse.thresholds import load_thresholds, thresholds
from sourceline.vocab import VocabularyError
from sourceline.vocab.files import data_file
from tools.score_fusion import b_cubed, score


@pytest.mark.parametrize(
    ("found", "true", "precision", "recall"),
    [
        ("aabb", "xxyy", 1, 1),
        ("abcd", "xxyy", 1, 0.5),
        ("aaaa", "xxyy", 0.5, 1),
        ("aab", "xxx", 1, (2 / 3 + 2 / 3 + 1 / 3) / 3),
    ],
)
def test_b_cubed(found, true, precision, recall):
    result = b_cubed(list(found), list(true))
    assert (result.precision, result.recall) == pytest.approx((precision, recall))


def test_fusion_of_the_golden_readings_makes_hardly_a_wrong_merge():
    result = score()
    assert result.events > 300
    assert result.precision > 0.98
    assert result.recall > 0.8


def test_near_identical_texts_are_told_from_similar_ones():
    one = "The blast hit a checkpost on the road from Bannu to Miranshah early on Tuesday, killing three men."
    assert containment(one, f"BANNU: {one} More follows.") == 1
    assert (
        containment(one, "Three men died early on Tuesday as a bomb hit a checkpost near Bannu, on the Miranshah road.")
        < 0.2
    )
    assert containment("Too short.", "Too short.") == 0


def test_thresholds_are_checked(tmp_path):
    text = data_file("fusion.yaml").read_text()
    wrong = tmp_path / "fusion.yaml"
    wrong.write_text(text.replace("Suicide bomb,", "Suicide bomber,", 1))
    with pytest.raises(VocabularyError, match="Suicide bomber"):
        load_thresholds(wrong)
    wrong.write_text(text.replace("\nmerge_at:", "\nmerges_at:", 1))
    with pytest.raises(VocabularyError, match="merges_at"):
        load_thresholds(wrong)
    assert thresholds().kinds_fit("Grenade", "Suicide bomb")
    assert not thresholds().kinds_fit("Grenade", "Arrests")
