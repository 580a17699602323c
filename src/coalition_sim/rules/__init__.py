"""How actors decide: pure scalar functions, one file an actor or process."""
