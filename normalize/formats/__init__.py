"""Formats other than MARC: each is read into a `Description`, and one table makes a `Record` of it."""
