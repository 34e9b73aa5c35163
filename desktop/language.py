"""The language of the window: English from the source texts, others from Qt Linguist files.

A translation is ``resources/locale/igt_<language>.qm``, made by ``make translations``. None ships
yet, so nothing is asked of the person; once one does, the computer's own language chooses it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from core.resources import resources_root
from core.text import use_translator


def speak_as_the_computer(app: QCoreApplication, folder: Path | None = None) -> str:
    """Take the first of the computer's languages that *folder* has; return its name, or ""."""
    folder = folder or resources_root() / "locale"
    for name in QLocale.system().uiLanguages():
        for shorter in dict.fromkeys((name, name.partition("-")[0])):
            file = folder / f"igt_{shorter.replace('-', '_')}.qm"
            if file.is_file() and speak(app, file):
                QLocale.setDefault(QLocale(shorter))
                return shorter
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return ""


def speak(app: QCoreApplication, file: Path) -> QTranslator | None:
    """Show all texts, core's too, as *file* has them; None where it cannot be read."""
    translator = QTranslator(app)
    if not translator.load(str(file)):
        return None
    app.installTranslator(translator)
    use_translator(_translated)
    return translator


def speak_english(app: QCoreApplication, translator: QTranslator) -> None:
    """Go back to the source texts."""
    app.removeTranslator(translator)
    use_translator(None)


def _translated(context: str, text: str, count: int) -> str:
    return QCoreApplication.translate(context, text, None, count)
