"""Run pipeline functions by name: on this event loop, or on workers of a PostgreSQL."""
