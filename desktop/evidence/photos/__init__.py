"""Photos of a paper, and pasted screenshots, that become one document."""
