"""Simulate whether a coalition's security guarantees deter."""
