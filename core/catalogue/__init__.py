"""Question sets: written as YAML, checked and compiled at build time, loaded as JSON."""

from core.catalogue.bundled import load_bundled
from core.catalogue.fields import CatalogueDamagedError, CatalogueNewerError
from core.catalogue.hashes import rules_hash, text_hash
from core.catalogue.plain import FORMAT, catalogue_to_json
from core.catalogue.reading import catalogue_from_json
from core.catalogue.trusted import read_trusted

__all__ = [
    "FORMAT",
    "CatalogueDamagedError",
    "CatalogueNewerError",
    "catalogue_from_json",
    "catalogue_to_json",
    "load_bundled",
    "read_trusted",
    "rules_hash",
    "text_hash",
]
