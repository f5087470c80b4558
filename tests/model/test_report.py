"""A report's id."""

from tocsin.model import UNDATED, Report


def test_a_file_in_another_folder_is_the_same_report() -> None:
    assert Report.identify("Text.", "/home/a/page.txt", UNDATED) == Report.identify("Text.", "b/page.txt", UNDATED)


def test_another_name_or_another_text_is_another_report() -> None:
    ids = {Report.identify(*what, UNDATED) for what in (("Text.", "page.txt"), ("Text.", "other.txt"), ("Text!", "page.txt"))}
    assert len(ids) == 3


def test_of_an_address_all_counts() -> None:
    assert Report.identify("Text.", "https://a.example/x/1", UNDATED) != Report.identify("Text.", "https://a.example/y/1", UNDATED)
