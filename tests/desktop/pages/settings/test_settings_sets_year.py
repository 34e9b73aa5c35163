"""Settings, Question sets: the set in use, a newer one, and a file that brings one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from event_loop import let_work
from fixed_clock import FixedClock
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from year_sets import ITEMS_NEW, ITEMS_OLD, year_set, year_sets
from years_world import answer_items, sign

from core.catalogue import catalogue_to_json
from core.crypto.sshsig import SigningKey
from core.domain.change import Change
from core.domain.organisation import AssessmentStatus
from core.packs import pack_bytes
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.pages.settings.sets.year_part import YearPart
from desktop.tasks import TaskRunner
from desktop.theme import Theme
from desktop.widgets.button import Button

KEY = SigningKey.generate()


@pytest.fixture
def workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock
) -> Iterator[Workspace]:
    """Records of a pharmacy that knows only the older set, everything answered."""
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    clock.set(datetime(2026, 9, 24, 9, 0, tzinfo=UTC))
    setup = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", ITEMS_OLD)
    older = {ITEMS_OLD: year_set(ITEMS_OLD)}
    made = Workspace.create(tmp_path / "store", setup, clock=clock, bundled=lambda: older)
    with made.workspace as one:
        answer_items(one)
        yield one


class Chooser:
    """Answers the platform's dialog."""

    def __init__(self) -> None:
        self.path: Path | None = None

    def to_open(self, parent: QWidget, title: str) -> Path | None:
        return self.path

    def to_save(self, parent: QWidget, title: str, name: str) -> Path | None:
        return None


class Desk:
    """A person before the part, with a stick in hand."""

    def __init__(
        self, workspace: Workspace, tasks: TaskRunner, qtbot: QtBot, tmp_path: Path
    ) -> None:
        self.workspace, self.tasks, self.qtbot = workspace, tasks, qtbot
        self.gone: list[str] = []
        self.told: list[Change] = []
        self.chooser, self.stick = Chooser(), tmp_path
        changes = Changes()
        changes.changed.connect(lambda change, _origin: self.told.append(change))
        self.part = YearPart(
            next_set=workspace.next_set,
            years=workspace.years,
            packs=workspace.packs,
            tasks=tasks,
            changes=changes,
            chooser=self.chooser,
            go=lambda place, _target: self.gone.append(place),
        )
        qtbot.addWidget(self.part)
        self.part.resize(760, 900)
        self.part.show()
        self.part.activateWindow()
        qtbot.waitUntil(self.part.isActiveWindow)
        self.part.arrive()
        self.settle()

    def settle(self) -> None:
        let_work(1)
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy, timeout=60_000)
        let_work(1)

    def file(self, key: SigningKey = KEY) -> Path:
        plain = catalogue_to_json(year_set(ITEMS_NEW))
        path = self.stick / "next year.igtq"
        path.write_bytes(pack_bytes(plain, key, "example-publisher", date(2026, 9, 1))[1])
        return path

    def words(self) -> str:
        labels = [one.text() for one in self.part.findChildren(QLabel) if one.isVisible()]
        buttons = [one.text() for one in self.part.findChildren(Button) if one.isVisible()]
        return "\n".join((*labels, *buttons)).replace("\u200b", "")

    def choose(self, path: Path) -> None:
        self.chooser.path = path
        self.part.file.drop.button.click()
        self.settle()

    def take_in(self) -> None:
        self.choose(self.file())
        self.part.file.trust.compared.setChecked(True)
        self.part.file.trust.button.click()
        self.settle()
        self.part.file.install.click()
        self.settle()


