"""Place: where, with how much certainty."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class PlaceKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"  # first order: province, state, governorate
    DISTRICT = "district"  # second order and below
    CITY = "city"
    NEIGHBOURHOOD = "neighbourhood"
    COMPOUND = "compound"  # Green Zone, an embassy's grounds, a camp
    BASE = "base"  # air base, barracks, naval base
    AIRPORT = "airport"
    CROSSING = "crossing"
    PORT = "port"
    WATER = "water"  # sea, strait, river, lake
    LAND = "land"  # mountain, desert, island, supranational region
    SITE = "site"  # building, bridge, plant


class WherePrecision(IntEnum):
    """UCDP GED's `where_prec`: 1 exact point, 2 within about 25 km, 3 second-order unit, 4 first-order unit, 5 linear or fuzzy, 6 country, 7 sea or air."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    REGION = 4
    FUZZY = 5
    COUNTRY = 6
    SEA = 7


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map with its radius of doubt, its names upwards, public ids, and the reason it was chosen."""

    id: str  # geonames:98182, wof:85632315, ourairports:ORBI, tocsin:green-zone-baghdad
    name: str
    kind: PlaceKind
    latitude: float  # WGS 84, degrees
    longitude: float
    radius_m: int
    precision: WherePrecision
    country: str | None = None  # ISO 3166-1 alpha-3
    admin1: str | None = None
    admin2: str | None = None
    population: int | None = None
    geonames: int | None = None
    reason: str = ""

    @property
    def geo_precision(self) -> int:
        """ACLED's `geo_precision`: 1 the place itself, 2 part of a region, 3 a larger region."""
        return 1 if self.precision <= WherePrecision.NEAR else 2 if self.precision is WherePrecision.DISTRICT else 3
