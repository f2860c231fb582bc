"""Stock: what lies in store, how much of it, and what it cost."""
