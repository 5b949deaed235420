"""`haimu worker`: what has to be done beside the site."""

import signal
import threading

import click

from haimu.console import plain_errors, say
from haimu.opening import opened
from haimu.worker import keep_in_step


@click.command()
def worker() -> None:
    """Keep the index in step, without serving the site."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with plain_errors(), opened() as (_, store, backend):
        say("The worker keeps the index in step.")
        keep_in_step(store, backend, stop)
