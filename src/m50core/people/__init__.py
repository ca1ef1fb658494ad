"""Who M50 deals with: people, the organisations that they are of, and themes."""
