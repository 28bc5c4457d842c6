"""Extractor: quantity."""
