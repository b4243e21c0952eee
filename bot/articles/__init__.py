"""Read articles: text from pages, languages, links, and which articles tell one event."""
