"""Futures in plain Python: the same code in a browser, in Node and in Python.

No NumPy, no compiler: the Mesa model, week by week.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from coalition_sim.engine.chronicle import chronicle
from coalition_sim.engine.model import CoalitionModel
from coalition_sim.scenario import list_scenarios, load_scenario


def shipped():
    """Return the shipped scenarios that a five-year page can show: name, title and question."""
    entries = [load_scenario(entry.name) for entry in list_scenarios()]
    return [{"name": e.name, "title": e.title, "question": e.question} for e in entries]


def future(scenario, seed=0, replicate=0, weeks=260):
    """Return one future: the rung of each week until war or the horizon, and how it ended."""
    model = CoalitionModel(scenario, seed=seed, replicate=replicate, weeks=weeks, collect=False)
    acts = []
    while model.running:
        model.step()
        acts.append(model.challenger.act)
    return {
        "signed": bool(model.signed),
        "acts": acts,
        "first_armed": model.tally.first_armed,
        "war_week": model.war_week,
        "support": [g.support for g in model.guarantors],
        "credibility": [list(g.credibility) for g in model.guarantors],
    }


def record(scenario, seed=0, replicate=0, weeks=260):
    """Return everything that happened in one future, in order: kind, and what it says."""
    told = chronicle(load_scenario(scenario, {"weeks": weeks}), seed=seed, replicate=replicate)
    return [{"kind": type(entry).__name__.lower()} | asdict(entry) for entry in told.entries]


def ask(question, *words):
    """Return the answer of one of the functions above as JSON: what both sides can read."""
    return json.dumps({"shipped": shipped, "future": future, "record": record}[question](*words))
