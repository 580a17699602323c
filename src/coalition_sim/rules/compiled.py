"""Draws compiled alone, for callers that make them one by one from Python."""

from __future__ import annotations

from coalition_sim.rules import draws
from coalition_sim.rules._compile import compiled

uniform4 = compiled("UniTuple(f8,4)(i8,i8,i8,i8,i8,i8)")(draws.uniform4)
