"""Turns findings into what people and programs read. One module a format; no decisions are made here."""
