"""Papers of cash: what was counted, and the bank beside the books."""
