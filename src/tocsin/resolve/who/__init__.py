"""Who: from names in a report to actors in the world, with the office held on that day.

Takes a Reading; gives it back with actors on its entities, entities that are one merged, and contradictions between text and table as issues.
Knows nothing of places on the map or of other reports; a name that fits no entry keeps its kind and country and gets no actor.
"""

from tocsin.resolve.who.choose import Choice, candidates, choose
from tocsin.resolve.who.ground import ground
from tocsin.resolve.who.resolving import link

__all__ = ["Choice", "candidates", "choose", "ground", "link"]
