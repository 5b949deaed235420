"""`haimu serve`: the site."""

import threading

import click

from haimu.console import plain_errors, say
from haimu.opening import opened
from haimu.settings import secret_key
from haimu.worker import keep_in_step
from index.analysis.segmenter import segmenter
from index.search import SearchService
from webapp.app import WebConfig, create_app
from webapp.server import serve as serve_app


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def serve(host: str, port: int) -> None:
    """Serve the site, and keep the index in step."""
    with plain_errors(), opened() as (settings, store, backend):
        if not backend.current():
            say("The index belongs to an older analysis: run `haimu index rebuild`.")
        app = create_app(
            store.catalogue(), SearchService(backend), WebConfig(secret_key=secret_key(settings))
        )
        segmenter()  # Loads its dictionary now, so that the first visitor does not wait for it.
        stop = threading.Event()
        feeding = threading.Thread(target=keep_in_step, args=(store, backend, stop), daemon=True)
        feeding.start()
        say(f"Haimu 海目 serves on http://{host}:{port}/")
        try:
            serve_app(app, host, port)
        finally:
            stop.set()
            feeding.join(timeout=10)
