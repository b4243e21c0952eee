"""Write briefings and answers without a model: from rules and the tables of `bot/briefing/data`."""
