"""The receiver opens a submission file from three files alone, or learns why not."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from bundle_samples import CODE, Keys, catalogue, contents, document, signed, with_file

from core.bundle import VerifiedBundle, write_bundle
from core.bundle.errors import BundleCatalogueUnknownError
from core.crypto import age
from core.crypto.errors import (
    AgeDamagedError,
    AgeNotForUsError,
    IdentityUnreadableError,
    NotAnAgeFileError,
    SignerNotTrustedError,
    TrustedFileUnreadableError,
)
from core.crypto.sshsig import AllowedSigners
from core.errors import KnownError
from core.intake.errors import BundleFileMissingError, FolderInUseError
from core.intake.keygen import make_receiver_key
from core.intake.receiving import description, extract_file, verify_file
from core.store.private_file import FileExistsAlreadyError, FileNotWrittenError


class Post:
    """What lies on the receiver's desk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle = folder / "submission.igtb"
        self.identity = folder / "receiver.key"
        self.trusted = folder / "allowed_signers"
        recipient = make_receiver_key(self.identity)
        self.keys = Keys(receiver=age.parse_identities(self.identity.read_text())[0])
        assert age.recipient_of(self.keys.receiver) == recipient
        self.trusted.write_text(AllowedSigners.line_for(CODE, self.keys.seal.public_line()))
        write_bundle(self.bundle, contents(self.keys, sign_off=signed()))

    def verify(self, **options: object) -> VerifiedBundle:
        known = {"known_rules": {catalogue().rules_hash}, **options}
        return verify_file(self.bundle, self.identity, self.trusted, **known)  # type: ignore[arg-type]

    def extract(self, folder: Path) -> VerifiedBundle:
        rules = {catalogue().rules_hash}
        return extract_file(self.bundle, self.identity, self.trusted, folder, known_rules=rules)


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def test_a_good_file_says_who_sent_what(post: Post) -> None:
    shown = description(post.verify())
    assert shown["sealed_by"] == CODE
    assert shown["organisation"]["name"] == "A made-up pharmacy"  # type: ignore[index,call-overload]
    assert shown["score"]["grade"] == "satisfactory"  # type: ignore[index,call-overload]
    assert shown["draft"] is False


def test_unpacking_gives_the_documents_their_real_names(post: Post, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "unpacked"
    post.extract(folder)
    assert sorted(path.name for path in folder.iterdir()) == [
        "assessment.json",
        "catalogue.json",
        "evidence",
        "evidence.json",
        "summary.pdf",
    ]
    assert (folder / "evidence/IG policy 1.pdf").read_bytes() == document(1)
    assert (folder / "evidence/IG policy 3.pdf").read_bytes() == b""
    assert [path.name for path in folder.parent.iterdir()] == ["unpacked"]


def test_a_hostile_name_stays_inside_the_folder(post: Post, tmp_path: Path) -> None:
    whole = with_file(contents(post.keys), 0, name="../../../escaped.pdf")
    write_bundle(post.bundle, with_file(whole, 1, name="ESCAPED.pdf"))
    post.extract(tmp_path / "new" / "unpacked")
    names = {path.name for path in (tmp_path / "new/unpacked/evidence").iterdir()}
    assert names == {"escaped.pdf", "ESCAPED (2).pdf", "IG policy 3.pdf"}
    assert not list(tmp_path.glob("**/../escaped.pdf"))


def test_nothing_is_kept_when_the_file_is_damaged_at_its_end(post: Post, tmp_path: Path) -> None:
    post.bundle.write_bytes(post.bundle.read_bytes()[:-1])
    with pytest.raises(AgeDamagedError):
        post.extract(tmp_path / "new" / "unpacked")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(post: Post, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    post.extract(folder)  # empty: may be used
    with pytest.raises(FolderInUseError):
        post.extract(folder)


def test_an_unknown_question_set_is_refused_by_name_unless_allowed(post: Post) -> None:
    with pytest.raises(BundleCatalogueUnknownError, match="made-up-1") as caught:
        post.verify(known_rules={"0" * 64})
    assert caught.value.exit_code == 4
    post.verify(known_rules=set(), allow_catalogues=[catalogue().rules_hash])


def test_the_shipped_question_sets_are_the_known_ones(post: Post) -> None:
    with pytest.raises(BundleCatalogueUnknownError):
        post.verify(known_rules=None)


@pytest.mark.parametrize(
    ("part", "text", "error", "exit_code"),
    [
        ("bundle", None, BundleFileMissingError, 1),
        ("bundle", "", NotAnAgeFileError, 4),
        ("bundle", "%PDF-1.7 something else entirely", NotAnAgeFileError, 4),
        ("identity", None, IdentityUnreadableError, 1),
        ("identity", "no key", IdentityUnreadableError, 1),
        pytest.param("identity", age.new_identity(), AgeNotForUsError, 4, id="another identity"),
        ("trusted", None, TrustedFileUnreadableError, 1),
        ("trusted", "no key", TrustedFileUnreadableError, 1),
        ("trusted", "", SignerNotTrustedError, 4),
        ("trusted", "F*", SignerNotTrustedError, 4),
    ],
)
def test_each_kind_of_trouble_has_its_name_and_exit(
    post: Post, part: str, text: str | None, error: type[KnownError], exit_code: int
) -> None:
    path: Path = getattr(post, part)
    if text == "F*":
        text = AllowedSigners.line_for("F*", post.keys.seal.public_line())
    path.unlink()
    if text is not None:
        path.write_text(text)
    with pytest.raises(error) as caught:
        post.verify()
    assert caught.value.exit_code == exit_code


def test_a_file_passed_on_by_a_third_party_is_not_addressed_to_its_reader(post: Post) -> None:
    third = age.new_identity()
    plain = age.decrypt_bytes(post.bundle.read_bytes(), [post.keys.receiver])
    post.bundle.write_bytes(age.encrypt_bytes(plain, [age.recipient_of(third)]))
    post.identity.write_text(third)
    with pytest.raises(KnownError) as caught:
        post.verify()
    assert caught.value.code == "bundle-not-addressed-to-you"


def test_a_receivers_key_is_for_its_owner_alone_and_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "receiver.key"
    recipient = make_receiver_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert f"# public key: {recipient}\n" in path.read_text()
    with pytest.raises(FileExistsAlreadyError):
        make_receiver_key(path)
    assert recipient in path.read_text()


def test_a_receivers_key_for_a_folder_that_is_not_there_is_refused_in_words(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileNotWrittenError, match="could not be written"):
        make_receiver_key(tmp_path / "none" / "receiver.key")


def test_unpacking_the_same_content_twice_keeps_one_copy(post: Post, tmp_path: Path) -> None:
    write_bundle(post.bundle, contents(post.keys, (document(1), document(1))))
    post.extract(tmp_path / "unpacked")
    assert [p.name for p in (tmp_path / "unpacked/evidence").iterdir()] == ["IG policy 1.pdf"]
