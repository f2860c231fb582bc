"""What an auditor asks for: schedules, samples, tests, letters, and a pack that holds them."""
