"""Ten years of a pharmacy's records, made through the store itself, for the benches of age.

Ten assessments of every requirement, two thousand kept documents, a hundred thousand rows of
history: the size that a careful organisation reaches in ten years.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from sqlalchemy import event, select  # noqa: E402

from core.services.access import SpareKeyUnlock  # noqa: E402
from core.store import tables  # noqa: E402
from core.store.journal import Label  # noqa: E402
from core.store.store import Store  # noqa: E402
from core.store.vault import StagedBlob, Vault  # noqa: E402
from core.workspace import NewStore, Workspace  # noqa: E402

YEARS, DOCUMENTS, ROWS = 10, 2_000, 100_000
AT_ONCE = 25  # documents that are kept in one change, as when somebody drops a folder
VALUES = 9  # of one change; with the change itself ten rows
NOTE = "Looked at on {day} by the manager; the folder is complete. "


@dataclass(frozen=True)
class Made:
    """Closed records and what opens them."""

    folder: Path
    key: str

    @property
    def unlock(self) -> SpareKeyUnlock:
        """Open by the spare key, which takes no second as a passphrase does."""
        return SpareKeyUnlock(self.key)

    def open(self) -> Workspace:
        """Open them as the window does."""
        return Workspace.open(self.folder, self.unlock)


def empty_records(folder: Path) -> Made:
    """Make records as they are after the first run."""
    setup = NewStore(
        name="Bridge Street Pharmacy",
        ods_code="FXX01",
        org_type="pharmacy",
        person="Sam Carter",
        catalogue_id="igt-10",
    )
    created = Workspace.create(folder, setup)
    created.workspace.close()
    assert created.spare_key is not None
    return Made(folder, created.spare_key)


def ten_years(folder: Path, documents: int = DOCUMENTS, typed: int = 0) -> Made:
    """Make the same records ten years later, with so many kept documents.

    The history has ROWS rows, and at least *typed* of answers that were typed.
    """
    made = empty_records(folder)
    with made.open() as workspace:
        refs = list(workspace.assessments.state().by_ref)
        store = workspace.assessments._records.store  # a bench may look behind the services
        event.listen(store._writer, "connect", _without_waiting)
        store._writer.dispose()
        assessments = _assessments(store)
        vault = Vault(folder, [workspace.secrets.vault_identity])
        _documents(store, vault, assessments, refs, documents)
        _history(store, assessments, refs, max(ROWS, history_rows(store) + typed))
    return made


def history_rows(store: Store) -> int:
    """Return how many rows the history has."""
    with store.read() as session:
        changes = session.query(tables.ChangeRow).count()
        return changes + session.query(tables.ChangeValueRow).count()


def _without_waiting(connection: object, _record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]


def _assessments(store: Store) -> list[str]:
    with store.read() as session:
        first = session.scalars(select(tables.Assessment)).one()
        ids = [first.id]
        copied = {
            name: getattr(first, name)
            for name in ("organisation_id", "catalogue_id", "rules_hash", "org_type", "started")
        }
    with store.write(kind="set-up", label=Label("records-set-up")) as unit:
        for year in range(1, YEARS):
            row = tables.Assessment(id=f"year-{year}", state="signed", **copied)
            unit.session.add(row)
            ids.append(row.id)
    return ids


def _documents(
    store: Store, vault: Vault, assessments: list[str], refs: list[str], count: int
) -> None:
    with store.read() as session:
        organisation = session.scalars(select(tables.Organisation)).one()
        owner, now = organisation.id, organisation.created
    staged = [
        vault.put(io.BytesIO(f"made-up document {number}\n".encode() * 40))
        for number in range(count)
    ]
    for first in range(0, count, AT_ONCE):
        with store.write(kind="evidence", label=Label("evidence-attached")) as unit:
            for number, blob in enumerate(staged[first : first + AT_ONCE], first):
                place = assessments[number % YEARS], refs[number // YEARS % len(refs)]
                unit.session.add_all(_document(number, blob, owner, now, place))
                vault.settle(blob)


def _document(
    number: int, blob: StagedBlob, owner: str, when: datetime, place: tuple[str, str]
) -> list[object]:
    piece, (assessment, ref) = f"piece-{number}", place
    return [
        tables.Blob(id=blob.blob_id, sha256=blob.sha256, size=blob.size, stored=when),
        tables.Evidence(
            id=piece,
            organisation_id=owner,
            title=f"Document {number}",
            kind="file",
            created=when,
        ),
        tables.EvidenceVersion(
            evidence_id=piece,
            number=1,
            blob_id=blob.blob_id,
            file_name=f"document-{number}.txt",
            media_type="text/plain",
            size=blob.size,
            sha256=blob.sha256,
            added=when,
        ),
        tables.EvidenceLink(evidence_id=piece, assessment_id=assessment, ref=ref),
    ]


def _history(store: Store, assessments: list[str], refs: list[str], rows: int) -> None:
    day = 0
    while (missing := rows - history_rows(store)) > 0:
        for _ in range(-(-missing // (VALUES + 1))):
            day += 1
            where = assessments[day % YEARS]
            with store.write(kind="answer", label=Label("note", {"ref": "10-114"})) as unit:
                for place in range(VALUES):
                    key = {
                        "assessment_id": where,
                        "ref": refs[(day + place) % len(refs)],
                        "field": "note",
                    }
                    row = unit.session.scalars(select(tables.Answer).filter_by(**key)).one_or_none()
                    text = NOTE.format(day=day)
                    if row is None:
                        unit.session.add(tables.Answer(**key, value=text))
                    else:
                        row.value = text
