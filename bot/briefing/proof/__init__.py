"""Hold what is claimed of an article against its words."""
