"""What the log remembers: history, undo and redo, differences, and the bin. Pure."""
