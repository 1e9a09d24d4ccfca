"""How extracted records are held against the golden readings of the starter corpus."""
