"""The place models."""
