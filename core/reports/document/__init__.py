"""One model of a document, written as PDF, for a word processor, or as a page for a browser.

A document says what stands in it and nothing of how it looks: ``parts`` has the words for that,
``pdf``, ``docx`` and ``html`` write the same parts, each as its reader expects them.
"""
