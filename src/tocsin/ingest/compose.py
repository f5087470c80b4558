"""Draft to Report: the text cleaned, furniture cut, sentences split, the language found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.ingest import plain
from tocsin.ingest.clean import INVISIBLE, SURROGATE, Cleaned, address, clean, line
from tocsin.ingest.draft import OUTSIDE, Draft, Form, Refused, note, warning
from tocsin.ingest.language import language as language_of
from tocsin.ingest.options import Limits
from tocsin.ingest.plain import Article
from tocsin.ingest.published import from_url
from tocsin.ingest.sentences import split
from tocsin.model import UNDATED, Issue, Published, Report, Sentence

LONG = 100  # characters of a paragraph of prose
MUCH = 250  # characters of such paragraphs outside the article of which a word is said
SURE = 120  # letters from which on the language is no guess
SHORT = 40  # characters: less text than this is hardly a report


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: a report or a failure, and what else is to be said."""

    result: Report | Issue
    issues: tuple[Issue, ...] = ()


def report_from_text(
    text: str, *, input: str, title: str | None = None, outlet: str | None = None, url: str | None = None, byline: str | None = None,
    language: str | None = None, licence: str | None = None, published: Published = UNDATED, limits: Limits | None = None,
) -> Report:  # fmt: skip
    """The report of a plain text, or of the pasted text of a page: cleaned, without furniture, split; ValueError where no text is left.

    >>> report_from_text("Two rockets hit the base. No one was hurt.", input="x").sentence(1)
    'No one was hurt.'
    """
    draft = Draft(
        input=input, form=Form.TEXT, content=text, title=title, outlet=outlet, url=url, byline=byline, language=language, licence=licence, published=published
    )
    try:
        made = compose(draft, limits or Limits()).result
    except Refused as refused:
        raise ValueError(f"{input}: {refused}") from None
    assert isinstance(made, Report)
    return made


def report_from_sentences(
    sentences: Sequence[str], *, input: str, outlet: str | None = None, url: str | None = None, byline: str | None = None, language: str | None = None,
    licence: str | None = None, published: Published = UNDATED,
) -> Report:  # fmt: skip
    """The report of sentences that are split already, each kept to the letter. `sentences[0]` is the title.

    A blank sentence can't stand in a report: where the first is blank the report has no title, and its sentence n is `sentences[n + 1]`.
    ValueError where all are blank.
    """
    draft = Draft(
        input=input,
        form=Form.SENTENCES,
        content=tuple(sentences),
        outlet=outlet,
        url=url,
        byline=byline,
        language=language,
        licence=licence,
        published=published,
    )
    try:
        return given(draft)
    except Refused as refused:
        raise ValueError(f"{input}: {refused}") from None


def compose(draft: Draft, limits: Limits) -> Outcome:
    """The report of a draft with its notes; `Refused` where there is no text in it."""
    if draft.form is Form.SENTENCES:
        report = given(draft)
        return Outcome(report, tuple(replace(issue, report=report.id) for issue in (*draft.issues, *no_address(draft))))
    assert isinstance(draft.content, str)
    found, cleaned = article(draft, draft.content, limits)
    title = line(draft.title) or found.title or None
    body = "\n".join(found.paragraphs)
    if not body and not title:
        raise Refused("empty", "no text is left when the page's furniture is cut" if found.cuts else "there is no text in it")
    body, cut_off = within(body, limits.text_chars)
    text = f"{title}\n{body}".strip() if title else body
    language = language_of(body or text, draft.language or found.language)
    spans, more = spans_of(text, title, language, limits.sentences)
    text = text[: spans[-1].end] if more else text
    url = address(draft.url) or address(found.url)
    published = first(draft.published, found.published, from_url(url) or UNDATED)
    report = Report(
        id=Report.identify(text, url or draft.input, published), text=text, sentences=spans, titled=bool(title), input=draft.input, url=url,
        outlet=line(draft.outlet) or found.outlet, byline=line(draft.byline) or found.byline, licence=line(draft.licence) or found.licence,
        published=published, language=language, cuts=found.cuts,
    )  # fmt: skip
    said = (*draft.issues, *no_address(draft), *remarks(draft.input, found, cleaned), *too_long(draft.input, cut_off, more), *little(draft.input, body),
            *left_out(draft.input, found), *foreign(draft.input, language, body or text))  # fmt: skip
    return Outcome(report, tuple(replace(issue, report=report.id) for issue in said))


def article(draft: Draft, content: str, limits: Limits) -> tuple[Article, Cleaned]:
    """The article of a draft, and what was cleaned from it."""
    title = line(draft.title)
    if draft.form is Form.TEXT or (draft.form is Form.FRAGMENT and title and not content.strip()):  # an item of a feed may be a headline alone
        cleaned = clean(content)
        return plain.read(cleaned.text, title), cleaned
    from tocsin.ingest import page  # the HTML libraries take half a second to load: only where there is HTML

    found = page.read(content, draft.url, limits) if draft.form is Form.PAGE else page.fragment(content, title, limits)
    return found, Cleaned("", 0, 0 if content.isascii() else len(INVISIBLE.findall(content)))


