"""Read any text: its letters and words, the names and numbers in it, its sentences."""
