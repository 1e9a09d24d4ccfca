"""The store of documents, records and decisions: one SQLite file, one transaction a document. See docs/store.md."""

from sourceline.store.doctor import Problem
from sourceline.store.errors import StoreError
from sourceline.store.listing import StoredDocument
from sourceline.store.store import Store, open_store
from sourceline.store.writer import Removed

__all__ = ["Problem", "Removed", "Store", "StoreError", "StoredDocument", "open_store"]
