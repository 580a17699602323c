# Quantities, units, amounts, footers. Keys of quantities are those of the CSV files.

amount-percent = { $number } %
amount-under-one-percent = under 1 %
amount-over-99-percent = over 99 %
amount-unknown = none
amount-interval = { $low } to { $high }

horizon-years = { NUMBER($years) ->
    [one] 1 year
   *[other] { NUMBER($years) } years
}
horizon-weeks = { NUMBER($weeks) ->
    [one] 1 week
   *[other] { NUMBER($weeks) } weeks
}

quantity-survival-armed = No deliberate armed violation
quantity-survival-armed-within = No deliberate armed violation, { $horizon }
quantity-survival-offensive = No renewed offensive
quantity-survival-offensive-within = No renewed offensive, { $horizon }
quantity-v50 = Ambition at which war is even (v50)
quantity-p-moscow-signs = Moscow signs
quantity-p-kyiv-signs = Kyiv signs
quantity-p-both-sign = Both sign
quantity-p-holds-if-signed = Holds, if signed
quantity-p-signed-and-holds = Signed and holds
quantity-violations-deniable = Deniable acts
quantity-violations-armed = Armed violations
quantity-violations-spiral = Armed clashes nobody chose (spirals)
quantity-violations-offensive = Renewed offensives
quantity-honor = Honor rate, all instruments
quantity-honor-military = Honor rate, military
quantity-honor-intelligence = Honor rate, intelligence
quantity-honor-diplomacy = Honor rate, diplomacy
quantity-honor-sanctions = Honor rate, sanctions
quantity-honor-military-offensive = Honor rate, military, at an offensive
quantity-delivered-military = Delivered of concluded, military
quantity-delivered-intelligence = Delivered of concluded, intelligence
quantity-delivered-diplomacy = Delivered of concluded, diplomacy
quantity-delivered-sanctions = Delivered of concluded, sanctions
quantity-defence-repelled = If war: repelled
quantity-defence-held = If war: held
quantity-defence-lost-ground = If war: lost ground
quantity-ground-lost = If war: ground lost
quantity-ground = Ground lost, over all futures
quantity-war-hazard = Chance of an offensive, a year
quantity-recorded = Recorded violations
quantity-credibility = Credibility at the end
quantity-support = Support at home, at the end

unit-points = points
unit-share = share
unit-probability = probability
unit-v = v
unit-per-future = per future
unit-share-of-wars = share of wars
unit-percent-of-territory = % of territory
unit-per-year = per year
unit-weeks = weeks
unit-share-per-week = share per week
unit-per-week = per week

note-no-such-future = no such future
note-nobody-signs = nobody signs
note-never-asked = never asked
note-no-ceasefire = no ceasefire
note-no-war = no war
note-not-told-wars-without-at-least-of-each-needed = not told: { $n1 } wars, { $n2 } without; at least { $n3 } of each needed
note-not-told-ambition-separates-war-from-no-war = not told: ambition separates war from no war
note-not-told-war-does-not-rise-with-ambition = not told: war does not rise with ambition
note-not-told-war-hardly-rises-with-ambition = not told: war hardly rises with ambition

footer-replicates = { $n } replicates
footer-common-luck = { $n } replicates on common luck
footer-runs = { $base } and { NUMBER($others) } others
footer-seed = seed { $seed }
footer-sweep = { NUMBER($points) } points of { $n } replicates
footer-points = { $n } replicates a point on common luck
footer-orders = { NUMBER($orders) } orders, { $n } replicates on common luck
footer-all-orders = all { NUMBER($orders) } orders, { $n } replicates on common luck

quantity-short-honor = Honor rate
quantity-short-ground = Ground lost
quantity-short-violations-spiral = Armed clashes nobody chose
quantity-short-v50 = Even ambition (v50)
quantity-short-war-hazard = Chance of an offensive

unit-percent-of-gdp = % of GDP
unit-percent-territory-week = % territory/week
unit-1-share = 1/share
unit-1-utility = 1/utility
unit-1-week = 1/week
unit-usd-billion-2025 = USD billion, 2025
unit-count = count
unit-drift = drift
unit-exponent = exponent
unit-incidents-week = incidents/week
unit-km = km
unit-level = level
unit-log = log
unit-multiple = multiple
unit-persons = persons
unit-prob = prob
unit-prob-per-1-000 = prob per 1,000
unit-ratio = ratio
unit-severity = severity
unit-share-of-f-0 = share of F_0
unit-share-of-g-0 = share of G_0
unit-share-of-gap = share of gap
unit-share-of-roster = share of roster
unit-share-of-x0 = share of x0
unit-share-per-tenfold = share per tenfold
unit-share-week = share/week
unit-share-year = share/year
unit-thousand = thousand
unit-utility = utility
unit-v-per-1-000 = v per 1,000
unit-weight = weight
unit-years = years
unit-multiple-of-x0 = multiple of x0
unit-force-week-0-1 = force (week 0 = 1)
unit-standard-normal-quantile = standard normal quantile

footer-scenario = { $n } replicates a scenario
footer-replicate = replicate { $number }
unit-percent-sqrt-week = %/sqrt(week)
unit-1-week-at-x-x0 = 1/week at x=x0
unit-force-per-1-000 = force per 1,000
unit-log-sqrt-week = log/sqrt(week)
unit-share-of-f-0-per-15-000 = share of F_0 per 15,000
