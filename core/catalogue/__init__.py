"""Question sets: written as YAML, checked and compiled at build time, loaded as JSON."""

from core.catalogue.bundled import load_bundled
from core.catalogue.fields import CatalogueDamagedError
from core.catalogue.hashes import rules_hash, text_hash
from core.catalogue.plain import FORMAT, catalogue_to_json
from core.catalogue.reading import CatalogueNewerError, catalogue_from_json

__all__ = [
    "FORMAT",
    "CatalogueDamagedError",
    "CatalogueNewerError",
    "catalogue_from_json",
    "catalogue_to_json",
    "load_bundled",
    "rules_hash",
    "text_hash",
]
