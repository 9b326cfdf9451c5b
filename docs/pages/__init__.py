"""The pages of ``docs/``, one module each: from the pack to a text."""
