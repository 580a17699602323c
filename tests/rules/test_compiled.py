"""A rule is one source: compiled and plain, it gives the same bits."""

from __future__ import annotations

import struct

import pytest
from tests.rules.rulebook import RULES, inputs

from coalition_sim.rules._compile import HAS_NUMBA

compiled_only = pytest.mark.skipif(not HAS_NUMBA, reason="rules run as plain Python here")
NUMBER = 1000


def bits(value):
    """Return a result's type-free bits: integers and floats of equal value count as equal."""
    values = value if isinstance(value, tuple) else (value,)
    return b"".join(struct.pack("<d", float(v)) for v in values)


def compile_rule(function):
    """Return the rule as a compiled loop would call it."""
    import numba

    @numba.njit(_nrt=False, error_model="numpy")
    def call(*arguments):
        return function(*arguments)

    return call


def differing(plain, compiled, cases):
    return [case for case in cases if bits(plain(*case)) != bits(compiled(*case))]


@compiled_only
@pytest.mark.parametrize("name", RULES)
def test_a_rule_gives_the_same_bits_compiled_and_plain(name):
    rule = RULES[name]
    assert differing(rule, compile_rule(rule), inputs(rule, NUMBER)) == []


@compiled_only
def test_a_rule_that_rounds_otherwise_is_found_out():
    # Negative control: the same formula, summed in another order.
    rule = RULES["challenger.challenger_utility"]

    def otherwise(s, v, q, a, answer, h, w, w0, o, d):
        return (
            s * v * q
            - s * h * a * answer
            - s * s * (w + w0 * a)
            - o * s**0.5 * (1.0 - d * (1.0 - a))
        )

    assert differing(rule, otherwise, inputs(rule, NUMBER))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_pure_the_same_input_gives_the_same_bits(name):
    rule = RULES[name]
    cases = inputs(rule, 20)
    assert [bits(rule(*case)) for case in cases] == [bits(rule(*case)) for case in cases]
