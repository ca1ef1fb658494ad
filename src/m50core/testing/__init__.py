"""The kit for those who write plugins and stores."""
