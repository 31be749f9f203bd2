"""Reads a privacy policy and says which disclosures are missing, vague or contradictory."""
