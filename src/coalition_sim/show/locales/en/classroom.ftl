# The class game: the pages of students and teacher, and the debrief.

classroom-title = A game for a class
classroom-scenario = Scenario: { $title }
classroom-language = Language
classroom-respect = This is a model, not a forecast. Real people live with the war that the model speaks of. A seat is a seat in the model: who sits in it speaks for nobody, and every seat deserves to be played seriously.

# joining
classroom-join-heading = Join the game
classroom-join-code = Join code
classroom-join-code-hint = Six letters and digits; your teacher shows them.
classroom-join-name = Nickname
classroom-join-name-hint = Up to 24 characters. Choose one that does not give away your full name: it is all that is stored about you.
classroom-join-seat = Seat
classroom-join-seat-hint = The larger states come first.
classroom-join-continue = Continue
classroom-join-button = Take this seat
classroom-join-again = Other code

# on the page
classroom-send = Send
classroom-send-again = Change
classroom-sending = Sending …
classroom-unsent = Not yet with the server. Trying again …
classroom-lost = No connection to the game. Trying again …
classroom-time-left = Time left
classroom-no-timer = No timer
classroom-paused = The teacher has paused the game.
classroom-received = The server has: { $choice }.
classroom-nothing-yet = The server has no choice of yours for this round yet.
classroom-debrief-link = Open the debrief
classroom-removed = Your seat was given back. Join again if your teacher agrees.
classroom-you = { $name }, in the seat: { $seat }

# what cannot be done
classroom-error-code = That is not the join code of this game. Check the letters and try again.
classroom-error-name = Choose a nickname of 1 to 24 visible characters.
classroom-error-namesake = Somebody already has that nickname. Choose another.
classroom-error-taken = Somebody has just taken that seat. Choose another.
classroom-error-over = The game is over.
classroom-error-closed = That round is closed; the choice came too late.
classroom-error-paused = The game is paused; the choice will be sent when it goes on.
classroom-error-nothing = Your seat has nothing to decide in this round.
classroom-error-stale = A later choice of yours is already with the server.
classroom-error-malformed = The server could not read that. Reload the page and try again.
classroom-error-phase = That cannot be done at this point of the game.
classroom-error-minutes = Give the timer as 0 to 60 minutes.
classroom-error-often = Too many tries. Wait a minute.
classroom-error-full = All seats are taken.
classroom-error-unknown = This browser has no seat in this game.
classroom-error-large = That is too long.

# seats and choices
classroom-seat-challenger = The challenger
classroom-seat-commission = The Special Commission
classroom-order-comply = Keep the ceasefire
classroom-order-deniable = One deniable act
classroom-order-armed = One limited armed violation
classroom-order-offensive = A renewed offensive
classroom-verdict-publish = Publish the attribution
classroom-verdict-hold = Hold it back
classroom-no-choice = no choice came in
classroom-does-nothing = does nothing
classroom-left = (left)
classroom-percent = { NUMBER($share) } %
classroom-tenths = { NUMBER($share, maximumFractionDigits: 1) } %
classroom-moved = { NUMBER($old, minimumFractionDigits: 1) } % → { NUMBER($new, minimumFractionDigits: 1) } %
classroom-worth = { NUMBER($old, minimumFractionDigits: 2, maximumFractionDigits: 2) } → { NUMBER($new, minimumFractionDigits: 2, maximumFractionDigits: 2) }

# phases
classroom-phase-lobby = Before the first round
classroom-phase-round = Round { NUMBER($n) } of { NUMBER($rounds) }
classroom-phase-war = Last round: the offensive
classroom-phase-over = After the game

classroom-welcome-heading = Welcome
classroom-welcome = A ceasefire is in force. A coalition has promised to answer violations. Each round brings uncertain evidence of one; your seat decides, the other seats are simulated. Wait for your teacher to begin.
classroom-over-heading = The game is over
classroom-over = The future has run its course. The debrief shows what was hidden.

# briefings
classroom-briefing-heading = Your seat: { $seat }
classroom-briefing-challenger = You decide, for one season at a time, whether to keep the ceasefire or to break it once, and how openly. An order is carried out { NUMBER($weeks) } weeks after the round. You see how credible the coalition’s promises are and what each act is worth by the model’s reckoning; nobody else sees your order before the debrief.
classroom-briefing-commission = Monitors bring you evidence. If you publish that it is the challenger’s act, every state must answer, and is judged by its answer. If you hold it back, nobody is asked. You are not told the truth before the debrief.
classroom-briefing-state = When an attribution is published, you choose which of your promised instruments to use. Acting costs something at home; doing nothing costs belief in your promise. A promise can still be delayed or dropped on its way: in the model that depends on parliaments and support.
classroom-briefing-support = Support at home for sending troops when the game begins: { NUMBER($share) } %.
classroom-legal-vague = What the promise rests on: a vague statement.
classroom-legal-declared = What the promise rests on: a declaration.
classroom-legal-signed = What the promise rests on: a signed text.
classroom-legal-ratified = What the promise rests on: a ratified treaty.
classroom-pledges-caption = What your state promised in the scenario
classroom-column-instrument = Instrument
classroom-column-pledged = Promised
classroom-column-means = Its share of everybody’s means

