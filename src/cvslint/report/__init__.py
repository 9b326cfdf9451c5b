"""Reports: one module a format, each a pure function from the results of a run to text.

Nothing here opens a file, reads the clock or knows a terminal; whoever calls chooses width, colours and glyphs.
"""
