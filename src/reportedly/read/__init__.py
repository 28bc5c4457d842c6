"""1. bytes -> Report."""
