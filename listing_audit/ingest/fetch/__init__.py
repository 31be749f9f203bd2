"""Fetches pages of shops politely: raw pages, canonical listings and price observations, from public addresses only."""
