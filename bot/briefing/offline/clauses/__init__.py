"""Cut sentences into clauses, and tell of each how far it is, when, and whom it means."""
