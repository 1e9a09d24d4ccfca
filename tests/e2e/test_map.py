"""The border map as a hand moves it, in a real browser without a network."""

import re
import struct

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.serving import choose, opened, settled, visiting

PATIENCE = 60_000
"""Milliseconds; a shared machine without a graphics card is slow."""
expect.set_options(timeout=PATIENCE)
pytestmark = pytest.mark.e2e
ABOVE_THE_MAP = 68
"""Pixels of the title and a sentence of one line in the saved picture."""

MAP = "document.querySelector('.bm-root').borderMap"
READY = """() => {
  const map = document.querySelector('.bm-root')?.borderMap;
  return !!map && map.loaded() && map.areTilesLoaded();
}"""
CAMERA = f"[{MAP}.getCenter().lng, {MAP}.getCenter().lat, {MAP}.getZoom()].map(n => +n.toFixed(4))"
WANA, BANNU, KUNAR = (69.57, 32.3), (70.6, 32.99), (71.1, 34.85)


def drawn(page):
    """Wait until the map is at rest."""
    settled(page)
    page.wait_for_function(READY, timeout=PATIENCE)
    return page


def look_at(page, lon, lat, zoom):
    page.evaluate(
        f"() => {{ {MAP}.jumpTo({{center: [{lon}, {lat}], zoom: {zoom}}}) }}"
    )  # the map itself need not come back
    page.wait_for_timeout(400)
    return drawn(page)


def features(page, layer, *, some=False):
    """Properties of what a layer shows; `some` waits until it shows something."""
    if some:
        page.wait_for_function(
            f"() => {MAP}.queryRenderedFeatures({{layers: ['{layer}']}}).length > 0", timeout=PATIENCE
        )
    return page.evaluate(f"{MAP}.queryRenderedFeatures({{layers: ['{layer}']}}).map(f => f.properties)")


def place_of(page, lon, lat):
    """Where a point of the earth is on the screen."""
    box = page.locator(".bm-canvas").bounding_box()
    at = page.evaluate(f"{MAP}.project([{lon}, {lat}])")
    return box["x"] + at["x"], box["y"] + at["y"]


def first_mark(page, layer):
    """Longitude and latitude of the first drawn mark of a layer."""
    drawn_marks = f"{MAP}.queryRenderedFeatures({{layers: ['{layer}']}})"
    page.wait_for_function(f"() => {drawn_marks}.length > 0", timeout=PATIENCE)
    return page.evaluate(f"{drawn_marks}[0].geometry.coordinates")


def click_mark(page, layer, *, shift=False):
    page.mouse.move(*place_of(page, *first_mark(page, layer)))
    if shift:
        page.keyboard.down("Shift")
    page.mouse.click(*place_of(page, *first_mark(page, layer)))
    if shift:
        page.keyboard.up("Shift")


@pytest.fixture
def map_page(tab):
    return drawn(opened(tab, "/map"))


def test_layers_come_from_this_machine_and_all_are_drawn(tab):
    asked = []
    tab.on(
        "response",
        lambda response: asked.append((response.status, response.url)) if "/static/" in response.url else None,
    )
    drawn(opened(tab, "/map"))
    names = {url.rsplit("-", 1)[-1] for status, url in asked if "/geo/" in url and status == 200}
    assert {
        "border.geojson",
        "districts.geojson",
        "provinces.geojson",
        "context.geojson",
        "labels.geojson",
        "relief.png",
    } <= names
    assert [url for status, url in asked if status >= 400] == []
    assert len(features(tab, "border")) > 0
    assert len(features(tab, "country-names")) > 0
    expect(tab.locator(".maplibregl-ctrl-attrib")).to_contain_text("OpenStreetMap")


def test_dots_clusters_and_areas_stand_for_what_is_in_the_store(map_page):
    expect(map_page.locator(".bm-root")).to_have_attribute("data-shown", "5")
    look_at(map_page, *BANNU, 6)
    clusters, points = features(map_page, "clusters"), features(map_page, "points")
    shown = {point["id"] for point in points}
    assert max(cluster["point_count"] for cluster in clusters) >= 3
    assert len(shown) + sum(cluster["point_count"] for cluster in clusters) >= 4
    assert {"PK-KP/bannu"} == {unit["id"] for unit in features(map_page, "areas-district")}


def test_a_click_on_a_dot_opens_its_sentences(map_page):
    look_at(map_page, 66.4, 31.0, 9)
    click_mark(map_page, "points")
    expect(map_page).to_have_url(re.compile("incident=i_"))
    expect(map_page.get_by_text("A clash was said to go on in Spin Boldak.")).to_be_visible()
    assert len(features(map_page, "selected", some=True)) == 1


