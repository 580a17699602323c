"""The pages say what is so: examples load, tables come from data, no result is typed by hand."""

from __future__ import annotations

import math
import re
import sys
from pathlib import Path

import pandas as pd
import pytest
from tests.test_documents import PAGES, ROOT, blocks, command_line, name_of

from coalition_sim.engine import simulate
from coalition_sim.scenario import Parameters, Scenario, load_scenario, references
from coalition_sim.scenario.sources import DATA

DOCS = ROOT / "docs"
PROSE = [
    ROOT / "README.md",
    *(DOCS / f"{name}.md" for name in ("index", "tutorial", "limits", "ethics", "sources")),
    *sorted((DOCS / "how-to").glob("*.md")),
]
EXAMPLES = [
    (page, text) for page in PAGES for text in blocks(page, "toml") if "extends" in text
]  # fmt: skip
LEVELS = {"95 %", "5 %"}  # of intervals and tests, not results
STORED = DOCS / "data" / "scenarios.csv"


@pytest.fixture
def hooks(monkeypatch):
    """Let the modules that write pages be imported by their own names."""
    monkeypatch.syspath_prepend(str(DOCS / "hooks"))
    yield
    for name in ("tables", "provenance", "interfaces", "outcomes", "tutorial"):
        sys.modules.pop(name, None)


