"""Where: the places that a text names as possible scenes, resolved by the gazetteer."""
