"""Public corpora, read into passages."""
