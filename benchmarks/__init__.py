"""Measurements run by hand: `python -m benchmarks ingest|search`. Each prints one JSON object."""