# evidence
classroom-evidence-heading = Week { NUMBER($week) }: what is known
classroom-between-recorded = { $weeks ->
    [one] In the last week monitors recorded { NUMBER($n) } violations at the front.
   *[other] In the last { NUMBER($weeks) } weeks monitors recorded { NUMBER($n) } violations at the front.
}
classroom-between-incidents = { $n ->
    [one] One more incident was attributed; the seats kept to their last decisions.
   *[other] { NUMBER($n) } more incidents were attributed; the seats kept to their last decisions.
}
classroom-between-promises = Answers announced earlier: { NUMBER($kept) } delivered, { NUMBER($broken) } dropped.
classroom-evidence-comply = No evidence of a violation has come up this season. Only the challenger’s seat decides now.
classroom-evidence-deniable = Monitors report a deniable act, such as sabotage, drones or jamming, and say that it points to the challenger.
classroom-evidence-armed = Monitors report a limited armed violation of the ceasefire by the challenger’s forces.
classroom-evidence-offensive = A renewed offensive has begun. Nobody needs a monitor to see it. What you choose now stands for the whole war.
classroom-chance-deniable = At a front as tense as now, such evidence is his act in about { NUMBER($chance) } of 100 cases in the model. Otherwise a flare-up at the front was mistaken for one.
classroom-chance-armed = At a front as tense as now, he ordered such a violation in about { NUMBER($chance) } of 100 cases in the model. Otherwise an incident got out of hand.
classroom-front = { $n ->
    [one] One violation was recorded at the front this week; tension is at { NUMBER($tension) } % of its usual level.
   *[other] { NUMBER($n) } violations were recorded at the front this week; tension is at { NUMBER($tension) } % of its usual level.
}

# forms
classroom-ask-state = { $state }: which instruments do you use?
classroom-ask-challenger = What do you order until the next round?
classroom-ask-commission = Do you publish that the challenger did it?
classroom-hint-state = Leave all boxes empty to do nothing. Your choice stands for like incidents until the next round.
classroom-hint-challenger = Nobody sees your order before the debrief.
classroom-hint-commission = Your choice stands for further evidence until the next round.

# disclosure
classroom-disclosure-heading = Round { NUMBER($n) }, week { NUMBER($week) }: who acted
classroom-disclosure-quiet = No state was asked anything in this round. What the challenger ordered stays hidden until the debrief.
classroom-disclosure-held = The Special Commission held the attribution back: no state was asked to answer.
classroom-disclosure-count = { $n ->
    [one] One state acted, of { NUMBER($asked) } that had promised to and the United States.
   *[other] { NUMBER($n) } states acted, of { NUMBER($asked) } that had promised to and the United States.
}
classroom-teams-caption = What the teams chose
classroom-simulated-heading = Simulated states ({ NUMBER($n) })
classroom-simulated-caption = What the model decided for the others
classroom-column-seat = Seat
classroom-column-state = State
classroom-column-team = Team
classroom-column-choice = Choice
classroom-column-answer = Answer

classroom-reading-heading = How the challenger reads it
classroom-reading = Each promise is believed as far as it was kept before. The table shows how the coalition’s credibility moved with this round, and what follows for him by the model’s reckoning.
classroom-reading-worth = Worth is counted over keeping the ceasefire, in units of what full success is worth to a typical challenger; a negative number means that keeping it pays.
classroom-reading-own = By the model’s reckoning: how far the coalition is believed, what each act is worth to you over keeping the ceasefire, and how likely a simulated challenger would be to order it in a week.
classroom-reading-caption = The challenger’s reading, before and after
classroom-column-rung = Act
classroom-column-belief = Belief that the coalition answers
classroom-column-worth = Worth to him
classroom-column-chance = Chance in a week
classroom-own-heading = What he believes of your promise: { $state }
classroom-own-belief = Belief that this promise is kept: { NUMBER($old) } % before this round, { NUMBER($new) } % after it.

