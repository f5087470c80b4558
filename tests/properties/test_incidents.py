from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.incident.test_ledger import DENIAL, ELSEWHERE, HOSPITAL, PARAPHRASE
from tests.incident.wire import MARKET, Draft, reading

from tocsin.incident import Ledger, incidents
from tocsin.model import Incident, Judgement, Reading, Verdict

OTHERS = (
    replace(ELSEWHERE, outlet="Straits Almanac", published="2026-03-16", title="Wadi Sirhan bridge gone"),
    Draft(
        "Soldiers shot in Qasr",
        "Gunmen shot two soldiers at the Qasr checkpoint on Saturday, the Army Command said.",
        outlet="Marsa",
        published="2026-03-15",
        trigger="shot",
        killed="two soldiers",
        number=2,
        sources=(("the Army Command", "said", "Gunmen shot two soldiers at the Qasr checkpoint on Saturday"),),
    ),
    replace(MARKET, outlet="InfoTarn", published="2026-03-15", text=MARKET.text.split("\n\n", maxsplit=1)[0], killed=None, number=None),
)


@cache
def world() -> tuple[Reading, ...]:
    return tuple(reading(draft) for draft in (MARKET, PARAPHRASE, HOSPITAL, DENIAL, ELSEWHERE, *OTHERS))


@given(st.permutations(range(8)))
@settings(max_examples=25, deadline=None)
def test_reports_in_any_order_give_the_same_incidents_and_ids(order: list[int]) -> None:
    assert incidents([world()[number] for number in order]) == incidents(world())


@given(st.permutations(range(8)), st.sets(st.integers(0, 7)))
@settings(max_examples=15, deadline=None)
def test_reports_one_at_a_time_give_what_all_at_once_give(order: list[int], stops: set[int]) -> None:
    ledger = Ledger()
    for number in order:
        ledger.add(world()[number])
        if number in stops:
            ledger.incidents()
    assert ledger.incidents() == incidents(world())


@given(st.permutations(range(3)))
@settings(max_examples=6, deadline=None)
def test_judgements_in_any_order_give_the_same_incidents(order: list[int]) -> None:
    first, second, *_ = incidents(world()).incidents
    judged = [
        Judgement(Verdict.SAME, first.id, "rana", "2026-03-16T08:00:00Z", other=second.id),
        Judgement(Verdict.ACCEPT, first.id, "rana", "2026-03-16T09:00:00Z"),
        Judgement(Verdict.CORRECT, second.id, "omar", "2026-03-16T10:00:00Z", field="killed", value="7"),
    ]
    assert incidents(world(), [judged[number] for number in order]) == incidents(world(), judged)


@given(st.integers(1, 8))
@settings(max_examples=8, deadline=None)
def test_an_id_once_given_always_leads_to_an_incident(number: int) -> None:
    before = incidents(world()[:number])
    after = incidents(world())
    assert all(after.find(incident.id) for incident in before.incidents)


def about_the_depot(readings: list[Reading]) -> Incident:
    return next(
        incident
        for incident in incidents(readings).incidents
        if incident.reports and incident.figure("killed") and len(incident.origins) <= 2 and "Tal Amar" in (incident.summary or "")
    )


def flood() -> list[Draft]:
    """1,000 reports of 200 outlets: copies to the letter, cut copies, and paraphrases that cite the same ministry."""
    words = ("struck", "hit", "pounded", "slammed into", "landed on")
    out = []
    for number in range(1000):
        outlet, day = f"pravda{number % 200}.example", f"2026-03-{15 + number % 10}"
        if number % 3 == 0:
            out.append(replace(MARKET, outlet=outlet, published=day))
        elif number % 3 == 1:
            out.append(replace(MARKET, outlet=outlet, published=day, text=MARKET.text.split("\n\n", maxsplit=1)[0], killed=None, number=None))
        else:
            verb = words[number % len(words)]
            told = f"Four rockets {verb} the fuel depot at Tal Amar on Friday and two storage tanks caught fire near gate {number % 7}"
            out.append(
                replace(
                    MARKET,
                    title=f"Tal Amar fuel depot on fire ({number % 50})",
                    outlet=outlet,
                    published=day,
                    text=f"{told}, the Ministry of Oil said. Three guards died in the gatehouse.",
                    trigger=verb,
                    sources=(("the Ministry of Oil", "said", told),),
                )
            )
    return out


def test_a_thousand_copies_from_two_hundred_domains_change_neither_origins_nor_standing() -> None:
    quiet = about_the_depot([reading(MARKET), reading(HOSPITAL)])
    loud = about_the_depot([reading(MARKET), reading(HOSPITAL), *(reading(draft) for draft in flood())])
    assert len(loud.outlets) > 150
    assert (len(loud.origins), loud.standing) == (len(quiet.origins), quiet.standing)


def test_a_true_independent_report_still_adds_one_to_a_flood() -> None:
    alone = about_the_depot([reading(MARKET), *(reading(draft) for draft in flood()[:60])])
    with_hospital = about_the_depot([reading(MARKET), *(reading(draft) for draft in flood()[:60]), reading(HOSPITAL)])
    assert (len(alone.origins), len(with_hospital.origins)) == (1, 2)
