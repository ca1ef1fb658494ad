"""Any record: in words, on a page of its own, and in a list."""
