from dataclasses import replace

from tests.incident.wire import MARKET, Draft, reading
from tocsin.incident import Incidents, incidents
from tocsin.incident.align import by_counts, by_sides
from tocsin.incident.telling import Telling, tellings

DAILY = Draft(
    "",
    "At least 43 villagers are killed by army shelling across the Wadi Sirhan district.",
    outlet="Kestrel Digest",
    published="2026-03-14",
    trigger="shelling",
    killed="At least 43 villagers",
    number=43,
)
CHURCH = Draft(
    "Gunman kills two worshippers at Deir Hafar church",
    "A man with a rifle shot dead two worshippers in St Elias church in Deir Hafar on Friday morning, the bishop's office said..",
    outlet="Northern Lantern",
    trigger="shot dead",
    killed="two worshippers",
    number=2,
    day="2026-03-13",
    places=("Deir Hafar",),
    sources=(("the bishop's office", "said", "A man with a rifle shot dead two worshippers in St Elias church in Deir Hafar on Friday morning"),),
)
BUS = Draft(
    "Bomb under bus kills nine in Deir Hafar",
    "A bomb under a commuter bus killed nine passengers at the Deir Hafar depot on Friday evening, the traffic police said..",
    outlet="Harbour Post",
    trigger="bomb",
    killed="nine passengers",
    number=9,
    day="2026-03-13",
    places=("Deir Hafar",),
    sources=(("the traffic police", "said", "A bomb under a commuter bus killed nine passengers at the Deir Hafar depot on Friday evening"),),
)
FILED = "Regional crisis (2023–present) / 2026 Sirhan war / Sirhan ceasefire talks"


def sizes(found: Incidents) -> list[int]:
    return sorted(len(incident.reports) for incident in found.incidents)


def test_the_tolls_of_each_day_of_a_long_shelling_stay_apart() -> None:
    later = replace(DAILY, text=DAILY.text.replace("43", "17"), published="2026-03-15", killed="At least 17 villagers", number=17)
    assert sizes(incidents([reading(DAILY), reading(later)])) == [1, 1]


def test_an_updated_toll_joins_what_it_updates() -> None:
    text = MARKET.text.replace("Three guards died", "Five guards died").replace("was closed until midnight", "opened again on Sunday")
    assert sizes(incidents([reading(MARKET), reading(replace(MARKET, outlet="Marsa", published="2026-03-15", text=text, killed="Five guards", number=5))])) == [
        2
    ]


def test_two_attacks_in_one_town_on_one_day_stay_apart() -> None:
    assert sizes(incidents([reading(CHURCH), reading(BUS)])) == [1, 1]


def test_an_attack_and_its_anniversary_are_two() -> None:
    year = Draft(
        "Deir Hafar marks a year since bus bomb",
        "Mothers lit nine candles at the Deir Hafar depot on Saturday. Soldiers killed two boys on the way home, the traffic police said.",
        outlet="Harbour Post",
        published="2027-03-13",
        trigger="killed",
        killed="two boys",
        number=2,
        day="2027-03-13",
        sources=(("the traffic police", "said", "Soldiers killed two boys on the way home"),),
    )
    assert sizes(incidents([reading(BUS), reading(year)])) == [1, 1]


def test_a_path_of_topics_above_reports_is_no_reason_to_merge_them() -> None:
    reports = [
        Draft(FILED, "Rebels shell a grain silo in Qasr.", trigger="shell", published="2026-03-14"),
        Draft(FILED, "A mine kills a shepherd near the border.", trigger="kills", killed="a shepherd", number=1, published="2026-03-14"),
        Draft(FILED, "Students march on the ministry against the draft.", trigger="march", published="2026-03-14"),
    ]
    assert sizes(incidents([reading(draft) for draft in reports])) == [1, 1, 1]


def test_a_headline_that_the_text_says_again_still_tells_what_a_report_is_about() -> None:
    told = replace(MARKET, title="Rockets hit depot / Tal Amar")
    assert sizes(incidents([reading(told), reading(replace(told, outlet="Marsa", text=f"{told.text} It was dark."))])) == [2]


def test_a_vague_title_and_the_year_in_it_are_no_reason_to_merge_what_stands_under_it() -> None:
    oil = Draft("2026 Iran war", "Crude futures fall 11%, to less than 80 a barrel, after talks are announced in Oman.", published="2026-03-14", trigger="fall")
    air = Draft("2026 Iran war", "The transport ministry says that Kestrel Airways resumes its flights to Dubai.", published="2026-03-15", trigger="says")
    assert sizes(incidents([reading(oil), reading(air)])) == [1, 1]


def test_an_air_strike_days_later_with_far_fewer_dead_is_another() -> None:
    first = Draft(
        "Drone strike on Sirhan militia",
        "At least 20 fighters of the Sirhan militia are killed by a drone strike on its base in Akashat.",
        published="2026-03-12",
        trigger="strike",
        killed="At least 20 fighters",
        number=20,
    )
    text = "At least four members of the Sirhan militia die and three are hurt in a drone strike on a checkpoint at the entrance to Qaim."
    later = replace(first, text=text, published="2026-03-16", killed="At least four members", number=4)
    assert sizes(incidents([reading(first), reading(later)])) == [1, 1]


def test_a_report_that_is_only_somewhat_alike_and_tells_no_event_is_no_witness() -> None:
    title = "Missile factories in the war"
    told = Draft(
        title,
        "The Sirhan command says its forces have destroyed a missile factory in Iran and ships of the guard in the war.",
        trigger="destroyed",
        sources=(("The Sirhan command", "says", "its forces have destroyed a missile factory in Iran"),),
    )
    sales = Draft(title, "The parliament of Marsa approves sales of missiles and ships amid the war in Iran.", outlet="Marsa Times")
    [found] = incidents([reading(told), reading(sales)]).incidents
    assert len(found.reports) == 1


def test_that_neither_killed_anybody_makes_no_two_deeds_one() -> None:
    def told(number: int) -> Telling:
        return tellings(reading(replace(DAILY, number=number)))[0]

    shared, none = by_counts(told(43), told(43)), by_counts(told(0), told(0))
    assert shared is not None
    assert none is not None
    assert shared.points > 0
    assert none.points == 0


def test_one_report_with_two_deeds_of_others_on_others_tells_of_two() -> None:
    one = replace(tellings(reading(DAILY))[0], actors=frozenset({"army"}), recipients=frozenset({"rebel"}))
    other = replace(one, actors=frozenset({"rebel"}), recipients=frozenset({"convoy"}))
    assert by_sides(one, other) is not None
    assert by_sides(one, replace(other, report="another")) is None
