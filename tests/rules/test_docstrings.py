"""Every public rule says what it takes, what it returns, in which unit, and after whom."""

from __future__ import annotations

import inspect
import re

import pytest
from tests.rules.rulebook import public_functions

from coalition_sim.scenario import references

FUNCTIONS = public_functions()
KEYS = set(references())
HEADINGS = ("Parameters", "Returns", "Notes")


def section(docstring, heading):
    found = re.search(rf"(?ms)^{heading}\n-+\n(.*?)(?=\n\n[A-Z][a-z]+\n-+\n|\Z)", docstring)
    return found.group(1) if found else ""


def source_keys(docstring):
    """Return the keys of the sentence that begins with ``Source:``, without remarks."""
    notes = " ".join(section(docstring, "Notes").split())
    bare = re.sub(r"\([^()]*\)", "", notes)
    found = re.search(r"Source: (.*?)\.", bare)
    return [key.strip() for key in found.group(1).split(",")] if found else []


def faults(function):
    """Return what a rule's docstring lacks."""
    docstring = inspect.getdoc(function) or ""
    found = [f"no {heading}" for heading in HEADINGS if not section(docstring, heading)]
    described = re.findall(r"(?m)^(\w+) : ", section(docstring, "Parameters"))
    if described != list(inspect.signature(function).parameters):
        found.append(f"describes {described}")
    keys = source_keys(docstring)
    return found + [f"unknown source {key}" for key in keys or ["(none)"] if key not in KEYS]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_public_rule_describes_its_parameters_its_result_and_its_source(name):
    assert faults(FUNCTIONS[name]) == []


def test_a_docstring_with_an_unknown_source_or_without_a_parameter_is_found_out():
    # Negative control.
    def good(z):
        """Return it.

        Parameters
        ----------
        z : float
            Any number.

        Returns
        -------
        float
            It.

        Notes
        -----
        Source: judgement (ours).
        """

    def lacking(z, other): ...

    unsourced, undescribed = lacking, lacking
    unsourced.__doc__ = good.__doc__.replace("judgement", "nobody1999")
    assert faults(good) == []
    assert "unknown source nobody1999" in faults(unsourced)
    assert "describes ['z']" in faults(undescribed)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_number_but_words_of_an_address_and_pure_numbers_has_a_unit(name):
    parameters = section(inspect.getdoc(FUNCTIONS[name]), "Parameters")
    unitless = [
        line
        for line in re.split(r"\n(?=\w+ : )", parameters)
        if not re.search(r"\]$", line.strip()) and " : float" in line
    ]
    pure = re.compile(
        r"Uniform|[Ss]tandard normal|Any number|Noise of mean 0|Weight of|else 0|bound|radius|angle"
    )
    assert [line for line in unitless if not pure.search(line)] == []


def test_there_are_as_many_rules_as_the_model_has_equations_for():
    assert len(FUNCTIONS) > 55
