# The statistics of the patterns of the past, as short labels; pattern-NAME by the name in study/data/patterns.toml.
pattern-armed-52 = bare truce: armed violation within 1 year
pattern-armed-104 = bare truce: armed violation within 2 years
pattern-armed-260 = bare truce: armed violation within 5 years
pattern-offensive-52 = bare truce: renewed war within 1 year
pattern-offensive-260 = bare truce: renewed war within 5 years
pattern-ratio-260 = bare truce: armed violations per renewed war
pattern-armed-any-260 = bare truce: any armed clash within 5 years
pattern-delivered = decided help that arrives
pattern-dispersion = violations: variance over mean
pattern-autocorrelation = violations: week-to-week correlation
pattern-fall = renewed truce: fall in a week
pattern-doubling = renewed truce: weeks to double
pattern-half = renewed truce: weeks to half the old rate
pattern-willing = the same, leaders willing
pattern-troops = troops: acted when asked
pattern-diplomacy-first = turnout: diplomacy minus sanctions
pattern-sanctions-next = turnout: sanctions minus intelligence
pattern-troops-last = turnout: intelligence minus troops
pattern-diplomacy-lag = weeks to half of all diplomacy
pattern-military-lag = weeks to military help after a vote
pattern-package-interval = weeks between sanctions packages
pattern-package-variation = packages: variation of the interval
pattern-full-force = weeks to the full force
pattern-substitution = deniable share: package minus bare truce
pattern-lag = weeks to attribute a deniable act
pattern-attribution = attributed: armed minus deniable
pattern-invited = armed acts that silence adds
pattern-forgiven = part undone by new governments
pattern-retreats = violations that sanctions alone prevent
pattern-fatigue = support a year without a shock, points
pattern-fatigue-all = support a year, all futures, points

validation-title = Patterns of the past: { $held } of { $asked } statistics lie in their bands
validation-beside = Only reported, and not asked of a parameter set: { $number }.
validation-null = { $passing ->
    [0] None of { $draws } random draws of the parameters passes all of them.
   *[other] Of { $draws } random draws of the parameters { $share } pass all of them.
}
validation-note = It reports, it does not judge: a pattern that holds does not make the model true, and one that fails does not make it useless. Statistics of { $replicates } futures a scenario.
validation-pattern = pattern
validation-value = value
validation-band = band
validation-held = holds
validation-chance = by chance
validation-yes = yes
validation-no = NO
validation-range = { $low } to { $high }
