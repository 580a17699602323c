"""What commands print, in both languages, within 80 columns."""

from __future__ import annotations

import pytest
from rich.console import Console
from tests.synthetic import synthetic_results
from typer.testing import CliRunner

from coalition_sim.cli import app
from coalition_sim.show import terminal
from coalition_sim.show.language import LANGUAGES
from coalition_sim.show.study_tables import print_comparison
from coalition_sim.study.comparison import Comparison

SMALL = ["-n", "3", "--weeks", "20", "--engine", "mesa"]


def call(*arguments):
    return CliRunner().invoke(app, list(arguments), env={"NO_COLOR": "1", "COLUMNS": "80"})


@pytest.fixture(scope="module")
def results():
    return synthetic_results(40, weeks=104)


def lines_of(table):
    console = Console(width=200)
    with console.capture() as captured:
        console.print(table)
    return captured.get().splitlines()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_headline_fits_80_columns(lang, results):
    assert max(map(len, map(str.rstrip, lines_of(terminal.headline(results, lang=lang))))) <= 80


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_comparison_fits_80_columns(lang, results, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    print_comparison(
        Comparison({"paris": results, "other": synthetic_results(40, seed=2, weeks=104)}), lang=lang
    )
    table = [
        line.rstrip()
        for line in capsys.readouterr().out.splitlines()
        if line.startswith(("V", "H", "T"))
    ]
    assert max(map(len, table)) <= 88


def test_a_run_speaks_french_and_its_tables_stay_english(tmp_path):
    done = call("run", "paris", *SMALL, "--lang", "fr", "--out", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert "Aucune violation armée délibérée" in done.output
    assert "un modèle, pas une prévision" in " ".join(done.output.split())
    assert "Ensuite : coalition-sim run" in done.output
    table = (tmp_path / "headline.csv").read_text("utf-8")
    assert table.startswith("key,quantity")
    assert "No deliberate armed violation" in table


def test_figures_are_written_in_the_formats_asked_for(tmp_path):
    done = call(
        "run", "paris", *SMALL, "--figures", "svg", "--size", "paper", "--out", str(tmp_path)
    )
    assert done.exit_code == 0, done.output
    assert (tmp_path / "survival.svg").exists()
    assert not (tmp_path / "survival.png").exists()


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("--lang", "de", "give en or fr"),
        ("--figures", "gif", "choose from png, svg, pdf"),
        ("--size", "huge", "give projector or paper"),
    ],
)
def test_a_mistake_is_one_sentence_before_anything_runs(option, value, remedy, tmp_path):
    done = call("run", "paris", option, value, "--out", str(tmp_path / "new"))
    assert done.exit_code == 2
    assert remedy in done.output
    assert not (tmp_path / "new").exists()
