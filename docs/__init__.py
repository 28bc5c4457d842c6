"""Guides, and what generates the generated parts of them."""
