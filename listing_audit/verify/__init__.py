"""Candidates become outcomes: does it stand, is it cleared and by what, or can it not be told?"""
