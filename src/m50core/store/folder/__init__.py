"""The store in a folder: opened, followed, and held against those who saw it before."""
