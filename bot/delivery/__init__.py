"""Deliver messages: render, pace, send, and know what became of each."""
