"""Schedules: what is paid or earned ahead, or owed little by little, month by month."""
