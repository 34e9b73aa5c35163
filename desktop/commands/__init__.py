"""What can be done from anywhere: said once, for menus, Ctrl+K and the sheet of shortcuts."""
