"""Rule packs: one call as data, loaded, checked and handed over as a :class:`Campagne`."""
