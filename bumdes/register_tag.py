"""How entries name the register that posted them."""

REGISTER_TAG, RECORD_TAG = "register", "record"
"""Tags of what a register posts: which register, and the id of its record."""

CUT_OVER_REGISTER = "cut_over"
"""What there was before the books; it is told apart right after."""

NAMING_REGISTER = "naming"
"""What tells apart old lines that name nobody."""

CASH_REGISTER = "cash_count"
"""What was missing, or too much, when cash was counted."""
