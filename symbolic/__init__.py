"""The score, its files, its theory, and the token model that fills it."""
