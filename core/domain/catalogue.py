"""A catalogue (on screen: a question set) as plain values: groups, requirements, criteria.

Two shapes share one tree. A requirement of the Information Governance Toolkit is answered by
levels, each with criteria; an item of the Data Security and Protection Toolkit is answered by
yes/no, text, a document, a date or a confirmation and may be mandatory. An item whose kind is
not established is open: it takes yes/no, a text or a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from core.domain.follows import Follows
from core.domain.guidance import ExampleAnswer, Guidance, Variant


class AnswerKind(StrEnum):
    """How a leaf of the tree is answered."""

    LEVELS = "levels"
    YES_NO = "yes-no"
    TEXT = "text"
    DOCUMENT = "document"
    DATE = "date"
    CONFIRM = "confirm"
    OPEN = "open"  # which of the others it takes is not established


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


class Ages(StrEnum):
    """What an answer tells of that grows old: it is shown next year and never carried over."""

    TRAINED = "trained"
    TESTED = "tested"
    REVIEWED = "reviewed"


class WaitsFor(StrEnum):
    """Who usually knows the answer, where the person does not."""

    RECORD_SUPPLIER = "record-supplier"  # of the patient or care records
    IT_SUPPLIER = "it-supplier"  # who looks after the computers
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How sure a fact is and where it comes from."""

    confidence: Confidence
    source: str

    @property
    def is_doubtful(self) -> bool:
        """Whether no page was seen that says so, nor one from which it follows."""
        return self.confidence in (Confidence.MEMORY, Confidence.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Applicability:
    """What one organisation type is asked: mandatory, centrally exempt, may be not relevant."""

    provenance: Provenance
    mandatory: bool = True
    exempt: bool = False
    may_be_not_relevant: bool = False
    not_relevant_confidence: Confidence = Confidence.MEMORY
    set_aside: str = ""  # why the organisation itself says that it is not asked; exempt, too


@dataclass(frozen=True, slots=True)
class Cover:
    """A fact of the profile that answers an item, e.g. ``cyber-essentials-plus``.

    Where that is doubtful the item is not answered by it; the person is told to look.
    """

    fact: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that can be checked by looking. *id* is whole, e.g. ``10-114.2a``."""

    id: str
    text: str
    short: str = ""  # a few words for "Held at level 1 by: ..."
    place: str = ""  # where one looks, for a walk-round
    ages: Ages | None = None


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
    place: str = ""  # where one looks for an item's answer, for a walk-round
    limit: int | None = None  # characters that the website takes; None where not known
    ages: Ages | None = None
    waits_for: WaitsFor | None = None
    covered_by: tuple[Cover, ...] = ()
    templates: tuple[str, ...] = ()  # ids of the starters for a document that it asks for
    examples: tuple[ExampleAnswer, ...] = ()
    variants: tuple[Variant, ...] = ()
    official: str = ""  # the official wording, where the person has read their own list in

    def guidance_for(self, org_type: str) -> Guidance:
        """Return the guidance as it is worded for *org_type*."""
        guidance = self.guidance
        for variant in self.variants:
            if org_type in variant.types:
                guidance = guidance.with_changes(variant.guidance)
        return guidance

    def examples_for(self, org_type: str) -> tuple[ExampleAnswer, ...]:
        """Return the example answers that suit *org_type*."""
        return tuple(e for e in self.examples if not e.types or org_type in e.types)

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
    titles_only: tuple[str, ...] = ()  # types of which no more than the titles is known
    left_out: tuple[str, ...] = ()  # what was not established, said in sentences
    follows: Follows | None = None
    amends: str = ""  # the edition's rules, where an organisation changed what is asked
    issue: int = 1  # counts what is published of one edition; a later issue replaces an earlier one
    rules_hash: str = ""  # over refs, criteria, applicability, scheme: pins an assessment
    text_hash: str = ""  # over everything: may be mended later

    @property
    def offered_types(self) -> Mapping[str, str]:
        """The types that can work with the set: those of which more than titles is known."""
        return {id_: name for id_, name in self.org_types.items() if id_ not in self.titles_only}

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
    org_type: str = ""

    @property
    def ref(self) -> str:
        return self.requirement.ref

    @property
    def guidance(self) -> Guidance:
        """What a colleague who knows this type would say."""
        return self.requirement.guidance_for(self.org_type)

    @property
    def in_doubt(self) -> bool:
        """Whether it is doubtful that this type is asked it, or that it is compulsory."""
        return self.applicability.provenance.is_doubtful

    @property
    def set_aside(self) -> str:
        """Why we do not answer it, where it is not on the website; else empty."""
        return self.applicability.set_aside


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
                        child,
                        top or group,
                        child.applies[self.org_type],
                        group if top else None,
                        self.org_type,
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
