"""The runner: the same bytes whoever runs it, and nothing lost to what goes wrong."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from coalition_sim.engine import simulate
from coalition_sim.errors import OutputError, ScenarioError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study import Design, grid, run_points
from coalition_sim.study.chunks import chunk_length, chunks, headline, outcomes
from coalition_sim.study.shards import read_manifest

HERE = Path(__file__).parent
SMALL = load_scenario("paris").replace(weeks=20)
DESIGN = grid({"vote_hazard": [0, 0.01, 0.02, 0.03, 0.04], "drones": [0, 1]})
REPLICATES = 10
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")


@pytest.fixture(autouse=True)
def odd(monkeypatch, tmp_path):
    """Make odd_measures importable here and in worker processes."""
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setenv("ODD_MEASURES_FOLDER", str(tmp_path))
    import odd_measures

    return odd_measures


def run(design=DESIGN, **options):
    return run_points(SMALL, design, **{"replicates": REPLICATES, "seed": 7, "jobs": 2} | options)


def files(folder):
    """Return the bytes of every file of a study, by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unbroken") / "study"
    run(out=folder, jobs=1)
    return folder


# what is found -----------------------------------------------------------------------------------


def test_a_point_is_measured_by_the_headline_of_its_run(unbroken):
    table = run()
    results = simulate(SMALL.replace(vote_hazard=0.03, drones=1), REPLICATES, seed=7)
    row = table[(table["vote_hazard"] == 0.03) & (table["drones"] == 1)].iloc[0]
    for key, line in results.headline().iterrows():
        np.testing.assert_array_equal(
            row[[key, f"{key}_low", f"{key}_high"]].to_numpy(float),
            line[["value", "low", "high"]].to_numpy(float),
        )


def test_the_standard_error_is_that_of_a_mean_where_the_interval_is_not_cut():
    results = simulate(SMALL, 50, seed=7)
    recorded = results.raw.outcomes["recorded"]
    expected = recorded.std(ddof=1) / np.sqrt(50)
    assert headline(results)["recorded_se"][0] == pytest.approx(expected, rel=1e-9)


def test_every_replicate_can_be_kept_instead():
    table = run(DESIGN.of_points([{"drones": 0}, {"drones": 1}]), measure=outcomes)
    assert len(table) == 2 * REPLICATES
    expected = simulate(SMALL.replace(drones=1), REPLICATES, seed=7).outcomes
    found = table[table["point"] == 1]
    assert found["recorded"].tolist() == expected["recorded"].tolist()
    assert found["first_armed"].tolist() == expected["first_armed"].tolist()


def test_chunks_cover_every_point_once_and_depend_on_the_study_alone():
    pieces = list(chunks(SMALL, DESIGN, replicates=10, seed=0, measure=headline))
    assert [point for piece in pieces for point in piece.points] == list(range(len(DESIGN)))
    assert chunk_length(14_000, 200) == 10
    assert chunk_length(5, 200) == 1
    assert chunk_length(14_000, 5000) == 1


def test_the_folder_holds_manifest_scenario_shards_and_table(unbroken):
    said = read_manifest(unbroken)
    assert said["scenario"]["hash"] == SMALL.hash
    assert said["design"]["keys"] == ["vote_hazard", "drones"]
    assert len(list((unbroken / "shards").iterdir())) == len(DESIGN)
    assert load_scenario(unbroken / "scenario.toml").hash == SMALL.hash
    table = pq.read_table(unbroken / "points.parquet").to_pandas()
    assert table["point"].tolist() == list(range(len(DESIGN)))
    assert (unbroken / "points.csv").read_text().count("\n") == len(DESIGN) + 1
    assert not list(unbroken.rglob("*.part"))


@pytest.mark.parametrize(("executor", "jobs"), [("serial", 4), ("processes", 1), ("processes", 2)])
def test_any_number_of_workers_gives_the_same_bytes(executor, jobs, unbroken, tmp_path):
    run(out=tmp_path / "study", executor=executor, jobs=jobs)
    assert files(tmp_path / "study") == files(unbroken)


