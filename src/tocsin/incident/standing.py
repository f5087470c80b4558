"""Standing: what an incident rests on, from its origins and their positions, with the reason in one line. Admiralty codes are a view of it.

Knows origins only, never how many reports or outlets carry them: more copies change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tocsin.model import Disagreement, Incident, Origin, OriginKind, Position, Standing

Found = tuple[Standing, str]


def named(origins: Sequence[Origin]) -> str:
    """The names of origins in a list for a person."""
    names = [origin.name or "an unnamed source" for origin in origins]
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def anticipated(origins: Sequence[Origin], disagreements: Sequence[Disagreement]) -> Found | None:
    """Nobody says that it has happened."""
    if any(origin.position is not Position.FORETELLS for origin in origins):
        return None
    return (
        Standing.ANTICIPATED,
        f"planned, threatened or feared, says {named(origins)}; no account says that it has happened" if origins else "no account says that it has happened",
    )


def disputed(origins: Sequence[Origin], disagreements: Sequence[Disagreement]) -> Found | None:
    """One asserts, another denies."""
    asserting = [origin for origin in origins if origin.position is Position.ASSERTS]
    denying = [origin for origin in origins if origin.position is Position.DENIES]
    if denying:
        return Standing.DISPUTED, f"asserted by {named(asserting) if asserting else 'nobody by name'}, denied by {named(denying)}"
    return None


def party(origins: Sequence[Origin], disagreements: Sequence[Disagreement]) -> Found | None:
    """Only a side of the conflict says so."""
    asserting = [origin for origin in origins if origin.position is Position.ASSERTS]
    return (Standing.PARTY, f"asserted only by {named(asserting)}, a side of it") if asserting and all(origin.party for origin in asserting) else None


def corroborated(origins: Sequence[Origin], disagreements: Sequence[Disagreement]) -> Found | None:
    """Two or more independent origins."""
    asserting = [origin for origin in origins if origin.position is Position.ASSERTS]
    return (Standing.CORROBORATED, f"{len(asserting)} origins independent of each other: {named(asserting)}") if len(asserting) > 1 else None


def single(origins: Sequence[Origin], disagreements: Sequence[Disagreement]) -> Found | None:
    """One origin."""
    asserting = [origin for origin in origins if origin.position is Position.ASSERTS]
    return Standing.SINGLE, f"all accounts go back to {named(asserting)}" if asserting else "no origin is known"


CASCADE: Final[Sequence[Callable[[Sequence[Origin], Sequence[Disagreement]], Found | None]]] = (anticipated, disputed, party, corroborated, single)


def standing(origins: Sequence[Origin], disagreements: Sequence[Disagreement] = ()) -> Found:
    """The standing of an incident and why: the first of the cascade that fits."""
    return next(found for rule in CASCADE if (found := rule(origins, disagreements)))


CREDIBILITY: Final = {Standing.CORROBORATED: 2, Standing.SINGLE: 3, Standing.PARTY: 4, Standing.DISPUTED: 4, Standing.ANTICIPATED: 6}


def admiralty(incident: Incident) -> str:
    """The incident in the manner of the Admiralty code (NATO AJP-2.1): reliability of the source, credibility of the information.

    The reliability of outlets and sources is not judged here: F ("cannot be judged"). Credibility: 1 confirmed by a third named origin, 2 by a second,
    3 one origin, 4 a party's word alone or contradicted, 6 not yet.
    """
    named_ = sum(origin.position is Position.ASSERTS and origin.kind is not OriginKind.UNNAMED and not origin.party for origin in incident.origins)
    code = CREDIBILITY[incident.standing]
    return f"F{1 if code == 2 and named_ >= 3 else code}"
