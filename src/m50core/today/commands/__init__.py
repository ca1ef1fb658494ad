"""The words of the command line on the day and what one does about it."""
