"""Random numbers by address: Philox4x32-10, the only source of chance in the model.

The draw for one actor, purpose and week is the same whatever else happened. Paired comparison of
scenarios, any chunking of replicates and the re-run of one future follow from that.

Only integer literals and masks to 32 bits are used, so that the plain and the compiled function
compute the same words.
"""

from __future__ import annotations

import math

from coalition_sim.rules._compile import rule

# Purposes: the third word of an address. Values are part of the model: never renumber.
START = 1  #: lasting and drifting ambition at week 0, common resolve
CHALLENGER = 2  #: choice, spiral, shock to ambition (two lanes)
FRONT = 3  #: tension (two lanes make two normals: tension, count), count of a quiet week
COALITION = 4  #: false alarm, finalisation, sanctions package, recommitment
PROTEGE = 5  #: retaliation
ATTRIBUTION = 6  #: slot: the week in which the incident opened
HIT = 7  #: were this state's troops hit by this week's act
BACKSTOP = 8  #: is the backstop ambiguous, which way, does it act
BACKSTOP_ALARM = 9  #: the same for a false alarm
DECISION = 10  #: four lanes, one an instrument; slot: opening week
DECISION_ALARM = 11  #: the same for a false alarm
DELIVERY = 12  #: four lanes, one an instrument
SUPPORT = 13  #: drawn every fourth week: four lanes, one a week
VOTE = 14  #: is a vote held, does it pass
DEFENCE = 15  #: movement of the front (two lanes)
ACCEPTANCE = 16  #: does the challenger sign, does the protégé

MASK = 0xFFFFFFFF
_MULTIPLIER_0 = 0xD2511F53
_MULTIPLIER_1 = 0xCD9E8D57
_WEYL_0 = 0x9E3779B9
_WEYL_1 = 0xBB67AE85
_ROUNDS = 10
_UNIT = 2.0**-32
_TURN = 2.0 * math.pi
_ROOT_12 = math.sqrt(12.0)


def entity(code: str) -> int:
    """Return the address word of a state: its ISO code read as a big-endian number.

    Parameters
    ----------
    code : str
        ISO 3166-1 alpha-3 code.

    Returns
    -------
    int
        Second word of a counter, in [0, 2**32).

    Notes
    -----
    Source: judgement.
    Independent of the other states on the roster, so that removing one leaves all other draws.
    """
    return int.from_bytes(code.encode("ascii"), "big")


@rule
def philox4x32(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[int, int, int, int]:
    """Return the four 32-bit words of Philox4x32-10 at a counter under a key.

    Parameters
    ----------
    c0 : int
        First word of the counter.
    c1 : int
        Second word of the counter.
    c2 : int
        Third word of the counter.
    c3 : int
        Fourth word of the counter.
    k0 : int
        First word of the key.
    k1 : int
        Second word of the key.

    Returns
    -------
    tuple of int
        Four words, each in [0, 2**32).

    Notes
    -----
    Source: salmon2011.
    """
    for _ in range(_ROUNDS):
        p0 = _MULTIPLIER_0 * c0
        p1 = _MULTIPLIER_1 * c2
        c0, c1, c2, c3 = (
            ((p1 >> 32) & MASK) ^ c1 ^ k0,
            p1 & MASK,
            ((p0 >> 32) & MASK) ^ c3 ^ k1,
            p0 & MASK,
        )
        k0 = (k0 + _WEYL_0) & MASK
        k1 = (k1 + _WEYL_1) & MASK
    return c0, c1, c2, c3


@rule
def uniform4(
    seed: int, replicate: int, week: int, actor: int, purpose: int, slot: int
) -> tuple[float, float, float, float]:
    """Return four uniforms strictly between 0 and 1 at one address.

    Parameters
    ----------
    seed : int
        Seed of the run, in [0, 2**32).
    replicate : int
        Number of the future, in [0, 2**32).
    week : int
        Week of the draw. [weeks]
    actor : int
        Address word of a state, or 0.
    purpose : int
        Purpose, one of this module's constants.
    slot : int
        Week in which the matter opened, or 0.

    Returns
    -------
    tuple of float
        Four uniforms, odd multiples of 2**-33.

    Notes
    -----
    Source: salmon2011.
    """
    w0, w1, w2, w3 = philox4x32(week, actor, purpose, slot, seed, replicate)
    return (w0 + 0.5) * _UNIT, (w1 + 0.5) * _UNIT, (w2 + 0.5) * _UNIT, (w3 + 0.5) * _UNIT


@rule
def normal_pair(u: float, v: float) -> tuple[float, float]:
    """Return two independent standard normals from two uniforms.

    Parameters
    ----------
    u : float
        Uniform, strictly between 0 and 1: the radius.
    v : float
        Uniform: the angle.

    Returns
    -------
    tuple of float
        Two standard normals.

    Notes
    -----
    Source: judgement (the transform of Box and Muller, chosen for being exact and without
    rejection).
    """
    radius = math.sqrt(-2.0 * math.log(u))
    return radius * math.cos(_TURN * v), radius * math.sin(_TURN * v)


@rule
def normal(u: float, v: float) -> float:
    """Return one standard normal from two uniforms.

    Parameters
    ----------
    u : float
        Uniform, strictly between 0 and 1: the radius.
    v : float
        Uniform: the angle.

    Returns
    -------
    float
        The first of the pair that `normal_pair` gives.

    Notes
    -----
    Source: judgement (the transform of Box and Muller).
    """
    return math.sqrt(-2.0 * math.log(u)) * math.cos(_TURN * v)


@rule
def even_noise(u: float) -> float:
    """Return a noise of mean 0 and variance 1 from one uniform, without a logarithm.

    Parameters
    ----------
    u : float
        Uniform, strictly between 0 and 1.

    Returns
    -------
    float
        Noise between minus and plus the root of 3.

    Notes
    -----
    Source: judgement.
    Uniform, not normal: sums over weeks are normal soon enough.
    """
    return _ROOT_12 * (u - 0.5)
