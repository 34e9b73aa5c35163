"""Making the spare key: its sheet, and the page that makes one later."""
