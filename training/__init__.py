"""Training of the language network; nothing here is needed to run Faultlines."""