# examples ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "text"), EXAMPLES, ids=[name_of(page) for page, _ in EXAMPLES])
def test_every_scenario_on_a_page_is_sound(page, text, tmp_path):
    path = tmp_path / "example.toml"
    additions = [block for block in blocks(page, "toml") if block.startswith("[states.")]
    roster = (DATA / "roster.toml").read_text("utf-8")
    (tmp_path / "my_roster.toml").write_text("\n".join([roster, *additions]), encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert load_scenario(path).changes or load_scenario(path).events


def test_every_kind_of_event_is_on_the_page_about_scenarios():
    kinds = Scenario.model_json_schema()["properties"]["events"]["items"]["discriminator"]
    page = (DOCS / "how-to" / "write-a-scenario.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[a-z_`, ]+`) \|", page, flags=re.MULTILINE)
    named = {kind for row in rows for kind in re.findall(r"`(\w+)`", row)}
    assert named == set(kinds["mapping"])


# numbers -----------------------------------------------------------------------------------------


def shares(text):
    """Return the percentages that stand in prose, except the name of an interval."""
    prose = re.sub(r"```.*?```|`[^`]*`", "", text, flags=re.DOTALL)
    found = re.findall(r"\d[\d.,]* ?(?:%|percent)", prose)
    return [share for share in found if share not in LEVELS]


@pytest.mark.parametrize("page", PROSE, ids=name_of)
def test_no_share_is_typed_by_hand(page):
    assert shares(page.read_text("utf-8")) == []


def test_a_share_typed_by_hand_is_noticed():
    assert shares("With paris 75 % of futures (95 % interval) pass.") == ["75 %"]


@pytest.mark.parametrize("name", ["paris", "bare_truce", "no_us_backstop"])
def test_the_stored_table_of_scenarios_is_what_the_model_gives(name):
    stored = pd.read_csv(STORED).set_index("scenario").loc[name]
    n = 300
    found = simulate(name, n, seed=11, keep=0).headline()
    for key in ("survival_armed", "survival_offensive"):
        share = float(stored[key])
        tolerance = 4 * math.sqrt(share * (1 - share) * (1 / n + 1 / stored["replicates"]))
        assert found.loc[key, "value"] == pytest.approx(share, abs=tolerance)


def test_the_stored_table_has_every_scenario_that_ships():
    names = {path.stem for path in (ROOT / "scenarios").glob("*.toml")}
    assert set(pd.read_csv(STORED)["scenario"]) == names


# pages written from data -------------------------------------------------------------------------


@pytest.mark.usefixtures("hooks")
def test_the_page_of_parameters_has_each_with_its_range_and_status():
    import provenance

    page = provenance.parameters()
    rows = re.findall(r"^\| `(\w+)`.*$", page, flags=re.MULTILINE)
    assert sorted(rows) == sorted(Parameters.model_fields)
    assert page.count("| assumed |") > 10


@pytest.mark.usefixtures("hooks")
def test_the_page_of_the_roster_has_every_state():
    import provenance

    codes = re.findall(r"^## ([A-Z]{3})$", provenance.roster(), flags=re.MULTILINE)
    assert codes == sorted(load_scenario("paris").states)


@pytest.mark.usefixtures("hooks")
def test_the_bibliography_has_every_reference():
    import provenance

    keys = re.findall(r"^### (\w+)$", provenance.bibliography(), flags=re.MULTILINE)
    assert keys == list(references())


@pytest.mark.usefixtures("hooks")
def test_the_page_of_the_command_line_has_every_command():
    import interfaces

    named = re.findall(r"^## (\w+)$", interfaces.command_line(), flags=re.MULTILINE)
    assert named == list(command_line().commands)


def a_pattern(name, *, passed):
    return {
        "pattern": name, "statistic": name, "what": f"what {name} is", "scenario": "paris",
        "value": 0.4, "low": 0.3, "high": 0.5, "band_low": 0.1, "band_high": 0.2,
        "passed": passed, "null_rate": 0.25, "source": "gmlmid",
    }  # fmt: skip


@pytest.mark.usefixtures("hooks")
def test_the_front_page_names_the_patterns_that_are_missed_and_no_others(monkeypatch):
    import outcomes

    table = pd.DataFrame([a_pattern("P1", passed=False), a_pattern("P2", passed=True)])
    monkeypatch.setattr(outcomes, "stored", {"patterns": table}.get)
    written = outcomes.patterns_missed()
    assert "1 of 2 statistics" in written
    assert "what P1 is" in written
    assert "what P2 is" not in written
    assert "what P2 is" in outcomes.patterns()


@pytest.mark.usefixtures("hooks")
def test_the_front_page_says_so_where_nothing_was_measured(monkeypatch):
    import outcomes

    monkeypatch.setattr(outcomes, "stored", {}.get)
    assert outcomes.patterns_missed() == outcomes.NONE_YET
    assert outcomes.NO_CLAIMS in outcomes.patterns()


@pytest.mark.usefixtures("hooks")
def test_a_claim_that_is_unsettled_is_called_so(monkeypatch):
    import outcomes

    claim = {
        "claim": "backstop", "scenario_a": "no_us_backstop", "scenario_b": "paris",
        "measure": "survival_armed", "share_of_sign": 0.7, "median": 0.1, "low": -0.1,
        "high": 0.2, "settled": False,
    }  # fmt: skip
    monkeypatch.setattr(outcomes, "stored", {"claims": pd.DataFrame([claim])}.get)
    assert "**unsettled**" in outcomes.patterns()


# the tutorial, the list of pages -----------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.usefixtures("hooks")
def test_every_command_of_the_tutorial_runs():
    import tutorial

    text = (DOCS / "tutorial.md").read_text("utf-8")
    filled, pictures = tutorial.played(text)
    assert len(blocks(DOCS / "tutorial.md", "sh")) >= 5
    assert "<!--" not in filled
    shown = filled.count("```text") - text.count("```text")
    assert shown == text.count("<!-- output -->")
    assert all(picture.startswith(b"\x89PNG") for picture in pictures.values())


@pytest.mark.usefixtures("hooks")
def test_a_command_that_fails_stops_the_tutorial():
    import tutorial

    with pytest.raises(RuntimeError, match="ended with 2"):
        tutorial.played("```sh\ncoalition-sim run paris_with_a_typo\n```\n")


def test_the_list_of_pages_is_complete():
    listed = set(re.findall(r"\]\((?!\.\.)([^)#]+\.md)\)", (DOCS / "README.md").read_text("utf-8")))
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")} - {"README.md"}
    assert {page for page in there if not page.startswith("lessons/")} - listed == set()
    assert Path("index.md").name in listed
