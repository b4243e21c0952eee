"""Find the figures of an article, and what they measure."""
