"""All rules, and random inputs in each rule's domain."""

from __future__ import annotations

import inspect
import random
from importlib import import_module

ROOMS = (
    "acceptance",
    "challenger",
    "credibility",
    "defence",
    "delivery",
    "draws",
    "forces",
    "front",
    "guarantor",
    "monitoring",
    "parliament",
    "protege",
    "support",
)


def public_functions():
    """Return every public function of the rules by ``module.name``."""
    found = {}
    for room in ROOMS:
        module = import_module(f"coalition_sim.rules.{room}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not name.startswith("_"):
                found[f"{room}.{name}"] = function
    return found


RULES = {name: f for name, f in public_functions().items() if name != "draws.entity"}

WORDS = {"c0", "c1", "c2", "c3", "k0", "k1", "seed", "replicate", "actor", "purpose", "slot"}
NORMAL = {"shock", "lasting", "drifting", "z", "u_deniable", "u_armed", "u_offensive", "resolve"}
POSITIVE = {"tension", "x0", "target", "coop_weeks", "train_troops", "fatigue_years", "troops"}
RANGES = {
    "mean": (0.0, 60.0),
    "lambda_a": (0.0, 15.0),
    "lambda_c": (0.0, 15.0),
    "lambda_g": (0.1, 15.0),
    "lambda_p": (0.0, 15.0),
    "free_riding": (0.0, 4.0),
    "window": (1.0, 104.0),
    "gap": (0.0, 12.0),
    "others": (0.0, 1.2),
    "hit_rate": (-0.2, 0.0),
    "front": (-5.0, 5.0),
}


def draw_one(name, annotation, rng):
    """Return one value in the domain of a parameter of that name."""
    if annotation == "bool":
        return rng.random() < 0.5
    if name in WORDS:
        return rng.getrandbits(32)
    if annotation == "int":
        return rng.randrange(300)
    if name in NORMAL:
        return rng.gauss(0.0, 2.0)
    if name in POSITIVE:
        return rng.expovariate(1 / 50) + 1e-3
    low, high = RANGES.get(name, (1e-3, 0.999))
    return rng.uniform(low, high)


def inputs(function, number, *, seed=1):
    """Return random tuples of arguments in the domain of a rule."""
    rng = random.Random(seed)  # noqa: S311 - inputs, not secrets
    parameters = inspect.signature(function).parameters.values()
    return [tuple(draw_one(p.name, p.annotation, rng) for p in parameters) for _ in range(number)]
