"""The words of the command line, a module per family; each has ``COMMANDS`` by word."""
