"""Who is what to whom: structure, cooperation and conflict between actors, each with its sentence."""
