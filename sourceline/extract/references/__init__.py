"""Who "the group", "its spokesman", "these militants" and "the minister" are."""
