"""The schema's history: every revision leads to what the mappings say, and back."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from core.domain.clock import SystemClock
from core.store.creation import make_database
from core.store.engine import connect, engine_over
from core.store.migrations import runner
from core.store.tables import SCHEMA

KEY = "5a" * 32


def empty(path: Path) -> Path:
    connection = connect(path, KEY, create=True)
    connection.close()
    return path


def schema_of(path: Path) -> set[tuple[str, ...]]:
    """Every table and index as its clauses; the order of a table's constraints means nothing."""
    connection = connect(path, KEY)
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {clauses(plain(row[0])) for row in rows}


def plain(sql: str) -> str:
    """Without what tells only how it came about: a table made again has its name in quotes."""
    return re.sub(r'"(\w+)"', r"\1", re.sub(r"\s+", " ", sql).replace("( ", "(").strip())


def clauses(sql: str) -> tuple[str, ...]:
    columns, *constraints = re.split(r", (?=CONSTRAINT )", sql.removesuffix(")").strip())
    return (columns, *sorted(constraints))


def without_stamp(path: Path) -> set[tuple[str, ...]]:
    return {sql for sql in schema_of(path) if "alembic_version" not in sql[0]}


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    path = empty(tmp_path / "migrated.db")
    runner.migrate(path, KEY, runner.HEAD)
    return path


def test_the_revisions_named_in_code_are_the_scripts_in_order() -> None:
    scripts = ScriptDirectory.from_config(runner.alembic_config())
    assert [s.revision for s in reversed(list(scripts.walk_revisions()))] == list(runner.REVISIONS)
    assert scripts.get_current_head() == runner.HEAD


def test_a_migrated_store_has_exactly_the_schema_of_a_new_one(
    migrated: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.db"
    make_database(new, KEY, SystemClock())
    assert schema_of(migrated) == schema_of(new)


def test_a_migrated_store_has_exactly_the_schema_of_the_mappings(migrated: Path) -> None:
    raw = connect(migrated, KEY)
    engine = engine_over(raw)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences: list[Any] = compare_metadata(context, SCHEMA)
    engine.dispose()
    raw.close()
    assert differences == []


def test_up_down_up_is_the_identity_for_every_revision(tmp_path: Path) -> None:
    path = empty(tmp_path / "steps.db")
    before = "base"
    for revision in runner.REVISIONS:
        lower = schema_of(path)
        runner.migrate(path, KEY, revision)
        upper = schema_of(path)
        assert upper != lower
        runner.migrate(path, KEY, before)
        assert without_stamp(path) == {sql for sql in lower if "alembic_version" not in sql[0]}
        runner.migrate(path, KEY, revision)
        assert schema_of(path) == upper
        before = revision


def test_no_migration_imports_the_application() -> None:
    for script in (runner.SCRIPTS / "versions").glob("*.py"):
        assert not re.search(r"^\s*(from|import)\s+(core|desktop)\b", script.read_text(), re.M)


def test_opening_a_store_that_is_up_to_date_does_not_load_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from types import SimpleNamespace as N;"
        "from core.store.store import Store; from core.domain.clock import SystemClock as C;"
        f"a = (Path({str(tmp_path / 's')!r}), N(database_key={KEY!r}), C());"
        "Store.create(*a).close(); Store.open(*a).close();"
        "sys.exit('alembic' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True, cwd=root, timeout=60)
