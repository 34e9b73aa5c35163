"""Collect every text of window and core for Qt Linguist, and build what the window loads.

    make translations                    refresh resources/locale/*.ts and build their .qm files
    make translations ARGS="--new cy"    begin a translation, here into Welsh

All texts are read from the source (``tests/texts_in_code.py``), written as a list that Qt's
``lupdate`` takes in, and merged into what was translated before. English, complete with its
plurals, goes to ``build/translations/igt_en.ts``. So does a made-up language, in which every text
is accented, 40 % longer and stands between ‹ and ›: a test shows every page in it, to find texts
that are cut or never went through the translator.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

if TYPE_CHECKING:
    from texts_in_code import Text

OUT = ROOT / "build" / "translations"
LOCALE = ROOT / "resources" / "locale"
OPEN, CLOSE = "\u2039", "\u203a"
LONGER = 0.4
_ACCENTED = str.maketrans(
    "AaCcDdEeGgIiLlNnOoRrSsTtUuYyZz", "ÅåÇçĐđÉéĜĝÎîĽľÑñÖöŘřŠšŤťÛûÝýŽž"
)  # fmt: skip
_KEPT = re.compile(r"(\{[^{}]*\}|%n|&)")


def pseudo(text: str) -> str:
    """Return *text* in the made-up language; places for values stay as they are."""
    parts = _KEPT.split(text)
    changed = "".join(
        part if number % 2 else part.translate(_ACCENTED) for number, part in enumerate(parts)
    )
    letters = sum(len(part) for part in parts[::2])
    return f"{OPEN}{changed}{' ô' * round(letters * LONGER / 2)}{CLOSE}"


def texts() -> list[Text]:
    """Return every text of window and core."""
    from texts_in_code import marked_texts

    return list(marked_texts("core", "desktop"))


def write_list(found: Iterable[Text], file: Path) -> None:
    """Write *found* as lupdate's C++ reader takes them in, with where each stands."""
    lines = []
    for one in found:
        lines.append(f"//: {one.file}:{one.line}" + (f". Of one: {one.one}" if one.one else ""))
        mark = "QT_TRANSLATE_N_NOOP" if one.has_forms else "QT_TRANSLATE_NOOP"
        context, text = (json.dumps(word, ensure_ascii=False) for word in (one.context, one.text))
        lines.append(f"{mark}({context}, {text});")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def merge(listed: Path, target: Path, language: str) -> None:
    """Bring *target*, a .ts file, up to what is *listed*; what was translated stays."""
    languages = ("-source-language", "en_GB", "-target-language", language)
    quiet = ("-silent", "-locations", "none", "-no-obsolete")
    _linguist("lupdate", listed, *quiet, *languages, "-ts", target)


def fill(target: Path, found: Iterable[Text], words: Callable[[str], str]) -> None:
    """Give every text of *target* its *words*, in both forms where it has two."""
    ones = {(one.context, one.text): one.one for one in found}
    tree = ET.parse(target)
    for context in tree.iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            one = ones.get((context.findtext("name") or "", source), "")
            translation = message.find("translation")
            assert translation is not None
            translation.attrib.pop("type", None)
            forms = translation.findall("numerusform")
            for form, said in zip(forms, (one or source, source), strict=False):
                form.text = words(said)
            if not forms:
                translation.text = words(source)
    tree.write(target, encoding="utf-8", xml_declaration=True)


def build(source: Path) -> Path:
    """Make the .qm file that the window loads from a .ts file, beside it, and return it."""
    made = source.with_suffix(".qm")
    _linguist("lrelease", "-silent", source, "-qm", made)
    return made


def made_up(folder: Path, found: list[Text] | None = None) -> Path:
    """Make the made-up language in *folder* and return what the window loads."""
    found = texts() if found is None else found
    return _made("en_XA", folder, found, pseudo)


def _made(name: str, folder: Path, found: list[Text], words: Callable[[str], str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    listed, target = folder / "texts.cpp", folder / f"igt_{name}.ts"
    write_list(found, listed)
    merge(listed, target, "en_GB")
    fill(target, found, words)
    return build(target)


def _linguist(program: str, *arguments: object) -> None:
    """Run one of Qt Linguist's programs, which come with PySide6."""
    folder = Path(PySide6.__file__).parent
    path = folder / (f"{program}.exe" if sys.platform == "win32" else program)
    subprocess.run([str(path), *map(str, arguments)], check=True, timeout=120)


def main(arguments: list[str]) -> int:
    """Refresh all translations."""
    parser = argparse.ArgumentParser(prog="make translations")
    parser.add_argument("--new", metavar="LANGUAGE", help="begin one, for example cy or pl")
    asked = parser.parse_args(arguments)
    found = texts()
    _made("en", OUT, found, str)
    made_up(OUT, found)
    if asked.new:
        LOCALE.mkdir(exist_ok=True)
        merge(OUT / "texts.cpp", LOCALE / f"igt_{asked.new}.ts", asked.new)
    for target in sorted(LOCALE.glob("*.ts")):
        merge(OUT / "texts.cpp", target, target.stem.removeprefix("igt_"))
        build(target)
        print(target.relative_to(ROOT))
    print(f"{len(found)} texts: {(OUT / 'igt_en.ts').relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
