"""Papers of deliberations: their minutes, and who came."""
