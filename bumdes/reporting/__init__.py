"""Reporting: what people write in reports, hand over, sign and answer for."""
