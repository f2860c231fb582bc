"""The supervisor's own report: what the books show, and what the supervisors say of it."""
