# Titles, labels and notes of figures. A title states what was found.

figure-years-since = years since the ceasefire entered into force
figure-weeks-since = weeks since the ceasefire entered into force
figure-share-band = share of futures
    (band: 95 % interval)
figure-share-bands = share of futures
    (bands: 95 % interval of each run)
figure-no-ceasefire = No future had a ceasefire

figure-survival-title = { $extent ->
    [unknown] No future had a ceasefire
    [none] No future passes { $horizon } without a deliberate armed violation
    [all] Every future passes { $horizon } without a deliberate armed violation
   *[some] { $share } of futures pass { $horizon } without a deliberate armed violation
}
figure-survival-armed = no deliberate armed violation: { $share }
figure-survival-offensive = no renewed offensive: { $share }

figure-violations-title = The median future records { $first } violations in its first week, { $last } in week { $week }
figure-violations-none = No future had a week of ceasefire
figure-violations-axis = recorded violations a week
    (thin: single futures)
figure-band-90 = 90 % of futures
figure-band-50 = 50 % of futures
figure-median-future = median future

figure-ladder-title = { $extent ->
    [none] After { $horizon }, no future is at war or past one
    [all] After { $horizon }, every future is at war or past one
   *[some] After { $horizon }, { $share } of futures are at war or past one
}
figure-ladder-ended = at war, or over
figure-ladder-armed = armed violation
figure-ladder-deniable = deniable act
figure-ladder-kept = above: the ceasefire is kept
figure-ladder-axis = share of futures in the week

figure-delivered-title = { $instrument ->
    [military] Of the military action pledged, { $share } arrives when called on
    [intelligence] Of the intelligence pledged, { $share } arrives when called on
    [diplomacy] Of the diplomacy pledged, { $share } arrives when called on
   *[sanctions] Of the sanctions pledged, { $share } arrives when called on
}
figure-delivered-none = No pledge was called on
figure-delivered-label = { $share } of the pledge arrives
figure-delivered-never = never called on
figure-delivered-axis = share of the full coalition's capability
    outer, pale: pledged · middle, hatched: decided when called on · inner, dark: arrived

figure-honor-title = Calls for { $most ->
    [military] military action
    [intelligence] intelligence
    [diplomacy] diplomacy
   *[sanctions] sanctions
} are answered most ({ $high }), calls for { $least ->
    [military] military action
    [intelligence] intelligence
    [diplomacy] diplomacy
   *[sanctions] sanctions
} least ({ $low })
figure-honor-same = Calls for every means are answered alike ({ $high })
figure-honor-none = No guarantor was called on
figure-honor-axis = % of calls on which the state decided to act, most honorable first (-: never called on)

figure-lag-title = Half of what arrives is there in { $fast ->
    [0] the week of the call
    [one] 1 week
   *[other] { NUMBER($fast) } weeks
} for { $quick ->
    [military] military action
    [intelligence] intelligence
    [diplomacy] diplomacy
   *[sanctions] sanctions
}, in { $slow ->
    [0] the week of the call
    [one] 1 week
   *[other] { NUMBER($slow) } weeks
} for { $late ->
    [military] military action
    [intelligence] intelligence
    [diplomacy] diplomacy
   *[sanctions] sanctions
}
figure-lag-same = Half of what arrives is there in { $fast ->
    [0] the week of the call
    [one] 1 week
   *[other] { NUMBER($fast) } weeks
}, whatever the means
figure-lag-none = Nothing was delivered
figure-lag-x = weeks since the first call
figure-lag-y = share of kept pledges
    that have arrived

figure-credibility-title = After { $horizon }, { $first } is believed most ({ $high }), { $last } least ({ $low })
figure-credibility-same = After { $horizon }, all states are believed alike ({ $high })
figure-credibility-axis = credibility at an armed violation
    (mean of futures; gray: other states)
figure-credibility-label = { $state } { $share }

figure-acceptability-title = { $name } is signed and holds most often ({ $share } of futures)
figure-acceptability-none = In no run is a ceasefire signed and kept
figure-acceptability-x = Moscow signs (probability; bars: 95 % interval)
figure-acceptability-y = no renewed offensive
    (share of signed futures)

figure-overlay-title = { $event ->
    [armed] { $high } of futures in { $best } and { $low } in { $worst } pass { $horizon } without a deliberate armed violation
   *[offensive] { $high } of futures in { $best } and { $low } in { $worst } pass { $horizon } without a renewed offensive
}
figure-overlay-same = { $event ->
    [armed] { $share } of futures pass { $horizon } without a deliberate armed violation, in each run
   *[offensive] { $share } of futures pass { $horizon } without a renewed offensive, in each run
}
figure-overlay-label = { $extent ->
    [unknown] { $name }: no ceasefire
   *[some] { $name }: { $share }
}

figure-forest-title = Futures without a deliberate armed violation, against { $base }:
figure-forest-many = Futures without a deliberate armed violation, against { $base }:
    from { $low } points ({ $worst }) to { $high } ({ $best })
figure-forest-change = { $name } { $points } points ({ $interval })
figure-forest-no-change = { $name } { $points } points
figure-forest-points = percentage points more than { $base }
figure-forest-percent = % more than { $base }
figure-forest-note = bars: 95 % interval, futures paired
figure-not-known = not known

