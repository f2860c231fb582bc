"""How the enterprise is governed: deliberations, decisions, organs, papers, cooperation."""
