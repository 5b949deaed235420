"""OAI-PMH 2.0 (https://www.openarchives.org/OAI/openarchivesprotocol.html), as servers really speak it."""

from harvesters.oai.harvester import OaiHarvester

__all__ = ["OaiHarvester"]
