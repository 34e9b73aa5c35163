"""First run: five screens, about eight minutes."""
