"""From a folder with m50 to a program that runs: set up, installed, brought along on a stick.

Only the standard library is at hand here: this is what brings the rest.
"""
