"""The seal: ssh-keygen accepts ours, we accept ssh-keygen's, and every refusal has its name."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from core.crypto.errors import (
    SignatureMalformedError,
    SignatureNamespaceError,
    SignatureWrongError,
    SignerNotTrustedError,
    SigningKeyUnreadableError,
    TrustedFileUnreadableError,
)
from core.crypto.sshsig import AllowedSigners, SigningKey, key_fingerprint, verify

NAMESPACE = "igtoolkit-submission"
KEY = SigningKey.generate()
DATA = b"manifest\n" * 100


def trusted(principal: str = "FA123", key: SigningKey = KEY) -> AllowedSigners:
    return AllowedSigners.parse(AllowedSigners.line_for(principal, key.public_line()))


def ssh_keygen(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["ssh-keygen", *arguments], input=data, capture_output=True, check=False, timeout=60
    )


def ssh_keygen_verify(folder: Path, data: bytes, namespace: str = NAMESPACE) -> int:
    (folder / "allowed").write_text(AllowedSigners.line_for("FA123", KEY.public_line()))
    (folder / "sig").write_text(KEY.sign(DATA, NAMESPACE))
    options = ["-f", folder / "allowed", "-I", "FA123", "-n", namespace, "-s", folder / "sig"]
    return ssh_keygen("-Y", "verify", *options, data=data).returncode


def test_ssh_keygen_accepts_our_seal_and_nothing_else(tmp_path: Path) -> None:
    assert ssh_keygen_verify(tmp_path, DATA) == 0
    assert ssh_keygen_verify(tmp_path, DATA + b"x") != 0
    assert ssh_keygen_verify(tmp_path, DATA, "file") != 0


def test_we_accept_the_seal_of_ssh_keygen(tmp_path: Path) -> None:
    key = tmp_path / "key"
    assert ssh_keygen("-q", "-t", "ed25519", "-N", "", "-f", key).returncode == 0
    made = ssh_keygen("-Y", "sign", "-f", key, "-n", NAMESPACE, "-", data=DATA)
    signing_key = SigningKey.from_private_text(key.read_text())
    verify(DATA, made.stdout.decode(), NAMESPACE, "FA123", trusted(key=signing_key))


def test_ssh_keygen_reads_our_private_key_and_shows_our_fingerprint(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(KEY.private_text())
    key.chmod(0o600)
    assert ssh_keygen("-y", "-f", key).stdout.decode().split() == KEY.public_line().split()
    assert key_fingerprint(KEY.public_line()) in ssh_keygen("-l", "-f", key).stdout.decode()
    assert SigningKey.from_private_text(key.read_text()).public_line() == KEY.public_line()


def test_our_seal_verifies() -> None:
    verify(DATA, KEY.sign(DATA, NAMESPACE), NAMESPACE, "FA123", trusted())


def test_changed_data_breaks_the_seal() -> None:
    with pytest.raises(SignatureWrongError):
        verify(DATA + b"x", KEY.sign(DATA, NAMESPACE), NAMESPACE, "FA123", trusted())


def test_a_seal_for_another_purpose_is_refused() -> None:
    with pytest.raises(SignatureNamespaceError, match="git"):
        verify(DATA, KEY.sign(DATA, "git"), NAMESPACE, "FA123", trusted())


@pytest.mark.parametrize(
    "allowed",
    [
        trusted("FB456"),
        trusted(key=SigningKey.generate()),
        trusted("F*"),
        trusted("FA12?"),
        AllowedSigners.parse(f'FA123 namespaces="file" {KEY.public_line()}'),
        AllowedSigners(()),
    ],
    ids=["other name", "other key", "star", "question mark", "other purpose", "nobody"],
)
def test_a_seal_that_is_not_trusted_for_that_very_name_is_refused(allowed: AllowedSigners) -> None:
    with pytest.raises(SignerNotTrustedError) as caught:
        verify(DATA, KEY.sign(DATA, NAMESPACE), NAMESPACE, "FA123", allowed)
    assert key_fingerprint(KEY.public_line()) in caught.value.what


def test_a_trusted_list_may_hold_other_keys_comments_and_conditions(tmp_path: Path) -> None:
    rsa = tmp_path / "rsa"
    ssh_keygen("-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", rsa)
    text = (
        f"\ufeff# trusted\r\n\r\nFB456 {(tmp_path / 'rsa.pub').read_text().strip()}\r\n"
        f'FC789,FA123 namespaces="git,{NAMESPACE}" {KEY.public_line()} head office\r\n'
    )
    verify(DATA, KEY.sign(DATA, NAMESPACE), NAMESPACE, "FA123", AllowedSigners.parse(text))


@pytest.mark.parametrize(
    "line",
    [
        "FA123",
        pytest.param(KEY.public_line(), id="no name"),
        "FA123 ssh-ed25519",
        "FA123 ssh-ed25519 AAAA",
        "FA123 ssh-ed25519 not*base64",
        pytest.param(f"FA123 cert-authority {KEY.public_line()}", id="certificate"),
        pytest.param(f'FA123 valid-before="20200101" {KEY.public_line()}', id="expired"),
        "<html>an error page</html>",
    ],
)
def test_an_unreadable_trusted_list_is_the_persons_to_mend(line: str) -> None:
    with pytest.raises(TrustedFileUnreadableError, match="line 2") as caught:
        AllowedSigners.parse(f"# mine\n{line}\n")
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("text", ["", "rubbish", KEY.sign(DATA, NAMESPACE)])
def test_an_unreadable_signing_key_is_refused(text: str) -> None:
    with pytest.raises(SigningKeyUnreadableError):
        SigningKey.from_private_text(text)


def test_every_kind_of_broken_seal_is_refused_without_an_accident() -> None:
    good = KEY.sign(DATA, NAMESPACE)
    head, *body, end, _ = good.split("\n")
    for broken in (
        "",
        "\n".join([head, end]),
        "\n".join([head, *body]),
        "\n".join([head, "!" + body[0][1:], *body[1:], end]),
        "\n".join([head, *body[:-1], end]),
        "\n".join([head, *body, "AAAA", end]),
        "\n".join([head, "AAAA" + body[0][4:], *body[1:], end]),
    ):
        with pytest.raises(SignatureMalformedError):
            verify(DATA, broken, NAMESPACE, "FA123", trusted())
