"""Records of maps and charts: OpenGeoMetadata in folders and on the web, and IIIF collections."""

from harvesters.ogm.harvester import OgmHarvester

__all__ = ["OgmHarvester"]
