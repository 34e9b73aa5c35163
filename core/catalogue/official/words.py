"""The words by which headings and cells of an official list are recognised, whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.domain.catalogue import AnswerKind
from core.domain.official_list import Role

_REF = re.compile(r"(?:[a-z ]{0,20}\s)?(\d{1,2}\s*\.\s*\d{1,2}\s*\.\s*\d{1,2}[a-z]?)\.?", re.I)
_LONGEST_REF = 60

HEADS: Mapping[Role, tuple[tuple[re.Pattern[str], int], ...]] = {
    role: tuple((re.compile(pattern), score) for pattern, score in patterns)
    for role, patterns in {
        Role.REFERENCE: (
            (r"\b(evidence|item|question)\b.*\b(ref|refs|reference|id|number|no)\b", 5),
            (r"\b(ref|reference|id)\b", 3),
            (r"\b(number|no)\b", 2),
        ),
        Role.TEXT: (
            (r"\bevidence (item )?(text|description|requirement|question|wording)\b", 5),
            (r"\b(question|wording|requirement)s?\b", 3),
            (r"\b(text|description|evidence item)\b", 2),
        ),
        Role.ASSERTION: (
            (r"\bassertion\b.*\b(text|title|name|description)\b", 5),
            (r"\bassertion\b", 4),
        ),
        Role.TIPS: (
            (r"\btool ?tips?\b", 5),
            (r"\b(guidance|help|explanation|notes?|further information)\b", 3),
        ),
        Role.KIND: (
            (r"\b(evidence|answer|response|item|input|field) (type|kind|format)\b", 5),
            (r"\b(type|kind|format) of (evidence|answer|response)\b", 5),
            (r"^(type|kind|format)$", 3),
        ),
        Role.MANDATORY: (
            (r"\b(mandatory|mandated|compulsory)\b", 5),
            (r"\b(required|optional|must)\b", 3),
        ),
        Role.CATEGORY: (
            (r"^(organisation |organization |org )?(categor(y|ies)|types?|sectors?)$", 3),
            (r"\b(applies|applicable) to\b", 3),
        ),
        Role.EXEMPT: ((r"\bexempt(ions?)?\b", 5),),
    }.items()
}
"""What a heading in small letters says, and how surely."""

_CATEGORY_3 = (r"\b(cat(egory)?\.? ?3)\b",)
_CATEGORY_4 = (r"\b(cat(egory)?\.? ?4)\b",)
_OTHERS = (
    r"\b(cat(egory)?\.? ?[12])\b",
    r"\b(nhs )?trusts?\b",
    r"\b(csus?|icbs?|ccgs?|albs?|it suppliers?|large organisations?)\b",
)
_OWN_WORDS: Mapping[str, tuple[str, ...]] = {
    "pharmacy": (r"\bpharmac(y|ies)\b", *_CATEGORY_3),
    "dispensing-appliance-contractor": (r"\bappliance\b", *_CATEGORY_3),
    "social-care": (r"\bsocial care\b", r"\bcare (homes?|providers?)\b", *_CATEGORY_3),
    "dental": (r"\bdent(al|ists?)\b", *_CATEGORY_3),
    "eye-care": (r"\b(optic(al|ians?)|eye ?care|optometr\w+)\b", *_CATEGORY_3),
    "business-partner": (r"\bother\b", *_CATEGORY_3),
    "general-practice": (r"\b(gps?|general practices?|primary care)\b", *_CATEGORY_4),
    "acute": (r"\b(nhs )?trusts?\b", r"\b(cat(egory)?\.? ?1)\b"),
}

_YES = re.compile(
    r"((y|yes|true|m|x|1|mandatory|mandated|compulsory|required|must)\b|[✓✔]).*", re.S
)
_NO = re.compile(
    r"(n|no|false|o|0|optional|(not|non)[ -]?(mandatory|mandated|compulsory|required))\b.*", re.S
)
_NOT_ASKED = re.compile(r"(n\s*/\s*a|na|not applicable|not asked|excluded|-|–|—)\b.*|[-–—]", re.S)

_KINDS = (
    (
        re.compile(r"\byes\s*/\s*no\b|\by\s*/\s*n\b|\bboolean\b|\btick|\bcheck ?box|\byes or no\b"),
        AnswerKind.YES_NO,
    ),
    (re.compile(r"\bdocument|\bupload|\bfile\b|\battach"), AnswerKind.DOCUMENT),
    (re.compile(r"\bdate\b"), AnswerKind.DATE),
    (re.compile(r"\bconfirm"), AnswerKind.CONFIRM),
    (re.compile(r"\b(free ?)?text\b|\bcomment|\bnarrative\b|\bnumber\b"), AnswerKind.TEXT),
)


def plain(text: str) -> str:
    """Return *text* in small letters without what only decorates it."""
    return " ".join(re.sub(r"[^\w./&✓✔–—-]+", " ", text.lower()).replace("_", " ").split())


def ref_of(cell: str, known: frozenset[str] = frozenset()) -> str:
    """Return the number of a question that *cell* holds; empty where it holds none."""
    if cell in known:
        return cell
    found = _REF.fullmatch(cell.strip()) if len(cell) <= _LONGEST_REF else None
    return re.sub(r"\s", "", found.group(1)) if found else ""


def kind_of(cell: str) -> AnswerKind | None:
    """Return how a question is answered by what *cell* says; None where it says two or none."""
    text = plain(cell)
    kinds = {kind for pattern, kind in _KINDS if pattern.search(text)}
    return kinds.pop() if len(kinds) == 1 else None


def is_yes(cell: str) -> bool:
    """Whether *cell* says that something is compulsory."""
    return _YES.fullmatch(plain(cell)) is not None


def is_no(cell: str) -> bool:
    """Whether *cell* says that something is not compulsory."""
    return _NO.fullmatch(plain(cell)) is not None


def is_not_asked(cell: str) -> bool:
    """Whether *cell* says that something is not asked at all."""
    return _NOT_ASKED.fullmatch(plain(cell)) is not None


def is_for(text: str, org_type: str) -> bool:
    """Whether *text* names the kind of organisation that *org_type* is."""
    return _names(plain(text), _OWN_WORDS.get(org_type, ()))


def is_for_others(text: str, org_type: str) -> bool:
    """Whether *text* names other kinds of organisations and not *org_type*."""
    said = plain(text)
    others = [word for key, words in _OWN_WORDS.items() if key != org_type for word in words]
    return not is_for(text, org_type) and _names(said, (*others, *_OTHERS))


def category_numbers(text: str) -> frozenset[str]:
    """Return the bare numbers of categories in a cell: 2, 3 and 4."""
    return frozenset(re.findall(r"(?<![\d.])[1-4](?![\d.])", text))


def own_category(org_type: str) -> str:
    """Return the number of the category that *org_type* is in, by the official counting."""
    return "4" if org_type == "general-practice" else "1" if org_type == "acute" else "3"


def _names(said: str, words: tuple[str, ...]) -> bool:
    return any(re.search(word, said) for word in words)
