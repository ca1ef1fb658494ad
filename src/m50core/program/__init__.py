"""What this program is on this machine: opening a network, what is installed, settings."""
