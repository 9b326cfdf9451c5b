"""Repairs: for each finding that has one, what to write in the author's text."""
