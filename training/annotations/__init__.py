"""Texts annotated in the claim format: keys of public texts, our own reports, marked pairs."""
