"""Money: budgets, bookings and contributions."""
