"""Answer questions about an article by its sentences."""
