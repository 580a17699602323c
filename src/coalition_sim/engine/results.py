"""What a run found: tables, survival, headline; save and load."""

from __future__ import annotations

from coalition_sim.engine.raw import MODEL_VERSION, OUTCOME, SERIES, Raw

__all__ = ["MODEL_VERSION", "OUTCOME", "SERIES", "Raw"]
