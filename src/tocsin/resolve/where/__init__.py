"""Where: the places a report names, and where each of its events took place.

Takes a report, or a reading with its entities and events; gives toponyms with their places, and the reading with places filled in.
Knows nothing of dates, actors or other reports.
"""

from tocsin.resolve.where.country import country_of, land_of
from tocsin.resolve.where.gazetteer import Gazetteer
from tocsin.resolve.where.locate import locate
from tocsin.resolve.where.scene import event_place
from tocsin.resolve.where.toponym import Toponym, toponyms

__all__ = ["Gazetteer", "Toponym", "country_of", "event_place", "land_of", "locate", "toponyms"]
