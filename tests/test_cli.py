"""The command line: results where they are said to be, and mistakes told in one sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

import coalition_sim
from coalition_sim import cli
from coalition_sim.engine.results import Results
from coalition_sim.scenario import load_scenario

SMALL = ["-n", "3", "--weeks", "20", "--engine", "mesa"]


def call(*arguments):
    return CliRunner().invoke(cli.app, list(arguments), env={"NO_COLOR": "1", "COLUMNS": "80"})


def python(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("run") / "paris"
    return call("run", "paris", *SMALL, "--seed", "7", "--out", str(folder)), folder


def assert_one_sentence(done, *words):
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_help_imports_nothing_heavy():
    code = """
import sys
from typer.testing import CliRunner
from coalition_sim.cli import app
assert CliRunner().invoke(app, ["--help"]).exit_code == 0
print(sorted({"mesa", "pandas", "numpy", "pydantic", "matplotlib", "numba"} & set(sys.modules)))
"""
    assert python(code).strip() == "[]"


def test_help_lists_every_command():
    shown = call("--help").stdout
    for name in ("run", "new", "check", "list", "show", "sources", "schema"):
        assert f" {name} " in shown


def test_public_names_are_sorted_few_and_lazy():
    names = coalition_sim.__all__
    assert names == sorted(names)
    assert len(names) <= 8
    code = """
