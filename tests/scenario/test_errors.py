"""Each mistake of a user gives one line: file, key, value, rule, remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim import errors
from coalition_sim.errors import CoalitionError, ScenarioError, UnknownScenarioError, did_you_mean
from coalition_sim.scenario import INSTRUMENTS, Scenario, load_scenario, parse_overrides
from coalition_sim.scenario.draft import SETTINGS, STATE_FIELDS
from coalition_sim.scenario.load import TABLES
from coalition_sim.scenario.parameters import STRUCTURAL, Parameters
from coalition_sim.scenario.write import toml_value

# What a file says, and the parts that the message must name beside the file.
MISTAKES = {
    "unknown key": ('suport = "x"', ['unknown key "suport"']),
    "unknown setting, close": ('titel = "x"', ['"titel"', 'did you mean "title"?']),
    "unknown parameter": (
        "[parameters]\nvote_hazzard = 0",
        ['"vote_hazzard" in parameters.vote_hazzard', 'did you mean "vote_hazard"?'],
    ),
    "unknown field": (
        "[states.GBR]\nsuport = 0.4",
        ['"suport" in states.GBR.suport', 'did you mean "support"?'],
    ),
    "unknown instrument": (
        "[states.GBR.pledges]\nmilitry = 0.4",
        ["states.GBR.pledges.militry", 'did you mean "military"?'],
    ),
    "unknown note": (
        "[parameters]\nvote_hazard = { value = 0, wy = 'x' }",
        ["parameters.vote_hazard.wy", 'did you mean "why"?'],
    ),
    "note without a value": (
        "[parameters]\nvote_hazard = { why = 'x' }",
        ["parameters.vote_hazard has no value", "{ value = ..., why = ... }"],
    ),
    "reason that is no text": (
        "[parameters]\nvote_hazard = { value = 0, why = 3 }",
        ["parameters.vote_hazard.why = 3", "not a text", "quote it"],
    ),
    "text for a number": (
        '[parameters]\nvote_hazard = "often"',
        ['parameters.vote_hazard = "often"', "is not a number", "give a number"],
    ),
    "bool for a number": (
        "[states.GBR]\nsupport = true",
        ["states.GBR.support = true", "is not a number", "give a number"],
    ),
    "number for a bool": (
        "[states.GBR]\nneeds_vote = 1",
        ["states.GBR.needs_vote = 1", "neither true nor false", "write true or false"],
    ),
    "too large": (
        "[states.DEU.pledges]\nmilitary = 1.4",
        ["states.DEU.pledges.military = 1.4", "is above 1", "give a share between 0 and 1"],
    ),
    "too small": (
        "[states.DEU]\nsupport = -0.1",
        ["states.DEU.support = -0.1", "is below 0", "give a share between 0 and 1"],
    ),
    "nothing to divide by": (
        "[parameters]\nx0 = 0",
        ["parameters.x0 = 0", "is not above 0", "give a number above 0"],
    ),
    "not a number": (
        "[parameters]\npunishment = nan",
        ["parameters.punishment = nan", "is not a finite number", "0 or more"],
    ),
    "infinite": (
        "[parameters]\nlambda_c = inf",
        ["parameters.lambda_c = inf", "is not a finite number", "0 or more"],
    ),
    "half a week": (
        "[parameters]\nwindow_1 = 2.5",
        ["parameters.window_1 = 2.5", "is not a whole number of weeks", "give whole weeks"],
    ),
    "window too long": (
        "[parameters]\nwindow_1 = 105",
        ["parameters.window_1 = 105", "is above 104", "whole weeks between 1 and 104"],
    ),
    "no horizon": ("weeks = 0", ["weeks = 0", "is below 1", "whole weeks between 1 and 2080"]),
    "horizon with a point": ("weeks = 52.5", ["weeks = 52.5", "is not a whole number"]),
    "wrong word": (
        '[states.GBR]\nlegal_force = "signd"',
        ['states.GBR.legal_force = "signd"', "is none of", "choose one of them"],
    ),
    "scalar for four shares": (
        "[states.GBR]\npledges = 0.4",
        ["states.GBR.pledges = 0.4", "is not four shares", "states.GBR.pledges.military"],
    ),
    "state that is no table": ("[states]\nGBR = 3", ["states.GBR is not a table", "[states.GBR]"]),
    "table that is none": ("parameters = 3", ["parameters is not a table", "[parameters]"]),
    "unknown state": (
        "[states.GRB]\nsupport = 0.4",
        ["states.GRB.support", 'no state "GRB" in the roster', "did you mean"],
    ),
    "removed state": (
        '[roster]\nremove = ["USA"]\n[states.USA]\nsupport = 0.4',
        ["states.USA.support", 'no state "USA" in the roster'],
    ),
    "unknown state removed": ('[roster]\nremove = ["XXX"]', ["roster.remove", 'no state "XXX"']),
    "state named twice": ('[roster]\nonly = ["FRA", "FRA"]', ["roster.only", "twice", "once"]),
    "roster key": ("[roster]\ndrop = []", ['"drop" in roster.drop', "remove"]),
    "roster that is no list": ("[roster]\nremove = 3", ["roster.remove = 3", 'write ["USA"]']),
    "empty roster": ("[roster]\nonly = []", ["roster", "no guarantor", "keep at least one state"]),
    "missing roster file": (
        '[roster]\nfile = "none.toml"',
        ['roster.file = "none.toml"', "no such file"],
    ),
    "challenger among the guarantors": (
        'challenger = "FRA"',
        ["challenger = FRA", "is a guarantor too", "name another challenger"],
    ),
    "challenger and protege the same": (
        'challenger = "UKR"',
        ["protege = UKR", "is the challenger too"],
    ),
    "weights that vanish": (
        "[parameters]\ne_m = 0\ne_i = 0\ne_d = 0\ne_s = 0",
        ["e_m + e_i + e_d + e_s = 0", "at least one weight above 0"],
    ),
    "technology without weight": (
        "[parameters]\ndrones_weight = 0\nsensors_weight = 0\nsatellites_weight = 0",
        ["drones_weight + sensors_weight + satellites_weight = 0", "at least one weight above 0"],
    ),
    "legal force out of order": (
        "[parameters]\nbind_vague = 0.5",
        ["parameters.bind_declared = 0.3", "not above bind_vague = 0.5", "keep bind_vague below"],
    ),
    "clips of support crossed": (
        "[parameters]\nsupport_min = 0.96",
        ["parameters.support_max = 0.95", "not above support_min = 0.96"],
    ),
    "clips of belief crossed": (
        "[parameters]\nbelief_max = 0.01",
        ["parameters.belief_max = 0.01", "not above belief_min = 0.02"],
    ),
    "severities crossed": (
        "[parameters]\nseverity_1 = 0.6",
        ["parameters.severity_2 = 0.5", "not above severity_1 = 0.6"],
    ),
    "no room for tension": (
        "[parameters]\nx_ceiling = 0.0001",
        ["parameters.x_floor = 0.5", "not below x_ceiling * x0 = 0.1"],
    ),
    "event too late": (
        "weeks = 52\n[[events]]\nweek = 52\nkind = 'recommit'",
        ["event recommit in week 52", "week = 52", "beyond the horizon of 52 weeks", "0 to 51"],
    ),
    "event before the start": (
        "[[events]]\nweek = -1\nkind = 'recommit'",
        ["event recommit in week -1: week = -1", "is below 0", "a week, counted from 0"],
    ),
    "event without a kind": ("[[events]]\nweek = 3", ["week 3", "kind is missing", "violation"]),
    "event of no kind": (
        "[[events]]\nweek = 3\nkind = 'violaton'",
        ['unknown kind "violaton"', 'did you mean "violation"?'],
    ),
    "event with a wrong key": (
        "[[events]]\nweek = 3\nkind = 'violation'\nrng = 'armed'",
        ['unknown key "rng"', "event violation in week 3", 'did you mean "rung"?'],
    ),
    "event without its rung": (
        "[[events]]\nweek = 3\nkind = 'violation'",
        ["event violation in week 3: rung is missing"],
    ),
    "event of no rung": (
        "[[events]]\nweek = 3\nkind = 'violation'\nrung = 'comply'",
        ['rung = "comply"', "is none of", "deniable"],
    ),
    "event on an unknown state": (
        "[[events]]\nweek = 3\nkind = 'leave'\nstate = 'FRB'",
        ["event leave in week 3: state = FRB", "is not in the roster", 'did you mean "FRA"?'],
    ),
    "event in no week": (
        "[[events]]\nweek = 'soon'\nkind = 'recommit'",
        ['week = "soon"', "is not a whole number"],
    ),
    "events that are no list": ("events = 3", ["events is not a list", "[[events]]"]),
    "target unknown": (
        "[[events]]\nweek = 3\nkind = 'set'\ntarget = 'consnt'\nvalue = 0",
        ["target = consnt", 'did you mean "consent"?'],
    ),
    "target on an unknown field": (
        "[[events]]\nweek = 3\nkind = 'set'\ntarget = 'states.GBR.role'\nvalue = 0",
        ["target = states.GBR.role", "nothing that an event can set"],
    ),
    "target on an unknown state": (
        "[[events]]\nweek = 3\nkind = 'set'\ntarget = 'states.XXX.support'\nvalue = 0",
        ["target = XXX", "is not in the roster"],
    ),
    "target that is structure": (
        "[[events]]\nweek = 3\nkind = 'set'\ntarget = 'window_1'\nvalue = 4",
        ["target = window_1", "no event can set it", "[parameters]"],
    ),
    "value out of range in an event": (
        "[[events]]\nweek = 3\nkind = 'set'\ntarget = 'consent'\nvalue = 1.5",
        ["event set in week 3: value = 1.5", "no value for consent", "between 0 and 1"],
    ),
    "bool for a number in an event": (
        "[[events]]\nweek = 3\nkind = 'set'\ntarget = 'states.GBR.support'\nvalue = true",
        ["value = True", "no value for states.GBR.support"],
    ),
    "state given twice": (
        "[states.GBR]\nsupport = 0.4\n[states.GBR]\nstake = 1",
        ["given twice", "line 3", "keep one"],
    ),
    "key given twice": ("weeks = 3\nweeks = 4\n", ["given twice", "line 2", "keep one"]),
    "not TOML": ("title = no quotes", ["not valid TOML", "line 1", "in quotes"]),
    "extends nothing": ('extends = "pariss"', ['"pariss"', 'did you mean "paris"?']),
    "extends no name": ("extends = 3", ["extends = 3", "is not a name", 'extends = "paris"']),
    "extends itself": ('extends = "mine.toml"', ["circle", "mine.toml -> mine.toml", "break it"]),
    "half complete": ("complete = false", ["complete can only be true"]),
    "complete without a parameter": (
        "complete = true\n[parameters]\nvote_hazard = 0.1",
        ["parameters.severity_1 is missing", 'give "severity_1"'],
    ),
}


def message(tmp_path, text, name="mine.toml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ScenarioError) as caught:
        load_scenario(path)
    return str(caught.value)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_file_is_named_with_its_remedy(name, tmp_path):
    text, parts = MISTAKES[name]
    said = message(tmp_path, text)
    assert "mine.toml: " in said
    assert [part for part in parts if part not in said] == [], said
    assert "\n" not in said


@pytest.mark.parametrize("name", [name for name in MISTAKES if name.startswith("too ")])
def test_a_sound_value_in_the_same_place_is_accepted(name, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(MISTAKES[name][0].replace("1.4", "0.4").replace("-0.1", "0.1"), "utf-8")
    assert load_scenario(path).name == "mine"


def test_the_file_of_a_message_is_the_one_that_holds_the_mistake(tmp_path):
    (tmp_path / "base.toml").write_text("[states.GBR]\nsupport = 3\n", encoding="utf-8")
    said = message(tmp_path, 'extends = "base"\n[states.FRA]\nsupport = 0.2\n')
    assert "base.toml: states.GBR.support = 3" in said


def test_a_circle_of_two_files_is_found(tmp_path):
    (tmp_path / "other.toml").write_text('extends = "mine"\n', encoding="utf-8")
    said = message(tmp_path, 'extends = "other"\n')
    assert "mine.toml -> other.toml -> mine.toml" in said


def test_a_file_that_is_not_utf8_is_named(tmp_path):
    assert "is not UTF-8" in message(tmp_path, 'title = "Türkiye"'.encode("latin-1"))


def test_a_folder_in_place_of_a_file_is_named(tmp_path):
    folder = tmp_path / "runs.toml"
    folder.mkdir()
    with pytest.raises(ScenarioError, match=r"is a folder; name a \.toml file"):
        load_scenario(folder)


def test_a_missing_file_and_a_missing_scenario_suggest_a_near_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownScenarioError, match='did you mean "bare_truce"'):
        load_scenario("bare_truse")
    with pytest.raises(UnknownScenarioError, match=r'pariss.toml: no such file: did you mean "pa'):
        load_scenario("pariss.toml")
    with pytest.raises(UnknownScenarioError, match="there are paris, "):
        load_scenario("zzzzzz")
    (tmp_path / "mine.toml").write_text("", encoding="utf-8")
    with pytest.raises(UnknownScenarioError, match=r'did you mean the file "mine\.toml"'):
        load_scenario("mine")


def test_an_override_is_named_as_one():
    with pytest.raises(ScenarioError, match=r"^override: states\.GBR\.support = 1\.4 is above 1"):
        load_scenario("paris", {"states.GBR.support": 1.4})
    with pytest.raises(ScenarioError, match=r'^override: unknown key "vote_hazzard"'):
        load_scenario("paris").replace(vote_hazzard=0)
    with pytest.raises(ScenarioError, match=r"^override: states\.GBR names no single value"):
        load_scenario("paris", {"states.GBR": 1})


@pytest.mark.parametrize("item", ["vote_hazard", "=3", ""])
def test_a_set_option_without_a_key_or_a_value_is_refused(item):
    with pytest.raises(ScenarioError, match=r"is not key=value; write vote_hazard=0"):
        parse_overrides([item])


@pytest.mark.parametrize("name", sorted(STRUCTURAL))
def test_no_event_sets_what_is_read_once(name):
    assert name in Parameters.model_fields
    event = {"week": 1, "kind": "set", "target": name, "value": 1}
    with pytest.raises(ScenarioError, match="no event can set it"):
        load_scenario("paris").replace(events=[event])


def test_every_error_is_in_the_tree_and_in_its_drawing():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert all(issubclass(kind, CoalitionError) for kind in kinds)
    assert [kind.__name__ for kind in kinds if kind.__name__ not in errors.__doc__] == []


def test_a_near_miss_is_suggested_and_a_far_one_is_not():
    assert did_you_mean("suport", ["support", "stake"]) == ': did you mean "support"?'
    assert did_you_mean("GBr", ["GBR"]) == ': did you mean "GBR"?'
    assert did_you_mean("weather", ["support", "stake"]) == ""


SCALARS = st.one_of(
    st.booleans(), st.integers(-3, 300), st.floats(), st.text(max_size=5), st.just([]), st.just({})
)
KEYS = st.sampled_from([
    *SETTINGS, *TABLES, *(f"parameters.{name}" for name in Parameters.model_fields),
    *(f"states.{code}.{name}" for code in ("GBR", "*", "XXX") for name in STATE_FIELDS),
    *(f"states.GBR.pledges.{name}" for name in INSTRUMENTS), "roster.remove", "roster.only",
])  # fmt: skip
EVENTS = st.dictionaries(
    st.sampled_from(["week", "kind", "state", "target", "value", "rung", "weeks", "support"]),
    st.one_of(SCALARS, st.sampled_from(["set", "vote", "government", "GBR", "x0", "states.*.x"])),
)


STARRED = '."*".'


def complaint(scenario, overrides=None):
    """Return what is said against a scenario, or nothing if it can be loaded."""
    try:
        assert isinstance(load_scenario(scenario, overrides), Scenario)
    except ScenarioError as error:
        return str(error)
    return ""


@given(st.dictionaries(KEYS, SCALARS, max_size=4), st.lists(EVENTS, max_size=2))
def test_whatever_a_file_says_gives_a_scenario_or_one_line(tmp_path_factory, keys, events):
    lines = [f"{key.replace('.*.', STARRED)} = {toml_value(item)}" for key, item in keys.items()]
    for event in events:
        lines += ["[[events]]", *(f"{key} = {toml_value(item)}" for key, item in event.items())]
    path = tmp_path_factory.mktemp("fuzz") / "mine.toml"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    assert len(complaint(path).splitlines()) <= 1


@given(st.one_of(KEYS, st.text(max_size=12)), SCALARS)
def test_whatever_an_override_says_gives_a_scenario_or_an_error_of_ours(key, value):
    said = complaint("paris", {key: value})
    assert said or load_scenario("paris", {key: value}).changes
