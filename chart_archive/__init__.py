"""Digitized nautical charts and their stories."""
