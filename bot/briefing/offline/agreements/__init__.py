"""Put events together: one entry an agreement, with its parties, their roles and its kind."""
