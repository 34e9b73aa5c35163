"""The question-set file: one set, sealed by its publisher (docs/catalogue-pack-format.md)."""

from core.packs.layout import LARGEST_PACK, NAMESPACE, PackInfo
from core.packs.publishers import shipped_publishers
from core.packs.reading import SealedPack, open_pack, read_pack_file
from core.packs.writing import pack_bytes

__all__ = [
    "LARGEST_PACK",
    "NAMESPACE",
    "PackInfo",
    "SealedPack",
    "open_pack",
    "pack_bytes",
    "read_pack_file",
    "shipped_publishers",
]
