"""Extractor: time."""
