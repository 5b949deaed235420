"""Home, help, about."""
