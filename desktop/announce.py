"""What a screen reader says by itself, while the keyboard stays where it is.

Only for what a person who sees notices at a glance: something was saved or was not, long work
goes on or ends, so many things were found. Qt hands it to the platform's assistive technology;
where nobody listens it costs nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have *text* said once what is being said has ended, or in the midst of it if *urgent*."""
    if not text or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(source, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)


def announce_found(source: QWidget, count: int) -> None:
    """Say how many things a search found; what is typed stays where it is."""
    if count == 0:
        text = QCoreApplication.translate("found", "Nothing found")
    elif count == 1:
        text = QCoreApplication.translate("found", "1 found")
    else:
        text = QCoreApplication.translate("found", "{count} found", None, count).format(count=count)
    announce(source, text)
