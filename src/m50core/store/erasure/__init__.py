"""Wiping somebody from every file of the folder, to the end, whatever comes between."""
