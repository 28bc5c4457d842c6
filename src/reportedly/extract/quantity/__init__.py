"""Figures: how many of what, with the words that bound them."""

from reportedly.extract.quantity.figures import extract_figures, read_quantities

__all__ = ["extract_figures", "read_quantities"]
