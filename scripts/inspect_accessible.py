"""What a screen reader meets in the window: the accessible tree as text, and its faults.

``met(window)`` walks the tree as assistive technology does, through QAccessible's interfaces;
``faults`` says in words what would stop a person, ``tree_text`` is what is kept to be looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

MOST_ROWS = 60  # of a list; the others are made alike
MOST_STOPS = 400  # more means that the Tab key is caught
SMALLEST_TARGET = 24  # pixels, WCAG 2.2, 2.5.8

Role = QAccessible.Role
_PRESSED = {
    Role.Button, Role.ButtonMenu, Role.ButtonDropDown, Role.CheckBox, Role.ComboBox, Role.Link,
    Role.ListItem, Role.MenuItem, Role.PageTab, Role.RadioButton, Role.SpinBox, Role.TreeItem,
    Role.EditableText,
}  # fmt: skip
_ROWS = {Role.ListItem, Role.TreeItem, Role.Cell}
_STATES = (
    "focusable", "focused", "checkable", "checked", "checkStateMixed", "disabled", "selected",
    "expandable", "expanded", "collapsed", "readOnly", "editable", "multiLine", "passwordEdit",
    "invalid", "offscreen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a screen reader can come to, where it is, and what it is inside."""

    depth: int
    role: QAccessible.Role
    name: str
    description: str
    value: str
    states: frozenset[str]
    place: QRect
    inside: tuple[str, ...]  # names of what it stands in, from the outside
    in_field: bool = False

    @property
    def words(self) -> str:
        """Return role and name as they are put in a report."""
        return f"{self.role.name} “{self.name}”"


def met(window: QWidget) -> list[Node]:
    """Return everything that is visible in *window*, in the order of the accessible tree."""
    QAccessible.setActive(True)  # as it is wherever somebody reads: lists then tell of changes
    root = QAccessible.queryAccessibleInterface(window)
    return list(_walk(root, 0, ())) if root is not None else []


def _walk(
    one: QAccessibleInterface, depth: int, inside: tuple[str, ...], *, in_field: bool = False
) -> Iterator[Node]:
    state = one.state()
    if state.invisible:
        return
    name = _name(one)
    node = Node(
        depth=depth,
        role=one.role(),
        name=name,
        description=one.text(QAccessible.Text.Description),
        value=one.text(QAccessible.Text.Value),
        states=frozenset(word for word in _STATES if getattr(state, word)),
        place=one.rect(),
        inside=inside,
        in_field=in_field,
    )
    yield node
    within = (*inside, name) if name else inside
    count = one.childCount()
    if one.role() is Role.List:
        count = min(count, MOST_ROWS)
    for number in range(count):
        child = one.child(number)
        if child is not None and child.isValid():
            in_this = node.role is Role.EditableText
            yield from _walk(child, depth + 1, within, in_field=in_this)


def _name(one: QAccessibleInterface) -> str:
    """Return the name; Qt gives what is chosen as the name of a combo box on Linux."""
    if one.role() is Role.ComboBox:
        widget = one.object()
        if isinstance(widget, QWidget) and widget.accessibleName():
            return widget.accessibleName()
    return one.text(QAccessible.Text.Name)


def faults(nodes: list[Node], window: QWidget) -> list[str]:
    """Return what is wrong, each a sentence."""
    return [*_unnamed(nodes), *_alike(nodes), *_small(nodes), *_out_of_order(nodes),
            *_tab_out_of_order(window)]  # fmt: skip


def _unnamed(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        needs = "focusable" in node.states or node.role in _PRESSED or node.role in _ROWS
        needs = needs or node.role is Role.ProgressBar
        if needs and not node.name.strip() and node.role is not Role.Window:
            yield f"no name: {node.role.name} in {' > '.join(node.inside)}"


def _alike(nodes: list[Node]) -> Iterator[str]:
    """Two controls that say the same, in the same surroundings, cannot be told apart."""
    said = Counter(
        (node.role, node.name, node.description, node.inside)
        for node in nodes
        if node.role in _PRESSED - _ROWS and node.name and "disabled" not in node.states
    )
    for (role, name, _, inside), times in said.items():
        if times > 1:
            yield f"{times} times alike: {role.name} “{name}” in {' > '.join(inside)}"


def _small(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        width, height = node.place.width(), node.place.height()
        if node.role not in _PRESSED or (node.role is Role.Button and node.in_field):
            continue  # what empties a field: the keyboard does the same
        if min(width, height) < SMALLEST_TARGET:
            yield f"smaller than {SMALLEST_TARGET} px: {node.words}, {width} by {height}"


def _out_of_order(nodes: list[Node]) -> Iterator[str]:
    """What stands in one thing is met from top to bottom and from left to right."""
    last: dict[int, Node] = {}
    for node in nodes:
        before = last.get(node.depth)
        last = {depth: one for depth, one in last.items() if depth < node.depth}
        last[node.depth] = node
        if before is not None and _ordered(node, before) and _precedes(node.place, before.place):
            yield f"met after what it precedes on screen: {node.words}, after {before.words}"


def _ordered(node: Node, before: Node) -> bool:
    """Rows are in the order of their model, and the grip between two panes is in neither."""
    return node.role not in _ROWS and Role.Grip not in (node.role, before.role)


def _tab_out_of_order(window: QWidget) -> Iterator[str]:
    """The Tab key, too, goes from top to bottom and from left to right within a page."""
    stops = tab_stops(window)
    if len(stops) == MOST_STOPS:
        yield f"the Tab key does not get past {_said(stops[-1])}"
    for one, following in pairwise(stops):
        if one.parentWidget() is not following.parentWidget():
            continue  # panes and cards may stand in columns
        if _precedes(_place(following), _place(one)):
            yield f"Tab goes back from {_said(one)} to {_said(following)}"


def tab_stops(window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round again, and return what it came to; then go back."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    began = QApplication.focusWidget()
    if began is not None:
        began.clearFocus()
    stops: list[QWidget] = []
    while len(stops) < MOST_STOPS:
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now in stops:
            if now is not None and stops and now is stops[-1] and len(stops) > 1:
                stops += [now] * (MOST_STOPS - len(stops))
            break
        stops.append(now)
    if began is not None:
        began.setFocus()
    return stops


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def _said(widget: QWidget) -> str:
    return f"“{widget.accessibleName() or type(widget).__name__}”"


def _precedes(one: QRect, other: QRect) -> bool:
    """Say whether *one* is wholly above *other* in its column, or wholly left of it in its row."""
    if one.isEmpty() or other.isEmpty():
        return False
    above = one.bottom() < other.top() and _share(one.left(), one.right(), other.left(),
                                                  other.right())  # fmt: skip
    left = one.right() < other.left() and _share(one.top(), one.bottom(), other.top(),
                                                 other.bottom())  # fmt: skip
    return above or left


def _share(low: int, high: int, other_low: int, other_high: int) -> bool:
    return min(high, other_high) - max(low, other_low) > 4


def tree_text(nodes: list[Node]) -> str:
    """Return the tree, a line for each thing: role, name, value, states, description."""
    lines = []
    for node in nodes:
        words = [f"{'  ' * node.depth}{node.role.name}", f"“{node.name}”"]
        if node.value and node.value != node.name:
            words.append(f"= {node.value[:80]!r}")
        if node.states:
            words.append(f"[{', '.join(sorted(node.states))}]")
        if node.description and node.description != node.name:
            words.append(f"({node.description})")
        lines.append(" ".join(words))
    return "\n".join(lines) + "\n"


def top_windows() -> list[QWidget]:
    """Return the windows and pop-ups that are on screen."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible()]
