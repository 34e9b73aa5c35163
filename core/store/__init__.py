"""Floor 3: the encrypted records, their history, their keys and the kept documents."""
