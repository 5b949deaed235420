"""Servers for the tests: a PostgreSQL and an OpenSearch of our own, started and stopped by process id.

Only the standard library is used here: the scripts run before anything is installed.
"""
