"""A game for a class: teams take seats in one future of the model, the rest is simulated.

Read in this order: `plan` (how a future becomes a lesson), `table` (the seats' orders to the
model), `replay` (the future so far, from its moves), `game` (who may do what, when), `journal`
(the file that loses no move), `views` (what each seat is shown), `server` and the pages.
"""
