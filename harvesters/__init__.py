"""Brings raw records in from files and services, and drops none."""