def test_dots_on_one_another_open_as_a_list(map_page):
    look_at(map_page, *WANA, 9)
    click_mark(map_page, "clusters")
    expect(map_page).to_have_url(re.compile("at=spot"))
    expect(map_page.get_by_text("3 incidents: this spot")).to_be_visible()


def test_a_cluster_of_several_places_zooms_in_and_shift_reads_all(map_page):
    look_at(map_page, 70.1, 32.6, 4)
    before = map_page.evaluate(f"{MAP}.getZoom()")
    click_mark(map_page, "clusters")
    map_page.wait_for_function(f"() => {MAP}.getZoom() > {before} + 0.5", timeout=PATIENCE)
    assert "at=" not in map_page.url
    look_at(map_page, 70.1, 32.6, 4)
    click_mark(map_page, "clusters", shift=True)
    expect(map_page).to_have_url(re.compile("at=spot"))


def test_a_number_opens_what_is_known_to_the_area_only(map_page):
    look_at(map_page, *KUNAR, 8)
    click_mark(map_page, "area-counts")
    expect(map_page.get_by_text("Camps of the network in Kunar train fighters.")).to_be_visible()
    assert {unit["id"] for unit in features(map_page, "province-open", some=True)} == {"AF-KNR"}


def test_hovering_tells_what_a_mark_is(map_page):
    look_at(map_page, 66.4, 31.0, 9)
    map_page.mouse.move(*place_of(map_page, *first_mark(map_page, "points")))
    expect(map_page.locator(".bm-tip")).to_contain_text("Armed clash · alleged")
    expect(map_page.locator(".bm-tip")).to_contain_text("Spin Boldak · 2024-06-18")


def test_camera_is_kept_when_the_filters_change_the_rows(map_page):
    look_at(map_page, 69.9, 32.4, 6.7)
    camera = map_page.evaluate(CAMERA)
    map_page.evaluate(f"{MAP}.kept = true")
    choose(map_page, "Event type", "Battles")
    expect(map_page.locator(".bm-root")).to_have_attribute("data-shown", "3")
    assert map_page.evaluate(CAMERA) == camera
    assert map_page.evaluate(f"{MAP}.kept"), "it is the same map object"


def test_camera_is_kept_through_another_page_and_through_the_theme(tab):
    asked = []
    tab.on("websocket", lambda socket: socket.on("framesent", lambda sent: asked.append(b"theme_watch" in sent)))
    map_page = drawn(opened(tab, "/map"))
    look_at(map_page, 69.9, 32.4, 6.7)
    camera = map_page.evaluate(CAMERA)
    map_page.emulate_media(color_scheme="dark")
    expect(map_page.locator(".bm-root")).to_have_attribute("data-theme", "dark", timeout=PATIENCE)
    drawn(map_page)
    assert map_page.evaluate(CAMERA) == camera
    assert map_page.evaluate(f"{MAP}.getPaintProperty('countries', 'fill-color')") == "#1E2830"
    map_page.get_by_role("link", name="Events", exact=True).click()
    expect(map_page.locator("h1")).to_have_text("What is reported of each event?", timeout=PATIENCE)
    settled(map_page)
    map_page.get_by_role("link", name="Border map").click()
    expect(map_page.locator("h1")).to_have_text("Where did it happen?", timeout=PATIENCE)
    drawn(map_page)
    assert map_page.evaluate(CAMERA) == camera
    assert asked.count(True) == 1, "one turn to the dark theme asks for the page once"


def test_the_legend_filters(map_page):
    map_page.locator(".bm-item[data-key='Battles']").click()
    expect(map_page.get_by_test_id("sentence")).to_have_text("Battles", timeout=PATIENCE)
    expect(map_page.locator(".bm-root")).to_have_attribute("data-shown", "3")
    expect(map_page.locator(".bm-item[data-key='Battles']")).to_have_attribute("aria-pressed", "true")


def test_a_dragged_box_becomes_a_filter(map_page):
    look_at(map_page, 66.4, 31.0, 8)
    map_page.locator("[data-action='select-area']").click()
    box = map_page.locator(".bm-canvas").bounding_box()
    middle = box["x"] + box["width"] * 0.6, box["y"] + box["height"] / 2
    map_page.mouse.move(middle[0] - 150, middle[1] - 150)
    map_page.mouse.down()
    map_page.mouse.move(middle[0] + 50, middle[1] + 150, steps=5)
    map_page.mouse.up()
    expect(map_page).to_have_url(re.compile("box="), timeout=PATIENCE)
    expect(map_page.locator(".bm-root")).to_have_attribute("data-shown", "1")


