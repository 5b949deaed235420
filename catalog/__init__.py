"""The union catalogue: what every source delivered, and which deliveries are the same book."""
