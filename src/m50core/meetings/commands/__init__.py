"""The words of the command line on meetings."""
