"""The group links page on made-up reports: what is shown, and the sentences behind it."""


def _links(page):
    return {(row.Who, row[2], row[3], row.Status) for row in page.table("link_rows").itertuples()}


def test_named_actors_links_are_shown(visit):
    page = visit("links")
    assert len(_links(page)) == 5
    assert ("Al-Qaida", "funds", "TTP", "alleged") in _links(page)


def test_unnamed_actors_join_on_request(visit):
    assert len(_links(visit("links").set("link_unnamed", True))) == 6


def test_relation_families_can_be_left_out(visit):
    page = visit("links").set("link_families", ["cooperation"])
    assert {row[1] for row in _links(page)} == {"trains", "funds"}


def test_least_evidence_leaves_out_links_of_one_document(visit):
    page = visit("links").set("link_evidence", 2)
    assert "There are no links" in page.text()
    assert page.keys("link_rows") == []


def test_a_row_opens_the_sentence_behind_it(visit):
    page = visit("links")
    row = list(page.table("link_rows")["does what"]).index("trains")
    page.select("link_rows", rows=[row], columns=[], cells=[])
    assert page.url["edge"] == "al-qaida|trains|ttp|asserted"
    assert "<mark>The network trains the movement.</mark>" in page.html()
    page.click("close_links")
    assert "edge" not in page.url


def test_an_edge_and_an_actor_open_from_a_link(visit):
    assert "<mark>The network trains the movement.</mark>" in visit("links", edge="al-qaida|trains|ttp|asserted").html()
    assert "Links of JuA" in visit("links", actor="jua").text()


def test_the_matrix_opens_all_links_of_a_pair(visit):
    page = visit("links").set("link_shape", "Matrix")
    page.select("link_matrix", points=[{"customdata": "al-qaida|ttp"}], box=[])
    html = page.html()
    assert "<mark>The network trains the movement.</mark>" in html
    assert "<mark>The network is said to fund the movement.</mark>" in html


def test_a_way_between_two_actors_is_told(visit):
    page = visit("links").set("path_from", "al-qaida").set("path_to", "jua")
    assert "**Al-Qaida** → **TTP** → **JuA**" in page.text()


def test_filters_narrow_the_links(visit):
    assert len(_links(visit("links", group="al-qaida"))) == 2
