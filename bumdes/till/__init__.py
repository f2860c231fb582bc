"""The shop till: shifts with counted cash, sales with their receipts, and what was taken in."""
