"""Z39.50 (ISO 23950) through the program `yaz-client`: everything that a target has for some queries."""

from harvesters.z3950.harvester import Z3950Harvester

__all__ = ["Z3950Harvester"]
