"""Rules as values: what they say, where they apply, how they are loaded, selected and documented."""
