"""Pictures look as those that were looked at: tests/show/baseline, drawn anew by pictures.py."""

from __future__ import annotations

import pytest
from matplotlib.testing.compare import compare_images
from tests.show.pictures import BASELINE, PICTURES, picture, run

from coalition_sim.show import figures

TOLERANCE = 4.0  # root mean square of gray levels: hinting of letters differs between machines


def difference(name, data, folder):
    drawn = folder / f"{name}.png"
    drawn.write_bytes(data)
    return compare_images(str(BASELINE / f"{name}.png"), str(drawn), tol=TOLERANCE)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_looks_as_it_did(name, tmp_path):
    assert difference(name, picture(name), tmp_path) is None


def test_every_baseline_is_of_a_picture():
    assert {path.stem for path in BASELINE.glob("*.png")} == set(PICTURES)


def test_the_baseline_is_small():
    assert sum(path.stat().st_size for path in BASELINE.glob("*.png")) < 1_500_000


def lose(axes, what):
    for artist in getattr(axes, what):
        artist.remove()
    return axes


BROKEN = {
    "survival": lambda: lose(figures.plot_survival(run()), "collections"),
    "violations": lambda: lose(figures.plot_violations(run()), "lines"),
    "ladder": lambda: lose(figures.plot_ladder(run(), lang="fr"), "texts"),
    "delivered": lambda: figures.plot_delivered(run()),
    "credibility": lambda: lose(figures.plot_credibility(run()), "lines"),
    "honor": lambda: lose(figures.plot_honor(run()), "texts"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_picture_is_noticed(name, monkeypatch, tmp_path):
    monkeypatch.setitem(PICTURES, name, BROKEN[name])
    assert difference(name, picture(name), tmp_path) is not None


def test_the_same_picture_has_the_same_bytes():
    assert picture("survival") == picture("survival")
