"""Thin web pages and an HTTP API over `api.Scanner`: the seller's pre-check, privacy policies, prices, rules."""
