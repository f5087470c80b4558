"""The words of time: each with its category and what it stands for. Data only.

A category has a name (used in the rules' patterns) and one character (used in the string that a pattern is matched against).
"""

from collections.abc import Mapping
from typing import Final

CATEGORIES: Final[dict[str, str]] = {
    "SMALL": "d",  # a number from 0 to 31 in digits
    "NUMBER": "n",  # any other number, in digits or words
    "YEAR": "Y",  # four digits that may be a year
    "SPAN": "y",  # 1995-96: two years
    "PAIR": "i",  # 10-12: two small numbers
    "ISO": "I",  # 2020-01-03 and 1/3/20
    "CLOCK": "J",  # 10:30
    "ORDINAL": "o",
    "HALF": "h",
    "MONTH": "M",
    "WEEKDAY": "W",
    "WEEKDAYS": "w",  # Mondays
    "SEASON": "S",
    "FEAST": "F",  # a feast or holy month
    "UNIT": "U",
    "UNITS": "u",
    "WEEKEND": "E",
    "PART": "p",  # of the day
    "TODAY": "t",
    "WHENEVER": "x",  # now, recently, soon
    "DECADE": "D",
    "ADVERB": "A",  # daily
    "MERIDIEM": "m",
    "ZONE": "z",
    "FISCAL": "f",
    "LAST": "l",
    "PAST": "q",
    "PREVIOUS": "v",
    "NEXT": "X",
    "COMING": "c",
    "FOLLOWING": "g",
    "THIS": "T",
    "THAT": "H",
    "THESE": "s",
    "THOSE": "1",
    "RECENT": "R",
    "SAME": "2",
    "EARLY": "e",  # early, late, mid
    "EARLIER": "r",  # earlier, later
    "EDGE": "k",  # beginning, middle, end
    "AGO": "G",
    "BEFORE": "b",  # before, after
    "FROM": "3",
    "ABOUT": "a",  # about, nearly
    "OVER": "<",
    "SO": ">",
    "GENITIVE": "$",
    "NEAR": "=",
    "WHOLE": "/",
    "KIND": ":",
    "EXTRA": "+",
    "MORE": "4",
    "THAN": "5",
    "AT": "6",
    "LEAST": "7",
    "NO": "8",
    "UP": "9",
    "TO": "0",
    "A": "Q",
    "THE": "Z",
    "OF": "O",
    "IN": "N",
    "ON": "L",
    "AND": "&",
    "OR": "|",
    "FEW": "K",  # few, several, many
    "COUPLE": "C",
    "EVERY": "V",
    "PERIOD": "P",
    "FUTURE": "B",
    "LATEST": "j",  # latest, current
    "OLD": "@",
    "LENGTHY": "?",  # weeklong
    "NTHQUARTER": "^",  # Q3
    "EVE": "!",
    "ANNIVERSARY": "%",
    "BETWEEN": "~",
    "BACK": "_",  # since, until, by
    "OWN": "*",  # its, their
    "COMMA": ",",
    "HYPHEN": "-",
    "APOSTROPHE": "'",
}  # fmt: skip

MONTHS: Final = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# abbreviations: read as months only with a dot or beside a number
MONTH_SHORT: Final = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
WEEKDAY_SHORT: Final = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
UNITS: Final = {
    "second": "S", "minute": "m", "hour": "H", "day": "D", "night": "N", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "fortnight": "F", "millennium": "L",
}  # fmt: skip
PARTS: Final = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "nighttime": "NI", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
    "dusk": "EV", "sunset": "EV", "nightfall": "EV", "noon": "12:00", "midday": "12:00", "noontime": "12:00", "midnight": "00:00",
    "overnight": "NI", "lunchtime": "AF", "daytime": "DT",
}  # fmt: skip
SMALL_NUMBERS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES: Final = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 1_000_000}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "final": -1,
}  # fmt: skip
DECADES: Final = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9}
# UTC offsets in hours; the offset of a name that several places use is that of American and British news
ZONES: Final = {
    "gmt": 0.0, "utc": 0.0, "est": -5.0, "edt": -4.0, "cst": -6.0, "cdt": -5.0, "mst": -7.0, "mdt": -6.0, "pst": -8.0, "pdt": -7.0, "et": -5.0,
    "cet": 1.0, "cest": 2.0, "eet": 2.0, "eest": 3.0, "bst": 1.0, "msk": 3.0, "ast": 3.0, "irst": 3.5, "irdt": 4.5, "ist": 2.0, "idt": 3.0,
    "trt": 3.0, "pkt": 5.0, "aft": 4.5, "zulu": 0.0,
}  # fmt: skip

