"""What a person can do with their records: one module a noun, one method one transaction."""
