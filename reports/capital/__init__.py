"""Papers about capital: what it became, who owns it, and what villages are told of it."""
