"""Two people at one network: what was removed, and what both changed."""
