"""The shared parts: words for dates, waiting changes, many files kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fixed_clock import FixedClock
from pytestqt.qtbot import QtBot

from core.domain.evidence import Evidence, EvidenceKind, EvidenceLink
from core.errors import KnownError
from core.services import sample
from core.workspace import NewStore, Workspace
from desktop.changes import Changes
from desktop.evidence.adding import Added, Adding, stage_all
from desktop.evidence.changed_banner import ChangedBanner
from desktop.evidence.copy_watch import CopyWatch
from desktop.evidence.outside_bar import OutsideBar
from desktop.evidence.pending import Pending, keep, pending_of, throw_away
from desktop.evidence.words import Dating, breakable, dating_of, dating_words, size_words
from desktop.tasks import TaskRunner
from desktop.theme import Theme

TODAY = date(2026, 5, 12)


@pytest.fixture
def workspace(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workspace]:
    monkeypatch.setenv("IGT_HOME", str(tmp_path / "home"))
    setup = NewStore(
        sample.NAME, sample.ODS_CODE, sample.ORG_TYPE, sample.MANAGER, sample.CATALOGUE_ID
    )
    with Workspace.create(tmp_path / "records", setup, clock=clock).workspace as made:
        yield made


def paper(review_by: date | None) -> Evidence:
    added = datetime(2026, 1, 1, tzinfo=UTC)
    return Evidence("x", EvidenceKind.PAPER, "Log", added, "Ada", review_by=review_by)


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"content of {path.name}", encoding="utf-8")
    return paths


@pytest.mark.parametrize(
    ("review_by", "dating", "text"),
    [
        (None, Dating.NONE, "No date to check it again"),
        (date(2026, 5, 11), Dating.PAST, "Past its date since 11 May 2026"),
        (date(2026, 5, 12), Dating.SOON, "Check again by 12 May 2026"),
        (date(2026, 7, 11), Dating.SOON, "Check again by 11 July 2026"),
        (date(2026, 7, 12), Dating.IN_DATE, "In date until 12 July 2026"),
    ],
)
def test_a_date_is_said_in_words_with_a_sign(
    review_by: date | None, dating: Dating, text: str
) -> None:
    piece = paper(review_by)
    assert dating_of(piece, TODAY) is dating
    assert dating_words(piece, TODAY).text == text
    assert bool(dating_words(piece, TODAY).icon) is (dating is not Dating.NONE)


def test_sizes_are_said_as_file_managers_do() -> None:
    assert [size_words(size) for size in (12, 1500, 3 * 1024 * 1024)] == [
        "12 bytes",
        "1 KB",
        "3.0 MB",
    ]


def test_a_long_name_without_spaces_may_break_and_stays_the_same_to_read() -> None:
    assert "\u200b" in breakable("x" * 60) and breakable("a short name") == "a short name"
    assert breakable("x" * 60).replace("\u200b", "") == "x" * 60


def test_files_are_kept_once_each_and_linked(
    workspace: Workspace, tmp_path: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    adding = Adding(evidence=workspace.evidence, tasks=tasks)
    told: list[Added] = []
    adding.finished.connect(told.append)
    adding.start([*files(tmp_path, 3), tmp_path], [EvidenceLink("10-115")])
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    (added,) = told
    assert len(added.new) == 3 and added.change.requirements == {"10-115"}
    assert [refusal.what for refusal in added.refused] == [f"{tmp_path.name} is a folder."]
    assert all(one.links == (EvidenceLink("10-115"),) for one in workspace.evidence.all())


def test_stopping_keeps_none_of_the_files(
    workspace: Workspace, tmp_path: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    adding = Adding(evidence=workspace.evidence, tasks=tasks)
    stopped: list[bool] = []
    adding.stopped.connect(lambda: stopped.append(True))
    tasks.work_started.connect(lambda work: work.cancel())
    adding.start(files(tmp_path, 20))
    qtbot.waitUntil(lambda: not tasks.is_busy, timeout=60_000)
    assert stopped == [True] and workspace.evidence.all() == ()


def test_how_far_it_is_is_counted_over_all_files(workspace: Workspace, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    paths = files(tmp_path, 3)
    stage_all(
        workspace.evidence,
        paths,
        progress=lambda *news: told.append(news),
        cancelled=lambda: False,
    )
    total = sum(path.stat().st_size for path in paths)
    assert {news[1] for news in told} == {total}
    assert [news[0] for news in told] == sorted(news[0] for news in told)
    assert told[0] == (0, total, "1/3") and told[-1][0] == total


def test_a_change_is_kept_or_thrown_away_by_one_call(workspace: Workspace, tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    kept = workspace.evidence.attach(path).evidence.id

    def waiting() -> tuple[Pending, ...]:
        return pending_of(workspace.evidence.all(), workspace.copies.changed())

    assert waiting() == ()
    outside = workspace.copies.open(kept)
    outside.write_text("second", encoding="utf-8")
    (pending,) = waiting()
    assert (pending.number, pending.next_number, pending.copy is not None) == (1, 2, True)
    assert keep(workspace.copies, pending).evidence and waiting() == ()
    outside.write_text("third", encoding="utf-8")
    workspace.copies.close_all()
    (pending,) = waiting()
    assert (pending.number, pending.next_number, pending.copy) == (2, 3, None)
    assert throw_away(workspace.copies, pending).evidence and waiting() == ()
    with pytest.raises(KnownError):
        keep(workspace.copies, pending)


def test_waiting_changes_are_asked_about_one_after_another(theme: Theme, qtbot: QtBot) -> None:
    banner = ChangedBanner()
    qtbot.addWidget(banner)
    waiting = [Pending(f"{n}", f"{n}.docx", n, n + 1) for n in (1, 2, 3)]
    banner.show_waiting(waiting)
    assert banner.title.text() == "You changed 1.docx"
    assert "2 more changed documents" in banner.text.text()
    kept: list[Pending] = []
    banner.keep_clicked.connect(kept.append)
    banner.keep.click()
    assert kept == waiting[:1] and not banner.keep.isEnabled()
    banner.show_waiting(waiting[1:])
    assert banner.keep.text() == "Keep as version 3" and banner.keep.isEnabled()
    banner.set_compact(True)
    assert banner.text.isHidden() and banner.text.text() in banner.accessibleName()
    banner.show_waiting([])
    assert banner.isHidden()


def test_documents_open_outside_are_counted(theme: Theme, qtbot: QtBot) -> None:
    bar = OutsideBar()
    qtbot.addWidget(bar)
    bar.show_count(2)
    assert bar.text.text() == "2 documents are open in other programs." and not bar.isHidden()
    bar.show_count(0)
    assert bar.isHidden()


def test_a_program_that_ends_looks_no_more_at_open_documents(
    workspace: Workspace, tmp_path: Path, tasks: TaskRunner, qtbot: QtBot
) -> None:
    (path,) = files(tmp_path, 1)
    workspace.copies.open(workspace.evidence.attach(path).evidence.id)
    watch = CopyWatch(
        evidence=workspace.evidence, copies=workspace.copies, tasks=tasks, changes=Changes()
    )
    watch.start()
    qtbot.waitUntil(lambda: watch.outside.count == 1, timeout=60_000)
    assert watch._timer.isActive()
    tasks.shutdown()
    assert not watch._timer.isActive()
    watch.look()  # refused in silence: there is nothing left to ask
