"""Poll feeds: fetch bytes safely, turn them into entries, decide when to come back."""
