"""Reports on what is kept about someone."""
