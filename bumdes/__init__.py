"""The village-owned enterprise: who it is, what it does, and how that is booked."""
