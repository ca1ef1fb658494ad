"""The network, and what it is made of."""
