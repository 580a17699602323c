# One future told in sentences. Present tense; neutral; no fact beyond what the model did.

story-title = Scenario { $scenario }: future { $replicate }, seed { $seed }
story-note = A model, not a forecast: one of many futures that the same scenario can take.
story-week = Week { $week }.
story-weeks = Weeks { $first } to { $last }.

story-opening-scenario = { $title }.
story-opening-sides = A ceasefire between { $protege } and { $challenger } enters into force in week 0; the story covers at most { $weeks } weeks.
story-opening-nothing = Nobody has promised anything in case it is broken.
story-opening-promised = { $states ->
    [one] One state has promised to answer if it is broken.
   *[other] { $states } states have promised to answer if it is broken.
}
story-opening-leads = { $n ->
    [one] { $states } decides first.
   *[other] { $states } decide first.
}
story-opening-force = { $size ->
    [none] No troops are to be sent.
   *[some] A force of { NUMBER($troops, maximumFractionDigits: 0) } is planned, to be sent once the promises bind.
}
story-opening-backstop = { $number ->
    [many] Behind them stand { $state }, who are expected to act in { PERCENT($chance) } of cases.
   *[one] Behind them stands { $state }, which is expected to act in { PERCENT($chance) } of cases.
}
story-opening-luck = Who acts, and when, is drawn by chance within what the scenario makes likely.

story-act-deniable = { $origin ->
    [forced] { $who } commits a deniable act, as the scenario sets it.
    [again] { $who } commits another deniable act.
   *[chosen] { $who } commits a deniable act, such as sabotage or a drone of unknown origin.
}
story-act-armed = { $origin ->
    [forced] { $who } breaks the ceasefire with a limited armed attack, as the scenario sets it.
    [again] { $who } breaks the ceasefire with another limited armed attack.
   *[chosen] { $who } breaks the ceasefire with a limited armed attack.
}
story-act-offensive = { $origin ->
    [forced] { $who } begins a new offensive, as the scenario sets it: the ceasefire is over.
   *[chosen] { $who } begins a new offensive: the ceasefire is over.
}
story-act-spiral = An incident at the front line grows into an armed clash that nobody ordered.
story-hit = { $number ->
    [many] It hits troops that { $states } have sent.
   *[one] It hits troops that { $states } has sent.
}

story-attributed-now = Monitors attribute the act within the week.
story-attributed-hit = Foreign soldiers witnessed it, so that it is attributed at once.
story-attributed-deniable = { $lag ->
    [one] The deniable act of week { $opened } is attributed, one week late.
   *[other] The deniable act of week { $opened } is attributed, { $lag } weeks late.
}
story-attributed-armed = { $lag ->
    [one] The armed act of week { $opened } is attributed, one week late.
   *[other] The armed act of week { $opened } is attributed, { $lag } weeks late.
}
story-alarm = A flare-up at the front line is mistaken for a deniable act: a false alarm.
story-answer-nobody-owes = Nobody has promised an answer, and none comes.
story-answer-military = { $extent ->
    [none] Military means: none of the { $asked } states asked acts.
    [all] Military means: all { $asked } states asked act.
   *[some] Military means: { $acted } of { $asked } states asked act.
}
story-answer-intelligence = { $extent ->
    [none] Intelligence and logistics: none of { $asked }.
    [all] Intelligence and logistics: all { $asked }.
   *[some] Intelligence and logistics: { $acted } of { $asked }.
}
story-answer-diplomacy = { $extent ->
    [none] Diplomacy: none of { $asked }.
    [all] Diplomacy: all { $asked }.
   *[some] Diplomacy: { $acted } of { $asked }.
}
story-answer-sanctions = { $extent ->
    [none] Sanctions: none of { $asked }.
    [all] Sanctions: all { $asked }.
   *[some] Sanctions: { $acted } of { $asked }.
}
story-answer-backstop = { $acts ->
    [yes] { $number ->
        [many] { $who } act too.
       *[one] { $who } acts too.
    }
   *[no] { $number ->
        [many] { $who } do not act.
       *[one] { $who } does not act.
    }
}
story-answer-brief = Of { $asked } answers owed, { $acted } are given and { $delivered } delivered.
story-answer-later = { $delivered ->
    [0] { $acted ->
        [one] The one answer decided is never delivered.
       *[other] Of { $acted } answers decided, none is delivered.
    }
   *[other] { $weeks ->
        [0] Of { $acted } answers decided, { $delivered } are delivered, half of them within the week, and { $abandoned } given up.
        [one] Of { $acted } answers decided, { $delivered } are delivered, half of them within a week, and { $abandoned } given up.
       *[other] Of { $acted } answers decided, { $delivered } are delivered, half of them within { NUMBER($weeks, maximumFractionDigits: 0) } weeks, and { $abandoned } given up.
    }
}

