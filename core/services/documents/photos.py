"""Photos of papers, and pasted screenshots, that become one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.contents import apart
from core.contents.kinds import Look, look_of
from core.contents.sheet import Sheet
from core.domain.evidence import LARGEST_FILE
from core.domain.long_work import Cancelled, PersonCancelledError, Progress
from core.errors import UserError
from core.services.documents.evidence import EvidenceService, TitleMissingError
from core.services.documents.file_kinds import HEAD, media_type
from core.services.documents.file_names import safe_name
from core.services.documents.staging import Staged, kind_of
from core.store.vault import SourceUnreadableError
from core.text import QT_TRANSLATE_NOOP

MOST_PHOTOS: Final = 40
MOST_BYTES: Final = 300 * 1024 * 1024  # of all photos together
_PASTED: Final = Path("pasted.png")


class NotAPhotoError(UserError):
    """Only pictures can be joined."""

    code = "not-a-photo"
    what_text = QT_TRANSLATE_NOOP("errors", "{name} is no picture that can be read here.")
    next_text = QT_TRANSLATE_NOOP(
        "errors",
        "JPEG, PNG, TIFF and WebP can be. An iPhone writes such files when its camera is set to "
        "“Most Compatible”.",
    )


class TooManyPhotosError(UserError):
    """More than one document ought to hold."""

    code = "too-many-photos"
    what_text = QT_TRANSLATE_NOOP("errors", "That is more than {most} photos, or they are huge.")
    next_text = QT_TRANSLATE_NOOP("errors", "Make two documents of them.")


@dataclass(frozen=True, slots=True)
class Shot:
    """One page to be: a photo, how far it is turned to the right, and what of it is left.

    *content* is there for what was pasted and lies in no file. *crop* are the parts of width and
    height where left, top, right and bottom lie, after the turn; None takes all of it.
    """

    path: Path = _PASTED
    content: bytes | None = None
    turn: int = 0
    crop: tuple[float, float, float, float] | None = None

    @property
    def name(self) -> str:
        """What the photo is called."""
        return self.path.name


class PhotoService:
    """Looks at photos and joins them. The photos themselves are never changed."""

    def __init__(self, evidence: EvidenceService) -> None:
        self._evidence = evidence

    def look(self, shot: Shot, width: int) -> Sheet:
        """Return the photo the way up that the camera noted, before turn and crop.

        Raises NotAPhotoError, SourceUnreadableError and the like, ContentsError.
        """
        content = _content(shot)
        return apart.sheet(content, media_type(shot.path, content[:HEAD]), 0, width)

    def stage(
        self,
        shots: Sequence[Shot],
        title: str,
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> Staged:
        """Join the photos, in order, into one PDF and lock it into the vault.

        ``EvidenceService.record`` makes evidence of it. Where and with what a photo was taken
        stays out of it, and pages come down to a printable size. Raises TitleMissingError,
        TooManyPhotosError, NotAPhotoError, ContentsError, PersonCancelledError.
        """
        name = " ".join(title.split())
        if not name or not shots:
            raise TitleMissingError()
        if len(shots) > MOST_PHOTOS:
            raise TooManyPhotosError(most=MOST_PHOTOS)
        contents: list[bytes] = []
        for number, shot in enumerate(shots):
            if cancelled is not None and cancelled():
                raise PersonCancelledError()
            if progress is not None:
                progress(number, len(shots) + 1)
            contents.append(_content(shot))
            if sum(map(len, contents)) > MOST_BYTES:
                raise TooManyPhotosError(most=MOST_PHOTOS)
        pages = [
            {"photo": number, "turn": shot.turn % 360, "crop": shot.crop}
            for number, shot in enumerate(shots)
        ]
        made = apart.joined(contents, pages, name)
        return self._evidence.stage_content(safe_name(f"{name[:100]}.pdf"), made)


def _content(shot: Shot) -> bytes:
    """Return the bytes of a photo. Raises what keeping a file raises, and NotAPhotoError."""
    content = shot.content
    if content is None:
        kind_of(shot.path)
        try:
            with shot.path.open("rb") as file:
                content = file.read(LARGEST_FILE)
        except OSError:
            raise SourceUnreadableError(name=shot.name) from None
    if look_of(media_type(shot.path, content[:HEAD])) is not Look.PICTURE:
        raise NotAPhotoError(name=shot.name)
    return content
