"""What can be asked of a network and done with it, a line each: the work is done in the rooms."""
