"""Random numbers by address: the published generator, and nothing else."""

from __future__ import annotations

import math
import random
from statistics import fmean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_sim.rules import draws

WORD = st.integers(0, 2**32 - 1)
ONES = 0xFFFFFFFF

# The known-answer vectors that Random123 publishes for philox4x32 with 10 rounds (salmon2011):
# counter and key of zeros, of ones, and of the digits of pi.
KNOWN = [
    ((0, 0, 0, 0, 0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 6, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("address", "words"), KNOWN)
def test_philox_gives_the_published_known_answers(address, words):
    assert draws.philox4x32(*address) == words


def test_philox_equals_the_generator_of_the_randomgen_package():
    randomgen = pytest.importorskip("randomgen")
    rng = random.Random(5)  # noqa: S311 - addresses, not secrets
    for _ in range(200):
        words = [rng.getrandbits(32) for _ in range(6)]
        counter = sum(word << (32 * i) for i, word in enumerate(words[:4]))
        key = words[4] | words[5] << 32
        # randomgen steps its counter before each block, so it is started one earlier.
        other = randomgen.Philox(counter=(counter - 1) % 2**128, key=key, number=4, width=32)
        assert tuple(int(w) for w in other.random_raw(4)) == draws.philox4x32(*words)


@given(st.tuples(WORD, WORD, WORD, WORD, WORD, WORD), st.integers(0, 5))
def test_philox_gives_other_words_at_another_address(address, place):
    # Negative control of the vectors: no word of the address is without effect.
    other = list(address)
    other[place] ^= 1
    assert draws.philox4x32(*address) != draws.philox4x32(*other)


def test_the_words_of_an_address_stand_in_their_published_places():
    seed, replicate, week, actor, purpose, slot = 7, 41, 3, 4543554, 5, 2
    words = draws.philox4x32(week, actor, purpose, slot, seed, replicate)
    expected = tuple((word + 0.5) / 2**32 for word in words)
    assert draws.uniform4(seed, replicate, week, actor, purpose, slot) == expected


@given(st.tuples(WORD, WORD, WORD, WORD, WORD, WORD))
def test_uniforms_lie_strictly_between_0_and_1_and_so_their_logarithms_are_finite(address):
    for u in draws.uniform4(*address):
        assert 0.0 < u < 1.0
        assert math.isfinite(math.log(u))
        assert math.isfinite(math.log(u / (1.0 - u)))


def test_the_smallest_and_the_largest_word_stay_inside():
    assert 0.0 < (0 + 0.5) * 2.0**-32
    assert (ONES + 0.5) * 2.0**-32 < 1.0


def test_a_state_is_addressed_by_its_code_read_as_a_number():
    # "FRA" in ASCII is 46 52 41 (hexadecimal).
    assert draws.entity("FRA") == 0x465241
    assert len({draws.entity(code) for code in ("FRA", "GBR", "USA", "RUS", "UKR")}) == 5


def sample(function, n):
    return np.array([function(*draws.uniform4(3, r, 0, 0, 1, 0)) for r in range(n)])


def test_two_normals_of_a_pair_are_standard_and_uncorrelated():
    n = 5000
    pairs = sample(lambda u, v, *_: draws.normal_pair(u, v), n)
    assert np.abs(pairs.mean(axis=0)).max() < 4 / math.sqrt(n)
    assert np.abs(pairs.var(axis=0) - 1).max() < 4 * math.sqrt(2 / n)
    assert abs(np.corrcoef(pairs.T)[0, 1]) < 4 / math.sqrt(n)
    stretched = 1.1 * pairs  # negative control
    assert np.abs(stretched.var(axis=0) - 1).max() > 4 * math.sqrt(2 / n)


def test_the_single_normal_is_the_first_of_the_pair():
    u, v = 0.3, 0.8
    assert draws.normal(u, v) == draws.normal_pair(u, v)[0]
    # u = e^(-1/2), v = 1/2: radius 1, half a turn.
    assert draws.normal(math.exp(-0.5), 0.5) == pytest.approx(-1.0)


def test_even_noise_has_mean_0_and_variance_1():
    # A uniform has variance 1/12; at u = 1 the noise is the root of 3.
    assert draws.even_noise(0.5) == 0.0
    assert draws.even_noise(1.0) == pytest.approx(math.sqrt(3.0))
    grid = [draws.even_noise((i + 0.5) / 1000) for i in range(1000)]
    assert fmean(grid) == pytest.approx(0.0, abs=1e-12)
    assert fmean(x * x for x in grid) == pytest.approx(1.0, abs=1e-5)


def test_purposes_are_never_renumbered():
    assert (draws.START, draws.CHALLENGER, draws.FRONT, draws.COALITION) == (1, 2, 3, 4)
    assert (draws.PROTEGE, draws.ATTRIBUTION, draws.HIT, draws.BACKSTOP) == (5, 6, 7, 8)
    assert (draws.BACKSTOP_ALARM, draws.DECISION, draws.DECISION_ALARM) == (9, 10, 11)
    assert (draws.DELIVERY, draws.SUPPORT, draws.VOTE) == (12, 13, 14)
    assert (draws.DEFENCE, draws.ACCEPTANCE) == (15, 16)
