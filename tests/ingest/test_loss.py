"""What would be lost without a word has one."""

from pathlib import Path

from tests.ingest.pages import codes, read

from tocsin.ingest import Columns, Options, reports
from tocsin.model import Issue, Report

PROSE = "Police arrested fourteen protesters in Basra on Thursday after clashes near the office of the governor, a rights group said."


def test_a_table_without_a_column_of_text_is_not_read_as_prose() -> None:
    found, issues, _ = read(f"id;headline;body text\n1;One;{PROSE}\n2;Two;{PROSE}\n")
    assert not found
    assert codes(issues) == ["no-text", "no-text", "no-text"]
    assert "body text" in issues[0].message


def test_a_column_that_is_asked_for_and_missing_is_not_read_around() -> None:
    found, issues, _ = read(f'title,words\nOne,"{PROSE}"\n', columns=Columns(text="nope"))
    assert not found
    assert "nope" in issues[0].message


def test_prose_with_a_comma_in_its_first_line_is_no_table() -> None:
    assert len(read(f"Title, date and more of it\n{PROSE}\n{PROSE}\n")[0]) == 1


def test_a_row_with_more_cells_than_the_header_is_told_of() -> None:
    found, issues, _ = read("text,date\nA bomb, they said, killed four,2031-01-01\n")
    assert len(found) == 1
    assert "bad-row" in codes(issues)


def test_empty_cells_at_the_end_of_a_row_are_not_told_of() -> None:
    assert "bad-row" not in codes(read(f'text,date\n"{PROSE}",2031-01-01,,\n')[1])


def test_two_columns_of_one_name_are_told_of() -> None:
    assert "same-name" in codes(read(f'text,date,text\nx,2031-01-01,"{PROSE}"\n')[1])


def test_a_headline_without_text_in_a_feed_is_a_report_of_its_title() -> None:
    feed = "<rss version='2.0'><channel><title>Bell</title><item><title>Five killed in a blast in Kabul</title></item></channel></rss>"
    found, issues, _ = read(feed)
    assert [report.title for report in found] == ["Five killed in a blast in Kabul"]
    assert codes(issues) == ["short"]


def test_a_second_article_on_a_page_is_told_of() -> None:
    both = "".join(f"<article><h2>{head}</h2><p>{PROSE}</p><p>{PROSE} {word}.</p></article>" for head, word in (("One", "First"), ("Two", "Second")))
    other = both.replace("Police arrested fourteen protesters in Basra", "Rockets struck an army base close to the city of Mosul", 2)
    found, issues, _ = read(f"<html><head><title>Front</title></head><body>{other}</body></html>")
    assert "First." in found[0].text
    assert "Second." not in found[0].text
    assert codes(issues) == ["left-out"]


def test_a_text_in_another_language_is_told_of() -> None:
    text = "Trois soldats ont été tués vendredi dans une attaque à la roquette contre une base militaire près de Mossoul, a annoncé l'armée irakienne. "
    assert "language" in codes(read(text * 2)[1])
    assert "language" not in codes(read(PROSE * 2)[1])


def test_the_database_in_the_folder_that_is_read_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "tocsin.db").write_bytes(b"SQLite format 3\x00")
    found = list(reports([str(tmp_path)], options=Options(own=frozenset({str((tmp_path / "tocsin.db").resolve())}))))
    assert sum(isinstance(one, Report) for one in found) == 1
    assert [one.code for one in found if isinstance(one, Issue)] == ["skipped"]
