"""No weekly tables in a browser."""


class DataCollector:
    """Refuse: ask for ``collect=False``."""

    def __init__(self, **_):
        raise NotImplementedError("no tables are collected here; give collect=False")
