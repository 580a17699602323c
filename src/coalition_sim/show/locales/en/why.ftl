# Why a state decided as it did: the terms of its decision, and what would have turned it.

why-title = { $state }, week { $week } ({ $source })
why-heading = { $rung ->
    [alarm] On the false alarm of week { $opened }: { $instrument ->
        [military] military means
        [intelligence] intelligence and logistics
        [diplomacy] diplomacy
       *[sanctions] sanctions
    }
    [deniable] On the deniable act of week { $opened }: { $instrument ->
        [military] military means
        [intelligence] intelligence and logistics
        [diplomacy] diplomacy
       *[sanctions] sanctions
    }
    [armed] On the armed act of week { $opened }: { $instrument ->
        [military] military means
        [intelligence] intelligence and logistics
        [diplomacy] diplomacy
       *[sanctions] sanctions
    }
   *[offensive] On the offensive of week { $opened }: { $instrument ->
        [military] military means
        [intelligence] intelligence and logistics
        [diplomacy] diplomacy
       *[sanctions] sanctions
    }
}
why-result = { $acts ->
    [yes] { $number ->
        [many] { $who } act: what speaks for and against adds up to { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, above the bar of { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } that chance set. Their chance of acting was { PERCENT($chance) }.
       *[one] { $who } acts: what speaks for and against adds up to { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, above the bar of { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } that chance set. Its chance of acting was { PERCENT($chance) }.
    }
   *[no] { $number ->
        [many] { $who } do not act: what speaks for and against adds up to { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, not above the bar of { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } that chance set. Their chance of acting was { PERCENT($chance) }.
       *[one] { $who } does not act: what speaks for and against adds up to { NUMBER($total, minimumFractionDigits: 2, maximumFractionDigits: 2) }, not above the bar of { NUMBER($luck, minimumFractionDigits: 2, maximumFractionDigits: 2) } that chance set. Its chance of acting was { PERCENT($chance) }.
    }
}
why-ordered = { $acts ->
    [yes] { $number ->
        [many] { $who } act as ordered by those who play this seat; by itself the model weighs what follows.
       *[one] { $who } acts as ordered by those who play this seat; by itself the model weighs what follows.
    }
   *[no] { $number ->
        [many] { $who } stay out as ordered by those who play this seat; by itself the model weighs what follows.
       *[one] { $who } stays out as ordered by those who play this seat; by itself the model weighs what follows.
    }
}
why-abstains = { $number ->
    [many] { $who } stay out whatever happens: the scenario says so.
   *[one] { $who } stays out whatever happens: the scenario says so.
}
why-backstop = { $acts ->
    [yes] { $number ->
        [many] { $who } act: the backstop weighs nothing in the model; it acts with a chance of { PERCENT($chance) }, and the draw was { NUMBER($draw, maximumFractionDigits: 2) }.
       *[one] { $who } acts: the backstop weighs nothing in the model; it acts with a chance of { PERCENT($chance) }, and the draw was { NUMBER($draw, maximumFractionDigits: 2) }.
    }
   *[no] { $number ->
        [many] { $who } do not act: the backstop weighs nothing in the model; it acts with a chance of { PERCENT($chance) }, and the draw was { NUMBER($draw, maximumFractionDigits: 2) }.
       *[one] { $who } does not act: the backstop weighs nothing in the model; it acts with a chance of { PERCENT($chance) }, and the draw was { NUMBER($draw, maximumFractionDigits: 2) }.
    }
}
why-signed = { $sign ->
    [plus] +{ NUMBER($size, minimumFractionDigits: 2, maximumFractionDigits: 2) }
   *[minus] −{ NUMBER($size, minimumFractionDigits: 2, maximumFractionDigits: 2) }
}
why-share = { PERCENT($value) }
why-number = { NUMBER($value, minimumFractionDigits: 2, maximumFractionDigits: 2) }
why-term = { $value }  { $name }
why-term-stake = stake, less what others will do
why-term-reneging = cost of breaking its word
why-term-own-losses = own troops hit
why-term-cost = cost at home
why-term-escalation = risk of escalation
why-term-resolve = the coalition’s resolve
why-term-other = other terms of a swapped rule
why-term-peers = push of those already acting
why-term-backstop = push of the backstop
why-term-total = sum
why-before = Already acting: { $states }, with { PERCENT($share) } of the means that the coalition pledged.
why-quantity-stake = its stake
why-quantity-left-to-do = the part of the task that others leave to it
why-quantity-bindingness = the legal force of its pledge (1 is ratified)
why-quantity-pledge = the share of its means that it pledged
why-quantity-support = support at home
why-quantity-cost = the cost of acting at even support
why-quantity-backstop = the reliability of the backstop
why-quantity-risk = the risk of escalation without a backstop
why-quantity-resolve = the coalition’s resolve
why-quantity-peers = the share of pledged means already in action
why-quantity-hit = own troops hit or not
why-if = { $way ->
    [above] { $acted ->
        [yes] It would have stayed out had { $what } been more than { $need } (it was { $now }).
       *[no] It would have acted had { $what } been more than { $need } (it was { $now }).
    }
   *[below] { $acted ->
        [yes] It would have stayed out had { $what } been less than { $need } (it was { $now }).
       *[no] It would have acted had { $what } been less than { $need } (it was { $now }).
    }
}
why-if-hit = { $way ->
    [above] It would have acted had its own troops been hit.
   *[below] It would have stayed out had its own troops not been hit.
}
why-if-never = No value within its range of any of these, alone, would have changed this: { $what }.
why-figure-title = { $acts ->
    [yes] { $number ->
        [many] Why { $state } act in week { $week }
       *[one] Why { $state } acts in week { $week }
    }
   *[no] { $number ->
        [many] Why { $state } do not act in week { $week }
       *[one] Why { $state } does not act in week { $week }
    }
}
why-figure-axis = worth of acting over not acting, in units of a full stake
why-figure-luck = chance’s bar: { $luck }
