"""Who works with the records: people, PINs, and an auditor's samples and findings."""
