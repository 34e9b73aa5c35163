"""Compiles the YAML of question sets and starters into the JSON that the program loads.

``python -m core.catalogue.compile`` writes resources/catalogues/compiled/, the links between the
sets and resources/templates/compiled.json; with ``--check`` it only says whether what lies there
is up to date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core.catalogue.bundled import COMPILED
from core.catalogue.check import faults_of
from core.catalogue.crosswalk import write_links
from core.catalogue.files import INDEX, Files, read_folder, read_whole
from core.catalogue.hashes import Plain, with_hashes
from core.catalogue.plain import FORMAT, later_issue, said
from core.catalogue.reading import catalogue_from_json
from core.catalogue.source import Fault
from core.catalogue.starter_check import write_starters
from core.domain.canonical import canonical_json
from core.domain.catalogue import Catalogue
from core.errors import CheckFailedError
from core.resources import resource
from core.text import QT_TRANSLATE_NOOP

_GUIDANCE_TEXTS = ("asks", "why", "good", "ask_owner", "ask_supplier")
_GUIDANCE_LISTS = ("steps", "mistakes", "law")


LARGEST = 8 * 1024 * 1024
"""Bytes of a compiled set: as many as a submission file takes."""

_SHOWN = 100


class CatalogueFaultyError(CheckFailedError):
    """A question set has faults; ``faults`` names each by file, line and field."""

    code = "catalogue-faulty"
    what_text = QT_TRANSLATE_NOOP("errors", "The question set has faults ({count}):\n{listed}")
    next_text = QT_TRANSLATE_NOOP("errors", "Mend each at its line and try again.")

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        listed = [str(fault) for fault in faults[:_SHOWN]]
        more = ["..."] if len(faults) > _SHOWN else []
        super().__init__(count=len(faults), listed="\n".join([*listed, *more]))

    @property
    def details(self) -> Mapping[str, object]:
        """Every fault, for a script."""
        return {"faults": [asdict(fault) for fault in self.faults]}


def compile_folder(folder: Path) -> Plain:
    """Return the compiled form of the edition in *folder*, with both hashes.

    Raises CatalogueFaultyError, which names every fault.
    """
    return _compiled(read_folder(folder))


def compile_whole(file: Path) -> Plain:
    """Return the same of the edition that one YAML *file* holds. Raises CatalogueFaultyError."""
    return _compiled(read_whole(file))


def compiled_bytes(plain: Plain) -> bytes:
    """Return the file that belongs to a compiled edition, to the byte."""
    return canonical_json(plain) + b"\n"


def _compiled(read: Files) -> Plain:
    faults = faults_of(read)
    if faults:
        raise CatalogueFaultyError(faults)
    plain = with_hashes(_edition(read))
    if len(canonical_json(plain)) > LARGEST:
        raise CatalogueFaultyError([read.index.fault((), "comes to more than 8 MB compiled")])
    catalogue_from_json(plain)  # what we write, we can read
    return plain


def _edition(read: Files) -> Plain:
    index = read.index.value
    sources: Mapping[str, str] = index["sources"]
    return {
        "format": FORMAT,
        **{key: index[key] for key in ("id", "title", "edition", "noun", "scheme", "purpose")},
        "opens": index["opens"],
        "due": index["due"],
        "due_provenance": _provenance(index.get("due_provenance"), sources),
        "org_types": [
            {"id": org_type, "name": said["name"]} for org_type, said in index["org_types"].items()
        ],
        "places": index["places"],
        "wording_note": index.get("wording_note", ""),
        "groups": [_group(group, read) for group in index["groups"]],
        **said(
            {
                "titles_only": index.get("titles_only"),
                "left_out": index.get("left_out"),
                "follows": _follows(index["follows"]) if "follows" in index else None,
                "issue": later_issue(index.get("issue", 1)),
            }
        ),
    }


def _follows(value: Mapping[str, Any]) -> Plain:
    return {
        "edition": value["edition"],
        "renamed": [
            {"was": one["was"], "now": one["now"], "note": one.get("note", "")}
            for one in value.get("renamed", ())
        ],
    }


def _group(group: Mapping[str, Any], read: Files) -> Plain:
    sources: Mapping[str, str] = read.index.value["sources"]
    return {
        "id": group["id"],
        "title": group["title"],
        "children": [
            _group(held, read)
            if isinstance(held, dict)
            else _leaf(read.leaves[held].value, sources)
            for held in group["holds"]
        ],
    }


def _leaf(value: Mapping[str, Any], sources: Mapping[str, str]) -> Plain:
    return {
        "ref": value["ref"],
        "title": value["title"],
        "answer": value["answer"],
        "minutes": value.get("minutes", 30),
        "easy": value.get("easy", False),
        "provenance": _provenance(value["provenance"], sources),
        "levels_provenance": _provenance(value.get("levels_provenance"), sources),
        "applies": {
            org_type: {
                "mandatory": asked.get("mandatory", True),
                "exempt": asked.get("exempt", False),
                "may_be_not_relevant": asked.get("may_be_not_relevant", False),
                "not_relevant_confidence": asked.get("not_relevant_confidence", "memory"),
                "provenance": _provenance(asked, sources),
            }
            for org_type, asked in value["applies"].items()
        },
        "levels": value.get("levels", []),
        "guidance": _guidance(value["guidance"]),
        **said({key: value.get(key) for key in ("place", "limit", "ages", "waits_for")}),
        **said(
            {
                "templates": value.get("templates"),
                "covered_by": [
                    {"fact": cover["fact"], "provenance": _provenance(cover, sources)}
                    for cover in value.get("covered_by", ())
                ],
                "examples": [
                    {"text": example["text"], "types": example.get("types", [])}
                    for example in value.get("examples", ())
                ],
                "variants": [
                    {"types": variant["types"], "guidance": _guidance(variant["guidance"])}
                    for variant in value.get("variants", ())
                ],
            }
        ),
    }


def _provenance(
    known: Mapping[str, Any] | None, sources: Mapping[str, str]
) -> dict[str, str] | None:
    if known is None:
        return None
    return {"confidence": known["confidence"], "source": sources[known["source"]]}


def _guidance(value: Mapping[str, Any]) -> Plain:
    return {
        **{key: value.get(key, "") for key in _GUIDANCE_TEXTS},
        **{key: value.get(key, []) for key in _GUIDANCE_LISTS},
        "evidence": [
            {key: example.get(key, "") for key in ("name", "who_has_it", "takes")}
            for example in value.get("evidence", ())
        ],
    }


def main(arguments: Sequence[str]) -> int:
    """Compile every edition in resources/catalogues; return 1 when something is not right."""
    only_check = "--check" in arguments
    target = resource(*COMPILED[:-1]) / COMPILED[-1]
    stale = False
    for index in sorted(resource("catalogues").glob(f"*/{INDEX}")):
        try:
            built = compiled_bytes(compile_folder(index.parent))
        except CatalogueFaultyError as error:
            sys.stderr.write("\n".join(map(str, error.faults)) + "\n")
            return 1
        file = target / f"{index.parent.name}.json"
        if file.exists() and file.read_bytes() == built:
            continue
        stale = True
        if only_check:
            sys.stderr.write(f"{file.name} is out of date: run python -m core.catalogue.compile\n")
        else:
            target.mkdir(exist_ok=True)
            file.write_bytes(built)
            sys.stdout.write(f"{file.name}: {len(built)} bytes\n")
    sets = _sets(target)
    refs = {catalogue.id: set(catalogue.by_ref) for catalogue in sets.values()}
    for faults, made in (
        write_links(refs, only_check=only_check),
        write_starters(sets, only_check=only_check),
    ):
        if faults:
            sys.stderr.write("\n".join(map(str, faults)) + "\n")
            return 1
        if made is not None:
            stale = True
            told = sys.stderr if only_check else sys.stdout
            shown = f"{made.parent.name}/{made.name}"
            told.write(f"{shown} {'is out of date' if only_check else 'is written'}\n")
    return 1 if stale and only_check else 0


def _sets(compiled: Path) -> dict[str, Catalogue]:
    """Return every compiled set, for what links them and for what serves them."""
    read = (
        catalogue_from_json(json.loads(f.read_bytes())) for f in sorted(compiled.glob("*.json"))
    )
    return {catalogue.id: catalogue for catalogue in read}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
