"""The same weeks as `model.CoalitionModel.step`, over records, for compilation.

Every number comes from the functions in `rules` that the Mesa agents call, in the same order of
operations; only the order of the week stands here a second time, held to the first by a test.
One module a phase; start with `future`. Names: ``p`` parameters, ``w`` the world's scalars, ``s``
all states, ``g`` one of them, ``c`` sums common to all, ``key`` the address of the luck.
"""
