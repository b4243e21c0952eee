"""Communiqué: a Telegram bot that posts grounded briefings on international business and diplomacy."""
