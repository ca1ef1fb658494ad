"""What is small and personal to one machine: settings, drafts, where each list stood."""
