"""The layout of the place Audit."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.pages.audit.draw_card import DrawCard
from desktop.pages.audit.point_pane import PointPane
from desktop.pages.evidence.body import Body
from desktop.widgets.banner import Banner
from desktop.widgets.button import Button
from desktop.widgets.card import Card
from desktop.widgets.column_page import ColumnPage
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.flow_label import FlowLabel
from desktop.widgets.flow_layout import FlowLayout
from desktop.widgets.low_room import LowRoom, move
from desktop.widgets.plain_label import PlainLabel
from desktop.widgets.progress_bar import ProgressBar
from desktop.widgets.row_list import RowList
from desktop.widgets.scroll_page import ScrollPage
from desktop.widgets.split_pane import SplitPane

LIST, POINT = 0, 1
LOWEST = 110  # of the points, at 100 % text


class AuditView(QWidget):
    """Head and messages, and below them the points and the one that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = FlowLabel(self.tr("Audit"), role="h1")
        self.progress = FlowLabel(role="muted")
        self.save = Button(self.tr("Save the findings"), icon_name="save")
        self.save.setToolTip(self.tr("As a table for a spreadsheet"))
        self.another = Button(self.tr("Draw another sample"), icon_name="plus", kind="quiet")
        self.message = Banner()
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(self.tr("Sample"))
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.chooser.setMinimumContentsLength(12)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sample = FlowLabel()
        self.version = PlainLabel(role="muted")
        self.version.make_selectable()
        self.how = Button(self.tr("How it was drawn"), icon_name="chevron-down", kind="quiet")
        self.how.setCheckable(True)
        self.method = PlainLabel(role="muted")
        self.method.make_selectable()
        self.method.hide()
        self.how.toggled.connect(self.method.setVisible)
        self.bar = ProgressBar(self.tr("Points looked at"))
        self.list = RowList(self.tr("Points of the sample"))
        self.pane = PointPane()
        self.draw = DrawCard()
        self.none = EmptyState(
            "list-checks",
            self.tr("No sample yet"),
            self.tr("An auditor draws one. It then stands here, and you can reply to it."),
        )
        self._lay_out()
        self._low = LowRoom(self, self._fit)
        self.how.toggled.connect(self._show_about)

    def show_part(self, part: QWidget) -> None:
        """Show the points, the draw or that there is nothing."""
        self.body.setCurrentWidget(part)
        with_points = part is self.panes
        for widget in (self.save, self.progress, self.how):
            widget.setVisible(with_points)
        self._show_about()

    def _fit(self, is_low: bool) -> None:
        # In a low window the sample is told when it is asked for: one thing scrolls, not two.
        if is_low:
            move(self.how, self._top, self._head)
        else:
            self._head.removeWidget(self.how)
            self._top.add_trailing(self.how)
        self.pane.show_low(is_low)
        self._show_about()

    def _show_about(self) -> None:
        with_points = self.body.currentWidget() is self.panes
        self.about.setVisible(with_points and (not self._low.is_low or self.how.isChecked()))

    def _lay_out(self) -> None:
        head = self._head = FlowLayout(gap=10)
        head.addWidget(self.heading)
        head.addWidget(self.progress)
        head.add_trailing(self.another)
        head.add_trailing(self.save)
        self.about = Card()
        self.about.setAccessibleName(self.tr("The sample"))
        self.about.body.setSpacing(4)
        self.about.body.setContentsMargins(18, 8, 10, 10)
        top = self._top = FlowLayout(gap=10)
        for widget in (self.chooser, self.sample):
            top.addWidget(widget)
        top.add_trailing(self.how)
        self.about.add_layout(top)
        for widget in (self.version, self.method):
            self.about.add(widget)
        points = Card()
        points.setAccessibleName(self.tr("Points of the sample"))
        points.body.setContentsMargins(12, 12, 12, 12)
        points.add(self.bar)
        points.add(self.list, 1)
        self.panes = SplitPane(self.tr("Points and the one that is looked at"))
        self.panes.add_pane(points, self.tr("Points"), 380)
        self.panes.add_pane(self.pane, self.tr("The point"), 620, grows=True)
        self.draw_page = ColumnPage(self.tr("Draw a sample"), 680)
        self.draw_page.add(self.draw)
        self.draw_page.finish()
        self.body = Body(LOWEST)
        for part in (self.panes, self.draw_page, self.none):
            self.body.addWidget(part)
        area = ScrollPage(self.tr("Audit"), margin=12)
        area.body.setSpacing(8)
        area.add_layout(head)
        for widget in (self.message, self.about):
            area.add(widget)
        area.add(self.body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)
