"""Alembic's entry: runs revisions on the connection it is given, in that transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("target_metadata"),
    render_as_batch=True,
    transactional_ddl=False,  # the runner holds the one transaction
)
context.run_migrations()
