"""A page of several sections, of which tabs choose one: Settings and Help."""
