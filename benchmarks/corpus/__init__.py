"""Realistic dossiers made from a seed: standard library only, the same bytes on every Python from 3.11 on."""
