"""A score as JSON, the same in the submission file and on the command line."""

from __future__ import annotations

from core.domain.canonical import Json
from core.domain.scoring import Score, Sums


def score_to_json(score: Score) -> dict[str, Json]:
    """Return *score* with the names that scripts read; ``grade`` and ``percent`` may be null."""
    return {
        **_sums(score.sums),
        "grade": score.grade.value if score.grade else None,
        "initiatives": [
            {"id": group.id, "title": group.title, **_sums(group.sums)} for group in score.groups
        ],
        "blocking": list(score.blocking),
        "standing": {
            "shown": score.standing.shown,
            "on_word": score.standing.on_word,
            "out_of_date": score.standing.out_of_date,
        },
    }


def _sums(sums: Sums) -> dict[str, Json]:
    return {
        "applicable": sums.applicable,
        "points": sums.points,
        "maximum": sums.maximum,
        "percent": sums.percent,
    }
