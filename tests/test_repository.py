"""The repository keeps its promises: commands, versions, rooms, and nothing of one machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LEFT_OUT = {"__pycache__", "build", "dist", "htmlcov", "runs", "site"}


def text_files():
    """Return every text file that is part of the repository, or could be."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [f for f in folders if f not in LEFT_OUT and (f[0] != "." or f == ".ci")]
        found += [Path(folder) / name for name in names if not name.startswith(".")]
    texts = {path: read_text(path) for path in found}
    return {path.relative_to(ROOT): text for path, text in texts.items() if text is not None}


def read_text(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def changelog_version():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.search(r"^## \[(.+?)\]", changelog, flags=re.MULTILINE).group(1)


def citation_version():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    return re.search(r"^version: (.+)$", citation, flags=re.MULTILINE).group(1)


# the two commands ------------------------------------------------------------------------------


SET_UP = "python3 -m venv .venv && .venv/bin/python -m pip install --editable "


@pytest.mark.parametrize(
    "command",
    [
        SET_UP + ". && .venv/bin/coalition-sim run paris",
        SET_UP + "'.[test]' && .venv/bin/python -m pytest",
    ],
)
def test_each_of_the_two_commands_stands_once_on_a_line_of_its_own(command):
    assert README.splitlines().count(command) == 1


def test_ci_finds_exactly_the_second_command_in_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -E '(.+)' README\.md", script).group(1)
    found = subprocess.run(
        ["grep", "-E", pattern, ROOT / "README.md"], capture_output=True, text=True, check=True
    )
    (command,) = found.stdout.splitlines()
    assert command.startswith("python3 -m venv .venv && ")
    assert command.endswith("'.[test]' && .venv/bin/python -m pytest")


def test_ci_is_a_sound_and_executable_script():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)


# versions, licence, dependencies -----------------------------------------------------------------


def test_package_citation_and_changelog_name_the_same_version():
    assert PROJECT["project"]["version"] == citation_version() == changelog_version()


def test_the_licence_is_the_one_that_package_and_citation_name():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "license: Apache-2.0" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_extra_all_holds_every_extra_that_a_user_may_want():
    extras = PROJECT["project"]["optional-dependencies"]
    (reference,) = extras["all"]
    named = set(re.search(r"\[(.+)\]", reference).group(1).split(","))
    checks = {"dev", "docs", "oracle", "test"}  # what the project is checked and shown with
    assert named == set(extras) - {"all"} - checks


def test_scenarios_travel_inside_the_wheel():
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["force-include"]["scenarios"] == "coalition_sim/scenarios"
    assert list((ROOT / "scenarios").glob("*.toml"))


# tools -------------------------------------------------------------------------------------------


def test_every_rule_of_style_that_is_switched_off_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    ruff = text[text.index("[tool.ruff.lint]") : text.index("[tool.mypy]")]
    switched_off = re.findall(r'^  "[A-Z]+\d*",(.*)$', ruff, flags=re.MULTILINE)
    n_rules = len(PROJECT["tool"]["ruff"]["lint"]["ignore"])
    n_rules += sum(map(len, PROJECT["tool"]["ruff"]["lint"]["per-file-ignores"].values()))
    assert len(switched_off) == n_rules
    assert all(re.fullmatch(r"\s+# \w.{9,}", comment) for comment in switched_off)


def test_every_exception_made_in_the_code_says_which_rule_it_breaks():
    bare = re.compile(r"#\s*(noqa(?!:)|type:\s*ignore(?!\[))")
    assert [path for path in SOURCES if bare.search(path.read_text(encoding="utf-8"))] == []


def test_our_own_warnings_are_errors():
    assert "error:::coalition_sim" in PROJECT["tool"]["pytest"]["ini_options"]["filterwarnings"]


# the code ----------------------------------------------------------------------------------------


def test_only_draws_make_random_numbers():
    chance = re.compile(
        r"^\s*(?:import|from) (?:random|secrets)\b|np\.random|numpy\.random|\bmodel\.random\b|"
        r"\bself\.r(?:andom|ng)\b",
        flags=re.MULTILINE,
    )
    assert chance.search("    x = np.random.normal()")
    found = {path.name for path in SOURCES if chance.search(path.read_text(encoding="utf-8"))}
    assert found <= {
        "calibrate.py",  # which parameter sets to try, from a seed
        "names.py",  # codes of a class game that nobody shall guess
    }


def test_no_module_is_named_after_nothing():
    vague = {"common", "helpers", "manager", "misc", "tools", "util", "utils"}
    assert [path for path in SOURCES if path.stem.strip("_") in vague] == []


def test_the_rooms_stand_in_the_readme_as_they_stand_on_disk():
    inside = (ROOT / "src" / "coalition_sim").iterdir()
    rooms = {path.name for path in inside if list(path.glob("*.py"))} - {"scenarios"}
    assert rooms <= set(re.findall(r"^\| `(\w+)/` \|", README, flags=re.MULTILINE))


@pytest.mark.parametrize(
    "trace",
    [
        r"(?<![\w./}!])/(?:root|home|Users|work|opt|usr)/",
        r"[A-Z]:\\\\?Users",
    ],
    ids=["a path on a Unix machine", "a path on a Windows machine"],
)
def test_no_file_names(trace):
    named = re.compile(trace)
    here = Path(__file__).relative_to(ROOT)
    found = [path for path, text in text_files().items() if path != here and named.search(text)]
    assert found == []


def test_text_files_are_found_and_end_with_one_newline():
    texts = text_files()
    assert {Path("README.md"), Path(".ci/run"), Path("pyproject.toml")} <= set(texts)
    assert [path for path, text in texts.items() if text and not text.endswith("\n")] == []


def test_names_of_the_package_are_functions_whichever_is_asked_for_first():
    code = (
        "from coalition_sim.engine import trace; import coalition_sim as cs; "
        "assert callable(cs.simulate), cs.simulate"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
