"""Answer updates from Telegram: parse, ask the store, render, reply."""