GROUPS: Final[dict[str, Mapping[str, object]]] = {
    "MONTH": {name: number for number, name in enumerate(MONTHS, 1)},
    "WEEKDAY": {name: number for number, name in enumerate(WEEKDAYS, 1)},
    "WEEKDAYS": {name + "s": number for number, name in enumerate(WEEKDAYS, 1)},
    "NUMBER": {**SMALL_NUMBERS, **TENS, **SCALES},
    "SEASON": {"spring": "SP", "summer": "SU", "summertime": "SU", "autumn": "FA", "fall": "FA", "winter": "WI", "wintertime": "WI"},
    "UNIT": {**UNITS},
    "UNITS": {**{name + "s": code for name, code in UNITS.items() if name != "century"}, "centuries": "C", "millennia": "L"},
    "WEEKEND": {"weekend": "WE", "weekends": "WE"},
    "PART": {**PARTS, "mornings": "MO", "evenings": "EV", "afternoons": "AF"},
    "TODAY": {"today": 0, "tomorrow": 1, "yesterday": -1, "tonight": 0},
    "WHENEVER": {
        "now": "PRESENT_REF", "currently": "PRESENT_REF", "presently": "PRESENT_REF", "nowadays": "PRESENT_REF",
        "recently": "PAST_REF", "lately": "PAST_REF", "soon": "FUTURE_REF", "shortly": "FUTURE_REF",
    },
    "DECADE": DECADES,
    "ADVERB": {
        "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y",
        "hourly": "PT1H", "weekdays": "P1D", "fortnightly": "P2W",
    },
    "MERIDIEM": {"am": 0, "pm": 12, "o'clock": None, "o\u2019clock": None},
    "ZONE": ZONES,
    "FISCAL": {"fiscal": "FY", "financial": "FY", "full": ""},
    "ORDINAL": ORDINALS,
    "HALF": {"half": 0.5},
    "LAST": {"last": -1},
    "PAST": {"past": -1},
    "PREVIOUS": {"previous": -1, "preceding": -1, "prior": -1},
    "NEXT": {"next": 1},
    "COMING": {"coming": 1, "upcoming": 1, "forthcoming": 1},
    "FOLLOWING": {"following": 1, "subsequent": 1, "ensuing": 1},
    "THIS": {"this": 0},
    "THAT": {"that": 0},
    "THESE": {"these": 0},
    "THOSE": {"those": 0},
    "RECENT": {"recent": -1},
    "SAME": {"same": 0, "comparable": 0, "corresponding": 0, "like": 0},
    "EARLY": {"early": "START", "late": "END", "mid": "MID", "middle": "MID"},
    "EARLIER": {"earlier": -1, "later": 1, "afterwards": 1, "afterward": 1},
    "EDGE": {"beginning": "START", "start": "START", "outset": "START", "end": "END", "close": "END", "end's": "END"},
    "AGO": {"ago": -1, "hence": 1},
    "BEFORE": {"before": -1, "after": 1},
    "FROM": {"from": 1, "during": 0, "throughout": 0},
    "ABOUT": {
        "about": 0, "around": 0, "nearly": 0, "almost": 0, "roughly": 0, "approximately": 0, "exactly": 0, "circa": 0,
    },
    "OVER": {"over": 0, "some": 0},
    "SO": {"so": 0, "beyond": 0},
    "GENITIVE": {"'s": 0, "\u2019s": 0},
    "KIND": {"trading": 0, "straight": 0, "consecutive": 0, "successive": 0, "working": 0, "business": 0, "calendar": 0},
    "WHOLE": {"whole": 0, "entire": 0},
    "NEAR": {"near": 0, "short": 0},
    "EXTRA": {"another": 1, "additional": 1, "extra": 1},
    "MORE": {"more": 1, "less": -1, "fewer": -1},
    "THAN": {"than": 0},
    "AT": {"at": 0},
    "LEAST": {"least": 0, "most": 0},
    "NO": {"no": 0},
    "UP": {"up": 0},
    "TO": {"to": 0, "till": 0, "through": 0, "\u2013": 0, "\u2014": 0},
    "A": {"a": 1, "an": 1},
    "THE": {"the": 0},
    "OF": {"of": 0},
    "IN": {"in": 0},
    "ON": {"on": 0},
    "AND": {"and": 0, "&": 0},
    "OR": {"or": 0},
    "FEW": {"few": "X", "several": "X", "many": "X", "numerous": "X"},
    "COUPLE": {"couple": 2},
    "EVERY": {"every": 1, "each": 1, "per": 1},
    "PERIOD": {"period": 0, "time": 1, "term": 2, "while": 3, "date": 4, "moment": 5},
    "FUTURE": {"future": "FUTURE_REF"},
    "LATEST": {"latest": 0, "current": 0},
    "OLD": {"old": 0, "long": 0},
    "LENGTHY": {"daylong": "D", "nightlong": "N", "weeklong": "W", "monthlong": "M", "yearlong": "Y", "decadelong": "E"},
    "NTHQUARTER": {f"q{number}": number for number in range(1, 5)},
    "EVE": {"eve": -1},
    "ANNIVERSARY": {"anniversary": 0},
    "BETWEEN": {"between": 0},
    "BACK": {"since": -1, "until": 1, "by": 2},
    "OWN": {"its": 0, "their": 0, "his": 0, "her": 0, "our": 0},
    "COMMA": {",": 0},
    "HYPHEN": {"-": 0, "\u2010": 0, "\u2011": 0},
    "APOSTROPHE": {"'": 0, "\u2019": 0},
}  # fmt: skip

LEXICON: Final[dict[str, tuple[str, object]]] = {word: (CATEGORIES[name], meaning) for name, words in GROUPS.items() for word, meaning in words.items()}
# categories without which no run of words can be a time expression
TRIGGERS: Final = frozenset(
    CATEGORIES[name]
    for name in (
        "YEAR", "SPAN", "ISO", "CLOCK", "MONTH", "WEEKDAY", "WEEKDAYS", "SEASON", "FEAST", "UNIT", "UNITS", "WEEKEND", "PART", "TODAY", "WHENEVER",
        "DECADE", "ADVERB", "MERIDIEM", "PERIOD", "FUTURE", "PAST", "LATEST", "RECENT", "FISCAL", "EARLIER", "ANNIVERSARY", "LENGTHY", "NTHQUARTER", "ZONE",
    )
)  # fmt: skip
