"""What each person looks after, on a sheet of their own."""
