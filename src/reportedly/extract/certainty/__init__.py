"""Extractor: certainty."""
