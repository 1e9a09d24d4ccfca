"""The page along the border: how far it looks, what a click and a box do, and what it says when nothing is near."""


def marks(page):
    """Ids of the incidents on the strip map."""
    traces = page.chart("border_profile")["data"]
    return {key for trace in traces if trace.get("xaxis", "x") == "x" for key in trace.get("customdata", ())}


def test_a_wider_strip_holds_more_incidents(visit):
    narrow, wide = visit("border").set("profile_limit", 10), visit("border").set("profile_limit", 200)
    assert 0 < len(marks(narrow)) < len(marks(wide))
    assert f"{len(marks(wide))} of 5 incidents at a known site or town lie within 200 km" in wide.text()


def test_filters_narrow_the_strip(visit):
    assert marks(visit("border", type="battles")) < marks(visit("border"))


def test_a_click_opens_the_incident_above_the_chart(visit):
    page = visit("border")
    chosen = min(marks(page))
    page.select("border_profile", points=[{"customdata": chosen}], box=[])
    assert page.url["incident"] == chosen
    assert "What each report says" in page.text()


def test_a_box_narrows_to_what_is_in_it(visit):
    page = visit("border")
    first, second, *_ = sorted(marks(page))
    page.select(
        "border_profile", points=[{"customdata": first}, {"customdata": [second]}], box=[{"x": [0, 1], "y": [0, 1]}]
    )
    assert page.url["id"] == f"{first},{second}"
    assert marks(page) == {first, second}


def test_nothing_near_says_what_to_do(visit):
    page = visit("border", district="Bannu").set("profile_limit", 10)
    (said,) = page.at.info
    assert said.value.endswith("within 10 km of the border. Look farther away.")
