"""On a question stands who was asked about it and what is planned, with the ways to To do."""

from __future__ import annotations

from datetime import date

from questions_desk import Desk


def test_a_gap_offers_to_ask_and_to_plan_for_what_is_missing(desk: Desk) -> None:
    card = desk.page.view.pane.plan
    assert card.isVisible()
    assert card.lines.isHidden()
    gone: list[tuple[str, str]] = []
    desk.page.plan._go = lambda place, target: gone.append((place, target))
    card.ask.click()
    card.plan.click()
    level_one = [c.id for c in desk.page._requirement.missing]
    assert gone == [("todo", "ask/10-114"), ("todo", f"add/{'+'.join(level_one)}")]


def test_who_was_asked_and_what_is_planned_are_a_line_each(desk: Desk) -> None:
    made = desk.workspace.requests.ask("Quayside", ["10-114"], chase_on=date(2026, 1, 5))
    planned = desk.workspace.plan.add("Name an IG lead", ["10-114.1a"], owner="Ada Wren")
    desk.changes.notify(made.change.merge(planned.change))
    desk.settle()
    card = desk.page.view.pane.plan
    first, second = card.lines.items
    assert first.title.startswith("Asked of Quayside on ")
    assert first.detail == "To be reminded since 5 January 2026"
    assert (second.title, second.detail) == ("In the plan: Name an IG lead", "Ada Wren")
    shown: list[str] = []
    card.shown.connect(shown.append)
    card.lines.rows[1].button.click()
    assert shown == [f"plan_action/{planned.action.id}"]
    desk.changes.notify(desk.workspace.undo.undo().change)
    desk.settle()
    assert len(card.lines.items) == 1
