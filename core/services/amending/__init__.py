"""What an organisation establishes about its question set: checked, added, set aside, corrected."""
