"""Reads the window as a screen reader does: another process, over the accessibility bus.

    python accessible_reader.py igt-desktop

For each line on standard input it writes one line of JSON: for ``tree`` the nodes of that
application in reading order, for ``focus`` only what has the keyboard (in half the time), and null
while it is not on the bus. Only jeepney is needed, which keyring brings.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

Ref = tuple[str, str]  # bus name and object path

ROOT: Ref = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
ACCESSIBLE, COMPONENT, TEXT = (
    f"org.a11y.atspi.{one}" for one in ("Accessible", "Component", "Text")
)
STATES = {
    "checked": 4, "editable": 7, "enabled": 8, "focusable": 11, "focused": 12, "selected": 23,
    "showing": 25,
}  # fmt: skip
"""Places of the states' bits, from the enumeration AtspiStateType."""
SECONDS = 5


class Reader:
    """A connection to the accessibility bus."""

    def __init__(self) -> None:
        session = open_dbus_connection("SESSION")
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        asked = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=SECONDS)
        self._bus: DBusConnection = open_dbus_connection(asked.body[0])
        session.close()

    def application(self, name: str) -> Ref | None:
        """Return the application of that name, if it is there."""
        for ref in self._call(ROOT, ACCESSIBLE, "GetChildren")[0]:
            if self._property(ref, ACCESSIBLE, "Name") == name:
                return ref
        return None

    def nodes(self, ref: Ref, asked: str, depth: int = 0) -> Iterator[dict[str, Any]]:
        """Yield what is on screen, a parent before its children."""
        states = self._states(ref)
        if depth and "showing" not in states:
            return
        if asked == "tree" or "focused" in states:
            yield self._node(ref, depth, states)
        for child in self._call(ref, ACCESSIBLE, "GetChildren")[0]:
            yield from self.nodes(child, asked, depth + 1)

    def _node(self, ref: Ref, depth: int, states: list[str]) -> dict[str, Any]:
        node = {
            "depth": depth,
            "role": self._call(ref, ACCESSIBLE, "GetRoleName")[0],
            "name": self._property(ref, ACCESSIBLE, "Name"),
            "about": self._property(ref, ACCESSIBLE, "Description"),
            "states": states,
            "box": [],
            "text": "",
        }
        if depth:
            node["box"] = self._call(ref, COMPONENT, "GetExtents", "u", (0,))[0]
        if "editable" in states:
            node["text"] = self._call(ref, TEXT, "GetText", "ii", (0, -1))[0]
        return node

    def _states(self, ref: Ref) -> list[str]:
        low, high = self._call(ref, ACCESSIBLE, "GetState")[0]
        bits = low | high << 32
        return [name for name, place in STATES.items() if bits >> place & 1]

    def _call(
        self, ref: Ref, interface: str, method: str, kinds: str | None = None, values: tuple = ()
    ) -> Any:
        where = DBusAddress(ref[1], ref[0], interface)
        return self._answer(new_method_call(where, method, kinds, values))

    def _property(self, ref: Ref, interface: str, name: str) -> Any:
        return self._answer(Properties(DBusAddress(ref[1], ref[0], interface)).get(name))[0][1]

    def _answer(self, message: Any) -> Any:
        reply = self._bus.send_and_get_reply(message, timeout=SECONDS)
        if reply.header.message_type is MessageType.error:
            raise DBusErrorResponse(reply)
        return reply.body


def main(name: str) -> None:
    """Answer each line that is asked; a window that changes under the reader is read again."""
    reader = Reader()
    for line in sys.stdin:
        nodes = None
        try:
            ref = reader.application(name)
            if ref is not None:
                nodes = list(reader.nodes(ref, line.strip()))
        except (DBusErrorResponse, TimeoutError):
            pass  # a part of it vanished while it was being read
        sys.stdout.write(json.dumps(nodes) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
