posterior-value = value
posterior-difference = difference
posterior-spread = 5 to 95 % of sets
posterior-unit = unit
posterior-sign = same sign
posterior-note = Sets: every accepted set of parameters, that is, each that reproduces the patterns of past ceasefires. A difference whose sign holds in less than 90 % of them is unsettled.
