"""What stands in a document: its text and its pages, read in a process of its own."""
