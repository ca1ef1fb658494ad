"""What a year plan needs of itself."""
