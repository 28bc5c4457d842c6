"""Extractor: place."""
