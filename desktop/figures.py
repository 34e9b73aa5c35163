"""How numbers of a result are put, so that they are not read as something else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def usual_figure(percent: int) -> str:
    """Return the percentage with the line that keeps it from being read as an exam mark."""
    return QCoreApplication.translate(
        "figures",
        "{percent}%. The usual figure when everything is at level 2 is 66%; it is not an "
        "exam mark.",
    ).format(percent=percent)


def size_words(size: int) -> str:
    """Return a number of bytes as people say it: 3.4 MB."""
    if size < 1_000_000:
        return QCoreApplication.translate("figures", "{size} kB").format(
            size=max(1, round(size / 1000))
        )
    return QCoreApplication.translate("figures", "{size} MB").format(size=f"{size / 1e6:.1f}")
