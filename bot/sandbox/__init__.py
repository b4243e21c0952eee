"""A strict Bot API server on loopback with a chat page: try the bot without a token, and test against it."""
