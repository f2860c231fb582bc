"""Payroll: who works for the enterprise, what each earns, and what is taken off it by law."""