@pytest.mark.slow
def test_four_workers_give_the_same_bytes(unbroken, tmp_path):
    run(out=tmp_path / "study", executor="processes", jobs=4)
    assert files(tmp_path / "study") == files(unbroken)


def test_another_seed_gives_other_bytes(unbroken, tmp_path):
    run(out=tmp_path / "study", seed=8)
    assert files(tmp_path / "study")["points.csv"] != files(unbroken)["points.csv"]


def test_workers_do_without_mesa_and_are_other_processes(odd):
    table = run(measure=odd.modules, executor="processes", jobs=2)
    assert not table["has_mesa"].any()
    assert os.getpid() not in set(table["pid"])


def test_progress_counts_points_to_the_end():
    seen = []
    run(progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(DESIGN), len(DESIGN))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


# what goes wrong ---------------------------------------------------------------------------------


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_a_point_that_raises_is_a_row_with_its_error(odd, executor):
    table = run(measure=odd.raising, executor=executor)
    bad = table["vote_hazard"] == odd.BAD
    assert set(table.loc[bad, "error"]) == {"ValueError: no such thing"}
    assert table.loc[bad, "recorded"].isna().all()
    assert set(table.loc[~bad, "error"]) == {""}
    assert table.loc[~bad, "recorded"].notna().all()


def test_a_point_that_breaks_a_rule_of_the_model_is_a_row_too():
    table = run(grid({"vote_hazard": [0, 2]}))
    assert table["error"][0] == ""
    assert "vote_hazard = 2 is above 1" in table["error"][1]


def test_a_design_without_a_sound_point_is_a_mistake():
    with pytest.raises(ScenarioError, match='did you mean "vote_hazard"'):
        run([{"vote_hazrd": 0}, {"vote_hazrd": 0.1}])


@on_unix
def test_the_death_of_a_worker_costs_a_retry(odd, tmp_path):
    table = run(measure=odd.killing_once, executor="processes", out=tmp_path / "study")
    assert (tmp_path / "killed").exists()
    assert set(table["error"]) == {""}
    assert table["recorded"].equals(run()["recorded"])


@on_unix
@pytest.mark.slow
def test_a_chunk_that_keeps_killing_its_worker_is_recorded_and_tried_again(odd, tmp_path):
    folder = tmp_path / "study"
    table = run(measure=odd.killing, executor="processes", out=folder)
    bad = table["vote_hazard"] == odd.BAD
    assert table.loc[bad, "error"].str.contains("worker process died").all()
    assert set(table.loc[~bad, "error"]) == {""}
    assert len(list((folder / "shards").iterdir())) == (~bad).sum()
    before = files(folder)
    again = run(measure=odd.killing, executor="processes", out=folder, resume=True)
    assert again.equals(table)
    assert files(folder) == before


