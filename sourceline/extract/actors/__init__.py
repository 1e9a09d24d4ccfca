"""Who is named: groups, forces, governments, bodies and people by name, label, definition, title or role noun."""