story-troops-arriving = { $number ->
    [many] { $states } begin to send their troops.
   *[one] { $states } begins to send its troops.
}
story-troops-leaving = { $number ->
    [many] { $states } begin to bring their troops home.
   *[one] { $states } begins to bring its troops home.
}
story-agreement = The binding text is agreed; parliaments may now vote.
story-ballot-passed = { $n ->
    [one] Parliament approves the text in { $states }.
   *[other] Parliaments approve the text in { $states }.
}
story-ballot-failed = { $n ->
    [one] Parliament rejects the text in { $states }.
   *[other] Parliaments reject the text in { $states }.
}
story-recommitment = Both sides recommit to the ceasefire, and the front line calms.

story-change-parameter = The scenario sets { $name } to { $value }.
story-change-field = The scenario sets { $name } { $of } to { $value }.
story-change-willing = { $way ->
    [ends] The leaders’ shared wish for quiet comes to an end.
   *[begins] The leaders of both sides come to want quiet.
}
story-change-government = A new government { $of } takes office; support there rests at { PERCENT($support) }.
story-change-announce-abstention = { $number ->
    [many] { $who } announce that they will stay out.
   *[one] { $who } announces that it will stay out.
}
story-change-join = { $number ->
    [many] { $who } join the coalition.
   *[one] { $who } joins the coalition.
}
story-change-leave = { $number ->
    [many] { $who } leave the coalition.
   *[one] { $who } leaves the coalition.
}
story-change-withdraw = { $number ->
    [many] { $who } decide to bring their troops home.
   *[one] { $who } decides to bring its troops home.
}

