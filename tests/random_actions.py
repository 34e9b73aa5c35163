"""Random actions of a person against the services, and the whole content of the records.

``RandomActions`` does one thing after another: it answers, plans, attaches, edits, opens documents
outside, undoes and redoes. ``content`` is what is compared before and after; ``undo_everything``
takes back what was done since the start.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import text

from core.domain.belongings import Heir
from core.domain.catalogue import AnswerKind, Asked
from core.domain.evidence import Evidence, EvidenceLink
from core.domain.plan import ActionState
from core.services.answers import NOTE, OWNER, AnswerEdit
from core.store.tables import SCHEMA
from core.workspace import Workspace

Content = dict[str, list[tuple[object, ...]]]

NOT_COMPARED = {
    "change": "the history only grows",
    "change_value": "the history only grows",
    "blob": "an undone document stays kept for redo",
    "open_copy": "which copies were open outside is not undone",
}
NAMED_BY_PLACE = ("answer", "evidence_link", "fact")
"""Tables whose rows are known by where they stand; their ids mean nothing and are made anew."""

_WORDS = (
    "We lock",
    "the door,",
    "train all staff,",
    "key in Ann's drawer;",
    "=SUM(1)",
    "“ü”",
    "漢",
)


def content(workspace: Workspace) -> Content:
    """Return every row of every table, in an order that does not depend on how it came there."""
    found: Content = {}
    with workspace._records.store.read() as session:
        for table in SCHEMA.sorted_tables:
            if table.name in NOT_COMPARED:
                continue
            left_out = {"id"} if table.name in NAMED_BY_PLACE else set()
            columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in left_out)
            rows = session.execute(text(f'SELECT {columns} FROM "{table.name}"')).all()
            found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def undo_everything(workspace: Workspace) -> int:
    """Undo until there is nothing left to undo, and return how many steps that took."""
    count = 0
    while workspace.undo.can_undo() is not None:
        workspace.undo.undo()
        count += 1
    return count


class RandomActions:
    """What a busy and forgetful person does, told by *seed* alone."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace = workspace
        self.random = random.Random(seed)
        self.counts: dict[str, int] = {}
        self._asked = workspace.assessments.state().question_set.asked
        self._made = 0
        self._actions: dict[Callable[[], None], int] = {
            self._tick: 12,
            self._untick: 6,
            self._note: 8,
            self._half_typed: 4,
            self._plan: 6,
            self._to_do: 6,
            self._several: 4,
            self._not_relevant: 2,
            self._item: 3,
            self._confirm: 2,
            self._attach: 4,
            self._attach_again: 2,
            self._paper: 3,
            self._edit: 5,
            self._link: 4,
            self._unlink: 3,
            self._relink: 3,
            self._withdraw: 1,
            self._change_outside: 1,
            self._profile: 3,
            self._due: 1,
            self._staff: 4,
            self._undo: 10,
            self._redo: 7,
        }

    def act(self) -> str:
        """Do one thing and return what it is called."""
        (action,) = self.random.choices(list(self._actions), list(self._actions.values()))
        action()
        name = action.__name__.lstrip("_")
        self.counts[name] = self.counts.get(name, 0) + 1
        return name

    def _levels(self) -> Asked | None:
        return self._one([a for a in self._asked if a.requirement.criteria])

    def _one(self, choices: list[Asked]) -> Asked | None:
        return self.random.choice(choices) if choices else None

    def _typed(self) -> str:
        return " ".join(self.random.choices(_WORDS, k=self.random.randint(0, 8)))

    def _day(self) -> date:
        return date(2026, 1, 1) + timedelta(days=self.random.randrange(700))

    def _tick(self) -> None:
        asked = self._levels()
        if asked:
            criterion = self.random.choice(asked.requirement.criteria).id
            self.workspace.answers.tick(asked.ref, criterion)

    def _untick(self) -> None:
        answered = [a for a in self.workspace.assessments.state().requirements if a.answer.met]
        if answered:
            one = self.random.choice(answered)
            self.workspace.answers.untick(one.ref, self.random.choice(sorted(one.answer.met)))

    def _note(self) -> None:
        self.workspace.answers.set_note(self.random.choice(self._asked).ref, self._typed())

    def _half_typed(self) -> None:
        ref, field = self.random.choice(self._asked).ref, self.random.choice((NOTE, OWNER))
        answers, words = self.workspace.answers, self._typed()
        for length in (len(words) // 2, len(words)):
            answers.save_draft(ref, field, words[:length])
        if self.random.random() < 0.2:
            answers.drop_draft(ref, field)
        else:
            answers.settle_draft(ref, field)

    def _plan(self) -> None:
        ref, answers = self.random.choice(self._asked).ref, self.workspace.answers
        which = self.random.randrange(3)
        if which == 0:
            answers.set_owner(ref, self.random.choice(("Ada Wren", "Ben Tern", "")))
        elif which == 1:
            answers.set_target(ref, self.random.randrange(4))
        else:
            answers.set_due(ref, self.random.choice((self._day(), None)))

    def _to_do(self) -> None:
        ref = self._one([*self._asked])
        plan, requests = self.workspace.plan, self.workspace.requests
        actions, waiting = plan.open(), requests.waiting(date(2026, 1, 1)).requests
        jobs = [job for job in self.workspace.jobs.all() if job.stopped_on is None]
        which = self.random.randrange(7)
        if which == 0 and ref:
            plan.add(f"Do {self._typed()}", [ref.ref], due=self._day())
        elif which == 1 and actions:
            plan.edit(self.random.choice(actions).id, note=self._typed(), owner="Ada Wren")
        elif which == 2 and actions:
            plan.set_state(self.random.choice(actions).id, ActionState.DROPPED, "No.")
        elif which == 3 and ref:
            requests.ask("The firm", [ref.ref], letter=self._typed())
        elif which == 4 and waiting:
            staged = self.workspace.evidence.stage_content("reply.txt", self.random.randbytes(40))
            requests.keep_reply(self.random.choice(waiting).id, staged)
        elif which == 5:
            self.workspace.jobs.add("Walk round", self.random.randint(1, 12))
        elif jobs:
            self.workspace.jobs.done(self.random.choice(jobs).id, note=self._typed())

    def _several(self) -> None:
        asked = self._levels()
        if asked:
            points = [c.id for c in asked.requirement.criteria]
            some = tuple(self.random.sample(points, self.random.randint(1, len(points))))
            edit = AnswerEdit(meet=some, note=self._typed(), owner="Ada Wren", due=self._day())
            self.workspace.answers.change(asked.ref, edit)

    def _not_relevant(self) -> None:
        asked = self._one([a for a in self._asked if a.applicability.may_be_not_relevant])
        if asked and self.random.random() < 0.6:
            self.workspace.answers.mark_not_relevant(asked.ref, "None here, " + self._typed())
        elif asked:
            self.workspace.answers.mark_relevant(asked.ref)

    def _item(self) -> None:
        asked = self._one([a for a in self._asked if a.requirement.answer is not AnswerKind.LEVELS])
        if asked:
            edit = AnswerEdit(item=self.random.choice(("yes", "no", "")), place=self._typed())
            self.workspace.answers.change(asked.ref, edit)

    def _confirm(self) -> None:
        asked = self._one([a for a in self._asked if a.assertion])
        if asked and asked.assertion:
            edit = AnswerEdit(confirm=(asked.assertion.id,))
            if self.random.random() < 0.4:
                edit = AnswerEdit(unconfirm=(asked.assertion.id,))
            self.workspace.answers.change(asked.ref, edit)

    def _some_link(self) -> EvidenceLink:
        asked = self.random.choice(self._asked)
        points = [None, *(c.id for c in asked.requirement.criteria)]
        return EvidenceLink(asked.ref, self.random.choice(points))

    def _record(self, number: int) -> None:
        evidence = self.workspace.evidence
        staged = evidence.stage_content(f"paper-{number}.txt", f"Document {number}".encode())
        links = {self._some_link() for _ in range(self.random.randrange(3))}
        evidence.record(staged, sorted(links, key=str), dated=self._day())

    def _attach(self) -> None:
        self._made += 1
        self._record(self._made)

    def _attach_again(self) -> None:
        if self._made:
            self._record(self.random.randint(1, self._made))

    def _paper(self) -> None:
        links = [self._some_link()] if self.random.random() < 0.7 else []
        self.workspace.evidence.add_paper("Blue folder", "Rota " + self._typed(), links)

    def _piece(self) -> Evidence | None:
        pieces = self.workspace.evidence.all()
        return self.random.choice(pieces) if pieces else None

    def _edit(self) -> None:
        piece = self._piece()
        if piece:
            which = self.random.randrange(3)
            edit = self.workspace.evidence.edit
            if which == 0:
                edit(piece.id, title="Title " + self._typed())
            elif which == 1:
                edit(piece.id, review_by=self.random.choice((self._day(), "")))
            else:
                edit(piece.id, dated=self._day(), title="Dated")

    def _link(self) -> None:
        piece = self._piece()
        if piece:
            self.workspace.evidence.link(piece.id, self._some_link())

    def _unlink(self) -> None:
        piece = self._piece()
        if piece and piece.links:
            self.workspace.evidence.unlink(piece.id, self.random.choice(piece.links))

    def _relink(self) -> None:
        piece, asked = self._piece(), self.random.choice(self._asked)
        if piece:
            points: list[str | None] = [None, *(c.id for c in asked.requirement.criteria)]
            some = self.random.sample(points, self.random.randint(0, len(points)))
            self.workspace.evidence.relink(piece.id, asked.ref, some)

    def _withdraw(self) -> None:
        piece = self._piece()
        if piece:
            self.workspace.evidence.withdraw(piece.id)

    def _change_outside(self) -> None:
        pieces = [p for p in self.workspace.evidence.all() if p.current and not p.undecided]
        if pieces:
            piece = self.random.choice(pieces)
            self._made += 1
            path = self.workspace.copies.open(piece.id)
            path.write_text(f"Document {self._made}", encoding="utf-8")
            self.workspace.copies.close_all()
            decide = self.random.choice(
                (self.workspace.copies.keep, self.workspace.copies.throw_away)
            )
            if self.random.random() < 0.8:
                decide(piece.id)

    def _profile(self) -> None:
        key = self.random.choice(("name", "ods_code", "cyber_essentials_plus_until"))
        value: str | date = self.random.choice(("FAA00", "FZZ99"))
        if key == "cyber_essentials_plus_until":
            value = self.random.choice((self._day(), ""))
        self.workspace.profile.set(key, value)

    def _staff(self) -> None:
        staff, known = self.workspace.staff, self.workspace.staff.all(include_left=True)
        which = self.random.randrange(5) if known else 0
        one = self.random.choice(known) if known else None
        if one is None or which == 0:
            self._made += 1
            staff.add(f"Person {self._made}", self._typed())
        elif which == 1:
            here = [k.id for k in known if k.left_on is None]
            if here:
                staff.train(here, date(2026, 1, 1) + timedelta(days=self.random.randrange(90)))
        elif which == 2:
            refs = self.random.sample(self._asked, 2)
            mine = self.workspace.assessments.state().assessment.id
            heirs = [Heir(mine, asked.ref, "Ben Tern") for asked in refs]
            staff.leave(one.id, heirs=heirs)
        elif which == 3:
            staff.come_back(one.id)
        else:
            staff.remove(one.id)

    def _due(self) -> None:
        self.workspace.assessments.set_due(self.random.choice((self._day(), None)))

    def _undo(self) -> None:
        for _ in range(self.random.randint(1, 4)):
            if self.workspace.undo.can_undo() is not None:
                self.workspace.undo.undo()

    def _redo(self) -> None:
        for _ in range(self.random.randint(1, 3)):
            if self.workspace.undo.can_redo() is not None:
                self.workspace.undo.redo()
