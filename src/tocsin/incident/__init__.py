"""Readings to incidents: many reports' accounts made one, with the origin of each and what the whole rests on.

In come Readings and people's Judgements; out go Incidents with accounts, origins, figures, disagreements and standing, the same whatever the order the
readings came in.
It does not know where reports were fetched, which incidents matter, or what will happen next: that is for the stages that follow.
"""

from tocsin.incident.explain import Explanation, explain
from tocsin.incident.ledger import Incidents, Ledger, incidents
from tocsin.incident.standing import admiralty, standing

__all__ = ["Explanation", "Incidents", "Ledger", "admiralty", "explain", "incidents", "standing"]