def given(draft: Draft) -> Report:
    """The report of sentences split already."""
    words = [SURROGATE.sub("\ufffd", sentence) for sentence in draft.content if sentence.strip()]
    if not words:
        raise Refused("empty", "all its sentences are blank")
    titled = bool(draft.content[0].strip())
    spans: list[Sentence] = []
    at = 0
    for sentence in words:
        spans.append(Sentence(at, at + len(sentence)))
        at += len(sentence) + 1
    text = words[0] + "\n" * (len(words) > 1) + " ".join(words[1:])
    url = address(draft.url)
    return Report(
        id=Report.identify(text, url or draft.input, draft.published), text=text, sentences=tuple(spans), titled=titled, input=draft.input, url=url,
        outlet=line(draft.outlet), byline=line(draft.byline), licence=line(draft.licence), published=draft.published,
        language=language_of(text, draft.language),
    )  # fmt: skip


def spans_of(text: str, title: str | None, language: str | None, most: int) -> tuple[tuple[Sentence, ...], int]:
    """The sentences, the title's line being one, and how many of them were too many."""
    if not title:
        found = split(text, language)
    else:
        rest = text[len(title) + 1 :]
        found = [Sentence(0, len(title)), *(Sentence(s.start + len(title) + 1, s.end + len(title) + 1) for s in split(rest, language))]
    if not found:
        raise Refused("empty", "there is no sentence in it")
    return tuple(found[:most]), max(0, len(found) - most)


def within(body: str, most: int) -> tuple[str, int]:
    """The text up to the last paragraph that fits into `most` characters, and how many characters were left out."""
    if len(body) <= most:
        return body, 0
    end = max(body.rfind("\n", 0, most), body.rfind(". ", 0, most) + 1, 0) or most
    return body[:end].rstrip(), len(body) - end


def first(*dates: Published) -> Published:
    """The first date that is one."""
    return next((date for date in dates if date.value), UNDATED)


def no_address(draft: Draft) -> list[Issue]:
    """The word on an address that is none: the report is kept without it."""
    if not draft.url or address(draft.url):
        return []
    return [warning("bad-url", f"{draft.url[:100]!r} is no address: the report is kept without it", draft.input)]


def remarks(where: str, found: Article, cleaned: Cleaned) -> list[Issue]:
    """What an analyst may want to know of what was taken out of the text."""
    tricks = sorted({cut.reason.removeprefix("hidden: ") for cut in found.cuts if cut.reason.startswith("hidden")})
    said = (
        (tricks, note("hidden-text", f"the page holds text that its reader can't see ({', '.join(tricks)}); it was cut", where)),
        (cleaned.invisible, note("invisible", f"{cleaned.invisible} zero-width or text direction characters were taken out", where)),
        (cleaned.control, note("control", f"{cleaned.control} control characters were taken out", where)),
    )
    return [issue for holds, issue in said if holds]


def left_out(where: str, found: Article) -> list[Issue]:
    """The warning that much prose of the page was taken for no part of the article: a page may hold several."""
    prose = [cut.words for cut in found.cuts if cut.reason == OUTSIDE and len(cut.words) >= LONG and cut.words.rstrip("\"'”’)").endswith((".", "!", "?", "…"))]
    size, kept = sum(map(len, prose)), sum(map(len, found.paragraphs))
    if size < MUCH or size < kept / 4:
        return []
    message = f"{len(prose)} paragraphs of the page ({size:,} characters) stand outside the article that was read; it may hold several reports"
    return [warning("left-out", message, where)]


def foreign(where: str, language: str | None, text: str) -> list[Issue]:
    """The warning that a text is not in English, the one language that is read; none on a short text, where the language is a guess."""
    if language in (None, "en") or (sum(map(str.isalpha, text)) < SURE and sum(map(str.isascii, text)) > len(text) / 2):
        return []
    return [warning("language", f"it seems to be written in another language ({language}): only English is read, and its events are missed", where)]


def too_long(where: str, characters: int, sentences: int) -> list[Issue]:
    """The warnings of a text of which the end was left out."""
    said = (
        (characters, warning("too-long", f"the last {characters:,} characters were left out: the text is longer than text_chars", where)),
        (sentences, warning("too-long", f"the last {sentences:,} sentences were left out: there are more than the limit", where)),
    )
    return [issue for holds, issue in said if holds]


def little(where: str, body: str) -> list[Issue]:
    """The word on a report that has hardly any text: a warning where it has only its title."""
    if len(body) >= SHORT:
        return []
    return [(note if body else warning)("short", f"it has {len(body)} characters of text below its title", where)]
