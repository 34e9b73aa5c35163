"""The readable part of a copy: everything in JSON and tables, so that nothing needs this program.

All of it comes from one moment of the records. It is written only into a locked copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from sqlalchemy.orm import Session

from core.domain.clock import utc_text
from core.services.backup.readable_answers import (
    ANSWER_HEADS,
    SIGN_OFF_HEADS,
    answer_lines,
    read_assessments,
    sign_off_lines,
)
from core.services.backup.readable_evidence import (
    EVIDENCE_HEADS,
    PEOPLE_HEADS,
    evidence_lines,
    people_lines,
    read_drafts,
    read_evidence_pieces,
    read_organisations,
    read_people,
)
from core.services.backup.readable_history import write_history_csv, write_history_json
from core.services.backup.readable_staff import STAFF_HEADS, read_staff_list, staff_lines
from core.services.backup.readable_tables import Target, write_csv, write_json
from core.services.backup.readable_todo import (
    TODO_HEADS,
    read_actions,
    read_jobs,
    read_requests,
    todo_lines,
)
from core.services.records import Records

FORMAT = "igt-readable-answers/1"
_ABOUT = (
    "Everything that was answered, with the wording of each question. 'assessments' has one entry "
    "for each question set that was worked on; under 'requirements' stand the ticks ('met' true or "
    "false, with the text that was ticked), notes, owners and evidence. 'evidence' lists each "
    "document and paper; 'file' is the locked document in the folder of copies, which "
    "age -d -i vault-identities.txt opens. 'actions', 'requests' and "
    "'regular_jobs' are what is still to do. Times are UTC."
)

Writer = Callable[[Target], None]
Lines = Callable[[], Iterable[Sequence[object]]]


def readable_files(records: Records, session: Session) -> tuple[tuple[str, Writer], ...]:
    """Return the name and the writer of each readable file; *session* is the moment they show."""
    head = {"made": utc_text(records.now()), "history_stamp": records.stamp(session)}
    return (
        ("answers.json", partial(_answers_json, records, session, head)),
        ("answers.csv", partial(_table, ANSWER_HEADS, partial(answer_lines, records, session))),
        ("evidence.csv", partial(_table, EVIDENCE_HEADS, partial(evidence_lines, session))),
        ("people.csv", partial(_table, PEOPLE_HEADS, partial(people_lines, session))),
        ("staff.csv", partial(_table, STAFF_HEADS, partial(staff_lines, session))),
        (
            "sign-offs.csv",
            partial(_table, SIGN_OFF_HEADS, partial(sign_off_lines, records, session)),
        ),
        ("to-do.csv", partial(_table, TODO_HEADS, partial(todo_lines, session))),
        ("history.json", partial(write_history_json, session, head)),
        ("history.csv", partial(write_history_csv, records, session)),
    )


def _table(heads: tuple[str, ...], lines: Lines, target: Target) -> None:
    write_csv(target, heads, lines())


def _answers_json(records: Records, session: Session, head: dict[str, str], target: Target) -> None:
    write_json(
        target,
        {"format": FORMAT, "about": _ABOUT, **head},
        {
            "organisations": read_organisations(session),
            "people": read_people(session),
            "staff": read_staff_list(session),
            "assessments": read_assessments(records, session),
            "evidence": read_evidence_pieces(session),
            "actions": read_actions(session),
            "requests": read_requests(session),
            "regular_jobs": read_jobs(session),
            "half_typed": read_drafts(session),
        },
    )
