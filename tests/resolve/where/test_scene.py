from tests.resolve.where.reports import report

from tocsin.resolve.where import event_place, toponyms


def _where(text: str, verb: str) -> str | None:
    at = text.index(verb)
    place = event_place(text, (at, at + len(verb)), toponyms(report(text)))
    return place.span.quote if place else None


def test_the_place_after_in_is_the_event_s() -> None:
    assert _where("Gunmen killed six soldiers in Mosul, police in Baghdad said.", "killed") == "Mosul"


def test_the_most_exact_of_places_told_in_one_breath() -> None:
    assert _where("A man was shot dead in the Iraqi city of Basra on Monday.", "shot") == "Basra"
    assert _where("Protesters marched in Kano State, Nigeria.", "marched") == "Kano State"


def test_where_a_person_comes_from_is_not_where() -> None:
    assert _where("A trader from Basra was shot in Kirkuk.", "shot") == "Kirkuk"


def test_an_attacked_town_is_the_place() -> None:
    assert _where("The rebels captured Aleppo after a week.", "captured") == "Aleppo"


def test_a_demonym_is_no_place() -> None:
    assert _where("Israeli officials condemned the killing.", "condemned") is None


def test_where_a_distance_is_counted_from_is_not_where() -> None:
    assert _where("A landslide buried two herders at Duhok, some 60 miles north of Mosul.", "buried") == "Duhok"


def test_a_war_s_name_is_not_where() -> None:
    assert _where("His grandfather lost an eye in the 1982 Lebanon war.", "lost") is None


def test_the_state_whose_embassy_it_is_is_not_where() -> None:
    assert _where("Nurses gathered by the Norway consulate in Basra.", "gathered") == "Basra"


def test_what_is_spoken_of_is_not_where_it_is_said() -> None:
    assert _where("A baker said that flour was short in Kirkuk.", "said") is None
    assert _where("Police said in Kirkuk that the road was open.", "said") == "Kirkuk"
