"""The runner on a real Dask cluster of processes: the same bytes, and workers that die."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

pytest.importorskip("distributed")

import dask
from distributed import Client, LocalCluster
from typer.testing import CliRunner

from coalition_sim import cli
from coalition_sim.errors import MissingExtraError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study import executors, grid, run_points

SMALL = load_scenario("paris").replace(weeks=20)
DESIGN = grid({"vote_hazard": [0, 0.01, 0.02, 0.03], "drones": [0, 1, 1.5]})

pytestmark = pytest.mark.slow
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    """Let the workers, which inherit both, import odd_measures and leave their marks."""
    folder = tmp_path_factory.mktemp("marks")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        patch.setenv("ODD_MEASURES_FOLDER", str(folder))
        yield folder


@pytest.fixture(scope="module")
def cluster(paths):
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as made,
    ):
        yield made


def run(design=DESIGN, **options):
    return run_points(SMALL, design, **{"replicates": 10, "seed": 7} | options)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unbroken") / "study"
    run(out=folder)
    return folder


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_any_number_of_workers_gives_the_same_bytes(workers, cluster, unbroken, tmp_path):
    cluster.scale(workers)
    with Client(cluster) as client:
        client.wait_for_workers(workers, timeout=60)
    run(out=tmp_path / "study", scheduler=cluster.scheduler_address)
    assert files(tmp_path / "study") == files(unbroken)
    cluster.scale(2)


def test_what_dask_began_goes_on_without_it(cluster, unbroken, tmp_path):
    run(out=tmp_path / "study", scheduler=cluster)
    for number in (2, 5, 11):
        (tmp_path / "study" / "shards" / f"{number:06}.parquet").unlink()
    run(out=tmp_path / "study", resume=True)
    assert files(tmp_path / "study") == files(unbroken)


def test_work_is_done_by_the_workers(cluster, paths):
    import odd_measures

    table = run(measure=odd_measures.modules, scheduler=cluster)
    assert os.getpid() not in set(table["pid"])
    assert not table["has_mesa"].any()


def test_the_command_takes_a_scheduler_file(cluster, tmp_path):
    file = tmp_path / "scheduler.json"
    file.write_text(json.dumps({"address": cluster.scheduler_address}), encoding="utf-8")
    options = ["--vary", "drones=0,1", "-n", "5", "--weeks", "20", "--out", str(tmp_path / "sweep")]
    done = CliRunner().invoke(cli.app, ["sweep", "paris", *options, "--scheduler", str(file)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "sweep" / "sweep.csv").exists()


@on_unix
def test_a_worker_that_is_killed_in_the_middle_costs_a_retry(cluster, unbroken, paths, tmp_path):
    import odd_measures

    table = run(measure=odd_measures.killing_once, scheduler=cluster, out=tmp_path / "study")
    assert (paths / "killed").exists()
    assert set(table["error"]) == {""}
    assert files(tmp_path / "study")["points.csv"] == files(unbroken)["points.csv"]


@on_unix
def test_a_worker_that_is_killed_from_outside_costs_a_retry(cluster, unbroken, paths):
    import odd_measures

    def kill_one(done, _):
        if done == 3:
            os.kill(next(int(path.stem) for path in paths.glob("*.pid")), signal.SIGKILL)

    table = run(measure=odd_measures.telling, scheduler=cluster, progress=kill_one)
    assert table.equals(run())


@on_unix
@pytest.mark.nightly
def test_a_chunk_that_keeps_killing_workers_is_recorded(cluster, paths):
    import odd_measures

    table = run(measure=odd_measures.killing, scheduler=cluster)
    bad = table["vote_hazard"] == odd_measures.BAD
    assert table.loc[bad, "error"].str.contains("worker process died").all()
    assert set(table.loc[~bad, "error"]) == {""}
    assert table.equals(run(measure=odd_measures.killing, executor="processes", jobs=2))


def test_a_point_that_raises_is_a_row_with_its_error(cluster, paths):
    import odd_measures

    table = run(measure=odd_measures.raising, scheduler=cluster)
    assert table.equals(run(measure=odd_measures.raising))


def test_workers_of_another_version_are_refused(cluster, monkeypatch):
    monkeypatch.setattr(executors, "sources_hash", lambda: "other")
    with pytest.raises(StudyError, match="another version"):
        run(scheduler=cluster)


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(executors, "CONNECT_SECONDS", "1s")
    with pytest.raises(StudyError, match="no Dask scheduler answers"):
        run(scheduler="tcp://127.0.0.1:9")
    with pytest.raises(StudyError, match="no such file"):
        run(scheduler="nowhere/scheduler.json")


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match=r"coalition_sim\[cluster\]"):
        run(scheduler="tcp://127.0.0.1:9")


def test_an_executor_without_a_scheduler_is_a_mistake():
    with pytest.raises(StudyError, match="scheduler"):
        run(executor="dask")
