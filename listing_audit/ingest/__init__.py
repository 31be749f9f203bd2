"""Bytes to listings: reads once, keeps the raw text and where it stood, and says what could not be read."""
