"""Each experiment runs small, draws, says what it found, and gets one number right."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from coalition_sim.engine import simulate
from coalition_sim.errors import MissingExtraError
from coalition_sim.scenario import INSTRUMENTS, list_scenarios, load_scenario

FOLDER = Path(__file__).parent.parent / "experiments"
PAGE = FOLDER.parent / "docs" / "structure.md"
STUDIES = {"calibrate", "structure"}  # of the model itself, not of the coalition
NAMES = sorted(
    {path.stem for path in FOLDER.glob("*.py")} - {"script", "pictures", "structure_page"} - STUDIES
)
SMALL = load_scenario(
    "paris", {"weeks": 104, "roster.only": ["DEU", "FRA", "GBR", "POL", "USA"]}
)  # what --small means


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Run an experiment small, in this process; return its folder."""
    monkeypatch.syspath_prepend(str(FOLDER))

    def run_one(name, replicates):
        arguments = ["--small", "--out", str(tmp_path), "--replicates", str(replicates)]
        import_module(name).main(arguments)
        said = capsys.readouterr().out
        assert "This is a model, not a forecast." in said
        assert "use none of its numbers" in said
        figures = list(tmp_path.rglob("*.png"))
        assert figures
        assert all(figure.stat().st_size > 10_000 for figure in figures)
        return tmp_path

    return run_one


def survival(scenario, replicates, seed=0):
    outcomes = simulate(scenario, replicates, seed=seed).raw.outcomes
    return float(np.mean(outcomes["first_armed"] < 0))


def test_there_are_the_eight_experiments():
    assert NAMES == [
        "acceptability", "discovery", "marginal_value", "monitoring_vs_force", "red_team",
        "reproduce_paper_table", "sensitivity", "who_deters",
    ]  # fmt: skip


def test_what_a_member_adds_is_what_is_lost_without_it(run):
    folder = run("marginal_value", 60)
    table = pd.read_csv(folder / "marginal_value.csv", index_col=["kind", "dropped"])
    assert len(table) == 5 + 4 + 7
    without_it = SMALL.replace(**{"roster.remove": ["USA"]})
    lost = survival(SMALL, 60) - survival(without_it, 60)
    assert table.loc[("member", "USA"), "armed"] == pytest.approx(lost, abs=1e-9)
    assert lost != 0
    told = table["armed"].abs() / table["armed_se"].replace(0, np.inf) > 2.95  # .05/2/16: z = 2.95
    assert (table["beyond_noise"] == told).all()
    share = table.loc[("member", "DEU"), "pledged_pct_gdp"]
    assert share == pytest.approx(0.4 * 2.3)  # of its military, of its GDP
    assert table.loc[("component", "force"), "troops"] == pytest.approx(6 + 7.5)


def test_shapley_values_of_instruments_add_up_to_what_all_of_them_add(run):
    folder = run("who_deters", 40)
    values = pd.read_csv(folder / "instruments" / "contributions.csv", index_col=0)["value"]
    nothing = SMALL.replace(**{f"states.*.pledges.{name}": 0.0 for name in INSTRUMENTS})
    added = survival(SMALL, 40) - survival(nothing, 40)
    assert values.sum() == pytest.approx(added, abs=1e-9)
    assert added > 0
    members = pd.read_csv(folder / "members" / "contributions.csv", index_col=0)
    assert set(members.index) == set(SMALL.states)


def test_more_ambition_means_less_survival(run):
    pytest.importorskip("SALib")
    folder = run("sensitivity", 40)
    tornado = pd.read_csv(folder / "tornado.csv", index_col=0).loc["ambition_median"]
    assert tornado["at_high_high"] < 0 < tornado["at_low_low"]  # 95 % ends, 1,000 paired futures
    shares = pd.read_csv(folder / "variance_indices.csv").query("outcome == 'survival_armed'")
    assert shares.loc[shares["ST"].idxmax(), "parameter"] == "ambition_median"


def test_a_guarantee_screens_out_the_ambitious(run):
    folder = run("acceptability", 60)
    table = pd.read_csv(folder / "acceptability.csv", index_col=0)
    outcomes = simulate(SMALL, 60).raw.outcomes
    both = np.mean(outcomes["p_moscow"] * outcomes["p_kyiv"])
    assert table.loc["paris", "p_both_sign"] == pytest.approx(both, abs=1e-9)
    held = np.mean(outcomes["first_offensive"] < 0)
    assert table.loc["paris", "holds"] == pytest.approx(held, abs=1e-9)
    signs = pd.read_csv(folder / "moscow_signs_by_ambition.csv", index_col=0).loc["paris"]
    least, most = signs.iloc[0], signs.iloc[-1]
    assert (least["part"], most["part"]) == (1, 4)
    assert least["value"] - most["value"] > 4 * np.hypot(least["se"], most["se"])
    x, y = table["p_both_sign"], table["p_holds_if_signed"]
    for name in table.index[table["on_frontier"]]:
        assert not ((x > x[name]) & (y > y[name])).any()


