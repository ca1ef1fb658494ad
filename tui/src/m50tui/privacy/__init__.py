"""What is kept about a person, and wiping it."""
