"""The photos that are to become one document: their order, their turns and what is cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.services.documents.photos import Shot

WHOLE = (0.0, 0.0, 1.0, 1.0)
LEAST = 0.05  # a crop leaves at least so much of width and height
Crop = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Page:
    """One photo, and what the window calls it while it is open."""

    key: str
    shot: Shot

    @property
    def crop(self) -> Crop:
        """What of it is left, after the turn."""
        return self.shot.crop or WHOLE


class Album:
    """An ordered list of pages. One of them is chosen, unless there is none."""

    def __init__(self) -> None:
        self.pages: tuple[Page, ...] = ()
        self.place = 0
        self._made = 0

    @property
    def chosen(self) -> Page | None:
        """The page that is looked at."""
        return self.pages[self.place] if self.pages else None

    @property
    def shots(self) -> tuple[Shot, ...]:
        """What is to be joined, in order."""
        return tuple(page.shot for page in self.pages)

    def add(self, shots: Sequence[Shot]) -> tuple[Page, ...]:
        """Put photos at the end and choose the first of them."""
        new = []
        for shot in shots:
            self._made += 1
            new.append(Page(str(self._made), shot))
        if new:
            self.place = len(self.pages)
            self.pages += tuple(new)
        return tuple(new)

    def choose(self, key: str) -> None:
        """Look at another page."""
        self.place = next((k for k, one in enumerate(self.pages) if one.key == key), self.place)

    def move(self, step: int) -> None:
        """Move the chosen page earlier or later."""
        to = self.place + step
        if self.pages and 0 <= to < len(self.pages):
            pages = list(self.pages)
            pages[self.place], pages[to] = pages[to], pages[self.place]
            self.pages, self.place = tuple(pages), to

    def remove(self) -> None:
        """Take the chosen page out; the photo itself stays where it is."""
        pages = list(self.pages)
        if pages:
            del pages[self.place]
            self.pages, self.place = tuple(pages), min(self.place, max(0, len(pages) - 1))

    def drop(self, key: str) -> None:
        """Take out a photo that could not be read; what is looked at stays."""
        looked_at = self.chosen.key if self.chosen is not None else ""
        self.choose(key)
        if self.chosen is not None and self.chosen.key == key:
            self.remove()
        self.choose(looked_at)

    def turn(self, degrees: int) -> None:
        """Turn the chosen page to the right, or with a negative number to the left."""
        page = self.chosen
        if page is None:
            return
        crop = page.shot.crop
        for _ in range((degrees // 90) % 4):
            crop = _turned(crop) if crop is not None else None
        self._put(replace(page.shot, turn=(page.shot.turn + degrees) % 360, crop=crop))

    def cut(self, crop: Crop) -> None:
        """Leave this part of the chosen page."""
        page = self.chosen
        if page is not None:
            tidy = within(crop)
            self._put(replace(page.shot, crop=None if tidy == WHOLE else tidy))

    def _put(self, shot: Shot) -> None:
        pages = list(self.pages)
        pages[self.place] = replace(pages[self.place], shot=shot)
        self.pages = tuple(pages)


def within(crop: Crop) -> Crop:
    """Return *crop* inside the picture, not smaller than is of use."""
    left, top, right, bottom = (min(max(side, 0.0), 1.0) for side in crop)
    left, top = min(left, 1 - LEAST), min(top, 1 - LEAST)
    return (left, top, max(right, left + LEAST), max(bottom, top + LEAST))


def _turned(crop: Crop) -> Crop:
    """Return the same part of the picture after a quarter turn to the right."""
    left, top, right, bottom = crop
    return (1 - bottom, left, 1 - top, right)
