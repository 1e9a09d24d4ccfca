"""What can go wrong with a store, in words for its user."""


class StoreError(RuntimeError):
    """The store refused something, or is not what this version can read."""