def test_switches_hide_and_show_layers(map_page):
    visible = f"{MAP}.getLayoutProperty('bands', 'visibility')"
    assert map_page.evaluate(visible) == "none"
    map_page.locator(".bm-switches summary").click()
    map_page.get_by_label("Distance bands").check()
    assert map_page.evaluate(visible) == "visible"
    drawn(map_page)
    assert {band["km"] for band in features(map_page, "bands")} == {10, 25, 50, 100}
    map_page.get_by_label("Events", exact=True).uncheck()
    map_page.wait_for_function(f"{MAP}.queryRenderedFeatures({{layers: ['points', 'clusters']}}).length === 0")


def test_the_time_slider_narrows_plays_and_can_be_kept(map_page):
    root = map_page.locator(".bm-root")
    first = map_page.get_by_label("First day shown")
    first.focus()
    first.press("End")
    expect(root).to_have_attribute("data-shown", re.compile("^[0-4]$"))
    map_page.get_by_role("button", name="Show all dates again").click()
    expect(root).to_have_attribute("data-shown", "5")
    map_page.get_by_role("button", name="Play through time").click()
    expect(root).to_have_attribute("data-shown", "0")
    expect(root).to_have_attribute("data-shown", re.compile("^[1-5]$"), timeout=PATIENCE)
    if map_page.get_by_role("button", name="Pause").count():
        map_page.get_by_role("button", name="Pause").click()
    map_page.get_by_role("button", name="Make this window the time filter of every page").click()
    expect(map_page).to_have_url(re.compile("since=.*until=|from=.*to="), timeout=PATIENCE)


def test_the_picture_is_what_is_seen_at_double_size(map_page):
    with map_page.expect_download(timeout=PATIENCE) as told:
        map_page.locator("[data-action='save-png']").click()
    content = told.value.path().read_bytes()
    assert re.fullmatch(r"sourceline-map-\d{4}-\d\d-\d\d\.png", told.value.suggested_filename)
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    shown = map_page.locator(".bm-canvas").bounding_box()
    assert width == pytest.approx(2 * shown["width"], abs=4)
    assert height > 2 * shown["height"] + 100, "title, legend and sources stand around the map"
    assert len(_colours_below(told.value.path(), map_page)) == 4, "one for each type of event on the map"


def test_the_picture_repeats_the_colours_that_are_in_use_and_no_others(tab):
    page = drawn(opened(tab, "/map?type=battles"))
    with page.expect_download(timeout=PATIENCE) as told:
        page.locator("[data-action='save-png']").click()
    assert len(_colours_below(told.value.path(), page)) == 1


def _colours_below(path, page):
    """The strong colours of a saved picture below its map, where the legend stands."""
    picture = Image.open(path).convert("RGB")
    below = 2 * (ABOVE_THE_MAP + round(page.locator(".bm-canvas").bounding_box()["height"]) + 4)
    counted = picture.crop((0, below, picture.width, picture.height)).getcolors(picture.width * picture.height)
    return {colour for times, colour in counted if times > 60 and max(colour) - min(colour) > 60}


def test_density_districts_and_groups(map_page):
    map_page.get_by_role("radio", name="Density").or_(map_page.get_by_role("button", name="Density")).first.click()
    expect(map_page.locator(".bm-root")).to_have_attribute("data-mode", "cells", timeout=PATIENCE)
    drawn(map_page)
    assert sum(cell["count"] for cell in {c["key"]: c for c in features(map_page, "cells")}.values()) == 5
    map_page.mouse.click(*place_of(map_page, *WANA))
    expect(map_page.get_by_text(re.compile("incidents: this hexagon"))).to_be_visible()
    opened(map_page, "/map?view=incidents")
    drawn(map_page)
    assert map_page.locator(".bm-step").first.inner_text() == "1"
    opened(map_page, "/map?by=group")
    drawn(map_page)
    expect(map_page.locator(".bm-item[data-key='ttp']")).to_be_visible()


def test_the_keyboard_can_do_it_all(map_page):
    look_at(map_page, 66.4, 31.0, 9)
    look_at(map_page, *first_mark(map_page, "points"), 9)
    map_page.locator(".maplibregl-canvas").focus()
    map_page.keyboard.press("Enter")
    expect(map_page).to_have_url(re.compile("incident=i_"), timeout=PATIENCE)
    for name in ("Event type", "Layers"):
        assert map_page.locator(f".bm-fold summary:has-text('{name}')").evaluate("node => node.tabIndex") >= 0


def test_on_a_phone_nothing_is_wider_than_the_screen(chromium, server):
    with visiting(chromium, server) as page:
        page.set_viewport_size({"width": 390, "height": 844})
        drawn(opened(page, "/map"))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        root = page.locator(".bm-root").bounding_box()
        assert root["width"] <= 390
        for part in (".bm-legend", ".bm-tools", ".bm-time"):
            box = page.locator(part).bounding_box()
            assert box["x"] >= root["x"] - 1
            assert box["x"] + box["width"] <= root["x"] + root["width"] + 1
