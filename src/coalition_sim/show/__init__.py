"""What is seen: figures, tables on the terminal, and the folder of a run."""
