"""The pictures of the gallery, drawn while the site is built: few futures, one seed."""

from __future__ import annotations

import io
from functools import cache

import pandas as pd
from mkdocs.structure.files import File
from outcomes import stored

from coalition_sim.engine import simulate, trace
from coalition_sim.engine.chronicle import chronicle
from coalition_sim.show import comparison, figures, shapley, study_files, sweeps
from coalition_sim.show.cascade import plot_cascade
from coalition_sim.show.map import plot_map
from coalition_sim.show.orientation import plot_orientation
from coalition_sim.show.patterns import plot_patterns
from coalition_sim.show.style import figure_of
from coalition_sim.show.waterfall import draw_why
from coalition_sim.show.why import why
from coalition_sim.show.words import run_footer
from coalition_sim.study.comparison import compare
from coalition_sim.study.contributions import contributions
from coalition_sim.study.sensitivity import sensitivity
from coalition_sim.study.sweeps import sweep

FUTURES = 200
SEED = 7
DPI = 100
UNCERTAIN = ("severity_2", "lambda_c", "ambition_median", "punishment", "mech_m2", "c_n")
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


@cache
def told():
    """Return the record of that future."""
    return chronicle("paris", seed=SEED, replicate=run().telling_replicate())


def cascade():
    """Draw the answers to the incident of a future that most states answered."""
    return figure_of(plot_cascade(told(), instrument="sanctions"))


def decided():
    """Draw why a state decided as it did: the first decision that Germany weighed."""
    first = next(each for each in told().decisions("DEU") if each.terms)
    return draw_why(why(told(), "DEU", first.week))


def deterring():
    """Draw what each instrument contributes."""
    found = contributions("paris", "instruments", replicates=50, permutations=4, seed=SEED)
    return figure_of(shapley.plot_shapley(found))


def swept():
    """Draw a sweep of one number."""
    found = sweep("paris", {"drones": "0:1.5:6"}, replicates=100, seed=SEED)
    return sweeps.plot_sweep(found)


@cache
def uncertain():
    """Return the figures of a small sensitivity study, by kind."""
    found = sensitivity("paris", UNCERTAIN, screen=6, keep=6, base=32, replicates=50, seed=SEED)
    return list(study_files.sensitivity_figures(found).values())


def patterns():
    """Draw the stored table of patterns."""
    found = stored("patterns")
    return figure_of(plot_patterns(pd.DataFrame(found)))


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
    "orientation": lambda: figure_of(plot_orientation(run())),
    "timeline": timeline,
    "why": decided,
    "cascade": cascade,
    "sweep": swept,
    "contributions": deterring,
    "screening": lambda: uncertain()[0],
    "variance": lambda: uncertain()[1],
    "tornado": lambda: uncertain()[-1],
    "patterns": patterns,
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
