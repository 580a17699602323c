"""The pictures of the gallery, drawn while the site is built: few futures, one seed."""

from __future__ import annotations

import io
from functools import cache

from mkdocs.structure.files import File

from coalition_sim.engine import simulate, trace
from coalition_sim.engine.chronicle import chronicle
from coalition_sim.show import comparison, figures, shapley, sweeps
from coalition_sim.show.cascade import plot_cascade
from coalition_sim.show.map import plot_map
from coalition_sim.show.style import figure_of
from coalition_sim.show.words import run_footer
from coalition_sim.study.comparison import compare
from coalition_sim.study.contributions import contributions
from coalition_sim.study.sweeps import sweep

FUTURES = 200
SEED = 7
DPI = 100
SCENARIOS = ("paris", "bare_truce", "heavy_force", "no_force", "ratified")


@cache
def run():
    """Return the futures that most pictures show."""
    return simulate("paris", FUTURES, seed=SEED)


@cache
def several():
    """Return some scenarios on common luck."""
    return compare(SCENARIOS, FUTURES, seed=SEED)


def timeline():
    """Draw one future."""
    number = run().telling_replicate()
    weekly = trace("paris", seed=SEED, replicate=number)
    return figures.plot_timeline(weekly, run_footer(run()))


def cascade():
    """Draw the answers to the incident of a future that most states answered."""
    future = chronicle("paris", seed=SEED, replicate=run().telling_replicate())
    return figure_of(plot_cascade(future, instrument="sanctions"))


def deterring():
    """Draw what each instrument contributes."""
    found = contributions("paris", "instruments", replicates=50, permutations=4, seed=SEED)
    return figure_of(shapley.plot_shapley(found))


def swept():
    """Draw a sweep of one number."""
    found = sweep("paris", {"drones": "0:1.5:6"}, replicates=100, seed=SEED)
    return sweeps.plot_sweep(found)


PICTURES = {
    "overview": lambda: figures.plot(run()),
    "survival": lambda: figure_of(figures.plot_survival(run())),
    "overlay": lambda: figure_of(comparison.plot_overlay(several())),
    "forest": lambda: comparison.plot_forest(several()),
    "acceptability": lambda: figure_of(comparison.plot_acceptability(several())),
    "violations": lambda: figure_of(figures.plot_violations(run())),
    "ladder": lambda: figure_of(figures.plot_ladder(run())),
    "delivered": lambda: figure_of(figures.plot_delivered(run())),
    "lag": lambda: figure_of(figures.plot_lag(run())),
    "credibility": lambda: figure_of(figures.plot_credibility(run())),
    "honor": lambda: figure_of(figures.plot_honor(run())),
    "map": lambda: figure_of(plot_map(run())),
    "timeline": timeline,
    "cascade": cascade,
    "sweep": swept,
    "contributions": deterring,
}


def picture(name):
    """Return one picture as PNG."""
    data = io.BytesIO()
    PICTURES[name]().savefig(data, dpi=DPI, metadata={"Software": None})
    return data.getvalue()


def on_files(files, config):
    """Add the pictures to the site."""
    for name in PICTURES:
        place = f"assets/gallery/{name}.png"
        files.append(File.generated(config, place, content=picture(name)))
    return files
