"""Everything that can be printed, saved and given to somebody, declared one by one."""
