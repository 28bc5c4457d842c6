"""Scores, floors and speed; never imported by tests of the package."""
