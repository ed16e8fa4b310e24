"""How the example notebooks are told: people, days, voices, and the rounds a team makes."""
