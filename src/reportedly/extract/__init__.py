"""2. Report -> claims."""
