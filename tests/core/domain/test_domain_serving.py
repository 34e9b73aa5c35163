"""Which questions a document probably serves: real question sets, made-up but likely files."""

from __future__ import annotations

from functools import cache

import pytest

from core.catalogue.bundled import load_bundled
from core.catalogue.starters import load_starters
from core.domain.serving import Known, Profiles
from core.services.documents.known_by import known_by


@cache
def profiles(set_id: str, org_type: str) -> Profiles:
    question_set = load_bundled()[set_id].for_type(org_type)
    return Profiles(known_by(question_set, load_starters().values()))


@pytest.mark.parametrize(
    ("name", "dspt", "igt"),
    [
        ("Business continuity plan.pdf", "7.1.2", "10-319"),
        ("BCP 2025 FINAL.docx", "7.1.2", "10-319"),
        ("information_asset_register_March.xlsx", "1.1.2", "10-316"),
        ("Privacy notice for patients (website).pdf", "1.1.3", "10-213"),
        ("Staff training log 2025-26.xlsx", "3.2.1", "10-117"),
        ("Confidentiality agreements signed.pdf", "2.2.1", "10-116"),
        ("leavers checklist.docx", "4.2.4", "10-321"),
        ("Incident log.xlsx", "6.1.1", "10-320"),
        ("list of suppliers and contracts.xlsx", "10.1.2", "10-116"),
        ("backup test record.xlsx", "7.3.4", "10-319"),
    ],
)
def test_a_telling_name_is_enough(name, dspt, igt):
    for set_id, ref in (("dspt-8", dspt), ("igt-10", igt)):
        first = profiles(set_id, "pharmacy").propose(name)[0]
        assert (first.ref, first.is_likely) == (ref, True)
        assert first.words


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("ICO certificate 2026.pdf", "1.1.1"),
        ("DPIA template.docx", "1.3.8"),
        ("PasswordsPolicy.docx", "4.5.4"),
        ("retention schedule.pdf", "1.4.1"),
        ("National data opt-out statement.docx", "1.2.4"),
        ("ROPA.xlsx", "1.1.2"),
    ],
)
def test_short_forms_and_joined_words_are_understood(name, ref):
    for org_type in ("pharmacy", "social-care"):
        assert profiles("dspt-8", org_type).propose(name)[0].ref == ref


@pytest.mark.parametrize("name", ["IMG_2231.jpg", "scan0001.pdf", "Untitled.docx", "~.txt", ""])
def test_a_name_that_says_nothing_proposes_nothing(name):
    assert profiles("dspt-8", "pharmacy").propose(name) == ()


def test_the_words_on_top_of_a_scan_name_it_where_its_file_does_not():
    ours = profiles("dspt-8", "pharmacy")
    text = "Business continuity plan of Bridge Street Pharmacy\n\nWhat we do when power fails."
    assert ours.propose("scan0001.pdf", text)[0].ref == "7.1.2"
    mail = "From: a@example.org\nTo: b@example.org\nSubject: Your backup test\n\nDear all"
    assert ours.propose("message.eml", mail)[0].ref == "7.3.4"


def test_a_number_in_the_name_speaks_for_itself():
    first = profiles("igt-10", "pharmacy").propose("10-114 asset list.pdf")[0]
    assert (first.ref, first.is_likely, first.strength) == ("10-114", True, 1.0)
    assert profiles("dspt-8", "pharmacy").propose("3.2.1 who was there.pdf")[0].ref == "3.2.1"


def test_one_weak_word_is_shown_to_choose_and_never_ticked():
    for name in ("holiday rota.xlsx", "fire risk assessment.pdf", "Windows 7 PC plan.docx"):
        proposed = profiles("dspt-8", "pharmacy").propose(name)
        assert not any(one.is_likely for one in proposed)
        assert len(proposed) <= 3


def test_a_set_without_questions_and_texts_without_words_are_no_trouble():
    assert Profiles([]).propose("privacy notice.pdf", "privacy notice") == ()
    assert Profiles([Known("1", "", ((1.0, ""),))]).propose("privacy.pdf") == ()
