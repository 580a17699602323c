# What commands print.

terminal-compiling = compiling the weeks, once for this machine: about 20 seconds
terminal-preparing = preparing
terminal-simulating = simulating
terminal-left = left
terminal-value = value
terminal-interval = 95 % interval
terminal-unit = unit
terminal-run-title = { $futures ->
    [one] { $title }: 1 future of { $horizon }, seed { $seed }
   *[other] { $title }: { NUMBER($futures) } futures of { $horizon }, seed { $seed }
}
terminal-note = { $quantity }: { $note }.
terminal-run-closing = Intervals are 95 % and hold the model's parameters fixed. This is { not-a-forecast }.
terminal-results = Results: { $folder }
terminal-results-replaced = Results (an earlier run replaced): { $folder }
terminal-results-with = Results: { $folder }, with { $figure }
terminal-next = Next: { $command }

terminal-compared = Compared with { $base }: { $futures ->
    [one] 1 future
   *[other] { NUMBER($futures) } futures
} of { $horizon }, seed { $seed }
terminal-base = base
terminal-now = now
terminal-difference = difference
terminal-gain = gain
terminal-side-by-side = Side by side
terminal-flips = { $event ->
    [armed] From an armed violation: saved { NUMBER($saved) }, lost { NUMBER($lost) }
   *[offensive] From a renewed offensive: saved { NUMBER($saved) }, lost { NUMBER($lost) }
}
terminal-flips-which = { $kind ->
    [lost] { $flips }; lost: { $which } ...
   *[saved] { $flips }; saved: { $which } ...
}
terminal-compared-closing = Shares differ in percentage points (points). Gain: how many times the futures that runs on separate luck would need for the same precision. Intervals are 95 % and hold the parameters fixed. This is { not-a-forecast }.

terminal-screening = Screening: { $quantity } ({ $unit })
terminal-variance = Shares of the variance: { $quantity } ({ $unit })
terminal-effect = effect
terminal-spread = spread
terminal-with-others = with others
terminal-alone = alone
terminal-tornado = One at a time: { $quantity } ({ $unit } from the scenario)
terminal-low = low
terminal-high = high
terminal-does = does
terminal-noise = { $quantity }: luck makes { $common } of the variance between points (were luck not shared: { $separate }).

terminal-deters = { $of ->
    [instruments] Who deters: instruments of { $scenario }
   *[members] Who deters: members of { $scenario }
}
terminal-outcome = { $quantity } ({ $unit })
terminal-adds = adds
terminal-se = se
terminal-se-orders = se, orders
terminal-se-luck = se, luck
terminal-together = Together { $all }: from { $none } with none to { $everyone } with all; { NUMBER($coalitions) } coalitions, { NUMBER($orders) } orders. This is { not-a-forecast }.

terminal-sweep-title = { $title }: { $points ->
    [one] 1 point
   *[other] { NUMBER($points) } points
}, { NUMBER($replicates) } replicates each, seed { $seed }
terminal-point = point
terminal-sweep-ends = The { NUMBER($half) } lowest and { NUMBER($half) } highest of { NUMBER($all) } points; all are in the table.
terminal-sweep-failed = { NUMBER($failed) } of { NUMBER($all) } points failed. Point { $point }: { $error }
terminal-sweep-closing = Intervals are 95 %, of each point alone; all points share their luck, so differences between points are surer than the intervals suggest. This is { not-a-forecast }.