# the teacher's page
classroom-teacher-title = Teacher’s page
classroom-teacher-join = Students open { $address } and type the code
classroom-teacher-players = { $n ->
    [0] Nobody has joined yet.
    [one] One seat is taken.
   *[other] { NUMBER($n) } seats are taken.
}
classroom-teacher-waiting = { $n ->
    [0] Everybody has chosen.
    [one] One seat has not chosen yet.
   *[other] { NUMBER($n) } seats have not chosen yet.
}
classroom-teacher-start = Begin
classroom-teacher-close = Disclose now
classroom-teacher-skip = Skip this round
classroom-teacher-next = Next round
classroom-teacher-finish = To the debrief
classroom-teacher-pause = Pause
classroom-teacher-unpause = Go on
classroom-teacher-end = End the game
classroom-teacher-end-sure = End the game now? What was decided last stands to the end of the future.
classroom-teacher-yes = Yes, end it
classroom-teacher-no = No, go on
classroom-teacher-minutes = Minutes a round (0: no timer)
classroom-teacher-set = Set the timer
classroom-teacher-save = Save a copy
classroom-teacher-saved = Every entry is saved as it is made, in { $file }. After a crash, go on with: { $command }
classroom-teacher-remove = Remove { $name }
classroom-teacher-controls = Controls
classroom-teacher-seats = Seats
classroom-teacher-column-status = Status
classroom-teacher-chosen = has chosen
classroom-teacher-thinking = is choosing
classroom-teacher-idle = nothing to decide
classroom-teacher-luck = This luck was picked because enough happens in it for a lesson: { NUMBER($share) } of 100 simulated futures of this scenario bring as many known incidents.
classroom-teacher-open = Open the debrief
classroom-teacher-forbidden = This page is the teacher’s. Its address, with the key, stands in the terminal where the game was started.

# the debrief
classroom-debrief-title = Debrief
classroom-debrief-not-yet = The debrief opens when the game is over.
classroom-debrief-futures = Your future against simulated ones
classroom-debrief-futures-told = The same scenario, simulated { NUMBER($n) } times without you. “Same luck” is your future with every seat simulated. Your luck was picked because much happens in it: { NUMBER($share) } of 100 simulated futures bring as many known incidents, so compare with the same luck first.
classroom-debrief-column-measure = Measure
classroom-debrief-column-yours = Your class
classroom-debrief-column-luck = Same luck, simulated
classroom-debrief-column-range = Nine in ten simulated futures
classroom-debrief-column-changed = With the change
classroom-debrief-range = { $low } to { $high } (middle { $middle })
classroom-debrief-measure-deniable = Deniable acts
classroom-debrief-measure-armed = Ordered armed violations
classroom-debrief-measure-first = Week of the first ordered armed violation
classroom-debrief-measure-war = Week in which an offensive began
classroom-debrief-measure-hazard = Chance of an offensive, summed over all weeks, in %
classroom-debrief-measure-honored = Answers given of those owed, in %
classroom-debrief-measure-belief = Belief in an answer to an armed violation at the end, in %
classroom-debrief-never = none
classroom-debrief-teams = Who kept their word
classroom-debrief-teams-told = Asked: how often an answer with one instrument was owed. Honor rate: share of those that were given. Delivered and dropped: what became of announced answers later. The last column is the same state in the simulated futures.
classroom-debrief-column-asked = Asked
classroom-debrief-column-honor = Honor rate
classroom-debrief-column-delivered = Delivered
classroom-debrief-column-dropped = Dropped
classroom-debrief-column-simulated = Simulated honor rate
classroom-debrief-belief = What the challenger believed, week by week
classroom-debrief-belief-told = Belief that the coalition answers an armed violation. The band holds nine in ten simulated futures; dotted lines mark the rounds.
classroom-debrief-belief-axis = Belief (%)
classroom-debrief-week-axis = Week
classroom-debrief-band = Nine in ten simulated futures
classroom-debrief-truth = What was hidden
classroom-debrief-truth-told = What the evidence of each round really was, and what the challenger’s seat ordered.
classroom-debrief-column-round = Round
classroom-debrief-column-week = Week
classroom-debrief-column-seen = Evidence
classroom-debrief-column-really = In truth
classroom-debrief-column-ordered = His order
classroom-truth-act = his act
classroom-truth-alarm = nobody’s act: a flare-up taken for one
classroom-truth-spiral = nobody’s order: an incident out of hand
classroom-truth-quiet = –
classroom-truth-model = the model decided
classroom-debrief-hidden = { $hidden ->
    [0] Every deniable act came to light.
    [one] One deniable act of { NUMBER($all) } never came to light.
   *[other] { NUMBER($hidden) } deniable acts of { NUMBER($all) } never came to light.
}
classroom-debrief-change = The same luck with one decision changed
classroom-debrief-change-told = Pick a decision and what should have been chosen instead. Everything else stays as it was: the luck, and all other choices in their order.
classroom-debrief-change-round = Round
classroom-debrief-change-seat = Seat
classroom-debrief-change-choice = Instead
classroom-debrief-change-button = Replay
classroom-debrief-change-was = Chosen at the time: { $choice }.
classroom-debrief-change-now = With round { NUMBER($n) } changed for the seat “{ $seat }” to: { $choice }.
classroom-debrief-change-nothing = No decision was taken that could be changed.
classroom-debrief-nothing = nothing
classroom-debrief-limits = The level of every number rests on assumptions, and one future shows little. Compare, and ask what each difference hangs on.
