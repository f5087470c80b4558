"""Word lists of the toponym rules: what stands before and after places, persons and organisations."""

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONNECTORS: Final = _words(
    """
    of the de del della di da do dos das du des la le les el al ul und and on upon sur am im an ez er es ed as ash at ar ad az y e en by bei ob o in
    """
)
ARTICLES: Final = _words(
    """
    al el ar as ash at az ad an ez ed es er ul as-
    """
)
INITIALS: Final = _words(
    """
    US UK UAE USA DRC NSW USSR PRC DPRK KRI DMZ KSA
    """
)
LOCAL: Final = _words(
    """
    in near at outside inside around across throughout within toward towards into via nearby off above along amid between beyond northern southern
    eastern western central downtown northeastern northwestern southeastern southwestern greater north south east west upstate suburban rural
    """
)
MOTION: Final = _words(
    """
    from to of through over against leave left leaving reach reached reaching visit visited visiting entered entering fled invaded bombed shelled
    attacked captured toured hit struck occupied seized retook recaptured controls neighboring neighbouring capital
    """
)
KIND_BEFORE: Final = _words(
    """
    city town village district province governorate county region state port municipality suburb hamlet island border capital neighborhood
    neighbourhood commune prefecture department canton peninsula township parish borough republic emirate settlement area oblast kibbutz subdistrict
    camp
    """
)
KIND_AFTER: Final = _words(
    """
    city town village district province provinces governorate county region state port municipality suburb island border neighborhood neighbourhood
    prefecture airport area valley peninsula township parish borough oblast settlement subdistrict camp crossing airbase river residents
    resident-based-area council police suburbs mountains countryside villages front metropolitan native
    """
)
AREAS: Final = _words(
    """
    county parish province governorate district region oblast township borough prefecture raion emirate state territory island islands mountains
    mountain valley sea strait river lake bay gulf desert peninsula airport airbase base camp crossing port
    """
)
ROADS: Final = _words(
    """
    street st road rd avenue ave drive dr lane ln boulevard blvd highway hwy parkway pkwy court terrace crescent turnpike pike trail route expressway
    freeway close way alley row
    """
)
TITLES: Final = _words(
    """
    mr mrs ms miss dr gen lt sgt col capt cpl maj sen rep gov pres rev hon prof sir dame lord lady president minister premier judge justice officer
    detective deputy sheriff chief coach pastor governor professor king queen prince princess pope ayatollah sheikh sheik imam mayor mla mp senator
    secretary spokesman spokeswoman spokesperson ambassador general colonel captain major lieutenant sergeant commander brigadier admiral chairman
    chairwoman director superintendent attorney lawyer councilman councilwoman commissioner congressman congresswoman representative bishop archbishop
    cardinal father sister brother actor actress singer author player quarterback son daughter wife husband mother constable inspector trooper mullah
    maulana chancellor hajj sayyid abu umm bin ibn emir sultan crown envoy leader analyst journalist reporter activist
    """
)
CALENDAR: Final = _words(
    """
    january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday jan
    feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan eid muharram today tomorrow
    yesterday
    """
)
NEVER: Final = _words(
    """
    god allah lord bible quran koran internet web monday english arabic hebrew latin islam islamic muslim jew jewish christian christmas catholic
    protestant orthodox sunni shia shiite alawite republican democrat democratic republicans democrats labour labor conservative congress senate
    parliament house court city county state union republic government police army navy air force university college school hospital church center
    centre street road avenue river lake mount valley north south east west northern southern eastern western central upper lower new old great grand
    saint san santa los las the a an and or of in on at to by for with from he she it they we i you his her its their our my this that these those
    there here what who when where why how yes no not all some any many most more but if as so than then also after before during while because until
    since mr mrs ms dr gen bank times post news herald tribune journal star sun guardian press telegraph globe independent day night week month year
    first second third one two three four five six seven eight nine ten black white green brown gray grey red blue young king queen prince duke earl
    mercury venus mars jupiter saturn apple amazon google ford chase wells target shell visa oracle dell sprint delta spring summer fall autumn winter
    page park hill hills bay beach point plains springs falls heights harbor village town federal national international royal imperial liberty
    victory justice hope faith trinity hall home man men woman women people media mobile reading nice best rich security council defense defence
    hezbollah hamas taliban isis isil daesh xinhua olympic olympics barca metro boko
    quds jihad toyota honda hyundai nissan patrick qaeda qaida haram fatah likud aids covid ebola
    """
)
ORGANISATION: Final = _words(
    """
    university college school police department county council times post news herald tribune journal gazette star observer guardian press airlines
    airways bank hospital church court united fc club association company corp inc ltd group party army navy force forces ministry embassy government
    parliament senate sheriff fire district authority commission committee center centre institute foundation museum theatre theater hotel stadium
    arena park bureau agency board office union league federation society brigade brigades corps division regiment battalion front movement
    """
)
SPEECH: Final = _words(
    """
    said says told added announced warned accused denied claimed condemned vowed insisted wants believes agreed called rejected demanded urged imposed
    declared argues hopes refused threatened has-said
    """
)
STREETS: Final = _words(
    """
    street road avenue drive boulevard lane parkway rd ave blvd terrace
    """
)
FEATURES: Final = _words(
    """
    river lake creek park township island islands valley beach falls forest reservoir dam bridge hills hill mountain mountains ridge roundabout
    junction interchange intersection square checkpoint crossing neighbourhood neighborhood refinery oilfield
    """
)
HEADS: Final = _words(
    """
    lake river mount fort camp jabal jebel wadi tell tal tel kafr khirbet umm ain ayn deir dayr bir kibbutz nahal jabel
    """
)
UNITS_OF: Final = _words(
    """
    state city town village county province municipality governorate district island port
    """
)
UNLISTED: Final = _words(
    """
    village town hamlet district province governorate neighborhood neighbourhood settlement suburb municipality subdistrict refugee oblast raion area
    """
)
SEATS: Final = frozenset(("white house", "kremlin", "pentagon", "downing street", "elysee", "elysee palace", "us capitol", "capitol"))
AFTER_NAMES: Final = _words(
    """
    and or in on at to by for with from as is was were are has have had will would could should can may might but that which who if when while after before
    """
)

# what a base, camp or crossing is called after its name, in small letters, and what may stand before that
SITE_WORDS: Final = frozenset(("base", "airbase", "airfield", "airport", "camp", "garrison", "crossing"))
BEFORE_SITE: Final = frozenset(("air", "military", "army", "border", "refugee", "naval"))
