"""The part of Mesa that a future needs, for a browser that has no NumPy.

Mesa itself imports NumPy, pandas and SciPy. The model asks it for a base class of models, which
counts steps, and one of agents, which knows its model; luck comes from `coalition_sim.rules.draws`.
"""

from __future__ import annotations


class Model:
    """Count the steps, and the agents."""

    def __init__(self, *, rng=None):
        self.rng = rng
        self.steps = 0
        self.agents = []
        self.running = True
        self._step, self.step = self.step, self._count_and_step

    def _count_and_step(self):
        self.steps += 1
        self._step()


class Agent:
    """Know the model, and have a number of one's own."""

    def __init__(self, model):
        self.model = model
        model.agents.append(self)
        self.unique_id = len(model.agents)
