"""Floor 2: paper. Builds tagged PDFs from an AssessmentState, with reportlab alone.

``checklist`` and ``summary`` are the documents; the other modules are the page system that every
document shares. Nothing is imported here: reportlab costs 0.2 s, which only a print should pay.
"""
