"""Makes the pages: each function gives one page the few services that it needs.

A page is imported when it is first shown, so that the window does not wait for all of them.
"""
