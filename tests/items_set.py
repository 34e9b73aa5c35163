"""A made-up set of questions, one of each kind, for tests of whatever answers or prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.catalogue import catalogue_from_json, catalogue_to_json
from core.catalogue.hashes import with_hashes
from core.domain.catalogue import (
    AnswerKind,
    Applicability,
    Catalogue,
    Confidence,
    Cover,
    Group,
    Provenance,
    Requirement,
    Scheme,
)
from core.domain.clock import Clock
from core.domain.guidance import EvidenceExample, ExampleAnswer, Guidance
from core.services.answers import AnswerEdit
from core.workspace import NewStore, Workspace

SURE = Provenance(Confidence.VERIFIED, "a test")
RECALLED = Provenance(Confidence.MEMORY, "a test")
TYPE = "pharmacy"
EXAMPLES = (
    ExampleAnswer(
        "{organisation} is registered as {ico_number}. The fee was last paid on "
        "[fill in: the day], by [fill in: who paid it]."
    ),
    ExampleAnswer("We asked the register on [fill in: the day]."),
)


def question(ref: str, title: str, kind: AnswerKind, **more: object) -> Requirement:
    """Return one question; *more* are fields of the applicability or of the requirement."""
    about = ("mandatory", "exempt", "may_be_not_relevant", "provenance")
    said = {name: more.pop(name) for name in about if name in more}
    guidance = Guidance(
        asks=f"{title}: is that so with you?",
        why="Somebody would have to explain it otherwise.",
        good="It is written down, and the people who need it know where.",
        steps=("Look it up.", "Write it down."),
        evidence=(EvidenceExample("The yearly letter", "The owner", "a few minutes"),),
        mistakes=("Last year's letter.",),
        law=("Data Protection Act 2018, as it stands.",),
    )
    applies = {TYPE: Applicability(**({"provenance": SURE} | said))}  # type: ignore[arg-type]
    return Requirement(ref, title, kind, guidance, SURE, applies, **more)  # type: ignore[arg-type]


def items_catalogue() -> Catalogue:
    """Return the set: two standards, three assertions, one question of each kind."""
    kinds = AnswerKind
    first = Group("1.1", "The law is kept", (
        question("1.1.1", "The registration with the regulator", kinds.TEXT, limit=200,
                 examples=EXAMPLES),
        question("1.1.2", "A list of what is held", kinds.DOCUMENT, place="Office"),
        question("1.1.3", "A notice hangs where people see it", kinds.YES_NO, place="Front desk"),
    ))  # fmt: skip
    second = Group("1.2", "People can ask for what is held", (
        question("1.2.1", "How a request is answered", kinds.OPEN),
        question("1.2.2", "A question that this year leaves out", kinds.YES_NO, exempt=True),
    ))  # fmt: skip
    third = Group("2.1", "Mail is safe", (
        question("2.1.1", "Mail is kept clean of malware", kinds.YES_NO,
                 covered_by=(Cover("nhsmail-only", SURE),)),
        question("2.1.2", "The day when the plan was last tried", kinds.DATE, mandatory=False,
                 may_be_not_relevant=True, provenance=RECALLED),
        question("2.1.3", "Everybody has been told", kinds.CONFIRM,
                 covered_by=(Cover("cyber-essentials-plus", RECALLED),)),
    ))  # fmt: skip
    made = Catalogue(
        id="items-1",
        title="Made-up data security questions",
        edition="2026",
        noun="question",
        scheme=Scheme.DSPT_ITEMS,
        purpose="For tests.",
        opens=None,
        due=date(2026, 6, 30),
        org_types={TYPE: "Community pharmacy"},
        groups=(Group("1", "Personal data", (first, second)), Group("2", "Mail", (third,))),
        wording_note="The words are ours.",
        places=("Front desk", "Office"),
    )
    return catalogue_from_json(with_hashes(catalogue_to_json(made)))


ITEMS = items_catalogue()


def items_sets() -> Mapping[str, Catalogue]:
    """Return it as the only shipped set."""
    return {ITEMS.id: ITEMS}


def items_store(folder: Path, clock: Clock) -> Workspace:
    """Make the records of a pharmacy that has begun the set."""
    setup = NewStore("Harbour Pharmacy", "FZZ01", TYPE, "Ada Wren", ITEMS.id)
    return Workspace.create(folder, setup, clock=clock, bundled=items_sets).workspace


def answer_all(workspace: Workspace) -> None:
    """Answer what is compulsory and still without an answer, and confirm each assertion."""
    given = {
        "1.1.1": AnswerEdit(item="ZA000001", confirm=("1.1",)),
        "1.1.2": AnswerEdit(place="red binder"),
        "1.1.3": AnswerEdit(item="yes"),
        "1.2.1": AnswerEdit(item="yes", confirm=("1.2",)),
        "2.1.1": AnswerEdit(item="yes", confirm=("2.1",)),
        "2.1.3": AnswerEdit(item="yes"),
    }
    state = workspace.assessments.state()
    for ref, edit in given.items():
        known = state.by_ref[ref].answer
        is_answered = bool(known.item or known.place)
        what = replace(edit, item=None, place=None) if is_answered else edit
        workspace.answers.change(ref, what)
