"""The core's own rules, reports and definitions, registered as a plugin would."""