@pytest.fixture
def make_desk(
    workspace: Workspace, tasks: TaskRunner, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> Callable[[], Desk]:
    return lambda: Desk(workspace, tasks, qtbot, tmp_path)


def test_the_set_in_use_is_named_with_its_dates(make_desk: Callable[[], Desk]) -> None:
    said = make_desk().words()
    one = year_set(ITEMS_OLD)
    assert f"{one.title} ({one.edition})" in said
    assert "It stays usable." in said and "No newer question set is here." in said


def test_a_file_of_an_unknown_publisher_is_not_read_until_somebody_compared(
    make_desk: Callable[[], Desk], workspace: Workspace
) -> None:
    desk = make_desk()
    desk.choose(desk.file())
    said = desk.words()
    assert "example-publisher" in said and "next year.igtq" in said
    assert year_set(ITEMS_NEW).edition not in said.replace(year_set(ITEMS_OLD).edition, "")
    card = desk.part.file
    assert not card.install.isVisible() and not card.trust.button.isEnabled()
    card.trust.compared.setChecked(True)
    card.trust.button.click()
    desk.settle()
    assert card.install.isVisible()
    assert f"It comes after {year_set(ITEMS_OLD).title}" in desk.words()
    assert workspace.publishers.trusted() == ()  # looking agrees to nothing
    assert ITEMS_NEW not in workspace.catalogues.available()


def test_taking_it_in_shows_what_it_asks_otherwise_and_offers_the_move(
    make_desk: Callable[[], Desk], workspace: Workspace
) -> None:
    desk = make_desk()
    desk.take_in()
    assert ITEMS_NEW in workspace.catalogues.available()
    assert any(change.assessment for change in desk.told)
    card = desk.part.newer[0]
    assert QApplication.focusWidget() is card.button
    said = desk.words()
    assert "Split: " in said and "Put together: " in said and "is here now" in said
    assert card.button.text() == "Move this unfinished assessment to the new set"
    card.differences.fold.head.click()
    desk.settle()
    titles = [d.title for d in workspace.next_set.standing().newer[0].differences]
    assert all(title in desk.words() for title in titles)


def test_what_will_happen_is_said_before_and_nothing_happens_by_saying_no(
    make_desk: Callable[[], Desk], workspace: Workspace
) -> None:
    desk = make_desk()
    desk.take_in()
    card = desk.part.newer[0]
    card.button.click()
    outcome = workspace.next_set.standing().newer[0].outcome
    assert f"{outcome.brought} answers come along" in desk.words()
    assert QApplication.focusWidget() is card.confirm.no
    QTest.keyClick(card.confirm.no, Qt.Key.Key_Escape)
    desk.settle()
    assert len(workspace.assessments.all()) == 1 and desk.gone == []


def test_unfinished_work_is_moved_and_looked_at_next(
    make_desk: Callable[[], Desk], workspace: Workspace
) -> None:
    desk = make_desk()
    desk.take_in()
    desk.part.newer[0].button.click()
    desk.part.newer[0].confirm.yes.click()
    desk.settle()
    new, old = workspace.assessments.all()
    assert (new.catalogue_id, old.status) == (ITEMS_NEW, AssessmentStatus.MOVED)
    assert desk.gone == ["still-true"]


def test_signed_work_is_the_ground_of_a_new_year(
    make_desk: Callable[[], Desk], workspace: Workspace
) -> None:
    sign(workspace)
    desk = make_desk()
    desk.take_in()
    button = desk.part.newer[0].button
    assert button.text() == "Start the new year with last year's answers"
    button.click()
    assert "The signed year stays as it is." in desk.words()
    desk.part.newer[0].confirm.yes.click()
    desk.settle()
    new, old = workspace.assessments.all()
    assert (new.catalogue_id, old.status) == (ITEMS_NEW, AssessmentStatus.SIGNED)


@pytest.mark.parametrize("spoil", ["nonsense", "changed", "gone"])
def test_a_bad_file_is_refused_by_name_and_nothing_is_offered(
    make_desk: Callable[[], Desk], spoil: str
) -> None:
    desk = make_desk()
    path = desk.file()
    if spoil == "nonsense":
        path.write_bytes(b"not a question-set file" * 100)
    elif spoil == "changed":
        path.write_bytes(path.read_bytes().replace(b"example", b"Example", 1))
    else:
        path.unlink()
    desk.choose(path)
    assert "next year.igtq" in desk.words()
    assert desk.part.file.message.isVisible() and not desk.part.file.install.isVisible()
    assert desk.part.file.message.title.text()


def test_a_file_can_be_dropped_anywhere_on_the_part(make_desk: Callable[[], Desk]) -> None:
    desk = make_desk()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(desk.file()))])
    how = (
        Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(desk.part, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(desk.part, QDropEvent(QPointF(5, 5), *how))
    desk.settle()
    assert "example-publisher" in desk.words()


def test_a_set_that_comes_with_the_program_is_offered_without_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FixedClock, tasks: TaskRunner,
    theme: Theme, qtbot: QtBot,
) -> None:  # fmt: skip
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    setup = NewStore("Harbour Pharmacy", "FZZ01", "pharmacy", "Ada Wren", ITEMS_OLD)
    made = Workspace.create(tmp_path / "store", setup, clock=clock, bundled=year_sets)
    with made.workspace as workspace:
        desk = Desk(workspace, tasks, qtbot, tmp_path)
        assert [card.title.text() for card in desk.part.newer] == [
            f"{year_set(ITEMS_NEW).title} ({year_set(ITEMS_NEW).edition})"
        ]
