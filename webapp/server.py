"""Serves the site with waitress: one process, a few threads."""

import logging

from flask import Flask
from waitress import serve as serve_wsgi

THREADS = 6
LONGEST_HEADERS = 1 << 18
LONGEST_BODY = 1 << 20
CONNECTIONS = 500


def serve(app: Flask, host: str, port: int) -> None:
    """Answer requests until the process is interrupted."""
    # Waitress warns about each request that has to wait for a thread; a busy minute would fill the log.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    serve_wsgi(
        app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        max_request_header_size=LONGEST_HEADERS,
        max_request_body_size=LONGEST_BODY,
        ident="Haimu",
    )
