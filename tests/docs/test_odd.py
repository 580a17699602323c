"""The description by ODD+D says what the code does: same phases, same order, same names."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from pathlib import Path

import pytest

from coalition_sim.engine.model import CoalitionModel
from coalition_sim.scenario import Parameters

ODD = (Path(__file__).parents[2] / "docs" / "odd.md").read_text("utf-8")
ELEMENTS = (
    "Theoretical and empirical background",
    "Individual decisions",
    "Adaptation and learning",
    "Sensing",
    "Prediction",
    "Interaction",
    "Collectives",
    "Heterogeneity",
    "Emergence",
    "Stochasticity",
    "Observation",
)
SECTIONS = (
    "Purpose and patterns",
    "Entities, status variables, scales",
    "Process overview and scheduling",
    "Design concepts",
    "Implementation",
    "Initialisation",
    "Input",
    "Submodels",
)


def phases(function):
    """Return the public methods of `self` that a function calls, in order."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    statements = tree.body[0].body
    calls = [node.value for node in statements if isinstance(node, ast.Expr)]
    names = [call.func.attr for call in calls if isinstance(call, ast.Call)]
    return [name for name in names if not name.startswith("_")]


def section(title):
    """Return the text below a numbered heading of the page."""
    return re.search(rf"(?ms)^## \d+\. {title}$(.*?)(?=^## |\Z)", ODD).group(1)


def described():
    """Return the headings of the process overview as names of methods."""
    headings = re.findall(r"(?m)^### (.+)$", section("Process overview and scheduling"))
    return [heading.lower().replace(" ", "_") for heading in headings]


def test_the_process_overview_has_the_phases_of_step_in_their_order():
    assert described() == phases(CoalitionModel.step)


def test_a_step_in_another_order_is_noticed():
    class Hasty(CoalitionModel):
        def step(self):
            self.violate()
            self.read()

    assert phases(Hasty.step) == ["violate", "read"]
    assert described()[:2] != phases(Hasty.step)


def test_the_sections_are_those_of_the_protocol():
    titles = re.findall(r"^## \d+\. (.+)$", ODD, flags=re.MULTILINE)
    assert tuple(titles[: len(SECTIONS)]) == SECTIONS


@pytest.mark.parametrize("element", ELEMENTS)
def test_no_design_concept_is_left_out(element):
    assert f"- **{element}.**" in section("Design concepts")


def test_every_parameter_that_stands_in_code_type_exists():
    plain = re.findall(r"`([a-z]+_[a-z0-9]+)`", ODD)
    names = set(Parameters.model_fields) | set(phases(CoalitionModel.step))
    others = {"speed_k"}  # of instrument k
    assert {name for name in plain if name not in names | others} == set()
