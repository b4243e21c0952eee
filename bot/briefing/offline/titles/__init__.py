"""Name an agreement in the words of its article."""
