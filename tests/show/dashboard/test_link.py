"""A link reopens exactly its set-up; anything else in it is refused in a sentence."""

from dataclasses import replace

import pytest

from coalition_sim.errors import LinkError
from coalition_sim.scenario import load_scenario
from coalition_sim.show.dashboard.levers import lever
from coalition_sim.show.dashboard.ranking import sliders
from coalition_sim.show.dashboard.setup import COMPONENTS, Library, Link, Setup, read_link

START = Link(Setup())


@pytest.fixture(scope="module")
def library():
    return Library(load_scenario("paris"))


def read(query, library):
    return read_link(query, library, start=START)


def ends():
    return {key: one.ends(load_scenario("paris"))[0] for key, one in sliders().items()}


@pytest.mark.parametrize(
    "link",
    [
        START,
        Link(Setup("bare_truce", frozenset({"force", "arms"}), {"backstop": 0.25}, 7), "fr"),
        Link(Setup(values=ends(), seed=3), pin=Setup("no_force", seed=3)),
        Link(Setup(), pin=Setup(off=frozenset(COMPONENTS))),
    ],
)
def test_a_link_reopens_what_it_was_made_of(link, library):
    assert read(link.query(), library) == link


def test_an_empty_link_opens_the_page_as_it_was_started(library):
    assert read("", library) == START
    assert read("lang=fr", library) == replace(START, lang="fr")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("scenario=../../etc/passwd", "none of those offered"),
        ("scenario=paris.toml", "none of those offered"),
        ("scenario=pari", 'did you mean "paris"'),
        ("backstop=2", "from 0 to 1"),
        ("backstop=nan", "from 0 to 1"),
        ("backstop=inf", "from 0 to 1"),
        ("backstop=", "from 0 to 1"),
        ("backstop=0.5&backstop=0.6", "stands twice"),
        ("backstopp=0.5", 'did you mean "backstop"'),
        ("x_start=0.5", "no slider is called"),
        ("off=everything", "no part of the declaration"),
        ("seed=-1", "out of range"),
        ("seed=99999999999", "out of range"),
        ("seed=1e3", "out of range"),
        ("lang=de", "give en or fr"),
        ("pin=backstop%3D7", "outside the slider"),
        ("pin=pin%3Dx", "no slider"),
        ("a" * 3000, "longer than"),
        ("<script>=1", "no slider"),
    ],
)
def test_what_a_page_does_not_offer_is_refused_in_a_sentence(query, words, library):
    with pytest.raises(LinkError, match="link") as refused:
        read(query, library)
    assert words in str(refused.value)
    assert len(str(refused.value)) < 900


def test_a_page_offers_its_own_scenario_and_those_that_are_shipped():
    own = load_scenario("paris").replace(name="mine", title="Mine")
    library = Library(own)
    assert library.names[0] == "mine"
    assert read_link("scenario=mine", library, start=START).setup.scenario == "mine"


def test_a_part_that_is_switched_off_is_gone_whatever_its_slider_says(library):
    for part, changes in COMPONENTS.items():
        whole = library.build(Setup())
        gone = library.build(Setup(off=frozenset({part}), values=ends()))
        assert library.has(whole, part)
        assert not library.has(gone, part), changes


def test_a_switch_can_be_put_back():
    setup = Setup().switched("force", on=False)
    assert setup.off == {"force"}
    assert setup.switched("force", on=True) == Setup()


def test_support_and_troops_move_every_state():
    paris = load_scenario("paris")
    more = paris.with_overrides(lever("troops").overrides(paris, 2.0))
    less = paris.with_overrides(lever("support").overrides(paris, -0.1))
    for code, state in paris.states.items():
        assert more.states[code].troops_planned == 2 * state.troops_planned
        assert less.states[code].support == pytest.approx(max(0, state.support - 0.1))


def test_a_slider_reaches_where_its_scenario_stands():
    one = lever("ambition_median")
    far = load_scenario("paris", {"ambition_median": one.high + 1})
    assert one.ends(far)[1] == one.high + 1
