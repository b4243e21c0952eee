"""Find words and patterns in the lines of an article: what all that reads it shares."""
