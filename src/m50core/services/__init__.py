"""What one can do with the network. Functions that return values and never print."""
