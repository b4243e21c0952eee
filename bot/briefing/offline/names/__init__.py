"""Find who is named in an article: countries, their parts, organisations."""
