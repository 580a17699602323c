# Words that several figures, stories and pages share. One file for each topic beside this one.

not-a-forecast = a model, not a forecast

rung-comply = compliance
rung-deniable = deniable act
rung-armed = armed violation
rung-offensive = offensive

instrument-military = military means
instrument-intelligence = intelligence and logistics
instrument-diplomacy = diplomacy
instrument-sanctions = sanctions
