"""From the bytes of a file to a tree of nodes that know their place in the text."""
