"""How a question of the newer kind is answered: by a tick, in words, by a date or a document."""
