"""The codes that the network writes, in the order of its outputs: part of the weights' format, so only ever added to at the end."""

from tocsin.model import MODES, AttributionKind, EntityKind, EventType, Role, Status

TYPES = tuple(EventType)
STATUSES = tuple(Status)
KINDS = tuple(EntityKind)
ATTRIBUTION_KINDS = tuple(AttributionKind)
TYPED_MODES = tuple((kind, mode) for kind in TYPES for mode in MODES[kind])

# Three layers of role tags, because fillers of different layers may share words: "26 Palestinians" is recipient and killed at once.
PARTY_ROLES = (Role.ACTOR, Role.RECIPIENT, Role.WEAPON)
SETTING_ROLES = (Role.PLACE, Role.TIME)
COUNT_ROLES = (Role.KILLED, Role.INJURED, Role.DETAINED, Role.DISPLACED, Role.PARTICIPANTS, Role.PERSONNEL, Role.ITEMS, Role.MONEY)
LAYERS = (PARTY_ROLES, SETTING_ROLES, COUNT_ROLES)
LAYER_WIDTHS = tuple(1 + 2 * len(layer) for layer in LAYERS)
ROLE_WIDTH = sum(LAYER_WIDTHS)

TRIGGER_WIDTH = 1 + 2 * len(TYPES)  # O, B-AGREE, I-AGREE, B-CONSULT, ...
CUE_WIDTH = 1 + 2 * len(ATTRIBUTION_KINDS)
SAID_WIDTH = 4  # O, B-source, I-source of one layer; and one logit: content

# What letters a token has, since the encoder's vocabulary is lower case.
SHAPES = ("none", "lower", "capital", "upper", "mixed", "digit", "sign")
TITLED, QUOTED = len(SHAPES), 2 * len(SHAPES)  # added to the shape of a piece of the title, of one between quotation marks
SHAPE_WIDTH = 4 * len(SHAPES)


def shape(word: str) -> int:
    """The index in SHAPES of the letters of a word piece.

    >>> SHAPES[shape("Baghdad")], SHAPES[shape("MEMO")], SHAPES[shape("B-52")]
    ('capital', 'upper', 'mixed')
    """
    if not word:
        return 0
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        return 5 if digits else 6
    if digits:
        return 4
    if all(c.islower() for c in letters) or not any(c.isupper() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 3 if len(letters) > 1 else 2
    return 2 if letters[0].isupper() and not any(c.isupper() for c in letters[1:]) else 4
