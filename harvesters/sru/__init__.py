"""SRU 1.1, 1.2 and 2.0: everything that a server has for some queries."""

from harvesters.sru.harvester import SruHarvester

__all__ = ["SruHarvester"]
