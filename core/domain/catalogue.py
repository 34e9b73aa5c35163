"""A catalogue (on screen: a question set) as plain values: groups, requirements, criteria.

Two shapes share one tree. A requirement of the Information Governance Toolkit is answered by
levels, each with criteria; an item of the Data Security and Protection Toolkit is answered by
yes/no, text, a document, a date or a confirmation and may be mandatory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class AnswerKind(StrEnum):
    """How a leaf of the tree is answered."""

    LEVELS = "levels"
    YES_NO = "yes-no"
    TEXT = "text"
    DOCUMENT = "document"
    DATE = "date"
    CONFIRM = "confirm"


class Scheme(StrEnum):
    """The named rule that turns answers into a result."""

    IGT_LEVELS = "igt-levels"
    DSPT_ITEMS = "dspt-items"
    COUNTS = "counts"


class Confidence(StrEnum):
    """How sure a fact is, from a page that was seen to a thing that is doubtful."""

    VERIFIED = "verified"
    LIKELY = "likely"
    MEMORY = "memory"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How sure a fact is and where it comes from."""

    confidence: Confidence
    source: str


@dataclass(frozen=True, slots=True)
class Applicability:
    """What one organisation type is asked: mandatory, centrally exempt, may be not relevant."""

    provenance: Provenance
    mandatory: bool = True
    exempt: bool = False
    may_be_not_relevant: bool = False
    not_relevant_confidence: Confidence = Confidence.MEMORY


@dataclass(frozen=True, slots=True)
class EvidenceExample:
    """A named thing that usually serves, who tends to have it and how long it takes to get."""

    name: str
    who_has_it: str = ""
    takes: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """What a helpful colleague would say about one requirement, in plain words."""

    asks: str
    why: str = ""
    good: str = ""
    steps: tuple[str, ...] = ()
    evidence: tuple[EvidenceExample, ...] = ()
    mistakes: tuple[str, ...] = ()
    ask_owner: str = ""
    ask_supplier: str = ""
    law: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that can be checked by looking. *id* is whole, e.g. ``10-114.2a``."""

    id: str
    text: str
    short: str = ""  # a few words for "Held at level 1 by: ..."
    place: str = ""  # where one looks, for a walk-round


@dataclass(frozen=True, slots=True)
class Level:
    """An attainment level (1 to 3) and the criteria that it adds to the levels below."""

    number: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A leaf of the tree: a requirement with levels, or an item with one answer."""

    ref: str
    title: str
    answer: AnswerKind
    guidance: Guidance
    provenance: Provenance
    applies: Mapping[str, Applicability]
    levels: tuple[Level, ...] = ()
    levels_provenance: Provenance | None = None
    minutes: int = 30  # our estimate of the person's own time
    easy: bool = False  # can usually be answered at once, from what one knows

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, lowest level first."""
        return tuple(c for level in self.levels for c in level.criteria)


@dataclass(frozen=True, slots=True)
class Group:
    """An initiative, standard or assertion: a titled branch that holds groups or leaves."""

    id: str
    title: str
    children: tuple[Group | Requirement, ...]

    def leaves(self) -> Iterator[Requirement]:
        """Yield every requirement below this group in the set's order."""
        for child in self.children:
            if isinstance(child, Group):
                yield from child.leaves()
            else:
                yield child


@dataclass(frozen=True)
class Catalogue:
    """One edition of a question set."""

    id: str
    title: str
    edition: str
    noun: str  # "requirement" or "question": what one leaf is called on screen
    scheme: Scheme
    purpose: str  # one sentence: what this set is for today
    opens: date | None
    due: date | None
    org_types: Mapping[str, str]  # id -> name, only those whose set is established
    groups: tuple[Group, ...]
    wording_note: str = ""
    places: tuple[str, ...] = ()  # where criteria are looked at, in the order of a walk-round
    due_provenance: Provenance | None = None
    rules_hash: str = ""  # over refs, criteria, applicability, scheme: pins an assessment
    text_hash: str = ""  # over everything: may be mended later

    @cached_property
    def by_ref(self) -> Mapping[str, Requirement]:
        """Every requirement of the edition by its ref."""
        return {leaf.ref: leaf for group in self.groups for leaf in group.leaves()}

    def is_past(self, today: date) -> bool:
        """Whether the set's due date lies behind *today*. A past set stays usable."""
        return self.due is not None and self.due < today

    def for_type(self, org_type: str) -> QuestionSet:
        """Return the set as *org_type* is asked it. Raises KeyError where none is established."""
        if org_type not in self.org_types:
            raise KeyError(org_type)
        return QuestionSet(self, org_type)


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement as one organisation type is asked it."""

    requirement: Requirement
    group: Group  # the top group: initiative or standard
    applicability: Applicability
    assertion: Group | None = None  # the group right above, where it is not the top one

    @property
    def ref(self) -> str:
        return self.requirement.ref


@dataclass(frozen=True)
class QuestionSet:
    """A catalogue seen by one organisation type, in the set's order."""

    catalogue: Catalogue
    org_type: str
    asked: tuple[Asked, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "asked", tuple(self._ask(self.catalogue.groups)))

    def _ask(self, groups: tuple[Group, ...], top: Group | None = None) -> Iterator[Asked]:
        for group in groups:
            for child in group.children:
                if isinstance(child, Group):
                    yield from self._ask((child,), top or group)
                elif self.org_type in child.applies:
                    yield Asked(
                        child, top or group, child.applies[self.org_type], group if top else None
                    )

    @cached_property
    def by_ref(self) -> Mapping[str, Asked]:
        """Every requirement that this type is asked, exempt ones too, by its ref."""
        return {asked.ref: asked for asked in self.asked}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The top groups that hold something for this type, in order."""
        return tuple({asked.group.id: asked.group for asked in self.asked}.values())

    @cached_property
    def criterion_refs(self) -> Mapping[str, str]:
        """The ref that each criterion id belongs to. Ids are looked up and never parsed."""
        return {c.id: a.ref for a in self.asked for c in a.requirement.criteria}
