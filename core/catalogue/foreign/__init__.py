"""Question sets that others wrote in a form of theirs, turned into ours for specialists.

Read are an OSCAL catalog (NIST, JSON) and a CISO Assistant library (YAML). What has no place in
our form is never dropped in silence: it is listed by its path.
"""

from core.catalogue.foreign.book import ForeignFaultyError, Lost
from core.catalogue.foreign.fitting import AskedOf
from core.catalogue.foreign.turning import Turned, turn
from core.catalogue.foreign.writing import as_files, as_one_file

__all__ = [
    "AskedOf",
    "ForeignFaultyError",
    "Lost",
    "Turned",
    "as_files",
    "as_one_file",
    "turn",
]
