"""All commands of ``igt``, gathered from one module a noun."""

from __future__ import annotations

import typer

from core.cli import (
    about_command,
    answer_commands,
    assessment_commands,
    audit_commands,
    backup_commands,
    bundle_commands,
    care_commands,
    catalogue_commands,
    demo_command,
    evidence_commands,
    export_commands,
    find_command,
    history_commands,
    home_command,
    init_command,
    job_commands,
    lock_commands,
    people_commands,
    person_command,
    plan_commands,
    profile_commands,
    published_command,
    report_commands,
    request_commands,
    score_commands,
    sign_off_command,
    staff_commands,
    starter_commands,
    suggestion_commands,
    undo_commands,
)


def build_app() -> typer.Typer:
    """Return the command tree, plain on every terminal."""
    app = typer.Typer(
        name="igt",
        help="The Information Governance Toolkit for one PC.",
        epilog="Global options, before or after any command: --store DIR, --passphrase-file FILE "
        "(- for standard input), --assessment ID, --as NAME, --pin-file FILE, --json.",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )
    for module in (
        demo_command,
        init_command,
        profile_commands,
        catalogue_commands,
        assessment_commands,
        answer_commands,
        evidence_commands,
        starter_commands,
        suggestion_commands,
        home_command,
        score_commands,
        find_command,
        report_commands,
        sign_off_command,
        published_command,
        export_commands,
        bundle_commands,
        care_commands,
        backup_commands,
        lock_commands,
        people_commands,
        staff_commands,
        person_command,
        audit_commands,
        history_commands,
        plan_commands,
        request_commands,
        job_commands,
        undo_commands,
        about_command,
    ):
        module.add_to(app)
    return app
