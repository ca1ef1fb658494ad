"""The plan of the next year: what goes on, what is proposed."""