import sys
import coalition_sim as cs
assert "coalition_sim.scenario" not in sys.modules
print(cs.Scenario.__name__, "mesa" in sys.modules, set(cs.__all__) <= set(dir(cs)))
"""
    assert python(code).split() == ["Scenario", "False", "True"]


def test_a_name_that_is_not_public_is_an_attribute_error():
    with pytest.raises(AttributeError, match="peace"):
        _ = coalition_sim.peace


def test_every_public_name_can_be_loaded():
    assert all(getattr(coalition_sim, name) for name in coalition_sim.__all__)


def test_run_writes_everything_that_it_promises(finished):
    done, folder = finished
    assert done.exit_code == 0, done.stderr
    names = {path.name for path in folder.iterdir()}
    tables = ("outcomes", "weekly", "states", "legal", "survival", "headline", "data_dictionary")
    figures = ("survival", "violations", "honor", "ladder", "delivered", "timeline")
    assert {"manifest.json", "scenario.toml", "trace.csv"} <= names
    assert {f"{name}.csv" for name in tables} <= names
    assert {f"{name}.png" for name in figures} <= names


def test_run_prints_a_table_of_eighty_columns_and_where_to_go_next(finished):
    done, folder = finished
    lines = done.stdout.splitlines()
    table = [line for line in lines if str(folder) not in line]
    assert max(map(len, table)) <= 80
    assert "a model, not a forecast" in " ".join(" ".join(lines).split())
    assert any("No deliberate armed violation" in line for line in lines)
    assert str(folder) in lines[-2]
    assert "coalition-sim run bare_truce" in lines[-1]


def test_run_draws_no_progress_bar_where_nobody_watches(finished):
    assert finished[0].stderr == ""


def test_the_printed_share_is_the_share_of_the_outcomes(finished):
    _, folder = finished
    outcomes = pd.read_csv(folder / "outcomes.csv")
    headline = pd.read_csv(folder / "headline.csv", index_col="key")
    expected = (outcomes["first_armed"] < 0).mean()
    assert headline.loc["survival_armed", "value"] == pytest.approx(expected)


def test_a_run_reloads_as_results(finished):
    _, folder = finished
    results = Results.load(folder)
    assert results.seed == 7
    assert results.replicates == 3
    assert results.scenario.hash == load_scenario("paris").replace(weeks=20).hash


def test_the_resolved_scenario_runs_again_to_the_same_outcomes(finished, tmp_path):
    _, folder = finished
    path = str(folder / "scenario.toml")
    again = call("run", path, *SMALL, "--seed", "7", "--out", str(tmp_path / "again"))
    assert again.exit_code == 0, again.stderr
    assert (tmp_path / "again/outcomes.csv").read_bytes() == (folder / "outcomes.csv").read_bytes()


def test_json_is_one_document_without_nan(tmp_path):
    out = str(tmp_path / "run")
    done = call("run", "paris", *SMALL, "--json", "--out", out, "--set", "vote_hazard=0")
    said = json.loads(done.stdout, parse_constant=pytest.fail)
    assert said["headline"]["v50"]["value"] is None
    assert "not told" in said["headline"]["v50"]["note"]
    assert said["replicates"] == 3
    assert said["folder"] == out
    assert load_scenario(tmp_path / "run/scenario.toml").parameters.vote_hazard == 0


def test_quiet_says_only_where_the_results_are(tmp_path):
    done = call("run", "paris", *SMALL, "--quiet", "--out", str(tmp_path / "run"))
    assert len(done.stdout.splitlines()) == 2


def test_an_earlier_run_is_replaced_and_said_so(tmp_path):
    out = str(tmp_path / "run")
    call("run", "paris", *SMALL, "--quiet", "--out", out)
    again = call("run", "paris", *SMALL, "--quiet", "--out", out)
    assert again.exit_code == 0
    assert "an earlier run replaced" in again.stdout


def test_files_of_others_are_never_overwritten(tmp_path):
    (tmp_path / "headline.csv").write_text("mine", encoding="utf-8")
    assert_one_sentence(call("run", "paris", *SMALL, "--out", str(tmp_path)), "not a run's")
    assert (tmp_path / "headline.csv").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_noticed_before_the_simulation(tmp_path, monkeypatch):
    def simulate(*_, **__):
        pytest.fail("simulated before the folder was checked")

    monkeypatch.setattr("coalition_sim.engine.simulate", simulate)
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = call("run", "paris", "--out", str(tmp_path / "file" / "run"))
    assert_one_sentence(done, "--out", "cannot be written")


def test_the_default_folder_tells_changed_scenarios_apart():
    paris = load_scenario("paris")
    other = paris.replace(vote_hazard=0)
    assert cli.default_folder(paris, 0, changed=False) == Path("runs/paris-seed0")
    assert cli.default_folder(other, 0, changed=True) == Path(f"runs/paris-seed0-{other.hash[:6]}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "pari"], ["did you mean", "paris"]),
        (["run", "missing/file.toml"], ["missing/file.toml"]),
        (["run", "paris", "--set", "suport=1"], ["suport"]),
        (["run", "paris", "--set", "vote_hazard"], ["vote_hazard"]),
        (["run", "paris", "--set", "vote_hazard=nan"], ["vote_hazard"]),
        (["check", "nowhere"], ["nowhere"]),
        (["show", "nowhere"], ["nowhere"]),
        (["sources", "nothing_at_all"], ["nothing_at_all"]),
        (["new", "no/name"], ["not a name"]),
        (["new", "fine", "--from", "nowhere"], ["nowhere"]),
    ],
)
def test_a_mistake_is_one_sentence(arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert_one_sentence(call(*arguments), *words)


@pytest.mark.parametrize(
    "option",
    [
        ["-n", "0"],
        ["-n", "-5"],
        ["--seed", "-1"],
        ["--seed", str(2**32)],
        ["--weeks", "0"],
        ["--jobs", "0"],
        ["--engine", "steam"],
        ["-n", "many"],
    ],
)
def test_an_option_out_of_range_is_refused(option):
    assert_one_sentence(call("run", "paris", *option), option[0])


def test_an_interrupt_ends_with_130_and_how_to_start_again(tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("coalition_sim.engine.simulate", interrupted)
    done = call("run", "paris", "--out", str(tmp_path / "run"))
    assert done.exit_code == 130
    assert "coalition-sim" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_failure_of_ours_is_not_hidden(tmp_path, monkeypatch):
    def broken(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr("coalition_sim.engine.simulate", broken)
    done = call("run", "paris", "--out", str(tmp_path / "run"))
    assert done.exit_code == 1
    assert isinstance(done.exception, ZeroDivisionError)


def test_where_nobody_signs_the_run_says_so_and_ends_well(tmp_path):
    settings = ["--set", "gate=true", "--set", "deal=0", "--set", "need=100"]
    done = call("run", "paris", *SMALL, *settings, "--out", str(tmp_path / "run"))
    assert done.exit_code == 0, done.stderr
    assert not (tmp_path / "run/timeline.png").exists()


def test_new_writes_an_overlay_that_is_sound_and_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert call("new", "my_truce", "--from", "bare_truce").exit_code == 0
    assert call("check", "my_truce.toml").exit_code == 0
    assert load_scenario(tmp_path / "my_truce.toml").hash == load_scenario("bare_truce").hash


def test_every_suggestion_in_a_new_overlay_is_sound(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    call("new", "mine")
    lines = Path("mine.toml").read_text(encoding="utf-8").splitlines()
    told = [line.removeprefix("# ") for line in lines if not is_prose(line)]
    Path("mine.toml").write_text("\n".join(told), encoding="utf-8")
    assert len(load_scenario(tmp_path / "mine.toml").events) == 1


def is_prose(line):
    return line.startswith("# ") and "=" not in line and not line.startswith("# [")


def test_new_overwrites_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text("precious", encoding="utf-8")
    assert_one_sentence(call("new", "mine"), "exists")
    assert Path("mine.toml").read_text(encoding="utf-8") == "precious"


def test_show_prints_a_scenario_that_loads_to_the_same(tmp_path):
    path = tmp_path / "shown.toml"
    path.write_text(call("show", "no_us_backstop").stdout, encoding="utf-8")
    assert load_scenario(path).hash == load_scenario("no_us_backstop").hash


def test_list_names_each_scenario_with_its_question():
    shown = call("list").stdout
    assert "paris" in shown
    assert "?" in shown


def test_check_tells_what_a_scenario_changes():
    shown = call("check", "no_us_backstop").stdout
    assert "sound" in shown
    assert " = " in shown


def test_sources_tells_value_range_status_and_reference():
    shown = call("sources", "backstop").stdout
    assert "assumed" in shown
    assert "between 0 and 1" in shown


def test_sources_without_a_key_lists_the_parameters():
    shown = call("sources").stdout
    assert "vote_hazard" in shown
    assert "assumed" in shown.splitlines()[-2]


def test_sources_tells_what_rests_on_a_reference():
    assert "reneging" in call("sources", "fearon1997").stdout


def test_schema_is_json_and_knows_the_parameters():
    assert "vote_hazard" in json.dumps(json.loads(call("schema").stdout))


def colors_of_help(**environment):
    code = "from coalition_sim.cli import main; main()"
    quiet = {name: word for name, word in os.environ.items() if name != "NO_COLOR"}
    command = [sys.executable, "-c", code, "--help"]
    environment = {**quiet, "FORCE_COLOR": "1", "TERM": "xterm-256color", **environment}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return re.findall(r"\x1b\[(?:\d+;)*3[0-7](?:;\d+)*m", done.stdout)


def test_no_color_is_obeyed():
    assert colors_of_help(), "nothing is colored anyway, so this test shows nothing"
    assert not colors_of_help(NO_COLOR="1")


@pytest.mark.parametrize("option", [("--set", "aid=0"), ("--weeks", "20"), ("--lang", "fr")])
def test_mesas_page_refuses_what_it_would_not_heed(option):
    code = "from coalition_sim.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "dashboard", "--mesa", *option],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert f"{option[0]} does not go with --mesa" in done.stderr
    assert "Traceback" not in done.stderr
