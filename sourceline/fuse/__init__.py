"""Many reports of one happening -> one incident, with its sources and its conflicts. See docs/fusion.md."""

from sourceline.fuse.after import fuse_after
from sourceline.fuse.run import fuse, fuse_anew, pending

__all__ = ["fuse", "fuse_after", "fuse_anew", "pending"]