story-stretch-quiet = { $weeks ->
    [one] Nothing but front-line incidents.
   *[other] For { $weeks } weeks there is nothing but front-line incidents.
}
story-stretch-acts = { $kinds ->
    [deniable] { $deniable ->
        [one] { $who } commits one deniable act.
       *[other] { $who } commits { $deniable } deniable acts.
    }
    [armed] { $armed ->
        [one] { $who } commits one limited armed attack.
       *[other] { $who } commits { $armed } limited armed attacks.
    }
    [spirals] { $spirals ->
        [one] One incident grows into an armed clash that nobody ordered.
       *[other] { $spirals } incidents grow into armed clashes that nobody ordered.
    }
    [deniable-armed] { $who } is behind { $deniable } deniable and { $armed } limited armed { $armed ->
        [one] act.
       *[other] acts.
    }
    [deniable-spirals] { $who } is behind { $deniable } deniable { $deniable ->
        [one] act
       *[other] acts
    }; { $spirals ->
        [one] one incident grows into an armed clash that nobody ordered.
       *[other] { $spirals } incidents grow into armed clashes that nobody ordered.
    }
    [armed-spirals] { $who } is behind { $armed } limited armed { $armed ->
        [one] attack
       *[other] attacks
    }; { $spirals ->
        [one] one incident grows into an armed clash that nobody ordered.
       *[other] { $spirals } incidents grow into armed clashes that nobody ordered.
    }
   *[all] { $who } is behind { $deniable } deniable and { $armed } limited armed { $armed ->
        [one] act
       *[other] acts
    }; { $spirals ->
        [one] one incident grows into an armed clash that nobody ordered.
       *[other] { $spirals } incidents grow into armed clashes that nobody ordered.
    }
}
story-stretch-unattributed = Nothing is attributed to anyone.
story-stretch-war = { $asked ->
    [some] { $weeks ->
        [one] The war goes on; of the answers owed, { PERCENT($share) } are given.
       *[other] The war goes on for { $weeks } weeks; states decide anew, and { PERCENT($share) } of the answers owed are given.
    }
   *[none] { $weeks ->
        [one] The war goes on.
       *[other] The war goes on for { $weeks } weeks.
    }
}
story-stretch-known = { $asked ->
    [none] { $incidents ->
        [one] One act is attributed; nobody owes an answer.
       *[other] { $incidents } acts are attributed; nobody owes an answer.
    }
   *[some] { $kinds ->
        [alarms] { $alarms ->
            [one] There is one false alarm; { PERCENT($share) } of the answers owed are given.
           *[other] There are { $alarms } false alarms; { PERCENT($share) } of the answers owed are given.
        }
        [both] { $incidents ->
            [one] One act is attributed, and false alarms number { $alarms }; { PERCENT($share) } of the answers owed are given.
           *[other] { $incidents } acts are attributed, and false alarms number { $alarms }; { PERCENT($share) } of the answers owed are given.
        }
       *[incidents] { $incidents ->
            [one] One act is attributed; { PERCENT($share) } of the answers owed are given.
           *[other] { $incidents } acts are attributed; { PERCENT($share) } of the answers owed are given.
        }
    }
}
story-stretch-recommitments = { $n ->
    [one] Both sides recommit to the ceasefire once.
   *[other] Both sides recommit to the ceasefire { $n } times.
}
story-stretch-votes = Votes in parliaments: { $passed } for the text, { $failed } against.
story-stretch-recorded = Front-line incidents recorded: about { NUMBER($mean, maximumFractionDigits: 0) } a week.

story-end-unsigned = The ceasefire is not signed: with this guarantee one side prefers to fight on, and there is nothing to tell.
story-end-held = { $weeks ->
    [one] In the end: after one week, the ceasefire stands, without a deliberate armed attack.
   *[other] In the end: after { $weeks } weeks, the ceasefire stands, without a deliberate armed attack.
}
story-end-armed = { $acts ->
    [one] In the end: after { $weeks } weeks there is no new offensive, but there was one deliberate armed attack.
   *[other] In the end: after { $weeks } weeks there is no new offensive, but there were { $acts } deliberate armed attacks.
}
story-end-war = { $end ->
    [lost-ground] In the end: the war is followed for { $weeks } weeks; defense does not hold, and { NUMBER($ground, maximumFractionDigits: 1) } % of territory is lost.
    [held] In the end: the war is followed for { $weeks } weeks; defense holds, at the cost of { NUMBER($ground, maximumFractionDigits: 1) } % of territory.
   *[repelled] In the end: the war is followed for { $weeks } weeks; the offensive is repelled, and no territory is lost.
}
story-end-deniable = { $acts ->
    [one] One deniable act was committed; { $known ->
        [0] it never came to light.
       *[other] it came to light.
    }
   *[other] { $acts } deniable acts were committed; { $known } came to light.
}
story-end-answers = { $asked ->
    [one] One answer was owed; { PERCENT($acted) } was given, { PERCENT($delivered) } delivered.
   *[other] Of { $asked } answers owed, { PERCENT($acted) } were given and { PERCENT($delivered) } delivered.
}
story-end-credibility = { $way ->
    [up] The coalition’s credibility against an armed violation rose from { PERCENT($first) } to { PERCENT($last) }.
    [down] The coalition’s credibility against an armed violation fell from { PERCENT($first) } to { PERCENT($last) }.
   *[level] The coalition’s credibility against an armed violation ends where it began, at { PERCENT($last) }.
}
story-end-support = Support at home, on average over its states, went from { PERCENT($first) } to { PERCENT($last) }.
story-end-nobody = Nothing was promised to { $protege }, and nothing was answered.
