"""Names that `coalition_sim.engine.raw` needs to be imported; nothing is calculated with them."""


class dtype:  # noqa: N801 - NumPy's name
    """Know the names of a record."""

    def __init__(self, fields):
        self.names = tuple(name for name, _ in fields)