@on_unix
def test_a_script_without_a_guard_is_told_about_it(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "from coalition_sim.scenario import load_scenario\n"
        "from coalition_sim.study import run_points\n"
        'paris = load_scenario("paris").replace(weeks=5)\n'
        'run_points(paris, [{"drones": 0}, {"drones": 1}], replicates=2, executor="processes")\n',
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'if __name__ == "__main__":' in done.stderr.splitlines()[-1]


def test_a_full_disk_keeps_what_is_done(unbroken, tmp_path, monkeypatch):
    folder, write_bytes = tmp_path / "study", Path.write_bytes

    def write(path, data):
        if path.name.startswith("000003"):
            write_bytes(path, data[:10])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    with pytest.raises(OutputError, match=r"the disk is full; what is done is kept.*--resume"):
        run(out=folder)
    assert len(list((folder / "shards").iterdir())) == 3
    monkeypatch.undo()
    run(out=folder, resume=True)
    assert files(folder) == files(unbroken)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_device_that_is_full_is_told_as_such(tmp_path):
    folder = tmp_path / "study"
    (folder / "shards").mkdir(parents=True)
    (folder / "shards" / "000001.parquet.part").symlink_to("/dev/full")
    with pytest.raises(OutputError, match="the disk is full"):
        run(out=folder)


def test_a_folder_that_cannot_be_written_is_noticed_before_the_simulation(tmp_path, monkeypatch):
    monkeypatch.setattr("coalition_sim.study.executors.run_chunk", pytest.fail)
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        run(out=tmp_path / "file" / "study")


def test_files_of_others_are_never_overwritten(tmp_path):
    (tmp_path / "points.csv").write_text("mine")
    with pytest.raises(OutputError, match="holds other files"):
        run(out=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["points.csv"]
    assert (tmp_path / "points.csv").read_text() == "mine"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"replicates": 11}, "replicates 10 there, 11 here"),
        ({"seed": 8}, "seed 7 there, 8 here"),
        ({"design": [{"drones": 0}]}, "holds another study"),
        ({"measure": outcomes}, "measure"),
    ],
)
def test_another_study_is_not_gone_on_with(unbroken, change, words):
    before = files(unbroken)
    with pytest.raises(OutputError, match=words):
        run(out=unbroken, resume=True, **change)
    assert files(unbroken) == before


def test_a_study_made_by_another_version_is_not_gone_on_with(tmp_path):
    folder = tmp_path / "study"
    run(out=folder)
    said = json.loads((folder / "manifest.json").read_text())
    said["versions"]["coalition_sim"] = "0.0.1"
    (folder / "manifest.json").write_text(json.dumps(said))
    with pytest.raises(OutputError, match=r"versions: coalition_sim .0\.0\.1. there"):
        run(out=folder, resume=True)


def test_a_study_that_is_there_is_not_replaced_unasked(unbroken):
    with pytest.raises(OutputError, match="go on with --resume"):
        run(out=unbroken)


@pytest.mark.parametrize(
    "change",
    [{"replicates": 0}, {"seed": -1}, {"jobs": 0}, {"executor": "seriel"}, {"design": []}],
)
def test_arguments_out_of_range_are_mistakes(change):
    with pytest.raises(StudyError):
        run(**change)


def test_points_with_other_keys_are_a_mistake():
    with pytest.raises(StudyError, match="differ in their keys"):
        Design.of_points([{"drones": 0}, {"sensors": 0}])


# going on ----------------------------------------------------------------------------------------


def test_going_on_runs_only_what_is_missing(unbroken, tmp_path):
    folder = tmp_path / "study"
    run(out=folder)
    (folder / "points.parquet").unlink()
    (folder / "shards" / "000004.parquet").unlink()
    whole = (folder / "shards" / "000007.parquet").read_bytes()
    (folder / "shards" / "000007.parquet").write_bytes(whole[:-20])
    seen = []
    run(out=folder, resume=True, progress=lambda *counts: seen.append(counts))
    assert seen == [(1, 2), (2, 2)]
    assert files(folder) == files(unbroken)


def test_going_on_where_nothing_is_begins(unbroken, tmp_path):
    run(out=tmp_path / "study", resume=True)
    assert files(tmp_path / "study") == files(unbroken)


class Death(BaseException):
    """The end of a process, as far as it can be played inside one."""


@pytest.mark.parametrize("after", [False, True])
def test_a_study_that_ends_at_any_of_its_writes_goes_on_to_the_same_bytes(
    after, unbroken, tmp_path, monkeypatch
):
    n_writes, replace = len(files(unbroken)), Path.replace
    calls = {"left": 0}

    def die(path, target):
        calls["left"] -= 1
        if calls["left"] == 0 and not after:
            raise Death
        replace(path, target)
        if calls["left"] == 0:
            raise Death

    for write in range(1, n_writes + 1):
        folder = tmp_path / f"{write}"
        calls["left"] = write
        monkeypatch.setattr(Path, "replace", die)
        with pytest.raises(Death):
            run(out=folder)
        monkeypatch.setattr(Path, "replace", replace)
        assert files(folder) != files(unbroken) or (after and write == n_writes)
        run(out=folder, resume=True)
        assert files(folder) == files(unbroken)


