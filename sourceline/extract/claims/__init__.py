"""Who says, denies, blames, claims, assesses, warns, demands or recommends what."""
