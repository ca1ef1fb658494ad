"""What asks for attention today, and what one does about it."""
