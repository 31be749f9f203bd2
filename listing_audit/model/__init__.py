"""Frozen values that everything else passes along. Standard library only."""
