"""A contextual encoder of our own: packing its text, training it on a processor or a GPU, shipping it."""
