"""Builders: the structured values (titles, agents, imprints, ...) that rules name. Each sees one field."""
