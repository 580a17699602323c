"""What the documents say is true: code runs, commands parse, links and sources resolve."""

from __future__ import annotations

import re
import shlex
import tomllib
from itertools import chain, pairwise
from pathlib import Path

import pytest
import typer

from coalition_sim.scenario import load_scenario

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
UsageError = typer.BadParameter.__base__  # typer brings a click of its own, or takes the common one
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
REFERENCES = ROOT / "src" / "coalition_sim" / "scenario" / "data" / "references.bib"


def name_of(page):
    return str(page.relative_to(ROOT))


def blocks(page, *languages):
    return [
        code for language, code in FENCE.findall(page.read_text("utf-8")) if language in languages
    ]


def commands(page):
    """Return the arguments of every `coalition-sim` command in a page's shell blocks."""
    lines = "".join(blocks(page, "sh", "bash", "powershell")).splitlines()
    tails = [re.search(r"\bcoalition-sim (.+)$", line) for line in lines]
    return [shlex.split(tail.group(1)) for tail in tails if tail]


def command_line():
    from coalition_sim.cli import app

    return typer.main.get_command(app)


def parse(arguments):
    """Read a command's arguments as the command line would, without running it."""
    group = command_line()
    name, *rest = arguments
    if name not in group.commands:
        message = f"no command {name}"
        raise UsageError(message)
    return group.commands[name].make_context(name, rest)


PAGES_WITH_PYTHON = [page for page in PAGES if blocks(page, "python")]
PAGES_WITH_COMMANDS = [page for page in PAGES if commands(page)]


@pytest.mark.parametrize("page", PAGES_WITH_PYTHON, ids=name_of)
def test_python_blocks_run(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {}
    for code in blocks(page, "python"):
        exec(compile(code, name_of(page), "exec"), names)


def test_the_readme_begins_with_five_lines_of_python():
    first = blocks(ROOT / "README.md", "python")[0]
    assert len(first.splitlines()) == 5


@pytest.mark.parametrize("page", PAGES_WITH_COMMANDS, ids=name_of)
def test_commands_parse(page):
    for arguments in commands(page):
        parse(arguments)


@pytest.mark.parametrize(
    "arguments", [["rnu", "paris"], ["run", "paris", "--sed", "7"], ["run", "paris", "-n", "many"]]
)
def test_commands_that_do_not_exist_are_noticed(arguments):
    with pytest.raises(UsageError):
        parse(arguments)


def test_settings_in_the_readme_are_keys_of_the_model():
    pairs = [
        setting
        for arguments in commands(ROOT / "README.md")
        for flag, setting in pairwise(arguments)
        if flag == "--set"
    ]
    assert pairs
    for pair in pairs:
        key, value = pair.split("=")
        load_scenario("paris", {key: float(value)})


def test_the_table_of_commands_is_complete():
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| `coalition-sim (\w+)", readme, flags=re.MULTILINE)
    assert sorted(listed) == sorted(command_line().commands)


def test_the_scenario_in_the_readme_is_sound(tmp_path):
    (text,) = blocks(ROOT / "README.md", "toml")
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    scenario = load_scenario(path)
    assert scenario.title == tomllib.loads(text)["title"]
    assert scenario.parameters.vote_hazard == 0


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_inside_the_repository_resolve(page):
    targets = re.findall(r"\]\((?!https?:|#|assets/gallery/)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_sources_in_the_glossary_resolve():
    known = set(re.findall(r"^@\w+\{([^,]+),", REFERENCES.read_text("utf-8"), flags=re.MULTILINE))
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    groups = re.findall(r"\[([a-z0-9, ]+)\](?!\()", glossary)
    named = {key.strip() for group in groups for key in group.split(",")}
    assert len(named) > 10
    assert named - known == set()


def test_the_glossary_gives_each_word_once_and_in_order():
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    sections = [
        re.findall(r"^- \*\*(.+?)\*\*", part, flags=re.MULTILINE)
        for part in glossary.split("\n## ")
    ]
    assert [s for s in sections if s != sorted(s, key=str.casefold)] == []
    words = list(chain.from_iterable(sections))
    assert len(set(words)) == len(words)
