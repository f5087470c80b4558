"""Furniture: the lines of a page that are not the report's: fundraising, share bars, comment forms, related links, cookie notes.

Takes the lines of a page's text; gives those that are the report's and the cuts, each with its reason. A rule reads one whole line: no rule takes
a piece out of a line, and none but the comment form's takes a line that reads like a sentence of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tocsin.model import Cut

LONGEST = 220  # a longer line is prose, whatever it says


def whole(*patterns: str) -> re.Pattern[str]:
    """A pattern that matches one whole line, in any case."""
    return re.compile(rf"(?:{'|'.join(patterns)})[\s.!:…»›→>|]*", re.IGNORECASE)


METER = whole(
    r"(?:(?:goal|raised|target|so far)\s?:?\s?)?(?:[$€£₽₴¥]|US\$|USD|EUR)\s?\d[\d.,\s]*(?:[kKmM]|(?:of|/)\s.{0,20})?",
    r"\d[\d.,\s]*(?:[$€£₽₴¥]|USD|EUR)",
    r"\d{1,3}\s?% (?:funded|of (?:our|the) goal)",
)
SUPPORT = whole(
    r"(?:please )?(?:support|help|back|fund) (?:us|our (?:work|journalism|site|project|mission|reporting)|independent (?:media|journalism))"
    r"(?: today| now| here)?",
    r"(?:please )?(?:donate|become a (?:member|patron|supporter)|make a (?:donation|contribution)|buy (?:us|me) a coffee)"
    r"(?: (?:now|today|here|to us|to .{2,30}))?",
    r"(?:do you|did you|if you) (?:like|enjoy|enjoyed|liked|find|found) (?:this|our|what).{0,60}\b(?:help|support|donat|consider|shar|subscrib).{0,60}",
    r"(?:.{0,60}[.!?] )?(?:please )?consider (?:helping|supporting|donating|making a donation)\b.{0,60}",
    r"(?:support|donate|follow) (?:us )?(?:on|via|through) (?:patreon|paypal|ko-fi|boosty|telegram).{0,40}",
)
IMAGE = whole(
    r"click (?:here )?(?:to|on the image to|image to|for) (?:see |view |enlarge|open )?(?:the )?(?:full|larger|enlarge|bigger|image|picture|map|photo).{0,40}",
    r"click to enlarge",
    r"(?:view|see|open|enlarge|expand|toggle) (?:the )?(?:full[- ]?size(?:d)? )?(?:image|picture|photo|caption)(?: in fullscreen)?",
    r"(?:hide|show|toggle) caption",
    r"loading(?: (?:the )?player| video)?\.*",
)
SHARE = whole(
    r"share (?:this|on|via|with|it|the).{0,60}",
    r"(?:[\d.,]+[km]?\s)?(?:shares?|likes?|views?|comments?|retweets?|reactions?|reads?)(?:\s?:?\s?[\d.,]+[km]?)?",
    r"click to (?:share|email|print).{0,60}",
    r"follow (?:us|our|@).{0,60}",
    r"(?:listen|listen to (?:this )?(?:article|story)).{0,20}",
    r"print(?: this)?(?: page| article)?",
    r"\(?opens in (?:a )?new window\)?",
    r"copy(?: the)? (?:link|url).{0,20}",
)
SHARE_WORDS = frozenset(
    "share shares tweet email e-mail mail print pin copy link whatsapp facebook twitter x telegram linkedin reddit pinterest vk viber messenger "  # noqa: SIM905
    "save like likes bookmark flipboard instagram youtube rss line pocket tumblr on this article story via to".split()
)
COOKIE = whole(
    r"(?:.{0,60}\b)?(?:site|website|page|service|we|you)\b.{0,60}\b(?:uses?|using|of) (?:\w+ ){0,2}cookies\b.{0,120}",
    r"(?:accept|manage|reject|allow|about|use of|we use) (?:\w+ ){0,2}cookies\b.{0,60}",
    r"cookie (?:policy|settings|preferences|notice|consent)",
    r"privacy policy.{0,40}",
    r"(?:accept|reject)(?: all)?",
    r"terms (?:of (?:use|service)|and conditions).{0,40}",
)
NEWSLETTER = whole(
    r"(?:sign up|subscribe|register)\b(?: (?:now|here|today|free))?(?: (?:for|to|with) .{0,100})?",
    r"(?:get|receive) .{0,50}\b(?:inbox|newsletter|by e-?mail|email alerts?)\b.{0,40}",
    r".{0,40}\bnewsletters?(?: sign[- ]?up)?",
    r"(?:enter )?your e-?mail(?: address)?",
    r"join (?:our|us on|the) .{0,30}(?:channel|group|community|mailing list|telegram).{0,20}",
    r"already a (?:member|subscriber)\?.{0,30}",
    r"(?:log|sign) (?:in|out)(?: (?:or|/|to) .{0,30})?",
    r"(?:create|register for) (?:a |an )?(?:free )?account.{0,30}",
)
COMMENT = whole(
    r"(?:leave|write|post|add) (?:a|your) (?:reply|comment)(?: (?:below|cancel reply))?",
    r"cancel reply",
    r"your email address will not be published.{0,60}",
    r"required fields are marked.{0,5}",
    r"(?:\d+ |no |view |show |hide |all |read |post )?comments?(?: \(?\d+\)?| are closed| off| below| section)?",
    r"(?:be the first to|join the) (?:comment|conversation|discussion).{0,20}",
    r"save my name, email.{0,100}",
    r"(?:post|submit) comment",
    r"notify me of (?:new|follow-?up).{0,40}",
    r"this site uses akismet.{0,80}",
    r"(?:powered by )?disqus.{0,20}",
)
KINDS = "articles?|posts?|stories|story|news|topics?|reading|links?|coverage|content|videos?|headlines|reads"
RELATED = whole(
    r"(?:related|recommended|similar|more|other|latest|trending|popular|top|most[- ](?:read|popular|viewed|shared))"
    rf"(?: (?:{KINDS}|from .{{2,30}}|on this(?: story| topic)?))?",
    r"(?:see|read|watch) (?:also|more|next)(?: ?: ?.{0,150})?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|don['’]t miss|editor['’]?s['’]? picks?|what to read next)",
    r"(?:more (?:on|about) .{2,40}|continue reading)",
    r"(?:previous|next|older|newer) (?:article|post|story|page|entry)(?: ?[:»←→] ?.{0,150})?",
    r"(?:tags?|topics?|categories|category|filed under|tagged)(?: ?: ?.{0,150})?",
    r"(?:read|show|load|view|see) (?:more|less|all)",
    r"back to top",
)
NAVIGATION = whole(
    r"(?:home|menu|search|skip to (?:main )?content|main navigation|navigation|close|contact(?: us)?|about(?: us)?|advertise(?: with us)?)",
    r"(?:jobs|careers|sitemap|archives?|\[edit\]|edit|sections|go to .{2,30})",
    r"advertisements?|sponsored(?: content)?|promoted|ad|story continues below.{0,30}|article continues (?:below|after).{0,30}",
    r"(?:©|copyright (?:©|\(c\)|\d{4})|\(c\)\s?(?:\d{4}|copyright)).{0,150}",
    r".{0,80}all rights reserved",
    r"home [>»/] .{0,150}",
)
NO_WORDS = re.compile(r"[^\w]*|[\d\s.,:/|+-]+")
CREDIT = whole(
    r"(?:photo|image|picture|illustration|photograph|video|source|credit|featured image|file photo)s?(?: credits?| courtesy| source| by)? ?[:/©] ?.{0,100}",
    r"(?:getty images|reuters|ap photo|afp|epa)(?: ?/ ?.{0,60})?",
)

REASONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("fundraising", METER),
    ("separator", NO_WORDS),
    ("fundraising", SUPPORT),
    ("caption", IMAGE),
    ("comment", COMMENT),
    ("cookie", COOKIE),
    ("newsletter", NEWSLETTER),
    ("share", SHARE),
    ("related", RELATED),
    ("caption", CREDIT),
    ("navigation", NAVIGATION),
)

SUPPORT_NAME = re.compile(r"(?:Support|SUPPORT|Donate to|Help) ((?:The )?[A-Z][\w.&'’-]*(?: (?:of|the|&|for|[A-Z][\w.&'’-]*)){0,4})[!.]?")
# From here to the end the page belongs to its readers.
COMMENT_FORM = whole(
    r"(?:leave|write|post|add) (?:a|your) (?:reply|comment)(?: (?:below|cancel reply))?",
    r"\d+ comments?",
    r"comments? \(?\d+\)?",
    r"your email address will not be published.{0,60}",
    r"(?:join|view) the (?:conversation|discussion)",
)
# Under these the next lines are headlines of other reports.
LIST_HEAD = whole(
    rf"(?:related|recommended|similar|trending|popular|most[- ](?:read|popular|viewed|shared))(?: (?:{KINDS}))?",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|editor['’]?s['’]? picks?|what to read next|more (?:stories|news|articles|from .{2,30}))",
    r"(?:see|read) also",
)
ENDED = re.compile(r"[.!?…][\"”’»')\]]*$")


@dataclass(frozen=True, slots=True)
class Sorted:
    """The report's lines and the page's."""

    lines: tuple[str, ...]
    cuts: tuple[Cut, ...]


def reason(line: str) -> str | None:
    """Why this line is furniture; None where it may be the report's.

    >>> reason("2,500 $"), reason("Two rockets hit the base.")
    ('fundraising', None)
    """
    if len(line) > LONGEST:
        return None
    if SUPPORT_NAME.fullmatch(line):
        return "fundraising"
    if share_bar(line):
        return "share"
    return next((why for why, pattern in REASONS if pattern.fullmatch(line)), None)


def share_bar(line: str) -> bool:
    """Is it nothing but the names of buttons: "Share Tweet Email 23"?"""
    words = re.findall(r"[\w-]+", line.casefold())
    return 0 < len(words) < 30 and all(word in SHARE_WORDS or word.isdigit() for word in words) and not all(word.isdigit() for word in words)


def prose(line: str) -> bool:
    """Does it read like a paragraph: long enough, and with an end?"""
    return len(line) > 60 and bool(ENDED.search(line))


def sort(lines: Sequence[str], title: str | None = None) -> Sorted:
    """The report's lines and the cuts. A later line that repeats the title is a caption; what follows a comment form is the readers'."""
    kept: list[str] = []
    cuts: list[Cut] = []
    listing = False
    wrote = False  # the report's prose has begun
    for number, line in enumerate(lines):
        if wrote and COMMENT_FORM.fullmatch(line):
            cuts.extend(Cut(rest, "comment") for rest in lines[number:])
            break
        why = repeated(line, title) or reason(line)
        listing = bool(LIST_HEAD.fullmatch(line)) or (listing and bool(why or not prose(line)))
        if why or (listing and wrote):
            cuts.append(Cut(line, why or "related"))
            continue
        kept.append(line)
        wrote = wrote or prose(line)
    return Sorted(tuple(kept), tuple(cuts))


def repeated(line: str, title: str | None) -> str | None:
    """The title's words again, below a picture or in a heading."""
    return "caption" if title and line.casefold() == title.casefold() else None


def outlet(lines: Sequence[str]) -> str | None:
    """The outlet that asks for support by its name, if only one does."""
    ask: Callable[[str], re.Match[str] | None] = SUPPORT_NAME.fullmatch
    names = {match[1] for line in lines if (match := ask(line))}
    return names.pop() if len(names) == 1 else None