LONG = """
import sys
sys.path.insert(0, {here!r})
import odd_measures
from coalition_sim.scenario import load_scenario
from coalition_sim.study import grid, run_points
if __name__ == "__main__":
    run_points(
        load_scenario("paris").replace(weeks=20), grid({{"vote_hazard": "0:0.04:40"}}),
        replicates=5, seed=7, measure=odd_measures.{measure}, out={out!r}, resume=True,
        executor={executor!r}, jobs=2,
    )
"""


def start(tmp_path, out, *, measure="slow", executor="serial"):
    script = tmp_path / "study.py"
    text = LONG.format(here=str(HERE), out=str(out), measure=measure, executor=executor)
    script.write_text(text, encoding="utf-8")
    command = [sys.executable, str(script)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def wait_for(what, seconds=60):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def finish(tmp_path, out):
    done = start(tmp_path, out)
    assert done.wait(120) == 0, done.stderr.read()


def kill_series(tmp_path, number):
    """Kill studies at random moments, go on with each, and return shards found at each death."""
    finish(tmp_path, tmp_path / "whole")
    whole = files(tmp_path / "whole")
    moments, found = random.Random(20260106), []  # noqa: S311
    for trial in range(number):
        out = tmp_path / f"killed{trial}"
        study = start(tmp_path, out, executor=["serial", "processes"][trial % 2])
        if trial % 5:
            wait_for(lambda out=out: list(out.glob("shards/*.parquet")))
        time.sleep(moments.uniform(0, 1.2))
        os.killpg(study.pid, signal.SIGKILL)
        study.wait()
        found.append(len(list(out.glob("shards/*.parquet"))))
        finish(tmp_path, out)
        assert files(out) == whole
    return found


@on_unix
@pytest.mark.slow
def test_a_study_killed_at_random_moments_goes_on_to_the_same_bytes(tmp_path):
    found = kill_series(tmp_path, 3)
    print("shards at each death:", found)
    assert any(0 < shards < 20 for shards in found)


@on_unix
@pytest.mark.nightly
def test_a_study_killed_at_twenty_random_moments_goes_on_to_the_same_bytes(tmp_path):
    found = kill_series(tmp_path, 20)
    print("shards at each death:", found)
    assert sum(0 < shards < 20 for shards in found) >= 5


@on_unix
@pytest.mark.slow
def test_workers_do_not_outlive_a_killed_study(tmp_path):
    psutil = pytest.importorskip("psutil")
    study = start(tmp_path, tmp_path / "study", measure="telling", executor="processes")
    wait_for(lambda: len(list(tmp_path.glob("*.pid"))) == 2)
    os.kill(study.pid, signal.SIGKILL)
    study.wait()
    workers = [int(path.stem) for path in tmp_path.glob("*.pid")]

    def ended(pid):
        return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE

    wait_for(lambda: all(map(ended, workers)), seconds=10)


@on_unix
@pytest.mark.slow
@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_an_interrupt_stops_a_study_at_once_and_says_what_is_kept(executor, tmp_path):
    out = tmp_path / "study"
    study = start(tmp_path, out, executor=executor)
    wait_for(lambda: len(list(out.glob("shards/*.parquet"))) > 2)
    os.killpg(study.pid, signal.SIGINT)
    _, said = study.communicate(timeout=10)
    assert study.returncode != 0
    assert said.count("KeyboardInterrupt") == 1
    assert "points are done and kept in" in said
    finish(tmp_path, out)
