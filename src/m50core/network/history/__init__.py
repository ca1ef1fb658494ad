"""What was, and how it changed: the log as people read it."""
