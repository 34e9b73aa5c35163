"""Official lists of questions, read from workbooks that the person has downloaded."""

from core.catalogue.official.columns import find_columns
from core.catalogue.official.differences import differences
from core.catalogue.official.items import ListColumnMissingError, listed_items
from core.catalogue.official.workbook import (
    ListTooLargeError,
    ListUnreadableError,
    is_workbook,
    read_workbook,
)

__all__ = [
    "ListColumnMissingError",
    "ListTooLargeError",
    "ListUnreadableError",
    "differences",
    "find_columns",
    "is_workbook",
    "listed_items",
    "read_workbook",
]
