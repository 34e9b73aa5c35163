"""What a screen reader finds: a name for every control, in the order in which they are seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from gallery_pieces import home, parts, window
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import Theme

Role = QAccessible.Role
CONTROLS = {
    Role.Button, Role.CheckBox, Role.EditableText, Role.List, Role.ProgressBar, Role.ListItem,
}  # fmt: skip


def walk(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def name(node: QAccessibleInterface) -> str:
    return node.text(QAccessible.Text.Name)


def shown(widget: QWidget, qtbot: QtBot) -> list[QAccessibleInterface]:
    """Return what a screen reader finds in *widget*; it goes when *widget* goes, so keep that."""
    qtbot.addWidget(widget)
    widget.resize(1360, 860)
    widget.show()
    return list(walk(QAccessible.queryAccessibleInterface(widget)))


@pytest.mark.parametrize("make", [window, home, parts])
def test_every_control_has_a_name(make: object, theme: Theme, qtbot: QtBot) -> None:
    widget = make()
    nodes = [node for node in shown(widget, qtbot) if node.role() in CONTROLS]
    assert nodes
    assert not [str(node.role()) for node in nodes if not name(node).strip()]


def test_panes_and_rows_are_met_in_the_order_in_which_they_are_seen(
    theme: Theme, qtbot: QtBot
) -> None:
    frame = window()
    names = [name(node) for node in shown(frame, qtbot)]
    wanted = [
        "Bridge Street Pharmacy", "Hide screen", "Lock", "Home", "Requirements", "Finish",
        "Leadership and oversight", "Protect laptops and mobile devices", "Choose files",
        "Guidance",
    ]  # fmt: skip
    places = [next(k for k, text in enumerate(names) if text.startswith(w)) for w in wanted[:6]]
    assert places == sorted(places)
    panes = [names.index(w) if w in names else -1 for w in ("Requirement", "Choose files")]
    assert -1 not in panes and panes == sorted(panes)
    assert names.index("Choose files") < len(names) - names[::-1].index("Guidance")


def test_a_row_says_its_ref_title_and_how_it_stands(theme: Theme, qtbot: QtBot) -> None:
    frame = window()
    spoken = [name(node) for node in shown(frame, qtbot) if node.role() is Role.ListItem]
    assert "10-010 Name an accountable lead for data and security, done" in spoken


def test_a_tick_box_is_one_to_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    frame = window()
    boxes = [node for node in shown(frame, qtbot) if node.role() is Role.CheckBox]
    assert [bool(node.state().checked) for node in boxes] == [True, False]
    assert boxes[1].actionInterface() is not None
