"""Machine code is kept between runs, and never outlives the source that it was made from."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import coalition_sim
from coalition_sim.engine import ensemble, simulate
from coalition_sim.engine.ensemble import needs_compiling
from coalition_sim.engine.rulebook import rulebook
from coalition_sim.rules._compile import HAS_NUMBA

pytestmark = pytest.mark.skipif(not HAS_NUMBA, reason="nothing is compiled here")
PACKAGE = Path(coalition_sim.__file__).parent
KERNEL = """
from coalition_sim.rules import support
from coalition_sim.rules._compile import compiled

def year(start):
    for _ in range(52):
        start = support.support_next(start, 0.5, 0.1, 0.0, 0.0, 0.0, 0.05, 0.95)
    return start

kernel = compiled()(year)
"""
RUN = """
from coalition_sim.rules import _compile
{first}
from small import kernel
print(kernel(0.9), sum(kernel.stats.cache_hits.values()))
print(_compile.__file__, _compile.cache_folder())
"""
NEVER_ANOTHER_NAME = "_compile._fingerprint = lambda: 'always the same'"
EDITED = ("return max(support_min, min(support_max, moved))",
          "return max(support_min, min(support_max, moved * 0.5))")  # fmt: skip


def copy_of_the_package(folder):
    """Copy the package, and a small loop that calls one of its rules."""
    target = folder / "coalition_sim"
    shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "small.py").write_text(KERNEL, encoding="utf-8")
    return target


def edit_a_rule(package):
    rule = package / "rules" / "support.py"
    text = rule.read_text(encoding="utf-8")
    assert text.count(EDITED[0]) == 1
    rule.write_text(text.replace(*EDITED), encoding="utf-8")


def run_copy(folder, cache, first="", **environment):
    """Run the loop in a process of its own; return its result, cache hits and cache folder."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", RUN.format(first=first)],
        env=os.environ
        | {"PYTHONPATH": str(folder), "COALITION_SIM_CACHE": str(cache), **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    first_line, second_line = done.stdout.splitlines()
    assert second_line.startswith(str(folder))
    value, hits = first_line.split()
    return float(value), int(hits), Path(second_line.rpartition(" ")[2])


def machine_code(cache):
    return sorted(path.name for path in cache.rglob("*.nbc"))


@pytest.mark.slow
def test_an_edited_rule_is_used_and_not_its_old_machine_code(tmp_path):
    package, cache = copy_of_the_package(tmp_path), tmp_path / "cache"
    before, hits, folder = run_copy(tmp_path, cache)
    assert hits == 0
    assert machine_code(folder)
    assert run_copy(tmp_path, cache) == (before, 1, folder)  # kept, and read back
    edit_a_rule(package)
    after, hits, other = run_copy(tmp_path, cache)
    assert after != before
    assert (hits, other == folder) == (0, False)


@pytest.mark.slow
def test_under_one_name_for_all_sources_the_old_rule_would_be_called(tmp_path):
    # Negative control: what the name of the folder guards against.
    package, cache = copy_of_the_package(tmp_path), tmp_path / "cache"
    before, *_ = run_copy(tmp_path, cache, NEVER_ANOTHER_NAME)
    edit_a_rule(package)
    after, hits, _ = run_copy(tmp_path, cache, NEVER_ANOTHER_NAME)
    assert (after, hits) == (before, 1)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_read_only_installation_and_no_cache_folder_do_not_break_a_run(tmp_path):
    # Machine code is kept outside the installation; where that fails, in a temporary folder.
    package = copy_of_the_package(tmp_path)
    blocked, spare = tmp_path / "blocked", tmp_path / "spare"
    blocked.write_text("a file, no folder")
    spare.mkdir()
    before = sorted(package.rglob("*"))
    for path in (*before, package):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        _, _, folder = run_copy(tmp_path, blocked, TMPDIR=str(spare))
    finally:
        for path in (*before, package):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)
    assert folder.is_relative_to(spare)
    assert machine_code(folder)
    assert sorted(package.rglob("*")) == before  # nothing was written into it


@pytest.mark.slow
def test_with_no_folder_to_write_in_a_run_compiles_for_itself(tmp_path):
    copy_of_the_package(tmp_path)
    nowhere = "_compile.cache_folder = lambda: None"
    value, hits, folder = run_copy(tmp_path, tmp_path, nowhere)
    assert (hits, str(folder)) == (0, "None")
    assert value == run_copy(tmp_path, tmp_path / "cache")[0]


def test_it_is_known_whether_the_first_run_has_to_compile(monkeypatch, tmp_path):
    simulate("paris", 1)
    assert not needs_compiling()
    monkeypatch.setattr(ensemble, "cache_folder", lambda: tmp_path)

    class Cold:
        signatures = ()
        __name__ = "_run_default"

    monkeypatch.setattr(ensemble, "run_default", Cold())
    assert needs_compiling()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "ensemble._run_default-1.py311.1.nbc").write_text("")
    assert not needs_compiling()
    monkeypatch.setattr(ensemble, "cache_folder", lambda: None)
    assert needs_compiling()


def test_a_swapped_rule_has_a_kernel_of_its_own_to_compile(monkeypatch, tmp_path):
    monkeypatch.setattr(ensemble, "cache_folder", lambda: tmp_path)

    class Cold:
        signatures = ()
        __name__ = "run_block"

    monkeypatch.setattr(ensemble, "run_swapped", Cold())
    swap = rulebook({"vote_chance": lambda support, vote_mid, vote_slope: 0.5})
    assert needs_compiling(swap)
    monkeypatch.setattr(ensemble, "HAS_NUMBA", False)
    assert not needs_compiling(swap)
