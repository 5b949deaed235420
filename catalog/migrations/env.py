"""Runs the migrations on the connection that `catalog.migration` hands over."""

from alembic import context

from catalog.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
