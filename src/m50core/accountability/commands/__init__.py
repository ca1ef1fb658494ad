"""The words of the command line on how the plan goes."""
