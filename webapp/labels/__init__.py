"""What codes are called, in the languages of the interface."""
