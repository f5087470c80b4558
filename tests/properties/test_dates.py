"""What holds for every text and day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.model import PartialDate
from tocsin.resolve.when import expressions, read
from tocsin.resolve.when.lexicon import LEXICON
from tocsin.resolve.when.tokens import LONGEST_RUN, runs

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2090, 12, 31))
WORDS = st.sampled_from([*sorted(LEXICON), "3", "14", "1998", "2020", "10:30", "9-11", "3/4", "21st", "1990s", "Jan.", "May", "Sept.", "p.m.", "fell", "."])
RELATIVE = st.sampled_from(["today", "yesterday", "tomorrow", "two days ago", "ten days ago", "the day before yesterday", "three days from now"])
short = settings(max_examples=60, deadline=None)


@short
@given(DAYS, RELATIVE)
def test_shifting_the_report_s_day_shifts_every_date_counted_in_days(day: date, words: str) -> None:
    first, second = (read(words, PartialDate.of(anchor)) for anchor in (day, day + timedelta(1)))
    assert first is not None
    assert second is not None
    assert first.value is not None
    assert second.value is not None
    assert second.value.first - first.value.first == timedelta(1)


@short
@given(DAYS, st.sampled_from(["on Monday", "late Friday", "last Sunday", "next Thursday", "this month", "last year", "two weeks ago", "the previous decade"]))
def test_shifting_the_report_by_400_years_shifts_nothing_but_the_year(day: date, words: str) -> None:
    moved = day.replace(year=day.year + 400)  # the calendar repeats after 400 years
    first, second = read(words, PartialDate.of(day)), read(words, PartialDate.of(moved))
    assert first is not None
    assert second is not None
    if first.value is None or second.value is None:
        assert first.value == second.value
    else:
        assert (second.value.first.year - first.value.first.year, second.value.precision) == (400, first.value.precision)


@short
@given(DAYS, st.integers(1, 7))
def test_a_weekday_told_as_past_lies_in_the_week_up_to_the_report(day: date, number: int) -> None:
    name = (date(2020, 1, 5) + timedelta(number)).strftime("%A")
    (one,) = expressions(f"They fled on {name}.", PartialDate.of(day))
    assert one.value is not None
    assert 0 <= (day - one.value.first).days < 7
    assert one.value.first.isoweekday() == number


@short
@given(DAYS)
def test_a_full_date_is_read_back_whoever_writes_it(day: date) -> None:
    for words in (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%B} {day.year}", f"{day:%A}, {day:%b}. {day.day}, {day.year}"):
        (one,) = expressions(f"Signed on {words}", None)
        assert one.value == PartialDate.of(day), words


@short
@given(st.lists(WORDS, max_size=60).map(" ".join), st.none() | DAYS.map(PartialDate.of))
def test_any_row_of_words_of_time_is_read_without_an_error(text: str, anchor: PartialDate | None) -> None:
    last = 0
    for one in expressions(text, anchor):
        assert last <= one.start < one.end <= len(text)
        last = one.end


@short
@given(st.text(max_size=300), DAYS)
def test_any_text_is_read_without_an_error(text: str, day: date) -> None:
    for one in expressions(text, PartialDate.of(day)):
        assert text[one.start : one.end].strip()


@short
@given(WORDS, st.integers(50, 400))
def test_no_rule_ever_sees_more_than_a_bounded_run(word: str, times: int) -> None:
    assert all(len(run) <= LONGEST_RUN for run in runs(f"{word} " * times))


@short
@given(st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=30).map(" ".join), DAYS)
def test_a_sentence_s_expressions_do_not_depend_on_the_sentence_after_it(first: str, second: str, day: date) -> None:
    anchor = PartialDate.of(day)
    alone = [(e.start, e.end) for e in expressions(first, anchor)]
    both = [(e.start, e.end) for e in expressions(f"{first} zzz. {second}", anchor)]
    assert both[: len(alone)] == alone
