"""How entries name the register that posted them."""

REGISTER_TAG, RECORD_TAG = "register", "record"
"""Tags of what a register posts: which register, and the id of its record."""

NAMING_REGISTER = "naming"
"""What tells apart old lines that name nobody."""
