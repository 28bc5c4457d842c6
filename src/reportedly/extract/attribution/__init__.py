"""Extractor: attribution."""
