"""4. Pairs to origins and relations."""