figure-timeline-title = { $war ->
    [none] One future: { $deniable ->
        [one] 1 deniable act
       *[other] { NUMBER($deniable) } deniable acts
    }, { $armed ->
        [one] 1 armed violation
       *[other] { NUMBER($armed) } armed violations
    }, no war
   *[other] One future: { $deniable ->
        [one] 1 deniable act
       *[other] { NUMBER($deniable) } deniable acts
    }, { $armed ->
        [one] 1 armed violation
       *[other] { NUMBER($armed) } armed violations
    }, war in week { $week }
}
figure-timeline-acts = acts
    (hollow: spiral)
figure-timeline-answers = answers
    a week
figure-timeline-violations = violations
    a week
figure-timeline-share = share
figure-timeline-troops = troops
    (thousands)
figure-timeline-deniable = deniable
figure-timeline-armed = armed
figure-timeline-offensive = offensive
figure-timeline-attributed = attributed
figure-timeline-asked = asked
figure-timeline-acted = decided
figure-timeline-delivered = delivered
figure-timeline-recorded = recorded
figure-timeline-tension = tension
figure-timeline-support = support at home
figure-timeline-credibility = credibility
figure-timeline-foreign = foreign troops
figure-timeline-agreed = text agreed

figure-tornado-title = { $parameter } alone moves it by { $size } { $unit }:
    { $quantity }
figure-tornado-axis = change from the scenario itself ({ $unit })
figure-tornado-note = number: value of the parameter; hatched: low end; bars: 95 % interval, paired
figure-screening-title = Of { NUMBER($n) } parameters, { $parameter } moves it most:
    { $quantity }
figure-screening-one = { $parameter } was the only parameter screened:
    { $quantity }
figure-screening-none = No parameter moves it over its range:
    { $quantity }
figure-screening-axis = mean effect of crossing the range, either way ({ $unit })
figure-screening-note = Morris screening; bars: 95 % interval
figure-variance-title = { $luck ->
    [all] No parameter has a part in the variance that is told from luck:
    { $quantity }
    [unknown] { $parameter } has a part in { $share } of the variance:
    { $quantity }
   *[some] { $parameter } has a part in { $share } of the variance; luck, { $noise }:
    { $quantity }
}
figure-variance-axis = share of the variance between points
figure-variance-note = dark: by itself; hatched and number: with all interactions; bars: 95 % interval

figure-shapley-title = { $of ->
    [instruments] { $first }: { $value } of the { $all } { $unit } that all instruments add:
    { $quantity }
   *[members] { $first }: { $value } of the { $all } { $unit } that all members add:
    { $quantity }
}
figure-shapley-axis = Shapley value ({ $unit })
figure-shapley-note = { $left ->
    [0] bars: 95 % interval
   *[other] bars: 95 % interval; { NUMBER($left) } more in the table
}

figure-sweep-unknown = { $quantity }:
    not known at any point
figure-sweep-alike = { $quantity }:
    { $low } to { $high }, not told apart with { $n } replicates a point
figure-sweep-many = { $quantity }:
    from { $low } to { $high } over { NUMBER($points) } points
figure-sweep-ends = { $quantity }:
    { $low } at { $lowest }; { $high } at { $highest }
figure-sweep-band = { $quantity }
    ({ $unit }; band: 95 % interval)
figure-sweep-bars = { $quantity }
    ({ $unit }; bars: 95 % interval)
figure-sweep-plain = { $quantity }
    ({ $unit })
figure-sweep-scale = { $quantity }
    ({ $unit }; -: not known)
figure-sweep-outlined = (outlined: { $name } itself)

figure-patterns-title = { $passed ->
    [0] None of { NUMBER($all) } statistics holds
   *[other] { NUMBER($passed) } of { NUMBER($all) } statistics { $passed ->
        [one] holds
       *[other] hold
    }
}{ $beside ->
    [0] { "" }
    [one] ; one reported beside fails
   *[other] ; { NUMBER($beside) } reported beside fail
}
figure-patterns-axis = place in the accepted band
figure-patterns-low = low end
figure-patterns-high = high end
figure-patterns-holds = { $known ->
    [unknown] { $value }, holds; asked: { $band }
   *[some] { $value }, holds; asked: { $band }; by chance { $chance }
}
figure-patterns-fails = { $known ->
    [unknown] { $value }, fails; asked: { $band }
   *[some] { $value }, fails; asked: { $band }; by chance { $chance }
}
figure-patterns-floor = { $low } or more
figure-patterns-ceiling = { $high } or less
figure-patterns-aside = *: reported beside, not asked of parameter sets
figure-patterns-unknown = not known
figure-patterns-note = filled circle: holds; open square: fails; triangles: far outside; gray: accepted band

figure-means-military = military
figure-means-intelligence = intelligence
figure-means-diplomacy = diplomacy
figure-means-sanctions = sanctions

figure-cascade-title = { $acted ->
    [0] None of { NUMBER($asked) } states answers the { $rung ->
        [deniable] deniable act
        [armed] armed violation
       *[offensive] offensive
    } of week { $week } with { $instrument ->
        [military] military action
        [intelligence] intelligence
        [diplomacy] diplomacy
       *[sanctions] sanctions
    }
   *[other] { NUMBER($acted) } of { NUMBER($asked) } states answer the { $rung ->
        [deniable] deniable act
        [armed] armed violation
       *[offensive] offensive
    } of week { $week } with { $instrument ->
        [military] military action
        [intelligence] intelligence
        [diplomacy] diplomacy
       *[sanctions] sanctions
    }, { NUMBER($late) } of them after others
}
figure-cascade-nobody-asked = Nobody was asked for an answer
figure-cascade-first = at once
    (leads, backstop)
figure-cascade-round = round { NUMBER($round) }
figure-cascade-none = does not act
figure-cascade-note = circles act, squares do not; lines: who was acting when others joined
