"""Where the network is kept: commits, and the documents they add up to."""
