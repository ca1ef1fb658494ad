"""Documents that the plan names."""
