"""The search site and its interfaces for other programs."""
