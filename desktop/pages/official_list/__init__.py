"""Reading an official list in: the workbook, its columns, what would change, and the change."""
