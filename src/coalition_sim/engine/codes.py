"""The numbers that stand for words in both engines."""

from __future__ import annotations

COMPLY, DENIABLE, ARMED, OFFENSIVE = range(4)
RUNGS = (DENIABLE, ARMED, OFFENSIVE)
NOBODY, CHOSEN, FORCED, SPIRAL = range(4)  # where an act comes from
MILITARY, INTELLIGENCE, DIPLOMACY, SANCTIONS = INSTRUMENTS = range(4)
ASKED, ACTED, DELIVERED, ABANDONED = range(4)  # what a ledger counts
