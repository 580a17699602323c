"""Names for annotations."""

NDArray = dict  # can be subscripted
