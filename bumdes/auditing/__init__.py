"""Those who look from outside: what they may see, what they took along, what they found."""
