"""Alembic's entry: runs revisions on the connection it is given, in that transaction."""

from __future__ import annotations

from alembic import context

from core.store.search_index import is_derived


def _is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Whether Alembic may look at something: the index of the search is no part of the schema."""
    return kind != "table" or name is None or not is_derived(name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("target_metadata"),
    render_as_batch=True,
    include_name=_is_ours,
    transactional_ddl=False,  # the runner holds the one transaction
)
context.run_migrations()
