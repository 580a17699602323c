"""One file to hand in: what was found, how to read it, where it comes from, how to repeat it."""

from coalition_sim.show.report.write import write_report

__all__ = ["write_report"]
