"""Lessons state what their own commands produce, in both languages, and their notebooks run."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

LESSONS = Path(__file__).parent.parent / "docs" / "lessons"
NOTEBOOKS = sorted((LESSONS / "notebooks").glob("*.py"))
spec = importlib.util.spec_from_file_location("make_numbers", LESSONS / "make_numbers.py")
make_numbers = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make_numbers)
COMMANDS = make_numbers.commands()
CHEAPEST = "keen"


def test_pages_carry_the_stored_numbers():
    assert make_numbers.stale_pages(make_numbers.stored()) == []


def test_what_pages_claim_is_true():
    assert make_numbers.broken_claims(make_numbers.stored()) == []


def test_a_claim_that_is_false_is_noticed():
    upside_down = {name: -value for name, value in make_numbers.stored().items()}
    assert make_numbers.broken_claims(upside_down)


def test_both_languages_have_the_same_lessons_commands_and_numbers():
    english, french = make_numbers.pages("en"), make_numbers.pages("fr")
    assert [page.name for page in english] == [page.name for page in french]
    for one, other in zip(english, french, strict=True):
        a, b = one.read_text("utf-8"), other.read_text("utf-8")
        for kind in (make_numbers.NUMBER, make_numbers.CLAIM):
            assert kind.findall(a) == kind.findall(b)
        assert a.count("\n## ") == b.count("\n## ")
        said = [(name, f"{line} --lang fr") for name, line in make_numbers.COMMAND.findall(a)]
        assert said == make_numbers.COMMAND.findall(b)


def produced(name: str) -> dict[str, float]:
    """Return what a lesson's command, as written, gives for the numbers that are stored."""
    found = {
        f"{name}.{key}": value for key, value in make_numbers.read(make_numbers.run(COMMANDS[name]))
    }
    return {key: float(found[key]) for key in make_numbers.stored() if key.startswith(f"{name}.")}


def stored_for(name: str) -> dict[str, float]:
    """Return the stored numbers of one command."""
    numbers = make_numbers.stored()
    return {key: value for key, value in numbers.items() if key.startswith(f"{name}.")}


@pytest.mark.slow
def test_a_command_as_written_produces_the_stored_numbers():
    assert produced(CHEAPEST) == pytest.approx(stored_for(CHEAPEST), rel=1e-6)


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {CHEAPEST}))
def test_every_command_as_written_produces_the_stored_numbers(name):
    assert produced(name) == pytest.approx(stored_for(name), rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_runs_in_french_with_few_futures(name):
    command = re.sub(r"--replicates \d+", "--replicates 40", COMMANDS[name])
    assert list(make_numbers.read(make_numbers.run(f"{command} --lang fr")))


@pytest.mark.slow
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebooks_run(notebook, tmp_path):
    pytest.importorskip("marimo")
    environment = {**os.environ, "LESSON_REPLICATES": "100"}
    subprocess.run([sys.executable, notebook], cwd=tmp_path, env=environment, check=True)
