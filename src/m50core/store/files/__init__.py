"""The files of a network's folder: how each is written, locked, read and known to be whole."""
