"""What the gallery shows: each widget with words of a made-up pharmacy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.frame import Frame
from desktop.page import Page, Place
from desktop.pages.home.group_bar import GroupBar
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.choice_card import ChoiceCard
from desktop.widgets.choice_row import ChoiceRow
from desktop.widgets.date_field import DateField
from desktop.widgets.drop_area import DropArea
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.heading import Heading
from desktop.widgets.hide_screen import HideScreen
from desktop.widgets.note_edit import NoteEdit
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.progress_ring import ProgressRing
from desktop.widgets.row_list import RowList
from desktop.widgets.row_list_model import ListRow, RowState
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.side_by_side import SideBySide
from desktop.widgets.sign_line import SignLine
from desktop.widgets.split_pane import SplitPane
from desktop.widgets.status_chip import TONES, StatusChip
from desktop.widgets.status_strip import Standing
from desktop.widgets.wrap_check import WrapCheck
from desktop.work import Progress

Piece = tuple[str, Callable[[], QWidget], int, int]

_CHIP_WORDS = ("Not started", "Shown", "On your word", "Out of date", "Worth a look", "SAMPLE")
_GROUPS = (
    ("Leadership and oversight", "L", ("Name an accountable lead for data and security",
     "Keep policies reviewed and signed off", "Report risks to the management team")),
    ("People and training", "P", ("Induct new staff before they see records",
     "Run yearly awareness training", "Act on training results", "Handle leavers the same day")),
    ("Access and devices", "A", ("Give each person their own sign-in",
     "Protect laptops and mobile devices", "Remove access that is no longer needed",
     "Use strong sign-in for remote access")),
    ("Records and sharing", "R", ("Keep a register of information held",
     "Answer requests for records in time", "Send patient details securely")),
)  # fmt: skip


def pieces() -> list[Piece]:
    """Return name, maker, width and height (0: as high as it needs) of every picture."""
    return [
        ("window", window, 1360, 860),
        ("window-small", window, 1024, 700),
        ("home", home, 1360, 860),
        ("parts", parts, 900, 500),
        ("choices", choices, 900, 800),
        ("hidden", HideScreen, 700, 400),
    ]


def rows() -> list[ListRow]:
    """Return the rows of a made-up question set."""
    states = list(RowState)
    found: list[ListRow] = []
    for title, letter, names in _GROUPS:
        done = sum((k * 2 + 2) % 5 == RowState.DONE for k in range(len(names)))
        found.append(ListRow(letter, title, is_group=True, done=done, total=len(names)))
        for k, name in enumerate(names):
            state = states[(k * 2 + 2) % 5]
            found.append(ListRow(f"{letter}{k}", name, f"10-{k}1{k}", state, state.name.lower()))
    return found


def window() -> QWidget:
    """The frame with a question open."""
    frame = _frame(Questions)
    frame.banner.tell(
        "warn",
        "You changed IG policy.docx in another program.",
        "Keep it as version 2, or throw the change away.",
        button="Keep as version 2",
    )
    frame.tasks.begin("Making your sealed copy")
    frame.tasks.show_progress(Progress(33, 100, "33 of 100 documents"))
    return frame


def home() -> QWidget:
    """The frame with a page of state lines."""
    return _frame(Home)


def _frame(make: Callable[[], Page]) -> Frame:
    frame = Frame()
    places = (
        Place("home", "Home", "house", make),
        Place("questions", "Requirements", "clipboard-list", make),
        Place("evidence", "Evidence", "folder-open", make),
        Place("finish", "Finish", "flag", make),
        Place("settings", "Settings", "settings", make, foot=True),
        Place("help", "Help", "circle-help", make, foot=True),
    )
    frame.set_places(places)
    frame.status.show_standing(
        Standing(
            whose="Bridge Street Pharmacy",
            question_set="IGT version 10",
            sample=True,
            left="12 of 45 to go",
            due="Due 30 June 2026, 41 days left",
            safe="Saved 14:02, copy on stick 3 days ago",
            unsafe="No spare key yet",
            who="Asha Patel",
        )
    )
    frame.nav.item("questions").show_badge("12", "12 to go")
    frame.go("questions" if make is Questions else "home")
    return frame


class Questions(Page):
    """Three panes, as in the pictures that were agreed."""

    def __init__(self) -> None:
        super().__init__()
        panes = SplitPane("Requirement")
        panes.add_pane(self._list(), "Requirements", 330)
        panes.add_pane(self._middle(), "Requirement", 560, grows=True)
        guidance = Card("Guidance")
        guidance.add(PlainLabel("What good looks like", role="strong"))
        guidance.add(
            PlainLabel(
                "Start with a list. You cannot protect a device that nobody has "
                "written down. A spreadsheet is enough for one pharmacy."
            )
        )
        guidance.body.addStretch(1)
        panes.add_pane(guidance, "Guidance", 250)
        panes.show_pane(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.addWidget(panes)

    def _list(self) -> Card:
        card = Card("Requirements")
        card.body.setContentsMargins(10, 12, 4, 8)
        search = QLineEdit()
        search.setPlaceholderText("Find a requirement")
        search.setAccessibleName("Find a requirement")
        card.add(search)
        listed = RowList("Requirements by initiative")
        listed.set_rows(rows())
        listed.show_key("A1")
        card.add(listed, 1)
        return card

    def _middle(self) -> ScrollPage:
        page = ScrollPage("Requirement", margin=0)
        top = page.add(Card())
        head = QHBoxLayout()
        head.addWidget(PlainLabel("Access and devices · 10-114", role="eyebrow"), 1)
        head.addWidget(StatusChip("Level 1 of 2", "warn"))
        top.add_layout(head)
        top.add(Heading("Protect laptops and mobile devices", 1))
        top.add(
            PlainLabel(
                "Portable equipment that can reach patient information is encrypted, "
                "kept up to date and can be wiped if it is lost.",
                role="muted",
            )
        )
        level = page.add(Card("Level 1"))
        level.head.addWidget(PlainLabel("1 of 2", role="muted", wrap=False))
        level.add(
            WrapCheck(
                "A list of every laptop, tablet and phone used for work is kept, with "
                "the person who holds it.",
                True,
            )
        )
        level.add(WrapCheck("Each device needs a PIN, password or fingerprint to unlock."))
        evidence = page.add(Card("Evidence"))
        evidence.head.addWidget(Button("Kept on paper", icon_name="archive"))
        evidence.add(DropArea("Drop files here", "Choose files"))
        notes = page.add(Card("Notes"))
        notes.add(NoteEdit("Notes")).setPlaceholderText(
            "What is left to do, who does it, and when?"
        )
        page.finish()
        return page


class Home(Page):
    """Three lines, each a sentence with one button."""

    def __init__(self) -> None:
        super().__init__()
        page = ScrollPage("Home")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)
        card = page.add(Card())
        line = QHBoxLayout()
        ring = ProgressRing("33 of 45 answered")
        ring.show_count(33, 45)
        line.addWidget(ring)
        line.addSpacing(18)
        line.addWidget(Heading("33 of 45 answered. 12 to go.", 0), 1)
        card.add_layout(line)
        for text, button, kind in (
            ("41 days left; about 3 to 5 hours of yours. 4 wait for others.", "See them", "plain"),
            ("Next: 3.2.1 Staff training, 8 of 9 done.", "Carry on", "primary"),
        ):
            card = page.add(Card())
            line = QHBoxLayout()
            line.addWidget(PlainLabel(text, role="lead"), 1)
            line.addWidget(Button(text=button, kind=kind))
            card.add_layout(line)
        page.add(
            EmptyState(
                "inbox",
                "No evidence yet",
                "Drop a file on any requirement, or record where a paper is kept.",
                button="Add evidence",
            )
        )
        page.finish()


def parts() -> QWidget:
    """All that the other pictures leave out."""
    page = ScrollPage("Parts", margin=18)
    chips = FlowLayout()
    for word, tone in zip(_CHIP_WORDS, TONES, strict=True):
        chips.addWidget(StatusChip(word, tone))
    page.add_layout(chips)
    for tone in ("info", "ok", "error"):
        banner = page.add(Banner())
        banner.tell(tone, "The stick was pulled out.", "Put it in again, then try once more.",
                    button="Try again")  # fmt: skip
    buttons = FlowLayout()
    for kind in ("plain", "primary", "quiet", "danger"):
        buttons.addWidget(Button(kind.title(), icon_name="check", kind=kind))
    off = Button("Off", icon_name="check")
    off.setEnabled(False)
    buttons.addWidget(off)
    page.add_layout(buttons)
    bar = page.add(ProgressBar("Progress"))
    bar.show_count(5, 17)
    field = page.add(DateField("Check again by", lambda: date(2026, 5, 12)))
    field.line.setText("31 feb 2026")
    field.read()
    page.add(ElidedLabel("A very long file name that ends somewhere beyond the edge " * 4))
    focused = page.add(WrapCheck("Out of use <b>here</b> & plain. " * 6, True))
    focused.setEnabled(False)
    page.finish()
    return page


def choices() -> QWidget:
    """What is chosen, what is listed, and how far it is."""
    page = ScrollPage("Choices", margin=18)
    cards = page.add(SideBySide(500))
    for title, text in (("Light", "Dark letters."), ("Dark", "Light letters.")):
        card = cards.add(ChoiceCard(title, text))
        card.setChecked(title == "Light")
    row = page.add(ChoiceRow("Contrast", ["As the computer", "Usual", "High"], wraps=True))
    row.show_value(1)
    page.add(WrapCheck("A point that is met", True))
    page.add(WrapCheck("A point that is not met yet"))
    far = page.add(Card("How far it is"))
    line = QHBoxLayout()
    ring = ProgressRing("33 of 45 answered", size=90)
    ring.show_count(33, 45)
    line.addWidget(ring)
    bars = QVBoxLayout()
    for title, done in (("Leadership", 4), ("People and training", 2)):
        bar = GroupBar(title)
        bar.show_count(done, 4)
        bars.addWidget(bar)
    line.addLayout(bars, 1)
    far.add_layout(line)
    combo = page.add(QComboBox())
    combo.setAccessibleName("Kind")
    combo.addItems(["All kinds of evidence", "On paper"])
    sign = page.add(SignLine("flag", "warn"))
    sign.say("Held at level 1 by: staff have read it.")
    for role in ("lead", "strong", "muted", "small", "error", "eyebrow"):
        page.add(PlainLabel(f"Text in the role “{role}”", role=role))
    listed = page.add(RowList("Requirements"))
    listed.set_rows(rows()[:4])
    listed.show_key("L1")
    listed.setMinimumHeight(170)
    page.finish()
    return page
