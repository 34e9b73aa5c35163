"""Who may do what, pair by pair, and that no kind of change can be forgotten."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from source_files import called_name, trees

from core.domain.organisation import Role
from core.domain.roles import (
    DEED_OF_KIND,
    DEED_OF_LABEL,
    WHO_MAY,
    Deed,
    deed_of,
    deed_text,
    may,
    role_text,
)
from core.services.labels import LABELS

TABLE = """
                administrator  contributor  approver  auditor
set-up          yes            no           no        no
answer          yes            yes          yes       no
evidence        yes            yes          yes       no
profile         yes            yes          yes       no
assessment      yes            yes          yes       no
question-set    yes            yes          yes       no
export          yes            yes          yes       no
publish         yes            yes          yes       no
set-files       yes            no           no        no
sign-off        yes            no           yes       no
reopen          yes            no           yes       no
people          yes            no           no        no
staff           yes            yes          yes       no
locks           yes            no           no        no
copy-places     yes            yes          yes       no
restore         yes            no           no        no
work            yes            yes          yes       yes
own-pin         yes            yes          yes       yes
read-document   yes            yes          yes       yes
take-in         yes            yes          yes       yes
make-copy       yes            yes          yes       yes
sample          no             no           no        yes
find            no             no           no        yes
reply           yes            yes          yes       no
"""
ROLES, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
PAIRS = [(role, row[0], row[1 + i] == "yes") for row in ROWS for i, role in enumerate(ROLES)]

KIND_OF_ANOTHER_CHANGE = "change.kind"
"""Undoing and putting back are of the kind of what they take back, and so as allowed."""
KIND_IS_CHOSEN = {"core/services/people/people.py": {"own-pin", "people"}}
"""Whose business a PIN is depends on whose PIN it is."""
MAKES_RECORDS_READY = {"core/services/backup/restoring.py", "core/services/backup/bring_back.py"}
"""These write into records that are not in use yet, once bringing back was allowed."""


@pytest.mark.parametrize(("role", "deed", "allowed"), PAIRS)
def test_each_role_may_do_just_its_deeds(role: str, deed: str, allowed: bool) -> None:
    assert may(Role(role), Deed(deed)) is allowed


def test_the_table_holds_every_role_and_every_deed() -> None:
    assert set(ROLES) == set(Role)
    assert [row[0] for row in ROWS] == list(Deed) == list(WHO_MAY)


def kinds() -> Iterator[tuple[str, str]]:
    """Yield (file, kind) of every change that the product's own code writes."""
    for file, tree in trees("core"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called_name(node).endswith("records.write"):
                kind = node.args[0]
                if isinstance(kind, ast.Constant):
                    yield file, str(kind.value)
                elif ast.unparse(kind) != KIND_OF_ANOTHER_CHANGE:
                    yield from ((file, one) for one in KIND_IS_CHOSEN.get(file, {"?"}))


def test_every_kind_of_change_that_a_service_writes_is_some_deed() -> None:
    found = set(kinds())
    assert len(found) > 15
    unknown = [f"{file} writes {kind}" for file, kind in found if kind not in DEED_OF_KIND]
    assert not unknown, "say in core/domain/roles.py who may do it:\n" + "\n".join(unknown)


def test_nobody_writes_past_the_one_place_that_refuses() -> None:
    writers = {
        file
        for file, tree in trees("core/services", "core/workspace.py", "core/workspace_setup.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and called_name(node).endswith("store.write")
    }
    assert writers - MAKES_RECORDS_READY == {"core/services/records.py"}


def test_every_label_with_a_deed_of_its_own_is_a_label() -> None:
    assert set(DEED_OF_LABEL) <= set(LABELS)


@pytest.mark.parametrize("label", ["assessment-due", "version-kept", "evidence-attached"])
def test_another_label_of_the_kind_stays_the_kinds_deed(label: str) -> None:
    kind = "assessment" if label == "assessment-due" else "evidence"
    assert deed_of(kind, label) is deed_of(kind)


def test_a_kind_that_no_table_knows_is_the_administrators() -> None:
    assert [role for role in Role if may(role, "something-new")] == [Role.ADMINISTRATOR]


def test_roles_and_deeds_have_words_of_their_own() -> None:
    assert len({deed_text(deed) for deed in Deed}) == len(Deed)
    assert [role_text(role) for role in Role] == [role.value for role in Role]
