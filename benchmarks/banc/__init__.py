"""The bench: installs the peers, runs everything in turn, and keeps the figures."""
