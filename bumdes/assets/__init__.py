"""Assets: what the enterprise owns for longer than a year, thing by thing."""
