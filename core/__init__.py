"""The Information Governance Toolkit without a window: everything but Qt."""