def test_a_cell_of_eyes_and_soldiers_is_the_scenario_with_both(run):
    folder = run("monitoring_vs_force", 60)
    table = pd.read_csv(folder / "monitoring_vs_force.csv", index_col=["tech_level", "force"])
    troops = {"FRA": 60 * 6 / 13.5, "GBR": 60 * 7.5 / 13.5}  # in the proportion of paris
    sized = import_module("script").with_force(SMALL, 60).states
    for code, state in sized.items():
        assert state.troops_planned == pytest.approx(troops.get(code, 0))
    by_hand = SMALL.replace(
        tech_level=2.0, FRA__troops_planned=troops["FRA"], GBR__troops_planned=troops["GBR"]
    )
    assert table.loc[(2, 60), "survival_armed"] == pytest.approx(survival(by_hand, 60), abs=1e-9)
    assert table.loc[(2, 60), "survival_armed"] > table.loc[(0, 0), "survival_armed"]


def test_what_a_schedule_does_is_judged_on_luck_that_its_search_had_not_seen(run):
    folder = run("red_team", 100)
    row = pd.read_csv(folder / "schedules.csv").query("schedule == 'greedy' and acts == 3").iloc[0]
    acts = [
        {"week": int(week), "kind": "violation", "rung": "deniable"}
        for week in row["weeks"].split()
    ]
    assert len(acts) == 3
    forced, free = (
        simulate(scenario, 100, seed=1).raw.outcomes["credibility"]
        for scenario in (SMALL.replace(events=acts), SMALL)
    )
    gap = forced - free
    assert row["credibility"] == pytest.approx(gap.mean(), abs=1e-9)
    assert gap.mean() < -4 * gap.std() / np.sqrt(100)  # breaches cost the coalition its credit
    assert len(pd.read_csv(folder / "fixes.csv")) == 5


@pytest.mark.filterwarnings("ignore")
def test_the_box_is_judged_by_points_that_prim_had_not_seen(run):
    pytest.importorskip("ema_workbench")
    folder = run("discovery", 40)
    points = pd.read_csv(folder / "points.csv", index_col=0)
    box = pd.read_csv(folder / "box.csv", index_col=0)
    assert len(points) == 80
    assert points["fails"].mean() >= 0.25
    within = [points[key].between(row["low"], row["high"]) for key, row in box.iterrows()]
    inside = np.all(within, axis=0)
    seen = points["seen"]
    assert (~seen).sum() == 20
    assert (box["judged"] == (inside & ~seen).sum()).all()
    assert points["fails"][inside & seen].mean() > 2 * points["fails"][seen & ~inside].mean()
    first = points.drop(columns=["survival", "fails", "seen", "inside"]).iloc[0]
    by_hand = survival(SMALL.with_overrides(first.to_dict()), 40)
    assert points["survival"].iloc[0] == pytest.approx(by_hand, abs=1e-9)


def test_the_table_has_every_scenario_and_the_numbers_of_its_run(run):
    folder = run("reproduce_paper_table", 20)
    table = pd.read_csv(folder / "scenarios.csv", index_col=0)
    assert set(table.index) == {entry.name for entry in list_scenarios()}
    outcomes = simulate("heavy_force", 20).raw.outcomes
    row = table.loc["heavy_force"]
    for event in ("armed", "offensive"):
        held = np.mean(outcomes[f"first_{event}"] < 0)
        assert row[f"survival_{event}"] == pytest.approx(held, abs=1e-9)
    asked, acted = (
        sum(outcomes[f"{did}_{k}"].sum() for k in INSTRUMENTS) for did in ("asked", "acted")
    )
    assert row["honor"] == pytest.approx(acted / asked, abs=1e-9)


@pytest.mark.slow
def test_the_structural_checks_run_and_fill_their_page(monkeypatch, tmp_path, capsys):
    monkeypatch.syspath_prepend(str(FOLDER))
    page, folder = tmp_path / "structure.md", tmp_path / "data"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    import_module("structure").main(["--small", "--out", str(folder)])
    assert "This is a model, not a forecast." in capsys.readouterr().out
    orders = pd.read_csv(folder / "structure_orders.csv")
    base = orders.query("outcome == 'survival_armed'")["base"]
    assert base.tolist() == pytest.approx([survival(SMALL, 20)] * 2)
    filled = page.read_text(encoding="utf-8")
    assert f"| {orders['order'][0]} |" in filled
    assert "| two volunteers | 3 |" in filled or not find_spec("pygambit")


def test_the_page_on_structure_has_the_numbers_of_its_tables(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    page = PAGE.read_text(encoding="utf-8")
    assert import_module("structure_page").fill(page, PAGE.parent / "data") == page
    assert page.count("<!-- begin ") == page.count("<!-- end ") == 8


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("discovery", "ema_workbench.analysis", "explore"),
        ("sensitivity", "SALib.analyze", "sensitivity"),
    ],
)
def test_a_missing_extra_is_one_line(name, package, extra, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(FOLDER))
    monkeypatch.setitem(sys.modules, package, None)
    main = import_module(name).main
    with pytest.raises(MissingExtraError, match=rf"coalition_sim\[{extra}\]"):
        main(["--small", "--out", str(tmp_path)])
    with pytest.raises(SystemExit, match="not installed"):
        import_module("script").run(lambda: main(["--small", "--out", str(tmp_path)]))


def test_mistakes_are_told_without_a_traceback(tmp_path):
    (tmp_path / "file").write_text("")
    command = [sys.executable, str(FOLDER / "monitoring_vs_force.py"), "--small"]
    blocked = subprocess.run(
        [*command, "--out", "file/below"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert blocked.returncode == 1
    assert "give another --out" in blocked.stderr
    assert "Traceback" not in blocked.stderr
    few = subprocess.run(
        [*command, "--replicates", "3"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert few.returncode == 2
    assert "give 10 or more" in few.stderr
