"""The staff list: who works here, who is trained, who has left."""
