"""Question-set files: looked into, taken in, and made of a set of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from core.crypto.sshsig import SigningKey
from core.domain.catalogue import Catalogue
from core.domain.change import Change
from core.domain.differences import Difference, compare
from core.domain.roles import Deed
from core.domain.succession import comes_after
from core.errors import CheckFailedError, UserError
from core.services.catalogues import CatalogueService, keep_catalogue, put_in_force
from core.services.installed_sets import InstalledSet, installed_sets
from core.services.publishers import TrustedBy, fingerprint_in, put_trust, trusted_here
from core.services.records import Records
from core.store import tables
from core.store.base import new_id
from core.store.keys import KeyFile
from core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.packs import PackInfo, SealedPack


class PackOlderError(CheckFailedError):
    """What is here already replaces what the file holds."""

    code = "pack-older"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "This file holds an older question set than the one that is here: {newer}."
    )
    next_text = QT_TRANSLATE_NOOP("errors", "Carry on with what is here; nothing was taken in.")


class FingerprintDiffersError(UserError):
    """The person named one key, and the file is sealed with another."""

    code = "fingerprint-differs"
    what_text = QT_TRANSLATE_NOOP(
        "errors", "The file is sealed with the key {found}, not with {given}."
    )
    next_text = QT_TRANSLATE_NOOP(
        "errors", "Nothing was taken in. Ask the publisher which of the two is theirs."
    )


class PackVerdict(StrEnum):
    """What a file that is whole would come to here."""

    UNKNOWN_PUBLISHER = "unknown-publisher"  # nobody here said whether to trust it
    NEW_SET = "new-set"
    NEW_EDITION = "new-edition"  # comes after one that is here
    MENDED = "mended"  # the same questions, worded otherwise: used at once
    CHANGED = "changed"  # other questions under the same name: assessments keep theirs
    SAME = "same"
    OLDER = "older"

    @property
    def can_be_installed(self) -> bool:
        """Whether taking it in would change anything, and may be done."""
        return self not in (self.UNKNOWN_PUBLISHER, self.SAME, self.OLDER)


@dataclass(frozen=True, slots=True)
class PackView:
    """A question-set file whose seal is unbroken, and what it would come to here.

    *publisher* is what the file calls it. *catalogue* is None while the publisher is not trusted:
    until then what the file holds is not read. *present* is what is here and would be replaced or
    followed, and *differences* says what the file's set asks otherwise.
    """

    file_name: str
    publisher: str
    signer: str
    trusted_by: TrustedBy | None
    catalogue_id: str
    edition: str
    issue: int
    made: date
    verdict: PackVerdict
    catalogue: Catalogue | None = None
    present: Catalogue | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class PackInstalled:
    """What taking a file in came to. *change* is empty where the very set was here already."""

    view: PackView
    change: Change


class PackService:
    """Looks into question-set files and takes them in."""

    def __init__(self, records: Records, catalogues: CatalogueService, keys: KeyFile) -> None:
        self._records = records
        self._catalogues = catalogues
        self._keys = keys

    def inspect(self, path: Path, *, trust: str = "") -> PackView:
        """Prove the file at *path* and say what it would come to; nothing is changed.

        With *trust*, a fingerprint or public key, its publisher counts as trusted for this look.
        Raises FingerprintUnclearError, FingerprintDiffersError, and a CheckFailedError for each
        step of docs/catalogue-pack-format.md that a bad file fails.
        """
        return self._look(self._open(path, trust), path, trusted_now=bool(trust))

    def install(self, path: Path, *, trust: str = "") -> PackInstalled:
        """Take the question set at *path* in, once everything about the file is proved.

        With *trust*, its publisher is trusted from now on as well. Assessments keep the questions
        that they were started with; where only the wording is new, they use it. Raises
        PublisherNotTrustedError, PackOlderError, NotAllowedError and what ``inspect`` raises;
        then nothing is changed.
        """
        from core.packs.errors import PublisherNotTrustedError

        records = self._records
        records.check_may(Deed.SET_FILES)
        pack = self._open(path, trust)
        view = self._look(pack, path, trusted_now=bool(trust))
        if view.catalogue is None:
            raise PublisherNotTrustedError(publisher=view.publisher, fingerprint=view.signer)
        if view.verdict is PackVerdict.OLDER:
            raise PackOlderError(newer=_named(view.present) if view.present else "")
        with records.write("set-files", "set-installed", set=view.catalogue_id) as unit:
            if trust and view.trusted_by is None:
                put_trust(unit.session, records.organisation_id, view.signer, view.publisher)
            if view.verdict.can_be_installed:
                self._take_in(unit.session, view, view.catalogue, pack.sha256)
        done = bool(unit.touched)
        return PackInstalled(view, Change(assessment=done, profile=done))

    def make(self, source: Path, target: Path) -> PackInfo:
        """Make a question-set file of the set at *source*, sealed with the organisation's own seal.

        Raises NotAllowedError and what ``make_pack`` raises.
        """
        from core.bundle import principal_for
        from core.services.pack_making import make_pack

        records = self._records
        records.check_may(Deed.SET_FILES)
        with records.store.read() as session:
            code = records.organisation(session).ods_code
        secrets = self._keys.secrets
        return make_pack(
            source,
            target,
            key=SigningKey.from_private_text(secrets.signing_key),
            publisher=principal_for(code, secrets.store_id),
            made=records.today(),
        )

    def _open(self, path: Path, trust: str) -> SealedPack:
        from core.packs import open_pack, read_pack_file

        pack = open_pack(read_pack_file(path))
        given = fingerprint_in(trust) if trust else ""
        if given and given != pack.signer.fingerprint:
            raise FingerprintDiffersError(found=pack.signer.fingerprint, given=given)
        return pack

    def _look(self, pack: SealedPack, path: Path, *, trusted_now: bool) -> PackView:
        by = self._trusted_by(pack)
        trusted = trusted_now or by is not None
        catalogue = pack.catalogue() if trusted else None
        verdict, present = PackVerdict.UNKNOWN_PUBLISHER, None
        if catalogue is not None:
            verdict, present = self._verdict(catalogue, pack.info.made)
        return PackView(
            file_name=path.name,
            publisher=pack.info.publisher,
            signer=pack.signer.fingerprint,
            trusted_by=by,
            catalogue_id=pack.info.catalogue_id,
            edition=pack.info.edition,
            issue=pack.info.issue,
            made=pack.info.made,
            verdict=verdict,
            catalogue=catalogue,
            present=present,
            differences=self._differences(present, catalogue),
        )

    def _trusted_by(self, pack: SealedPack) -> TrustedBy | None:
        from core.packs import shipped_publishers

        if pack.is_trusted_by(shipped_publishers()):
            return TrustedBy.PROGRAM
        with self._records.store.read() as session:
            own = trusted_here(session, self._records.organisation_id)
        return TrustedBy.ORGANISATION if pack.signer.fingerprint in own else None

    def _verdict(self, catalogue: Catalogue, made: date) -> tuple[PackVerdict, Catalogue | None]:
        """Say what *catalogue* would come to here, and beside which set."""
        here = self._catalogues.available()
        present = here.get(catalogue.id)
        if present is None:
            later = next((o for o in here.values() if comes_after(o, catalogue.id, here)), None)
            if later is not None:
                return PackVerdict.OLDER, later
            follows = here.get(catalogue.follows.edition) if catalogue.follows else None
            return (PackVerdict.NEW_EDITION if follows else PackVerdict.NEW_SET), follows
        if present.text_hash == catalogue.text_hash:
            return PackVerdict.SAME, present
        if catalogue.issue < present.issue or self._was_made_later(catalogue, made, present):
            return PackVerdict.OLDER, present
        mended = catalogue.rules_hash == present.rules_hash
        return (PackVerdict.MENDED if mended else PackVerdict.CHANGED), present

    def _differences(
        self, present: Catalogue | None, catalogue: Catalogue | None
    ) -> tuple[Difference, ...]:
        if present is None or catalogue is None:
            return ()
        return compare(present, catalogue, known=self._catalogues.available().values())

    def _was_made_later(self, catalogue: Catalogue, made: date, present: Catalogue) -> bool:
        """Whether the present text of the same issue came in a file that was made later."""
        if catalogue.issue != present.issue:
            return False
        with self._records.store.read() as session:
            taken = installed_sets(session, self._records.organisation_id).get(catalogue.id)
        return taken is not None and taken.made is not None and made < taken.made

    def _take_in(self, session: Session, view: PackView, catalogue: Catalogue, sha256: str) -> None:
        records = self._records
        pack = tables.Pack(
            id=new_id(),
            catalogue_id=keep_catalogue(session, records, catalogue),
            publisher=view.publisher,
            signer=view.signer,
            sha256=sha256,
            installed=records.now(),
        )
        session.add(pack)
        put_in_force(
            session,
            records.organisation_id,
            InstalledSet(
                view.catalogue_id, pack.catalogue_id, pack.id, view.edition, view.issue, view.made
            ),
        )


def _named(catalogue: Catalogue) -> str:
    return f"{catalogue.title} ({catalogue.edition})"
