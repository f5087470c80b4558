"""Reading to the world: when, where, who, how many.

Takes a Reading whose events and entities are only words; gives it back with dates, places on the map, actors with the office of that day, and counts with
bounds, each with its reason, or None with the reason why not. It knows nothing of other reports, and never puts the publication date in an event's place.
"""
