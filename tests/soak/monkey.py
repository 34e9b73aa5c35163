"""A monkey at the window: clicks, keys, drops, sizes and looks by chance, through every place.

Each deed chooses what it is done to from the widgets that can be seen and reached at that moment.
The same seed does the same again, as far as the computer is as quick as it was. A deed that brings
an exception, a word of Qt's or a failure that the window takes for our bug breaks the campaign,
with the deeds before it. Every so often everything is closed by the lock: whatever of the pages
is still there then is a leak (``monkey_leaks``).
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path

import shiboken6
from event_loop import let_work
from monkey_leaks import Leaks
from monkey_reach import Reach, words_of
from monkey_world import MonkeyWorld, what_is_seen
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from soak_records import SoakError
from stalls import Watch, watching

from desktop.theme import Mode

Told = Callable[[int, str], None]
Key, Mods = Qt.Key, Qt.KeyboardModifier
REMEMBERED = 20  # deeds that a failure tells
REST_EVERY = 1_000
PATIENCE_OUTSIDE = 16  # deeds before a door that the monkey closed itself
LOOKED_AT = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
SIZES = ((1024, 700), (1024, 1200), (1360, 860), (1920, 1080), (2560, 1300))
PERCENTS = (100, 125, 150, 200)
WORDS = (
    "Ada", "the shredder is locked. ", "12 May 2026", "31/2/2026", "999999999999", "=SUM(1)",
    "<b>&amp;</b>", "“ü”", "漢字", "\u202etxt.exe", "🙂", "1234", "x" * 300, "%1 {0} {name}", "\t",
)  # fmt: skip
KEYS = (
    Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Return, Key.Key_Space,
    Key.Key_Space, Key.Key_Escape, Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_Left,
    Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Backspace,
    Key.Key_Delete, Key.Key_F1, Key.Key_F2, Key.Key_F5, Key.Key_F9, Key.Key_Menu,
)  # fmt: skip
WITH_CONTROL = "ACVXZYKFLHNPRSTUIO0123456789+-"


class Monkey:
    """Acts in *world* as *seed* says."""

    def __init__(self, world: MonkeyWorld, seed: int) -> None:
        self.world = world
        self.random = random.Random(seed)
        self._reach = Reach(lambda: world.window, self.random)
        self.counts: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self._trail: deque[str] = deque(maxlen=REMEMBERED)
        self._outside = 0  # deeds since the records were last open and uncovered
        self._deeds: dict[Callable[[], str], int] = {
            self._click: 40,
            self._click_anywhere: 5,
            self._double_click: 3,
            self._right_click: 2,
            self._type: 12,
            self._key: 20,
            self._shortcut: 8,
            self._wheel: 4,
            self._hover: 3,
            self._choose: 3,
            self._drop: 3,
            self._go: 6,
            self._resize: 2,
            self._look: 2,
            self._wait: 4,
        }

    def act(self) -> str:
        """Do one thing, or a few in one breath, and say what."""
        self._come_back()
        (deed,) = self.random.choices(list(self._deeds), list(self._deeds.values()))
        name = deed.__name__.lstrip("_")
        self._trail.append(f"{what_is_seen(self.world.window)}: {name}")
        self.seen[what_is_seen(self.world.window)] += 1
        self._trail[-1] += f" {deed()}"
        self.counts[name] += 1
        if self.random.random() < 0.75:  # else the next comes before anything was answered
            self.world.settle()
        return name

    def trail(self) -> str:
        """Return the last deeds, the newest last."""
        return "\n".join(f"    {one}" for one in self._trail)

    # What it comes back from

    def _come_back(self) -> None:
        """Start again what was closed, and open what was locked after a while."""
        window = self.world.window
        if not window.isVisible():
            self.world.again()
            self._outside = 0
            return
        if self.world.is_open and not window.is_covered:
            self._outside = 0
            return
        self._outside += 1
        if self._outside < PATIENCE_OUTSIDE / 2 or self._outside % 4:
            return
        window.uncover()
        if self._outside >= PATIENCE_OUTSIDE and not self.world.unlock():
            self.world.anew()
            self._outside = 0

    # Deeds

    def _click(self) -> str:
        return self._press(self._reach.one(LOOKED_AT))

    def _click_anywhere(self) -> str:
        return self._press(self._reach.one())

    def _press(self, widget: QWidget, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> str:
        hit, spot = self._reach.hit(widget)
        words = words_of(hit)
        QTest.mouseClick(hit, button, pos=spot)
        return words

    def _double_click(self) -> str:
        hit, spot = self._reach.hit(self._reach.one(LOOKED_AT))
        words = words_of(hit)
        QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=spot)
        if shiboken6.isValid(hit):
            QTest.mouseDClick(hit, Qt.MouseButton.LeftButton, pos=spot)
        return words

    def _right_click(self) -> str:
        hit, spot = self._reach.hit(self._reach.one())
        words = words_of(hit)
        policy = Qt.ContextMenuPolicy.DefaultContextMenu
        if isinstance(hit, QLineEdit) and hit.contextMenuPolicy() is policy:
            from PySide6.QtGui import QContextMenuEvent

            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, hit.mapToGlobal(spot))
            QApplication.sendEvent(hit, event)
        QTest.mouseClick(hit, Qt.MouseButton.RightButton, pos=spot)
        return words

    def _type(self) -> str:
        if self.random.random() < 0.6:
            fields = self._reach.reachable((QLineEdit, QPlainTextEdit))
            if fields:
                self.random.choice(fields).setFocus(Qt.FocusReason.MouseFocusReason)
        at = self._reach.at_keyboard()
        words = self.random.choice(WORDS)
        told = f"{words[:20]!r} into {words_of(at)}"
        if self.random.random() < 0.2 and hasattr(at, "selectAll"):
            at.selectAll()
        for letter in words:
            at = self._reach.at_keyboard()  # a letter may have moved it
            if letter.isascii():
                QTest.keyClicks(at, letter)
            elif hasattr(at, "insert"):
                at.insert(letter)
            elif hasattr(at, "insertPlainText"):
                at.insertPlainText(letter)
        return told

    def _key(self) -> str:
        key = self.random.choice(KEYS)
        times = self.random.choice((1, 1, 1, 2, 5))
        mods = self.random.choice((Mods.NoModifier,) * 6 + (Mods.ShiftModifier, Mods.AltModifier))
        told = f"{times} times {mods.name} {key.name} in {words_of(self._reach.at_keyboard())}"
        for _ in range(times):
            QTest.keyClick(self._reach.at_keyboard(), key, mods)
        return told

    def _shortcut(self) -> str:
        letter = self.random.choice(WITH_CONTROL + ("Q" if self.random.random() < 0.02 else ""))
        mods = Mods.ControlModifier
        if self.random.random() < 0.15:
            mods |= Mods.ShiftModifier
        QTest.keyClick(self._reach.at_keyboard(), letter, mods)
        return f"{mods.name}+{letter}"

    def _wheel(self) -> str:
        hit, spot = self._reach.hit(self._reach.one())
        turn = QPoint(0, self.random.choice((-960, -120, 120, 960)))
        event = QWheelEvent(
            QPointF(spot), QPointF(hit.mapToGlobal(spot)), QPoint(), turn,
            Qt.MouseButton.NoButton, Mods.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        words = words_of(hit)
        QApplication.sendEvent(hit, event)
        return words

    def _hover(self) -> str:
        hit, spot = self._reach.hit(self._reach.one())
        QTest.mouseMove(hit, spot)
        return words_of(hit)

    def _choose(self) -> str:
        boxes = [one for one in self._reach.reachable(QComboBox) if one.count()]
        if not boxes:
            return "nothing"
        box = self.random.choice(boxes)
        assert isinstance(box, QComboBox)
        words = words_of(box)
        box.setCurrentIndex(self.random.randrange(box.count()))
        return words

    def _drop(self) -> str:
        takers = [one for one in self._reach.reachable(QWidget) if one.acceptDrops()]
        if not takers:
            return "nowhere"
        target = self.random.choice(takers)
        files = self.random.sample(self.world.files, self.random.randint(0, 3))
        mime = QMimeData()
        if files or self.random.random() < 0.5:
            mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
        else:
            mime.setText("only words")
        spot, left = target.rect().center(), Qt.MouseButton.LeftButton
        how = (Qt.DropAction.CopyAction, mime, left, Mods.NoModifier)
        words = words_of(target)
        QApplication.sendEvent(target, QDragEnterEvent(spot, *how))
        if shiboken6.isValid(target):
            QApplication.sendEvent(target, QDropEvent(QPointF(spot), *how))
        return f"{len(files)} on {words}"

    def _go(self) -> str:
        window = self.world.window
        places = list(window.frame._places)  # also those that only a page leads to
        if not places or window.is_covered:
            return "nowhere"
        place = self.random.choice(places)
        window.go(place)
        return str(place)

    def _resize(self) -> str:
        size = QSize(*self.random.choice(SIZES))
        self.world.window.resize(size)
        return f"{size.width()} x {size.height()}"

    def _look(self) -> str:
        mode, percent = self.random.choice(list(Mode)), self.random.choice(PERCENTS)
        self.world.starter.theme.choose(mode, percent)
        return f"{mode.value} {percent} %"

    def _wait(self) -> str:
        time_ms = self.random.choice((1, 5, 20, 60, 350))
        let_work(time_ms)
        return f"{time_ms} ms"


def play(root: Path, seed: int, count: int, told: Told, rest_every: int = REST_EVERY) -> Watch:
    """Act *count* times, resting every so often, and check everything at the end."""
    world = MonkeyWorld(root / "monkey", seed)
    monkey, leaks = Monkey(world, seed), Leaks(world)
    number = 0
    try:
        with watching() as watch:
            world.begin()
            for number in range(1, count + 1):
                name = monkey.act()
                if world.troubles:
                    raise SoakError(f"{name}: {world.troubles[0]}")
                if number % rest_every == 0:
                    leaks.rest()
                    told(number, leaks.newest())
            world.settle()
        if found := world.checked():
            raise SoakError(f"the check finds {found}")
        leaks.judge()
    except Exception as error:
        world.troubles += [""]
        raise SoakError(
            f"deed {number} of seed {seed}: {error}\n{world.troubles[0]}\nThe last deeds:\n"
            f"{monkey.trail()}"
        ) from error
    finally:
        world.end()
    told(count, f"{len(monkey.seen)} places; {watch.report(5)}")
    return watch
